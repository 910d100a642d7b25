package org.calabaria.request;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.calabaria.model.BaseModel;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.InvalidOutputException;
import org.calabaria.problem.InvalidRequestException;
import org.calabaria.problem.NearestName;
import org.calabaria.variant.ModelVariant;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a sweep: for every point and every stack, the requested number of replicates, each with a seed from a
 * plan.
 *
 * <p>Requests are ordered by point, then by stack, then by replicate, each in the order given. Requests are created one
 * by one while they are read, so the memory used does not depend on the length of the sweep. Every call of
 * {@link #iterator()} reads from the beginning. Immutable; methods return copies.
 *
 * <pre>{@code
 * Requests.of(variant).points(points).stacks("baseline", "lockdown").seeds(SeedPlan.common(42)).replicates(100)
 * }</pre>
 */
public final class Requests implements Iterable<Request> {

    private static final Set<Class<?>> PLAIN = Set.of(
            ArrayList.class,
            ArrayDeque.class,
            LinkedList.class,
            LinkedHashSet.class,
            Arrays.asList().getClass(),
            Collections.emptyList().getClass(),
            Collections.singletonList(1).getClass(),
            List.of().getClass(), // of zero, and of three or more elements
            List.of(1).getClass()); // of one or two elements

    private final List<SetupSource> sources;
    private final Iterable<?> points;
    private final @Nullable SeedPlan plan;
    private final OptionalInt replicates;
    private final List<String> outputs;

    private Requests(
            List<SetupSource> sources,
            Iterable<?> points,
            @Nullable SeedPlan plan,
            OptionalInt replicates,
            List<String> outputs) {
        this.sources = sources;
        this.points = points;
        this.plan = plan;
        this.replicates = replicates;
        this.outputs = outputs;
        refuseMoreReplicatesThanSeeds();
    }

    /** Requests for a variant, under its own stack. A point has values for its free parameters. */
    public static Requests of(ModelVariant variant) {
        return new Requests(List.of(new VariantSource(variant)), List.of(), null, OptionalInt.empty(), List.of());
    }

    /** Requests for a model, under its default scenario. A point has values for all its parameters. */
    public static Requests of(BaseModel<?, ?> model) {
        return new Requests(
                List.of(new ModelSource(model, List.of())), List.of(), null, OptionalInt.empty(), List.of());
    }

    /**
     * A copy with these points, as values by name. A point is checked when it is run; an invalid point is a failed run.
     *
     * @param values read again for every iteration, not copied. A lazy source is
     *     {@code points(() -> stream().iterator())}
     */
    public Requests points(Iterable<? extends Map<String, ? extends Number>> values) {
        return new Requests(
                sources, Objects.requireNonNull(values, "values must not be null"), plan, replicates, outputs);
    }

    /** A copy with these points of the model's space, or of a variant's {@link ModelVariant#freeSpace()}. */
    public Requests parameterSets(Iterable<ParameterSet> sets) {
        return new Requests(sources, Objects.requireNonNull(sets, "sets must not be null"), plan, replicates, outputs);
    }

    /** A copy that runs every point once under each of these scenarios. They replace the previous stacks. */
    public Requests stacks(String... scenarios) {
        return withStacks(Arrays.stream(scenarios).map(List::of).toList());
    }

    /**
     * A copy that runs every point under each of these stacks. They replace the previous stacks.
     *
     * @param stacks scenario names in the order in which they apply; an empty stack is the default scenario
     * @throws CalabariaException if a scenario is unknown, the scenarios of a stack conflict, or the stacks do not
     *     leave the same parameters free, because then no point would fit all stacks
     */
    public Requests withStacks(List<List<String>> stacks) {
        Objects.requireNonNull(stacks, "stacks must not be null");
        if (stacks.isEmpty()) {
            throw new InvalidRequestException("stacks", "requests need at least one stack, got none");
        }
        SetupSource before = sources.get(0);
        List<SetupSource> under = stacks.stream().map(before::under).toList();
        for (int i = 1; i < under.size(); i++) {
            refuseOtherFree(stacks.get(0), under.get(0), stacks.get(i), under.get(i));
        }
        return new Requests(under, points, plan, replicates, outputs);
    }

    private static void refuseOtherFree(
            List<String> firstStack, SetupSource first, List<String> stack, SetupSource other) {
        if (!first.free().equals(other.free())) {
            TreeSet<String> lacking = new TreeSet<>(first.free());
            other.free().forEach(name -> {
                if (!lacking.remove(name)) {
                    lacking.add(name);
                }
            });
            throw new InvalidRequestException(
                    "stacks",
                    "stacks " + firstStack + " and " + stack
                            + " do not leave the same parameters free: one of them sets " + NearestName.braces(lacking)
                            + "; fix it in the variant's view");
        }
    }

    /** A copy whose seeds come from this plan. */
    public Requests seeds(SeedPlan newPlan) {
        return new Requests(
                sources, points, Objects.requireNonNull(newPlan, "plan must not be null"), replicates, outputs);
    }

    /**
     * A copy with {@code count} replicates of every point and stack. The default is the plan's number of replicates, or
     * 1.
     */
    public Requests replicates(int count) {
        if (!(count >= 1)) {
            throw new InvalidRequestException("replicates", "replicates must be 1 or more, got " + count);
        }
        return new Requests(sources, points, plan, OptionalInt.of(count), outputs);
    }

    /** A copy that extracts only the named outputs; no names mean all outputs. */
    public Requests outputs(String... names) {
        return outputs(List.of(names));
    }

    /**
     * A copy that extracts only the named outputs; no names mean all outputs.
     *
     * @throws InvalidOutputException listing every name that is not an output of the model, with the nearest name
     */
    public Requests outputs(Collection<String> names) {
        TreeSet<String> unknown = new TreeSet<>(Objects.requireNonNull(names, "names must not be null"));
        Collection<String> known = sources.get(0).outputs();
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new InvalidOutputException("outputs", NearestName.unknown("output(s)", unknown, known));
        }
        return new Requests(sources, points, plan, replicates, List.copyOf(names));
    }

    /** The number of requests, if the points are a collection and the number is below 2^63. */
    public OptionalLong total() {
        if (!(points instanceof Collection<?> collection)) {
            return OptionalLong.empty();
        }
        BigInteger total = BigInteger.valueOf(collection.size())
                .multiply(BigInteger.valueOf(sources.size()))
                .multiply(BigInteger.valueOf(replicateCount()));
        return total.signum() >= 0 && total.bitLength() < Long.SIZE
                ? OptionalLong.of(total.longValueExact())
                : OptionalLong.empty();
    }

    private int replicateCount() {
        return replicates.orElse(plan == null ? 1 : plan.replicates().orElse(1));
    }

    private void refuseMoreReplicatesThanSeeds() {
        if (plan != null && replicateCount() > plan.replicates().orElse(Integer.MAX_VALUE)) {
            throw new InvalidRequestException(
                    "replicates",
                    "seed plan " + plan + " has seeds for " + plan.replicates().getAsInt() + " replicates, got "
                            + replicateCount());
        }
    }

    /**
     * Whether iterating over the source calls no user code. This is true for the JDK's own lists, and for requests
     * whose points are in such a list. A view such as {@link java.util.Collections#unmodifiableList} may wrap a user's
     * collection, so the result is false.
     */
    public static boolean isPlain(Iterable<?> source) {
        return source instanceof Requests lazy ? isPlain(lazy.points) : PLAIN.contains(source.getClass());
    }

    /**
     * Returns an iterator that reads the requests from the beginning.
     *
     * @throws InvalidRequestException if there is no seed plan
     */
    @Override
    public Iterator<Request> iterator() {
        if (plan == null) {
            throw new InvalidRequestException(
                    "seeds", "requests need a seed plan; add seeds(SeedPlan.independent(42)) or another");
        }
        return new Reading(points.iterator(), plan);
    }

    /** {@code Requests[2 stacks, 100 replicates, SeedPlan.common(42), all outputs]}. */
    @Override
    public String toString() {
        return "Requests[" + sources.size() + (sources.size() == 1 ? " stack, " : " stacks, ") + replicateCount()
                + (replicateCount() == 1 ? " replicate, " : " replicates, ") + (plan == null ? "no seed plan" : plan)
                + ", " + (outputs.isEmpty() ? "all outputs" : "outputs " + outputs) + "]";
    }

    /** One iteration over points, stacks and replicates. */
    private final class Reading implements Iterator<Request> {

        private final Iterator<?> pointsLeft;
        private final SeedPlan used;
        private final SeedPlan.@Nullable Reader seeds; // null for a user's plan, whose seeds are derived one at a time
        private final boolean readsPoints;
        private final int lastReplicate = replicateCount() - 1;
        private long position = -1;
        private @Nullable Object point;
        private @Nullable Setup setup;
        private int stack = sources.size() - 1;
        private int replicate = lastReplicate;

        Reading(Iterator<?> pointsLeft, SeedPlan plan) {
            this.pointsLeft = pointsLeft;
            this.used = plan;
            this.seeds = plan instanceof BuiltInSeeds builtIn ? builtIn.reader() : null;
            this.readsPoints = plan instanceof BuiltInSeeds builtIn && builtIn.readsPoints();
        }

        @Override
        public boolean hasNext() {
            return replicate < lastReplicate || stack < sources.size() - 1 || pointsLeft.hasNext();
        }

        @Override
        public Request next() {
            Setup current = advanced();
            SeedPlan.Reader reader = seeds;
            if (reader == null || readsPoints && current.hasCodeOfTheUsers()) {
                return later(current, position, replicate);
            }
            try {
                return new Request(current, replicate, reader.seed(position, current, replicate), outputs);
            } catch (CalabariaException refusal) { // the values are refused: the run will fail with the same exception
                return new Request(refused(current, refusal), replicate, null, outputs);
            }
        }

        /** A request whose seed is derived as a part of the run, by user code that may fail or never end. */
        private Request later(Setup current, long at, int number) {
            return new Request(current, number, () -> used.seed(at, current, number), outputs);
        }

        private static Setup refused(Setup setup, CalabariaException refusal) {
            return setup instanceof RefusedSetup ? setup : new RefusedSetup(setup, refusal);
        }

        private Setup advanced() {
            Setup current = setup;
            if (current != null && replicate < lastReplicate) {
                replicate++;
                return current;
            }
            Setup next = nextSetup();
            replicate = 0;
            setup = next;
            return next;
        }

        private Setup nextSetup() {
            if (stack < sources.size() - 1) {
                stack++;
            } else {
                if (!pointsLeft.hasNext()) {
                    throw new NoSuchElementException("there are no more requests");
                }
                point = pointsLeft.next();
                position++;
                stack = 0;
            }
            return made(sources.get(stack));
        }

        @SuppressWarnings("unchecked") // points(...) takes no other maps
        private Setup made(SetupSource source) {
            if (point == null) {
                throw new InvalidRequestException(
                        "points", "points must not contain null, but number " + position + " is");
            }
            return point instanceof ParameterSet set
                    ? source.setup(set)
                    : source.setup((Map<String, ? extends Number>) point);
        }
    }
}
