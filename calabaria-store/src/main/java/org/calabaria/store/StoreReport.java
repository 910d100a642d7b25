package org.calabaria.store;

import java.util.List;
import java.util.stream.Collectors;
import org.calabaria.problem.Problem;
import org.calabaria.store.problem.StoreException;

/**
 * What a check of every byte of a store found.
 *
 * @param runs different runs whose records are intact
 * @param records intact records
 * @param bytes that were read
 * @param torn bytes that belong to no complete record: a writer was killed there, or writes now; they do no harm
 * @param problems a sentence for each thing that is damaged or inconsistent, sorted; what is damaged is treated as missing
 */
public record StoreReport(long runs, long records, long bytes, long torn, List<String> problems) {

    public StoreReport {
        problems = List.copyOf(problems);
    }

    /** Whether nothing is damaged or inconsistent. */
    public boolean isClean() {
        return problems.isEmpty();
    }

    /**
     * Returns this report if nothing is damaged or inconsistent.
     *
     * @throws StoreException with every problem
     */
    public StoreReport orThrow() {
        if (!isClean()) {
            throw new StoreException(
                    "verify()",
                    problems.stream()
                            .map(problem -> Problem.of("store", problem))
                            .toList());
        }
        return this;
    }

    /** {@code 480 runs in 480 records, 1048576 bytes, clean}, or the problems. */
    @Override
    public String toString() {
        return runs + " runs in " + records + " records, " + bytes + " bytes"
                + (isClean()
                        ? ", clean"
                        : problems.stream().collect(Collectors.joining("\n  ", "; problems:\n  ", "")));
    }
}
