package org.calabaria.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.calabaria.model.BaseModel;
import org.calabaria.model.Prepared;
import org.jspecify.annotations.Nullable;

/** The trial of the laws, one at a time, on one model and its cases. */
final class LawTrial {

    private final Supplier<? extends BaseModel<?, ?>> models;
    private final List<RunCase> cases;
    private final Class<?> madeBy;
    private final String name;

    LawTrial(Supplier<? extends BaseModel<?, ?>> models, List<RunCase> cases, Class<?> madeBy) {
        this.models = models;
        this.cases = List.copyOf(cases);
        this.madeBy = madeBy;
        this.name = models.get().getClass().getName();
    }

    Optional<Violation> attempt(Law law) {
        Optional<String> broken =
                switch (law) {
                    case SOME_RUNS_COMPLETE -> someRunsComplete();
                    case REPEATABLE -> repeatable();
                    case SAME_FOR_EVERY_INSTANCE -> sameForEveryInstance();
                    case ORDER_FREE -> orderFree();
                    case THREAD_FREE -> ThreadTrial.compare(cases, results(models.get()), models);
                    case REUSABLE_STATE -> reusableState();
                    case STATE_UNTOUCHED -> eachPrepared(LawTrial::stateUntouched);
                    case RAW_UNTOUCHED -> eachPrepared(LawTrial::rawUntouched);
                    case DETERMINISTIC_BUILD -> deterministicBuild();
                    case OUTPUTS_INDEPENDENT -> eachPrepared(this::outputsIndependent);
                    case FIELDS_FIXED -> ModelFields.check(models.get(), this::results);
                    case PLACE_FREE -> Surroundings.elsewhere(() -> compare(results(models.get())), this::freshResults);
                    case NO_TRACE -> Surroundings.traces(this::freshResults);
                    case SAME_IN_ANOTHER_JVM ->
                        AnotherJvm.compare(List.of(job())).get(0);
                };
        return broken.map(sentence -> new Violation(law, name, sentence));
    }

    /** The work of the other JVMs, with the expected results. */
    AnotherJvm.Job job() {
        return new AnotherJvm.Job(madeBy, cases, results(models.get()));
    }

    /**
     * A run that always fails in the same way breaks no other law, so without this law a model whose runs all fail
     * would pass.
     */
    private Optional<String> someRunsComplete() {
        BaseModel<?, ?> model = models.get();
        if (model.outputs().isEmpty()) {
            return Optional.of("there is no output to compare, mark one with @ModelOutput");
        }
        List<RunResult> results = results(model);
        if (results.stream().anyMatch(result -> !result.isFailure())) {
            return Optional.empty();
        }
        return Optional.of("every one of " + cases.size() + " runs failed, the first with "
                + results.get(0).shown());
    }

    private List<RunResult> freshResults() {
        return results(models.get());
    }

    /** The results of all cases in order, each with a newly built state. */
    List<RunResult> results(BaseModel<?, ?> model) {
        return cases.stream().map(run -> result(model, run)).toList();
    }

    static RunResult result(BaseModel<?, ?> model, RunCase run) {
        return RunResult.of(() -> model.simulateStack(run.stack(), run.point(), run.seed()));
    }

    /** The first difference between later results and the given results, with its case. */
    private Function<List<RunResult>, Optional<String>> compare(List<RunResult> before) {
        return after -> firstDifference(cases, before, after);
    }

    static Optional<String> firstDifference(List<RunCase> cases, List<RunResult> before, List<RunResult> after) {
        for (int i = 0; i < cases.size(); i++) {
            RunCase run = cases.get(i);
            Optional<String> difference = before.get(i).firstDifference(after.get(i));
            if (difference.isPresent()) {
                return difference.map(words -> words + " (" + run + ")");
            }
        }
        return Optional.empty();
    }

    private Optional<String> repeatable() {
        BaseModel<?, ?> model = models.get();
        for (RunCase run : cases) {
            RunResult once = result(model, run);
            Optional<String> difference = once.firstDifference(result(model, run));
            if (difference.isPresent()) {
                return difference.map(words -> words + " (" + run + ")");
            }
        }
        return Optional.empty();
    }

    private Optional<String> sameForEveryInstance() {
        BaseModel<?, ?> one = models.get();
        BaseModel<?, ?> other = models.get();
        List<RunResult> before = results(one);
        return definitionDifference(one, other).or(() -> firstDifference(cases, before, results(other)));
    }

    private static Optional<String> definitionDifference(BaseModel<?, ?> one, BaseModel<?, ?> other) {
        if (one == other) {
            return Optional.of("the supplier returned the same instance twice");
        }
        return differs("the parameter space", one.space(), other.space())
                .or(() -> differs("the base configuration", one.baseConfig(), other.baseConfig()))
                .or(() -> differs("the scenarios", one.scenarios(), other.scenarios()))
                .or(() -> differs("the outputs", one.outputs(), other.outputs()))
                .or(() -> differs("the identity", one.identity(), other.identity()));
    }

    private static Optional<String> differs(String what, Object one, Object other) {
        return one.equals(other) ? Optional.empty() : Optional.of(what + " " + one + " became " + other);
    }

