package org.calabaria.store;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calabaria.wire.provenance.ProvenanceLeaf;
import org.calabaria.wire.provenance.ProvenanceTree;
import org.calabaria.wire.provenance.RunInputs;

/** The inputs of a stored run one by one, as those of a run that is to be done are. */
final class RunLeaves {

    private RunLeaves() {}

    /** As {@link ProvenanceTree#of}, from what is stored. */
    static ProvenanceTree tree(StoredRun run) {
        List<String> outputs = List.copyOf(run.outputs().keySet());
        List<ProvenanceLeaf> leaves = new ArrayList<>(code(run));
        StoredInputs inputs = run.inputs();
        leaves.addAll(ProvenanceLeaf.all("params", inputs.parameters()));
        leaves.addAll(ProvenanceLeaf.all("config", inputs.config()));
        leaves.addAll(ProvenanceLeaf.all("stack", numbered(inputs.stack())));
        leaves.add(ProvenanceLeaf.of("seed", new BigInteger(Long.toUnsignedString(inputs.seed()))));
        outputs.forEach(output -> leaves.add(ProvenanceLeaf.of("outputs/" + output, true)));
        leaves.addAll(ProvenanceLeaf.all("environment", run.environment()));
        return new ProvenanceTree(run.simRoot(), RunInputs.taskId(run.simRoot(), outputs), leaves);
    }

    /** The code, its parts, and the version of the numerics. */
    static List<ProvenanceLeaf> code(StoredRun run) {
        return code(run.inputs().code(), run.codeParts(), run.inputs().numerics());
    }

    static List<ProvenanceLeaf> code(String id, Map<String, String> parts, long numerics) {
        List<ProvenanceLeaf> leaves = new ArrayList<>();
        leaves.add(ProvenanceLeaf.of("code", id));
        leaves.addAll(ProvenanceLeaf.all("code", parts));
        leaves.add(ProvenanceLeaf.of("numerics", numerics));
        return leaves;
    }

    /** A tree of these leaves alone, to be compared with another. */
    static ProvenanceTree part(StoredRun run, List<ProvenanceLeaf> leaves) {
        return new ProvenanceTree(run.simRoot(), "", leaves);
    }

    private static Map<String, String> numbered(List<String> stack) {
        Map<String, String> positions = new LinkedHashMap<>();
        stack.forEach(scenario -> positions.put(String.valueOf(positions.size()), scenario));
        return positions;
    }
}
