package org.calabaria.wire.provenance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.calabaria.model.Numerics;
import org.calabaria.wire.json.CanonicalJson;

/**
 * The inputs of one run, one by one, with a digest each: what a result stands on, and where to look when another differs.
 *
 * <p>The leaves come in the order code, each part of the code, the version of the numerics, each parameter, each setting, each position of the stack,
 * the seed, each output, and the environment.
 *
 * @param simRoot of the run
 * @param taskId of the run
 * @param leaves of distinct paths
 */
public record ProvenanceTree(String simRoot, String taskId, List<ProvenanceLeaf> leaves) {

    public ProvenanceTree {
        Objects.requireNonNull(simRoot, "simRoot must not be null");
        Objects.requireNonNull(taskId, "taskId must not be null");
        leaves = List.copyOf(leaves);
    }

    /** The tree of a run in an environment. */
    public static ProvenanceTree of(RunInputs inputs, Environment environment) {
        Objects.requireNonNull(inputs, "inputs must not be null");
        Objects.requireNonNull(environment, "environment must not be null");
        List<ProvenanceLeaf> leaves = new ArrayList<>();
        leaves.add(ProvenanceLeaf.of("code", inputs.code().id()));
        leaves.addAll(ProvenanceLeaf.all("code", inputs.code().parts()));
        leaves.add(ProvenanceLeaf.of("numerics", Numerics.version()));
        leaves.addAll(ProvenanceLeaf.all("params", inputs.parameters().values()));
        leaves.addAll(ProvenanceLeaf.all("config", inputs.config().values()));
        leaves.addAll(ProvenanceLeaf.all("stack", numbered(inputs.stack())));
        leaves.add(ProvenanceLeaf.of("seed", CanonicalJson.unsigned(inputs.seed())));
        leaves.addAll(ProvenanceLeaf.all("outputs", present(inputs.outputs())));
        leaves.addAll(environment.leaves());
        RunIdentity identity = inputs.identity();
        return new ProvenanceTree(identity.simRoot(), identity.taskId(), leaves);
    }

    private static Map<String, String> numbered(List<String> stack) {
        Map<String, String> positions = new LinkedHashMap<>();
        stack.forEach(scenario -> positions.put(String.valueOf(positions.size()), scenario));
        return positions;
    }

    private static Map<String, Boolean> present(List<String> outputs) {
        Map<String, Boolean> present = new LinkedHashMap<>();
        outputs.forEach(output -> present.put(output, true));
        return present;
    }

    /** Why two runs are not the same: the first and all inputs that differ, environments included. */
    public static Explanation explain(ProvenanceTree a, ProvenanceTree b) {
        Objects.requireNonNull(a, "a must not be null");
        Objects.requireNonNull(b, "b must not be null");
        return Explanation.between(a.leaves, b.leaves);
    }

    /** The identities, then a line for every leaf: the first eight digits of its digest, its path, its value. */
    @Override
    public String toString() {
        return leaves.stream()
                .map(leaf -> "\n  " + leaf.digest().substring(0, 8) + "  " + leaf)
                .collect(Collectors.joining("", "task " + taskId + "\nsim  " + simRoot, ""));
    }
}
