package org.calabaria.request;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.calabaria.problem.InvalidRequestException;

/** The implementation of {@link SeedPlan#explicit}. */
record ExplicitSeeds(List<Long> seeds) implements BuiltInSeeds {

    ExplicitSeeds {
        Objects.requireNonNull(seeds, "seeds must not be null")
                .forEach(seed -> Objects.requireNonNull(seed, "seeds must not contain null"));
        seeds = List.copyOf(seeds);
        if (seeds.isEmpty()) {
            throw new InvalidRequestException("seeds", "an explicit seed plan needs at least one seed, got none");
        }
    }

    @Override
    public Reader reader() {
        return (position, setup, replicate) -> seeds.get(replicate);
    }

    @Override
    public OptionalInt replicates() {
        return OptionalInt.of(seeds.size());
    }

    @Override
    public String toString() {
        return seeds.stream().map(Long::toUnsignedString).collect(Collectors.joining(", ", "explicit(", ")"));
    }
}
