package org.calabaria.wire.provenance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.calabaria.wire.json.CanonicalJson;
import org.calabaria.wire.json.DomainDigest;
import org.jspecify.annotations.Nullable;

/**
 * One input of a run.
 *
 * @param path what it is: {@code code}, {@code numerics}, {@code params/beta}, {@code config/days}, {@code stack/0}, {@code seed}
 * @param shown its value as canonical JSON
 * @param digest SHA-256 of {@code calabaria:leaf:v1|} and the canonical JSON of path and value
 */
public record ProvenanceLeaf(String path, String shown, String digest) {

    private static final int LONGEST = 100;

    public ProvenanceLeaf {
        Objects.requireNonNull(path, "path must not be null");
        Objects.requireNonNull(shown, "shown must not be null");
        Objects.requireNonNull(digest, "digest must not be null");
    }

    /** The leaf of an input, such as {@code ("params/beta", 0.3)}. */
    public static ProvenanceLeaf of(String path, @Nullable Object value) {
        Map<String, @Nullable Object> covered = new LinkedHashMap<>();
        covered.put("path", path);
        covered.put("value", value);
        return new ProvenanceLeaf(path, CanonicalJson.text(value), DomainDigest.sha256("calabaria:leaf:v1", covered));
    }

    /** A leaf for every entry, in the order of the map: {@code ("params", {beta=0.3})} has {@code params/beta}. */
    public static List<ProvenanceLeaf> all(String above, Map<String, ? extends @Nullable Object> values) {
        List<ProvenanceLeaf> leaves = new ArrayList<>();
        values.forEach((name, value) -> leaves.add(of(above + "/" + name, value)));
        return leaves;
    }

    /** The value, cut where it is very long. */
    String brief() {
        return shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST) + "...";
    }

    /** {@code params/beta = 0.3}. */
    @Override
    public String toString() {
        return path + " = " + brief();
    }
}
