package org.calabaria.examples.digest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.calabaria.examples.boardingschool.Influenza;
import org.calabaria.examples.seir.Seir;
import org.calabaria.examples.sir.AgeStructuredSir;
import org.calabaria.examples.sir.Sir;
import org.calabaria.model.BaseModel;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.parameter.RealParameter;
import org.calabaria.request.Request;
import org.calabaria.request.Requests;
import org.calabaria.request.SeedPlan;
import org.calabaria.transform.AffineSqueezedLogit;
import org.calabaria.transform.Identity;
import org.calabaria.transform.Log;
import org.calabaria.transform.Transform;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.VariantSpec;

/**
 * The runs that are digested: each example model under four stacks, with twenty seeds.
 *
 * <p>The points are converted to an optimiser's coordinates and back before they are run, so that the digest also
 * covers the transforms.
 */
final class ExampleSweep {

    static final int SEEDS = 20;

    private static final SeedPlan PLAN = SeedPlan.common(1978);

    private record Example(
            Supplier<BaseModel<?, ?>> model, Map<String, ? extends Number> point, List<List<String>> stacks) {}

    private static final Map<String, Number> SLOW_SIR =
            Map.of("beta", 0.06, "gamma", 0.07, "population", 250_000, "contact_rate", 2.5, "initial_infected", 100);

    private static final List<Example> EXAMPLES = List.of(
            new Example(
                    Sir::new,
                    SLOW_SIR,
                    List.of(List.of(), List.of("lockdown"), List.of("vaccination"), List.of("lockdown", "combined"))),
            new Example(
                    AgeStructuredSir::new,
                    SLOW_SIR,
                    List.of(
                            List.of(),
                            List.of("schools_closed"),
                            List.of("vaccination", "lockdown"),
                            List.of("schools_closed", "combined"))),
            new Example(
                    Seir::new,
                    Map.of("beta", 0.5, "sigma", 0.2, "gamma", 0.25, "population", 100_000, "initial_exposed", 20),
                    List.of(
                            List.of(),
                            List.of("distancing"),
                            List.of("travel", "isolation"),
                            List.of("distancing", "isolation", "travel"))),
            new Example(
                    Influenza::new,
                    Map.of("beta", 1.67, "gamma", 0.44, "population", 763, "initial_infectious", 1),
                    List.of(
                            List.of(),
                            List.of("isolation"),
                            List.of("three_on_day_one"),
                            List.of("isolation", "three_on_day_one"))));

    private ExampleSweep() {}

    /**
     * All runs, in an order that depends on the shuffle. 0 is the order above. Any other number permutes the order in
     * which models are made, values are given and requests are run.
     */
    static List<Request> requests(long shuffle) {
        Random order = new Random(shuffle);
        List<Request> requests = new ArrayList<>();
        for (Example example : inOrder(EXAMPLES, shuffle, order)) {
            BaseModel<?, ?> model = example.model().get();
            Requests sweep = Requests.of(model)
                    .parameterSets(List.of(point(model, inOrder(example.point(), shuffle, order))))
                    .withStacks(inOrder(example.stacks(), shuffle, order))
                    .seeds(PLAN)
                    .replicates(SEEDS);
            sweep.forEach(requests::add);
        }
        return inOrder(requests, shuffle, order);
    }

    private static <T> List<T> inOrder(List<T> things, long shuffle, Random order) {
        List<T> copy = new ArrayList<>(things);
        if (shuffle != 0) {
            Collections.shuffle(copy, order);
        }
        return copy;
    }

    private static Map<String, Number> inOrder(Map<String, ? extends Number> values, long shuffle, Random order) {
        List<String> names = inOrder(values.keySet().stream().sorted().toList(), shuffle, order);
        Map<String, Number> ordered = new LinkedHashMap<>();
        names.forEach(name -> ordered.put(name, values.get(name)));
        return ordered;
    }

    private static ParameterSet point(BaseModel<?, ?> model, Map<String, Number> values) {
        VariantSpec spec = VariantSpec.of(model.space());
        for (ParameterSpec parameter : model.space().specs()) {
            if (parameter instanceof RealParameter real) {
                spec = spec.transform(real, transform(real));
            }
        }
        ModelVariant variant = new ModelVariant(model, spec);
        return variant.point(variant.fromTransformed(variant.toTransformed(values)));
    }

    private static Transform transform(RealParameter parameter) {
        if (parameter.lower() > 0) {
            return new Log();
        }
        return parameter.upper() > 1 ? new Identity() : new AffineSqueezedLogit();
    }
}
