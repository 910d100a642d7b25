package org.calabaria.wire.contract;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.NearestName;
import org.calabaria.problem.Problem;
import org.calabaria.problem.ShownValue;
import org.calabaria.wire.json.DocumentException;
import org.calabaria.wire.json.DocumentNode;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one map of a document while a value is made of them: every problem is noted with its place, and reading goes on.
 *
 * <p>A field that is null is one that is not there: the Python contracts write so.
 */
final class ContractFields {

    private static final BigInteger SEED_LIMIT = BigInteger.ONE.shiftLeft(64);

    private final DocumentNode node;
    private final String what;
    private final ContractProblems noted;

    private ContractFields(DocumentNode node, String what, ContractProblems noted) {
        this.node = node;
        this.what = what;
        this.noted = noted;
        if (node.asMap().isEmpty()) {
            problem(node, "", what + " must be a map, got " + node.shown());
        }
    }

    /** @throws DocumentException listing everything that is wrong */
    static <T> T read(DocumentNode root, String what, Function<ContractFields, Optional<T>> reader) {
        ContractProblems noted = new ContractProblems();
        Optional<T> value = reader.apply(new ContractFields(root, what, noted));
        noted.orThrow(found -> new DocumentException(what, found));
        return value.orElseThrow();
    }

    /** Refuses keys that are none of these, and notes which of the first are missing. */
    void only(List<String> required, List<String> optional) {
        Map<String, DocumentNode> fields = node.asMap().orElse(Map.of());
        List<String> known = new ArrayList<>(required);
        known.addAll(optional);
        fields.forEach((key, value) -> {
            if (!known.contains(key)) {
                note(Problem.of(
                        key,
                        value.keyAt() + ": unknown key '" + ShownValue.name(key) + "', only "
                                + NearestName.braces(known) + NearestName.remedy(List.of(key), known)));
            }
        });
        Set<String> missing = new TreeSet<>(required);
        missing.removeIf(key -> field(key).isPresent());
        if (node.asMap().isPresent() && !missing.isEmpty()) {
            problem(node, missing.iterator().next(), what + " lacks the key(s) " + NearestName.braces(missing));
        }
    }

    private Optional<DocumentNode> field(String key) {
        return node.field(key).filter(value -> !(value.isScalar() && value.toValue() == null));
    }

    boolean has(String key) {
        return field(key).isPresent();
    }

    Optional<String> text(String key) {
        return typed(key, "text", DocumentNode::asText);
    }

    /** Of a text, what a constructor makes of it. */
    <T> Optional<T> text(String key, Function<String, T> made) {
        return text(key).flatMap(text -> make(field(key).orElse(node), () -> made.apply(text)));
    }

    Optional<Long> seed(String key) {
        return typed(key, "an integer from 0 to 18446744073709551615", ContractFields::asSeed);
    }

    List<Long> seeds(String key) {
        return items(key, "a list of integers from 0 to 18446744073709551615", ContractFields::asSeed);
    }

    private static Optional<Long> asSeed(DocumentNode node) {
        return whole(node)
                .filter(seed -> seed.signum() >= 0 && seed.compareTo(SEED_LIMIT) < 0)
                .map(BigInteger::longValue);
    }

    Optional<Long> count(String key) {
        return typed(key, "a 64-bit integer", node -> whole(node)
                .filter(count -> count.bitLength() < Long.SIZE)
                .map(BigInteger::longValueExact));
    }

    Optional<Integer> smallCount(String key) {
        return typed(key, "a 32-bit integer", node -> whole(node)
                .filter(count -> count.bitLength() < Integer.SIZE)
                .map(BigInteger::intValueExact));
    }

    private static Optional<BigInteger> whole(DocumentNode node) {
        return number(node)
                .filter(number -> !(number instanceof Double))
                .map(number -> new BigInteger(number.toString()));
    }

    private static Optional<Number> number(DocumentNode node) {
        return node.isScalar() && node.toValue() instanceof Number number ? Optional.of(number) : Optional.empty();
    }

    /** A number as it is written: a {@code Long}, a {@code BigInteger} or a {@code Double}. */
    Optional<Number> number(String key) {
        return typed(key, "a number", ContractFields::number);
    }

    Optional<Double> real(String key) {
        return typed(key, "a number that a double holds exactly", ContractFields::real);
    }

    private static Optional<Double> real(DocumentNode node) {
        return number(node)
                .filter(number -> number instanceof Double
                        || new BigDecimal(number.doubleValue()).compareTo(new BigDecimal(number.toString())) == 0)
                .map(Number::doubleValue);
    }

