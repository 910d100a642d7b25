package org.calabaria.wire.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calabaria.problem.Problem;
import org.calabaria.problem.ShownValue;
import org.jspecify.annotations.Nullable;

/**
 * A value in a document that was read, with its position.
 *
 * <p>A node is a map, a list or a scalar: {@code null}, a {@link Boolean}, a {@link Long} or
 * {@link java.math.BigInteger}, a {@link Double} or a {@link String}. Fields are in the order of the document.
 *
 * <p>Nodes are not compared by {@code equals}, because equal values may have different positions. Compare
 * {@link #toValue}.
 */
public final class DocumentNode {

    private final @Nullable Object content;
    private final int line;
    private final int column;
    private final int keyLine;
    private final int keyColumn;

    private DocumentNode(@Nullable Object content, int line, int column, int keyLine, int keyColumn) {
        this.content = content;
        this.line = line;
        this.column = column;
        this.keyLine = keyLine;
        this.keyColumn = keyColumn;
    }

    /** A map's content is a {@code Map<String, DocumentNode>}, a list's a {@code List<DocumentNode>}. */
    static DocumentNode of(@Nullable Object content, Position at, Position keyAt) {
        return new DocumentNode(content, at.line(), at.column(), keyAt.line(), keyAt.column());
    }

    /** The same value at another position, where an alias repeats it. */
    DocumentNode movedTo(Position at, Position keyAt) {
        return of(content, at, keyAt);
    }

    /** The position where the value begins. */
    public Position at() {
        return new Position(line, column);
    }

    /**
     * The position where the key of this value begins. For an item of a list and for the root, the same as
     * {@link #at()}.
     */
    public Position keyAt() {
        return new Position(keyLine, keyColumn);
    }

    /** The fields in the order of the document, if this is a map. */
    public Optional<Map<String, DocumentNode>> asMap() {
        return content instanceof Map<?, ?> ? Optional.of(Collections.unmodifiableMap(fields())) : Optional.empty();
    }

    /** The items, if this is a list. */
    public Optional<List<DocumentNode>> asList() {
        return content instanceof List<?> ? Optional.of(items()) : Optional.empty();
    }

    /** The text, if this is text; a number is not text. */
    public Optional<String> asText() {
        return content instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** The field of this name, if this is a map that has it. */
    public Optional<DocumentNode> field(String name) {
        return content instanceof Map<?, ?> ? Optional.ofNullable(fields().get(name)) : Optional.empty();
    }

    public boolean isScalar() {
        return !(content instanceof Map<?, ?> || content instanceof List<?>);
    }

    /**
     * The value without positions: a scalar, or an unmodifiable {@link List} or {@link Map} of values, the map in the
     * order of the document.
     */
    public @Nullable Object toValue() {
        if (content instanceof Map<?, ?>) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            fields().forEach((name, node) -> values.put(name, node.toValue()));
            return Collections.unmodifiableMap(values);
        }
        if (content instanceof List<?>) {
            List<@Nullable Object> values = new ArrayList<>();
            items().forEach(node -> values.add(node.toValue()));
            return Collections.unmodifiableList(values);
        }
        return content;
    }

    /**
     * The value as shown in a message: {@code a map}, {@code a list}, {@code 'low'}, {@code 4}, {@code 4.0},
     * {@code null}.
     */
    public String shown() {
        if (content instanceof Map<?, ?>) {
            return "a map";
        }
        return content instanceof List<?> ? "a list" : ShownValue.of(content);
    }

    /** A problem with this value: {@code line 3, column 7: } followed by the sentence. */
    public Problem problem(String subject, String sentence) {
        return problem(Problem.of(subject, sentence));
    }

    /** A problem that was found with this value, behind its place. */
    public Problem problem(Problem found) {
        return found.after(at() + ": ");
    }

    @Override
    public String toString() {
        return shown() + " at " + at();
    }

    @SuppressWarnings("unchecked")
    private Map<String, DocumentNode> fields() {
        return (Map<String, DocumentNode>) content();
    }

    @SuppressWarnings("unchecked")
    private List<DocumentNode> items() {
        return (List<DocumentNode>) content();
    }

    private Object content() {
        if (content == null) {
            throw new IllegalStateException("a null has no parts");
        }
        return content;
    }
}
