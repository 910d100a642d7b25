package org.calabaria.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.calabaria.model.BaseModel;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.testkit.audit.PurityAudit;

/**
 * A check of the laws of a pure model: {@code PurityCheck.of(Sir::new).check().orThrow()}.
 *
 * <p>Runs the model for a number of points, stacks and seeds repeatedly under different conditions, and compares every
 * table cell by cell and bit by bit. Immutable; methods return copies. The default points are the first three of
 * {@link Points#sample} and, if none of these runs, the first one that does. The default stacks are the default
 * scenario, each scenario alone and one stack of all scenarios. The default seeds are 0, 1 and 2^64 - 1.
 *
 * <p>An exception of a run is a result and must be the same every time. There is no time limit: if a run never ends,
 * the check never ends.
 */
public final class PurityCheck {

    private static final int DEFAULT_POINTS = 3;
    private static final int MOST_TRIED = 50;
    private static final int MOST_SINGLE_SCENARIOS = 4;
    private static final List<Long> DEFAULT_SEEDS = List.of(0L, 1L, -1L);

    private final Supplier<? extends BaseModel<?, ?>> models;
    private final Optional<List<ParameterSet>> points;
    private final Optional<List<List<String>>> stacks;
    private final List<Long> seeds;
    private final Optional<Class<?>> lawsClass;

    private PurityCheck(
            Supplier<? extends BaseModel<?, ?>> models,
            Optional<List<ParameterSet>> points,
            Optional<List<List<String>>> stacks,
            List<Long> seeds,
            Optional<Class<?>> lawsClass) {
        this.models = models;
        this.points = points;
        this.stacks = stacks;
        this.seeds = seeds;
        this.lawsClass = lawsClass;
    }

    /**
     * A check of the model that the supplier makes.
     *
     * @param models must return a new instance at every call
     */
    public static PurityCheck of(Supplier<? extends BaseModel<?, ?>> models) {
        Objects.requireNonNull(models, "models must not be null");
        return new PurityCheck(models, Optional.empty(), Optional.empty(), DEFAULT_SEEDS, Optional.empty());
    }

    /**
     * A copy that runs these points.
     *
     * @param newPoints at least one
     */
    public PurityCheck points(List<ParameterSet> newPoints) {
        requireSome("points", newPoints);
        return new PurityCheck(models, Optional.of(List.copyOf(newPoints)), stacks, seeds, lawsClass);
    }

    /**
     * A copy that runs these stacks.
     *
     * @param newStacks at least one; an empty stack means the default scenario
     */
    public PurityCheck stacks(List<List<String>> newStacks) {
        requireSome("stacks", newStacks);
        return new PurityCheck(models, points, Optional.of(List.copyOf(newStacks)), seeds, lawsClass);
    }

    /**
     * A copy that runs these seeds.
     *
     * @param newSeeds at least one; unsigned
     */
    public PurityCheck seeds(List<Long> newSeeds) {
        requireSome("seeds", newSeeds);
        return new PurityCheck(models, points, stacks, List.copyOf(newSeeds), lawsClass);
    }

    private static void requireSome(String what, List<?> given) {
        Objects.requireNonNull(given, what + " must not be null");
        if (given.isEmpty()) {
            throw new IllegalArgumentException(what + " must not be empty: no law could be broken");
        }
    }

    /** A copy in which the other JVMs make the model with this class, which implements {@link ModelLaws}. */
    PurityCheck through(Class<?> modelLaws) {
        return new PurityCheck(models, points, stacks, seeds, Optional.of(modelLaws));
    }

    /** Checks every law, and runs the byte code audit. */
    public PurityReport check() {
        Optional<Violation> trace = check(Law.NO_TRACE); // first: a change of a setting can be detected only once
        List<Violation> violations = Arrays.stream(Law.values())
                .flatMap(law -> (law == Law.NO_TRACE ? trace : check(law)).stream())
                .toList();
        Class<?> model = models.get().getClass();
        return new PurityReport(model.getName(), violations, PurityAudit.of(model));
    }

    /** Checks one law; empty if the law holds. */
    public Optional<Violation> check(Law law) {
        Objects.requireNonNull(law, "law must not be null");
        return trial(law).attempt(law);
    }

    private LawTrial trial(Law law) {
        // A run that was tried before would already have left its changes.
        return law == Law.NO_TRACE ? trial(model -> Points.sample(model.space(), DEFAULT_POINTS, 1)) : trial();
    }

    LawTrial trial() {
        return trial(this::sample);
    }

    private LawTrial trial(Function<BaseModel<?, ?>, List<ParameterSet>> sampled) {
        BaseModel<?, ?> model = Objects.requireNonNull(models.get(), "the supplier must not return null");
        stacks.ifPresent(named -> named.forEach(model::composition)); // refuses unknown names
        List<RunCase> cases = new ArrayList<>();
        for (ParameterSet point : points.orElseGet(() -> sampled.apply(model))) {
            for (List<String> stack : stacks.orElseGet(() -> defaultStacks(model))) {
                seeds.forEach(seed -> cases.add(new RunCase(stack, point, seed)));
            }
        }
        return new LawTrial(models, cases, lawsClass.orElse(model.getClass()));
    }

    /** The first points and, if none of them runs, one more that does. */
    private List<ParameterSet> sample(BaseModel<?, ?> model) {
        List<ParameterSet> first = Points.sample(model.space(), DEFAULT_POINTS, 1);
        List<ParameterSet> chosen = new ArrayList<>(first);
        Points.sample(model.space(), MOST_TRIED, 1).stream()
                .filter(point -> completes(model, point))
                .findFirst()
                .filter(point -> !first.contains(point))
                .ifPresent(chosen::add);
        return chosen;
    }

    private boolean completes(BaseModel<?, ?> model, ParameterSet point) {
        return !LawTrial.result(model, new RunCase(List.of(), point, seeds.get(0)))
                .isFailure();
    }

    /** The default scenario, each of the first scenarios alone, and all of these together if they do not conflict. */
    private static List<List<String>> defaultStacks(BaseModel<?, ?> model) {
        List<String> names = model.scenarios().keySet().stream()
                .filter(name -> !name.equals(model.defaultScenario()))
                .limit(MOST_SINGLE_SCENARIOS)
                .toList();
        List<List<String>> stacks = new ArrayList<>();
        stacks.add(List.of());
        names.forEach(name -> stacks.add(List.of(name)));
        if (names.size() > 1) {
            stacks.add(names);
        }
        return stacks;
    }
}
