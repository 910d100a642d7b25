package org.calabaria.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.calabaria.model.Numerics;
import org.calabaria.problem.ShownValue;
import org.calabaria.request.Request;
import org.calabaria.scenario.ScenarioSpec;
import org.calabaria.wire.provenance.CodeIdentity;
import org.calabaria.wire.provenance.RunInputs;
import org.jspecify.annotations.Nullable;

/**
 * What a run that is asked for and a stored one differ in, told as the inputs that a person changed: where the stacks differ,
 * the values that their scenarios patch are not named besides.
 */
final class Nearness {

    private final Request request;
    private final RunInputs inputs;
    private final Map<String, Number> point;

    Nearness(Request request, RunInputs inputs) {
        this.request = request;
        this.inputs = inputs;
        this.point = request.setup().point().values();
    }

    /** The differences, the stored value first; empty where the runs are the same simulation. */
    List<String> differences(StoredRun run) {
        List<String> differences = new ArrayList<>();
        StoredInputs stored = run.inputs();
        if (!stored.model().equals(model())) {
            differences.add("model: " + stored.model() + " and " + model());
        } else if (!stored.code().equals(inputs.code().id())) {
            differences.addAll(codeDifferences(run));
        }
        if (stored.numerics() != Numerics.version()) {
            differences.add("numerics: " + stored.numerics() + " and " + Numerics.version());
        }
        boolean sameStack = stored.stack().equals(inputs.stack());
        if (!sameStack) {
            differences.add("stack: " + stored.stack() + " and " + inputs.stack());
        }
        compare(
                sameStack ? stored.parameters() : run.asked().point(),
                sameStack ? inputs.parameters().values() : point,
                Set.of(),
                differences);
        compare(stored.config(), inputs.config().values(), sameStack ? Set.of() : patchedSettings(stored), differences);
        if (stored.seed() != inputs.seed()) {
            differences.add(
                    "seed: " + Long.toUnsignedString(stored.seed()) + " and " + Long.toUnsignedString(inputs.seed()));
        }
        return differences;
    }

    private String model() {
        return request.setup().model().getClass().getName();
    }

    /** The settings that a scenario of either stack patches. */
    private Set<String> patchedSettings(StoredInputs stored) {
        Set<String> names = new HashSet<>(stored.stack());
        names.addAll(inputs.stack());
        Set<String> patched = new HashSet<>();
        for (String name : names) {
            Optional.ofNullable(request.setup().model().scenarios().get(name))
                    .map(ScenarioSpec::configPatches)
                    .ifPresent(patches -> patched.addAll(patches.keySet()));
        }
        return patched;
    }

    private List<String> codeDifferences(StoredRun run) {
        CodeIdentity code = inputs.code();
        Map<String, String> parts = run.codeParts();
        Set<String> names = new TreeSet<>(parts.keySet());
        names.addAll(code.parts().keySet());
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            if (!Objects.equals(parts.get(name), code.parts().get(name))) {
                differences.add("code: " + name);
            }
        }
        return differences.isEmpty()
                ? List.of("code: " + run.inputs().code().substring(0, 8) + " and "
                        + code.id().substring(0, 8))
                : differences;
    }

    private static void compare(
            Map<String, ? extends @Nullable Object> stored,
            Map<String, ? extends @Nullable Object> now,
            Set<String> ignored,
            List<String> differences) {
        Set<String> names = new TreeSet<>(stored.keySet());
        names.addAll(now.keySet());
        names.removeAll(ignored);
        for (String name : names) {
            if (!Objects.equals(stored.get(name), now.get(name))) {
                differences.add(name + ": " + shown(stored, name) + " and " + shown(now, name));
            }
        }
    }

    private static String shown(Map<String, ? extends @Nullable Object> values, String name) {
        return values.containsKey(name) ? ShownValue.of(values.get(name)) : "absent";
    }
}