    private Optional<String> orderFree() {
        List<RunResult> forward = results(models.get());
        BaseModel<?, ?> model = models.get();
        List<RunResult> backward = new ArrayList<>();
        for (int i = cases.size() - 1; i >= 0; i--) {
            backward.add(result(model, cases.get(i)));
        }
        Collections.reverse(backward);
        return firstDifference(cases, forward, backward);
    }

    private Optional<String> reusableState() {
        BaseModel<?, ?> model = models.get();
        for (RunCase run : cases) {
            Optional<String> difference = reusableState(model, run);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private Optional<String> reusableState(BaseModel<?, ?> model, RunCase run) {
        List<RunCase> replicates = Stream.of(run.seed(), run.seed() + 1, run.seed())
                .map(seed -> new RunCase(run.stack(), run.point(), seed))
                .toList();
        List<RunResult> alone =
                replicates.stream().map(replicate -> result(model, replicate)).toList();
        Optional<Prepared<?, ?>> prepared = prepare(model, run);
        prepare(model, otherThan(run)); // overwrites data that a build leaves outside of its state
        return prepared.flatMap(built -> {
            List<RunResult> shared = replicates.stream()
                    .map(replicate -> RunResult.of(() -> built.run(replicate.seed())))
                    .toList();
            return firstDifference(replicates, alone, shared);
        });
    }

    /** A case with another point or another stack, if there is one. */
    private RunCase otherThan(RunCase run) {
        return cases.stream()
                .filter(other -> !other.point().equals(run.point()))
                .findFirst()
                .orElseGet(() -> cases.stream()
                        .filter(other -> !other.stack().equals(run.stack()))
                        .findFirst()
                        .orElse(run));
    }

    /**
     * The built model, or nothing if the build fails. The failure is then the run's result, and is compared as a
     * result.
     */
    private static Optional<Prepared<?, ?>> prepare(BaseModel<?, ?> model, RunCase run) {
        return attempt(() -> model.prepare(run.point(), run.stack()));
    }

    /** The result of the model's code, or nothing if it fails. The thread's interrupt flag is cleared. */
    private static <T> Optional<T> attempt(Supplier<? extends @Nullable T> code) {
        boolean before = Thread.currentThread().isInterrupted();
        try {
            return Optional.ofNullable(code.get());
        } catch (RuntimeException | Error failure) {
            return Optional.empty();
        } finally {
            if (!before) {
                Thread.interrupted();
            }
        }
    }

    private Optional<String> eachPrepared(BiFunction<Prepared<?, ?>, RunCase, Optional<String>> law) {
        BaseModel<?, ?> model = models.get();
        for (RunCase run : cases) {
            Optional<String> broken = prepare(model, run).flatMap(prepared -> law.apply(prepared, run));
            if (broken.isPresent()) {
                return broken.map(words -> words + " (" + run + ")");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> stateUntouched(Prepared<?, ?> prepared, RunCase run) {
        Snapshot before = Snapshot.of("state", prepared.state());
        RunResult.of(() -> prepared.run(run.seed()));
        return before.firstDifference(Snapshot.of("state", prepared.state()));
    }

    private static <S, R> Optional<String> rawUntouched(Prepared<S, R> prepared, RunCase run) {
        Optional<R> raw = raw(prepared, run);
        if (raw.isEmpty()) {
            return Optional.empty();
        }
        for (String output : outputNames(prepared, run)) {
            Snapshot before = Snapshot.of("raw", raw.get());
            RunResult.of(() -> prepared.extract(raw.get(), run.seed(), List.of(output)));
            Optional<String> change = before.firstDifference(Snapshot.of("raw", raw.get()));
            if (change.isPresent()) {
                return change.map(words -> "extracting output '" + output + "' changed " + words);
            }
        }
        return Optional.empty();
    }

    /** Each output is extracted alone, with a new model object that has extracted nothing else. */
    private Optional<String> outputsIndependent(Prepared<?, ?> prepared, RunCase run) {
        RunResult together = RunResult.of(() -> prepared.run(run.seed()));
        for (String output : outputNames(prepared, run)) {
            Optional<String> difference = prepare(models.get(), run)
                    .map(fresh -> RunResult.of(() -> fresh.run(run.seed(), List.of(output))))
                    .flatMap(alone -> together.only(output).firstDifference(alone));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static <S, R> Optional<R> raw(Prepared<S, R> prepared, RunCase run) {
        return attempt(() -> prepared.raw(run.seed()));
    }

    private static List<String> outputNames(Prepared<?, ?> prepared, RunCase run) {
        return attempt(() -> List.copyOf(prepared.run(run.seed()).tables().keySet()))
                .orElse(List.of());
    }

    private Optional<String> deterministicBuild() {
        BaseModel<?, ?> model = models.get();
        for (RunCase run : cases) {
            Optional<Snapshot> once = prepare(model, run).map(built -> Snapshot.of("state", built.state()));
            Optional<Snapshot> again = prepare(model, run).map(built -> Snapshot.of("state", built.state()));
            if (once.isPresent() != again.isPresent()) {
                return Optional.of("buildSim failed once and not the other time (" + run + ")");
            }
            Optional<String> difference = once.flatMap(first -> again.flatMap(first::firstDifference));
            if (difference.isPresent()) {
                return difference.map(words -> words + " (" + run + ")");
            }
        }
        return Optional.empty();
    }
}
