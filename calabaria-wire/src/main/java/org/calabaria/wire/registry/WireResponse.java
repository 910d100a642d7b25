package org.calabaria.wire.registry;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.calabaria.problem.InvalidOutputException;
import org.calabaria.problem.NearestName;
import org.calabaria.table.Table;
import org.calabaria.wire.arrow.ArrowFile;
import org.jspecify.annotations.Nullable;

/**
 * The outputs of a run as Arrow files, and where they come from.
 *
 * <p>The same run gives the same bytes. Each file carries in its metadata the entry, the identities of the run and the name
 * of the output. Equal by content.
 */
public final class WireResponse {

    private final SortedMap<String, byte[]> outputs;
    private final WireProvenance provenance;

    /**
     * @param outputs Arrow files by the names of the outputs, which are those of the provenance; copied
     */
    public WireResponse(SortedMap<String, byte[]> outputs, WireProvenance provenance) {
        Objects.requireNonNull(outputs, "outputs must not be null");
        this.provenance = Objects.requireNonNull(provenance, "provenance must not be null");
        SortedMap<String, byte[]> copy = new TreeMap<>();
        outputs.forEach((name, bytes) -> copy.put(name, bytes.clone()));
        this.outputs = Collections.unmodifiableSortedMap(copy);
        if (!List.copyOf(copy.keySet()).equals(provenance.outputs())) {
            throw new RegistryException(
                    "outputs",
                    "a response holds the outputs of its provenance, " + NearestName.braces(provenance.outputs())
                            + ", got " + NearestName.braces(copy.keySet()));
        }
    }

    /** The names of the outputs, sorted. */
    public List<String> outputs() {
        return provenance.outputs();
    }

    /**
     * An output's Arrow file: a copy.
     *
     * @throws InvalidOutputException if there is no such output, with the nearest name
     */
    public byte[] bytes(String output) {
        byte[] bytes = outputs.get(Objects.requireNonNull(output, "output must not be null"));
        if (bytes == null) {
            throw new InvalidOutputException(
                    output, NearestName.unknown("output(s)", List.of(output), outputs.keySet()));
        }
        return bytes.clone();
    }

    /** An output's table, as {@link #bytes}. */
    public Table table(String output) {
        return ArrowFile.decode(bytes(output));
    }

    public WireProvenance provenance() {
        return provenance;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WireResponse that
                && provenance.equals(that.provenance)
                && outputs.keySet().stream().allMatch(name -> Arrays.equals(outputs.get(name), that.outputs.get(name)));
    }

    @Override
    public int hashCode() {
        return provenance.hashCode();
    }

    /** {@code WireResponse[Sir:lockdown@3f8a9c21, task 5fae3b01, outputs=[prevalence]]}. */
    @Override
    public String toString() {
        return "WireResponse[" + provenance.variantKey() + ", task "
                + provenance.taskId().substring(0, 8) + ", outputs=" + outputs() + "]";
    }
}
