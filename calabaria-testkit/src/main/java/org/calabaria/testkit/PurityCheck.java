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
 * The laws of a pure model, put to the test on a model: {@code PurityCheck.of(Sir::new).check().orThrow()}.
 *
 * <p>Runs the model for a number of points, stacks and seeds, again and again under changed circumstances, and compares
 * every table cell by cell and bit by bit. Immutable; every method gives a copy. Unless said otherwise the points are the
 * first three of {@link Points#sample} and, where none of those runs, the first that does, the stacks are the default scenario, each scenario alone and one stack of all, and the
 * seeds are 0, 1 and the largest.
 *
 * <p>A run that throws is a result like any other and must throw the same every time. There is no time limit: a run that never
 * ends never ends here either.
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
     * A check of the model that the supplier makes anew at every call.
     *
     * @param models every call must give a new instance
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

    /** A copy whose other JVM makes the model through this implementor of {@link ModelLaws}. */
    PurityCheck through(Class<?> modelLaws) {
        return new PurityCheck(models, points, stacks, seeds, Optional.of(modelLaws));
    }

    /** Every law, and the byte code audit. */
    public PurityReport check() {
        Optional<Violation> trace = check(Law.NO_TRACE); // first: what is left behind is seen to change only once
        List<Violation> violations = Arrays.stream(Law.values())
                .flatMap(law -> (law == Law.NO_TRACE ? trace : check(law)).stream())
                .toList();
        Class<?> model = models.get().getClass();
        return new PurityReport(model.getName(), violations, PurityAudit.of(model));
    }

    /** One law; empty where it holds. */
    public Optional<Violation> check(Law law) {
        Objects.requireNonNull(law, "law must not be null");
        return trial(law).attempt(law);
    }

    private LawTrial trial(Law law) {
        // What a run leaves behind would be there already, had one been tried before.
        return law == Law.NO_TRACE ? trial(model -> Points.sample(model.space(), DEFAULT_POINTS, 1)) : trial();
    }

    LawTrial trial() {
        return trial(this::sample);
    }

    private LawTrial trial(Function<BaseModel<?, ?>, List<ParameterSet>> sampled) {
        BaseModel<?, ?> model = Objects.requireNonNull(models.get(), "the supplier must not give null");
        stacks.ifPresent(named -> named.forEach(model::composition)); // refuses unknown names
        List<RunCase> cases = new ArrayList<>();
        for (ParameterSet point : points.orElseGet(() -> sampled.apply(model))) {
            for (List<String> stack : stacks.orElseGet(() -> defaultStacks(model))) {
                seeds.forEach(seed -> cases.add(new RunCase(stack, point, seed)));
            }
        }
        return new LawTrial(models, cases, lawsClass.orElse(model.getClass()));
    }

    /** The first points, and where none of them runs, one more that does. */
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

    /** The default, each scenario (the first few) alone, and those together, if they go together. */
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
