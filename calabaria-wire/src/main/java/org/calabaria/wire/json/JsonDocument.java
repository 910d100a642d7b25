package org.calabaria.wire.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON document while it is being read. Jackson's tokens are converted to nodes. */
final class JsonDocument {

    // No state is shared between documents: no pooled buffers, no table of names. The limits and their messages
    // are those of this library; Jackson's own limits are disabled.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final SourceText source;
    private final Refusals refusals;
    private final Allowance allowance;
    private final NumberText numbers;
    private final Map<String, String> names = new HashMap<>();

    JsonDocument(SourceText source, Refusals refusals, Allowance allowance) {
        this.source = source;
        this.refusals = refusals;
        this.allowance = allowance;
        this.numbers = new NumberText(refusals);
    }

    DocumentNode read() {
        try (JsonParser tokens = FACTORY.createParser(source.text())) {
            if (tokens.nextToken() == null) {
                throw refusals.last(source.at(source.text().length()), "a document must contain a value, got none");
            }
            DocumentNode root = value(tokens, null, 0);
            if (tokens.nextToken() != null) {
                throw refusals.last(at(tokens), "a document must contain one value, got another one after it");
            }
            refusals.orThrow();
            return root;
        } catch (JsonEOFException e) {
            throw refusals.last(source.at(source.text().length()), "not JSON: the document ends too early");
        } catch (StreamReadException e) {
            JsonMistake mistake = JsonMistake.of(source.text(), e);
            throw refusals.last(source.at(mistake.at()), "not JSON: " + mistake.sentence());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DocumentNode value(JsonParser tokens, @Nullable Position keyAt, int depth) throws IOException {
        Position at = at(tokens);
        allowance.hold(at, refusals);
        Object content = content(tokens, at, depth);
        return DocumentNode.of(content, at, keyAt == null ? at : keyAt);
    }

    private @Nullable Object content(JsonParser tokens, Position at, int depth) throws IOException {
        return switch (tokens.currentToken()) {
            case START_OBJECT -> map(tokens, at, depth + 1);
            case START_ARRAY -> list(tokens, at, depth + 1);
            case VALUE_STRING -> text(tokens.getText(), at);
            case VALUE_NUMBER_INT -> numbers.integer(tokens.getText(), 10, at);
            case VALUE_NUMBER_FLOAT -> real(tokens.getText(), at);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private Map<String, DocumentNode> map(JsonParser tokens, Position at, int depth) throws IOException {
        checkDepth(at, depth);
        DocumentFields fields = new DocumentFields();
        while (tokens.nextToken() == JsonToken.FIELD_NAME) {
            Position keyAt = at(tokens);
            allowance.hold(keyAt, refusals);
            String name = text(names.computeIfAbsent(tokens.currentName(), same -> same), keyAt);
            tokens.nextToken();
            fields.add(name, value(tokens, keyAt, depth), refusals);
        }
        return fields.read();
    }

    private List<DocumentNode> list(JsonParser tokens, Position at, int depth) throws IOException {
        checkDepth(at, depth);
        List<DocumentNode> items = new ArrayList<>(2);
        while (tokens.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(tokens, null, depth));
        }
        return List.copyOf(items);
    }

    private void checkDepth(Position at, int depth) {
        if (depth > WritableValue.DEEPEST) {
            throw refusals.last(at, "lists and maps must not be nested more than " + WritableValue.DEEPEST + " deep");
        }
    }

    private String text(String text, Position at) {
        return LoneSurrogate.check(text, at, refusals);
    }

    /** Reads a real number; -0.0 is read as 0.0, as {@link CanonicalJson} writes it. */
    private @Nullable Double real(String text, Position at) {
        Double real = numbers.real(text, at);
        return real != null && real == 0 ? Double.valueOf(0.0) : real;
    }

    private Position at(JsonParser tokens) {
        return source.at((int) tokens.currentTokenLocation().getCharOffset());
    }
}
