package org.calabaria.wire.job;

import java.util.List;
import org.calabaria.problem.Problem;
import org.calabaria.wire.json.DocumentNode;
import org.jspecify.annotations.Nullable;

/** Where the parts of a job stand: in the document that it was read from, or nowhere but in their path. */
final class JobPlaces {

    static final JobPlaces NONE = new JobPlaces(null);

    private final @Nullable DocumentNode root;

    private JobPlaces(@Nullable DocumentNode root) {
        this.root = root;
    }

    static JobPlaces in(DocumentNode root) {
        return new JobPlaces(root);
    }

    /** A problem with the part at this path of keys and indices, or with the last part on the way that there is. */
    Problem problem(Problem found, Object... path) {
        return root == null ? found.after(path(path)) : last(root, path).problem(found);
    }

    /** A problem with the key of the part at this path, of which the map should have none. */
    Problem problemOfKey(Problem found, Object... path) {
        return found.after(root == null ? path(path) : last(root, path).keyAt() + ": ");
    }

    private static DocumentNode last(DocumentNode root, Object... path) {
        DocumentNode node = root;
        for (Object step : path) {
            DocumentNode next = step instanceof Integer index
                    ? item(node, index)
                    : node.field((String) step).orElse(null);
            if (next == null) {
                break;
            }
            node = next;
        }
        return node;
    }

    private static @Nullable DocumentNode item(DocumentNode node, int index) {
        List<DocumentNode> items = node.asList().orElse(List.of());
        return index < items.size() ? items.get(index) : null;
    }

    private static String path(Object... path) {
        StringBuilder text = new StringBuilder();
        for (Object step : path) {
            if (step instanceof Integer) {
                text.append('[').append(step).append(']');
            } else {
                text.append(text.length() == 0 ? "" : ".").append(step);
            }
        }
        return text.append(text.length() == 0 ? "" : ": ").toString();
    }
}
