/**
 * Simulation models as pure functions: their grammar, the model itself, and the runner of many models. Requires only
 * {@code java.base}. The module is open because the laws of the testkit inspect every field of a model.
 */
open module org.calabaria.core {
    requires static org.jspecify;

    exports org.calabaria.digest;
    exports org.calabaria.model;
    exports org.calabaria.parameter;
    exports org.calabaria.problem;
    exports org.calabaria.random;
    exports org.calabaria.request;
    exports org.calabaria.results;
    exports org.calabaria.run;
    exports org.calabaria.scenario;
    exports org.calabaria.table;
    exports org.calabaria.transform;
    exports org.calabaria.variant;
}