    SortedMap<String, Double> reals(String key) {
        SortedMap<String, Double> reals = new TreeMap<>();
        map(key).forEach((name, value) -> real(value)
                .ifPresentOrElse(
                        real -> reals.put(name, real),
                        () -> problem(
                                value,
                                name,
                                "'" + ShownValue.name(name) + "' in " + key
                                        + " must be a number that a double holds exactly, got " + value.shown())));
        return reals;
    }

    Optional<Boolean> flag(String key) {
        return typed(
                key,
                "true or false",
                node -> node.isScalar() && node.toValue() instanceof Boolean flag
                        ? Optional.of(flag)
                        : Optional.empty());
    }

    /** A list of texts, if it is there. */
    Optional<List<String>> texts(String key) {
        return has(key) ? Optional.of(items(key, "a list of text", DocumentNode::asText)) : Optional.empty();
    }

    /** A map of anything, if it is there. */
    Optional<Map<String, @Nullable Object>> values(String key) {
        return typed(key, "a map", ContractFields::asValues);
    }

    /** Of a list of maps, what a constructor makes of each. */
    <T> List<T> maps(String key, Function<Map<String, @Nullable Object>, T> made) {
        return items(key, "a list of maps", item -> asValues(item).flatMap(map -> make(item, () -> made.apply(map))));
    }

    @SuppressWarnings("unchecked") // the value of a map is one
    private static Optional<Map<String, @Nullable Object>> asValues(DocumentNode node) {
        return node.asMap().map(fields -> (Map<String, @Nullable Object>) node.toValue());
    }

    private Map<String, DocumentNode> map(String key) {
        return typed(key, "a map", DocumentNode::asMap).orElse(Map.of());
    }

    SortedMap<String, String> textsByName(String key) {
        SortedMap<String, String> texts = new TreeMap<>();
        map(key).forEach((name, value) -> value.asText()
                .ifPresentOrElse(
                        text -> texts.put(name, text),
                        () -> problem(
                                value,
                                name,
                                "'" + ShownValue.name(name) + "' in " + key + " must be text, got " + value.shown())));
        return texts;
    }

    /** A value that is a document of its own, if it is there. */
    <T> Optional<T> inner(String key, String whatInner, Function<ContractFields, Optional<T>> reader) {
        return field(key).flatMap(value -> reader.apply(new ContractFields(value, whatInner, noted)));
    }

    <T> SortedMap<String, T> innerByName(String key, String whatInner, Function<ContractFields, Optional<T>> reader) {
        SortedMap<String, T> inner = new TreeMap<>();
        map(key).forEach((name, value) ->
                reader.apply(new ContractFields(value, whatInner, noted)).ifPresent(made -> inner.put(name, made)));
        return inner;
    }

    <T> List<T> inners(String key, String whatInner, Function<ContractFields, Optional<T>> reader) {
        return items(key, "a list", item -> reader.apply(new ContractFields(item, whatInner, noted)));
    }

    private <T> Optional<T> typed(String key, String type, Function<DocumentNode, Optional<T>> as) {
        Optional<DocumentNode> field = field(key);
        Optional<T> value = field.flatMap(as);
        if (field.isPresent() && value.isEmpty()) {
            problem(
                    field.get(),
                    key,
                    key + " must be " + type + ", got " + field.get().shown());
        }
        return value;
    }

    private <T> List<T> items(String key, String type, Function<DocumentNode, Optional<T>> as) {
        List<T> items = new ArrayList<>();
        for (DocumentNode item : typed(key, type, DocumentNode::asList).orElse(List.of())) {
            int before = noted.size();
            Optional<T> value = as.apply(item);
            value.ifPresent(items::add);
            if (value.isEmpty() && noted.size() == before) {
                problem(item, key, key + " must be " + type + ", got the item " + item.shown());
            }
        }
        return items;
    }

    /** Notes a problem with the field of that name. */
    void problem(String key, String sentence) {
        problem(field(key).orElse(node), key, sentence);
    }

    private void problem(DocumentNode at, String subject, String sentence) {
        note(at.problem(subject, sentence));
    }

    /** Ends reading once there are too many. */
    private void note(Problem problem) {
        noted.add(problem);
        if (noted.isFull()) {
            noted.orThrow(found -> new DocumentException(what, found));
        }
    }

    /** What a constructor makes of these fields; nothing where anything was wrong, or the constructor refuses. */
    <T> Optional<T> make(Supplier<T> constructor) {
        return noted.isEmpty() ? make(node, constructor) : Optional.empty();
    }

    private <T> Optional<T> make(DocumentNode at, Supplier<T> constructor) {
        try {
            return Optional.of(constructor.get());
        } catch (CalabariaException refused) {
            refused.problems().forEach(problem -> problem(at, problem.subject(), problem.sentence()));
            return Optional.empty();
        }
    }
}
