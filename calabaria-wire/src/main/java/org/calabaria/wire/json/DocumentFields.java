package org.calabaria.wire.json;

import java.util.LinkedHashMap;
import java.util.Map;
import org.calabaria.problem.ShownValue;

/** The fields of one map while it is being read; the first of two equal keys stays, the second is a problem. */
final class DocumentFields {

    // Two buckets: documents hold many small maps, and a map of sixteen would cost more than the node itself.
    private final Map<String, DocumentNode> fields = new LinkedHashMap<>(2);

    void add(String name, DocumentNode node, Refusals refusals) {
        DocumentNode first = fields.putIfAbsent(name, node);
        if (first != null) {
            refusals.add(
                    node.keyAt(),
                    "the key '" + ShownValue.name(name) + "' stands twice in its map, first at " + first.keyAt());
        }
    }

    Map<String, DocumentNode> read() {
        return fields;
    }
}
