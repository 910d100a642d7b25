package org.calabaria.wire.contract;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.calabaria.problem.InvalidRequestException;
import org.calabaria.wire.json.CanonicalJson;
import org.calabaria.wire.json.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * One task under several seeds.
 *
 * <p>The seeds stand here one by one, whatever plan they are from: what is recorded is what is run.
 *
 * @param base the task; its own seed is run only if it is one of the seeds
 * @param seeds of the replicates in order, unsigned 64-bit; at least one, and distinct, because a run under the same seed is the
 *     same run
 */
public record ReplicateSet(SimTask base, List<Long> seeds) implements ContractDocument {

    private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    /** @throws InvalidRequestException if there is no seed, or one twice */
    public ReplicateSet {
        Objects.requireNonNull(base, "base must not be null");
        seeds = List.copyOf(Objects.requireNonNull(seeds, "seeds must not be null"));
        if (seeds.isEmpty()) {
            throw new InvalidRequestException("seeds", "a set of replicates must have at least one seed, got []");
        }
        Set<Long> seen = new HashSet<>();
        for (long seed : seeds) {
            if (!seen.add(seed)) {
                throw new InvalidRequestException(
                        "seeds",
                        "the seeds of replicates must be distinct, got " + Long.toUnsignedString(seed) + " twice");
            }
        }
    }

    /**
     * The replicates of the Python contracts: replicate r has the seed of the task, plus an offset, plus r.
     *
     * @param count at least 1
     * @param offset at least 0
     * @throws InvalidRequestException if either is less, or a seed would be more than 2^64 - 1
     */
    public static ReplicateSet sequential(SimTask base, int count, long offset) {
        Objects.requireNonNull(base, "base must not be null");
        if (!(count >= 1 && offset >= 0)) {
            throw new InvalidRequestException(
                    "n_replicates",
                    "sequential replicates need a count of at least 1 and an offset of at least 0, got " + count
                            + " and " + offset);
        }
        BigInteger first = new BigInteger(Long.toUnsignedString(base.seed())).add(BigInteger.valueOf(offset));
        BigInteger last = first.add(BigInteger.valueOf(count - 1L));
        if (last.compareTo(LARGEST) > 0) {
            throw new InvalidRequestException(
                    "seeds",
                    "the seeds of replicates must be at most " + LARGEST + ", got " + last + " for the last of "
                            + count);
        }
        List<Long> seeds = new ArrayList<>(count);
        for (int replicate = 0; replicate < count; replicate++) {
            seeds.add(first.longValue() + replicate);
        }
        return new ReplicateSet(base, seeds);
    }

    /** One task for each seed, in order. */
    public List<SimTask> tasks() {
        return seeds.stream().map(base::withSeed).toList();
    }

    /**
     * The set in a JSON document, {@code {"base_task", "seeds"}}.
     *
     * @throws org.calabaria.wire.json.DocumentException listing everything that makes it none
     */
    public static ReplicateSet fromJson(String json) {
        return ContractFields.read(JsonReader.standard().read(json), "a set of replicates", ReplicateSet::from);
    }

    private static Optional<ReplicateSet> from(ContractFields fields) {
        fields.only(List.of("base_task", "seeds"), List.of());
        Optional<SimTask> base = fields.inner("base_task", "a simulation task", SimTask::from);
        List<Long> seeds = fields.seeds("seeds");
        return fields.make(() -> new ReplicateSet(base.orElseThrow(), seeds));
    }

    @Override
    public Map<String, @Nullable Object> toValue() {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("base_task", base.toValue());
        value.put("seeds", seeds.stream().map(CanonicalJson::unsigned).toList());
        return value;
    }

    /** {@code ReplicateSet[3 x SimTask[org.example.Sir/lockdown at 944ed7a1, seed 42]]}. */
    @Override
    public String toString() {
        return "ReplicateSet[" + seeds.size() + " x " + base + "]";
    }
}
