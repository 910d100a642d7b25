/**
 * Formats and identities: JSON, YAML, Arrow, the identities of code and runs, a registry of models, contracts, jobs. The
 * module is open, as core is.
 */
@SuppressWarnings("requires-automatic") // aircompressor has no descriptor; whoever reads LZ4 and ZSTD bodies adds it
open module org.calabaria.wire {
    requires transitive org.calabaria.core;
    requires com.fasterxml.jackson.core;
    requires org.apache.arrow.format;
    requires org.apache.commons.codec;
    requires org.snakeyaml.engine;
    requires static aircompressor;
    requires static org.jspecify;

    exports org.calabaria.wire.arrow;
    exports org.calabaria.wire.bytecode;
    exports org.calabaria.wire.contract;
    exports org.calabaria.wire.job;
    exports org.calabaria.wire.json;
    exports org.calabaria.wire.provenance;
    exports org.calabaria.wire.registry;

    uses org.calabaria.model.BaseModel;
}
