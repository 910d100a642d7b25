package org.calabaria.wire.contract;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.problem.Problem;
import org.calabaria.problem.ShownValue;
import org.calabaria.wire.json.CanonicalJson;
import org.calabaria.wire.json.DomainDigest;
import org.calabaria.wire.json.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * Values by name, with the id that the contracts give them: BLAKE2b-256 of {@code contracts:param:v1|} and the canonical JSON of
 * the values.
 *
 * <p>A value is a real number, a whole number, a truth value or text. The order of the names does not matter; the kinds of the
 * numbers do: 4 is not 4.0. The id is always computed, never believed.
 */
public final class UniqueParameterSet implements ContractDocument {

    private static final String DOMAIN = "contracts:param:v1";
    private static final BigInteger TOO_LARGE = BigInteger.TEN.pow(1000);

    private final SortedMap<String, Object> values;

    private UniqueParameterSet(SortedMap<String, Object> values) {
        this.values = Collections.unmodifiableSortedMap(values);
    }

    /**
     * The set of these values.
     *
     * @param values {@code Double}, {@code Long}, {@code Integer}, {@code Short}, {@code Byte}, {@code BigInteger} of at most
     *     1000 digits, {@code Boolean} or {@code String}; {@code -0.0} becomes {@code 0.0}
     * @throws InvalidParameterException naming every value that is none of these, NaN and infinities among them
     */
    public static UniqueParameterSet of(Map<String, ? extends @Nullable Object> values) {
        Objects.requireNonNull(values, "values must not be null");
        SortedMap<String, Object> copy = new TreeMap<>();
        ContractProblems problems = new ContractProblems();
        values.forEach((name, value) -> {
            Objects.requireNonNull(name, "values must not name null");
            Object scalar = ContractText.isWellFormed(name) ? scalar(value) : null;
            if (scalar == null) {
                problems.add(Problem.of(name, refusal(name, value)));
            } else {
                copy.put(name, scalar);
            }
        });
        problems.orThrow(found -> new InvalidParameterException("a parameter set", found));
        return new UniqueParameterSet(copy);
    }

    private static @Nullable Object scalar(@Nullable Object value) {
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof BigInteger whole) {
            return narrowed(whole);
        }
        if (value instanceof Double real) {
            return Double.isFinite(real) ? Double.valueOf(real + 0.0) : null;
        }
        boolean text = value instanceof String given && ContractText.isWellFormed(given);
        return text || value instanceof Boolean ? value : null;
    }

    /** One number has one value: a long where it fits. */
    private static @Nullable Object narrowed(BigInteger whole) {
        if (whole.bitLength() < Long.SIZE) {
            return whole.longValueExact();
        }
        return whole.abs().compareTo(TOO_LARGE) < 0 ? whole : null;
    }

    private static String refusal(String name, @Nullable Object value) {
        return "parameter '" + ShownValue.name(name)
                + "' must be a finite real number, a whole number, a truth value or well-formed text, got "
                + ShownValue.withType(value);
    }

    /**
     * The set in a JSON document, {@code {"param_id", "params"}}.
     *
     * @throws org.calabaria.wire.json.DocumentException if it is none, or if its id is not that of its values
     */
    public static UniqueParameterSet fromJson(String json) {
        return ContractFields.read(JsonReader.standard().read(json), "a parameter set", UniqueParameterSet::from);
    }

    static Optional<UniqueParameterSet> from(ContractFields fields) {
        fields.only(List.of("param_id", "params"), List.of());
        Optional<UniqueParameterSet> set = fields.values("params").flatMap(values -> fields.make(() -> of(values)));
        Optional<String> id = fields.text("param_id");
        if (set.isPresent() && id.isPresent() && !id.get().equals(set.get().paramId())) {
            fields.problem(
                    "param_id",
                    "param_id must be that of the params, " + set.get().paramId() + ", got " + ShownValue.of(id.get()));
        }
        return set;
    }

    /** The values by name, sorted: {@code Double}, {@code Long}, {@code BigInteger}, {@code Boolean} or {@code String}. */
    public SortedMap<String, Object> values() {
        return values;
    }

    /** The id: 64 hexadecimal digits. */
    public String paramId() {
        return DomainDigest.blake2b(DOMAIN, values);
    }

    @Override
    public Map<String, @Nullable Object> toValue() {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("param_id", paramId());
        value.put("params", values);
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UniqueParameterSet that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** {@code UniqueParameterSet{"beta":0.3} 944ed7a1}. */
    @Override
    public String toString() {
        return "UniqueParameterSet" + CanonicalJson.text(values) + " "
                + paramId().substring(0, 8);
    }
}
