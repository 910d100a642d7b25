package org.calabaria.wire.contract;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.calabaria.digest.Blake2b;
import org.calabaria.problem.NearestName;
import org.calabaria.problem.Problem;
import org.calabaria.problem.ShownValue;
import org.calabaria.wire.json.CanonicalJson;
import org.calabaria.wire.json.CodePointOrder;
import org.calabaria.wire.json.DocumentNode;
import org.calabaria.wire.json.JsonReader;
import org.jspecify.annotations.Nullable;

/** What the texts of a contract must be, and the sentences for those that are not. */
final class ContractText {

    /** Of a name. */
    static final int LONGEST = 1000;

    private static final int BYTES = 32;
    private static final int SHORT = 12;

    private ContractText() {}

    /** Whether a text has no half of a surrogate pair, so that it can be written. */
    static boolean isWellFormed(String text) {
        return text.codePoints()
                .noneMatch(point -> Character.MIN_SURROGATE <= point && point <= Character.MAX_SURROGATE);
    }

    /** Notes a name that is blank, too long or cannot be written. */
    static void requireName(String what, String name, ContractProblems problems) {
        if (name.isBlank() || name.length() > LONGEST || !isWellFormed(name)) {
            problems.add(Problem.of(
                    what,
                    what + " must be well-formed text of 1 to " + LONGEST + " characters, got " + ShownValue.of(name)));
        }
    }

    /** Notes a text that cannot be written. */
    static void requireWellFormed(String what, String text, ContractProblems problems) {
        if (!isWellFormed(text)) {
            problems.add(Problem.of(what, what + " must be well-formed text, got " + ShownValue.of(text)));
        }
    }

    /** Notes names that are none, or stand twice, and an empty list of them. */
    static void requireNames(String what, List<String> names, ContractProblems problems) {
        if (names.isEmpty()) {
            problems.add(Problem.of(what, what + " must name at least one, or be left out for all, got []"));
        }
        names.forEach(name -> requireName("a name in " + what, name, problems));
        Set<String> seen = new HashSet<>();
        Set<String> twice = new TreeSet<>();
        names.stream().filter(name -> !seen.add(name)).forEach(twice::add);
        if (!twice.isEmpty()) {
            problems.add(Problem.of(what, what + " must be distinct, got twice " + NearestName.braces(twice)));
        }
    }

    /** In the one order that names have, that of Python's {@code sorted}. */
    static List<String> sorted(List<String> names) {
        return List.copyOf(names).stream().sorted(CodePointOrder.INSTANCE).toList();
    }

    /** Notes a count that is less than one. */
    static void requirePositive(String what, int count, ContractProblems problems) {
        if (!(count >= 1)) {
            problems.add(Problem.of(what, what + " must be at least 1, got " + count));
        }
    }

    /** The first {@value #SHORT} hexadecimal digits of BLAKE2b-256 of a value's canonical JSON: what the contracts call an id. */
    static String shortId(Map<String, @Nullable Object> value) {
        return new Blake2b(BYTES).add(CanonicalJson.bytes(value)).hex().substring(0, SHORT);
    }

    /**
     * A copy all the way down, unmodifiable, with sorted keys.
     *
     * @throws org.calabaria.wire.json.DocumentException naming everything that JSON cannot hold
     */
    @SuppressWarnings("unchecked") // what was written as a map is read as one
    static Map<String, @Nullable Object> copied(String what, Map<String, @Nullable Object> values) {
        Objects.requireNonNull(values, what + " must not be null");
        DocumentNode copy = JsonReader.standard().read(CanonicalJson.text(values));
        return (Map<String, @Nullable Object>) Objects.requireNonNull(copy.toValue());
    }

    /** Notes metrics or the like that are not finite. */
    static void requireFinite(String what, Map<String, Double> numbers, ContractProblems problems) {
        numbers.forEach((name, number) -> {
            requireName("a name in " + what, name, problems);
            if (!Double.isFinite(number)) {
                problems.add(Problem.of(
                        name,
                        "'" + ShownValue.name(name) + "' in " + what + " must be finite, got "
                                + ShownValue.of(number)));
            }
        });
    }
}
