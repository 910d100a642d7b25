package org.calabaria.wire.json;

import java.util.LinkedHashMap;
import java.util.Map;
import org.calabaria.problem.ShownValue;

/**
 * The fields of a map while it is being read. If a key is repeated, the first field is kept and the second is a
 * problem.
 */
final class DocumentFields {

    // Two buckets: documents hold many small maps, and a map of sixteen would cost more than the node itself.
    private final Map<String, DocumentNode> fields = new LinkedHashMap<>(2);

    void add(String name, DocumentNode node, Refusals refusals) {
        DocumentNode first = fields.putIfAbsent(name, node);
        if (first != null) {
            refusals.add(
                    node.keyAt(),
                    "the key '" + ShownValue.name(name) + "' is repeated in its map, first at " + first.keyAt());
        }
    }

    Map<String, DocumentNode> read() {
        return fields;
    }
}
