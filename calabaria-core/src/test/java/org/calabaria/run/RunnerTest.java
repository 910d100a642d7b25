package org.calabaria.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.calabaria.fixture.Rated;
import org.calabaria.fixture.Scripted;
import org.calabaria.model.SimOutput;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.request.Completed;
import org.calabaria.request.Failed;
import org.calabaria.request.Outcome;
import org.calabaria.request.Request;
import org.calabaria.request.Requests;
import org.calabaria.request.SeedPlan;
import org.calabaria.request.Setup;
import org.calabaria.results.Results;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120) // a deadlock fails instead of hanging
class RunnerTest {

    private static final Consumer<Outcome> IGNORED = outcome -> {};

    private static long value(Outcome outcome) {
        return ((Completed) outcome).output().table("value").integer("value").get(0);
    }

    private static List<Long> replicatesOf(List<Outcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> (long) outcome.request().replicate())
                .toList();
    }

    private static void spin(AtomicInteger released) {
        while (released.get() == 0) {
            Thread.onSpinWait();
        }
    }

    private static List<String> threadsCalled(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.startsWith(prefix))
                .sorted()
                .toList();
    }

    // Order and memory

    @Test
    void deliversInRequestOrderWhenTheRunsFinishBackwards() {
        List<CountDownLatch> done =
                IntStream.range(0, 9).mapToObj(i -> new CountDownLatch(1)).toList();
        List<Long> finished = Collections.synchronizedList(new ArrayList<>());
        Scripted model = new Scripted((id, seed) -> {
            if (id < 7) {
                done.get((int) id + 1).await();
            }
            finished.add(id);
            done.get((int) id).countDown();
            return id;
        });
        List<Long> delivered = new ArrayList<>();
        try (Runner runner = Runner.local().threads(8)) {
            runner.run(model.runs(8), outcome -> delivered.add(value(outcome)));
        }
        assertThat(finished).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L, 0L);
        assertThat(delivered).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void readsNoFurtherAheadThanItsWindow() {
        CountDownLatch others = new CountDownLatch(15);
        Scripted model = new Scripted((id, seed) -> {
            if (id == 0) {
                others.await(); // done only when all the rest of the window is
            }
            others.countDown();
            return id;
        });
        AtomicInteger read = new AtomicInteger();
        Iterator<Request> source = model.runs(1000).iterator();
        Iterable<Request> counted = () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return source.hasNext();
            }

            @Override
            public Request next() {
                read.incrementAndGet();
                return source.next();
            }
        };
        List<Integer> readAtDelivery = new ArrayList<>();
        try (Runner runner = Runner.local().threads(2).window(16)) {
            runner.run(counted, outcome -> readAtDelivery.add(read.get()));
        }
        assertThat(readAtDelivery).hasSize(1000);
        assertThat(readAtDelivery.get(0)).isEqualTo(16);
        assertThat(IntStream.range(0, 1000).map(i -> readAtDelivery.get(i) - i)).allMatch(ahead -> ahead <= 16);
    }

    @Test
    void runsNothingForNoRequests() {
        try (Runner runner = Runner.local().threads(2)) {
            Progress progress = runner.run(List.of(), IGNORED);
            assertThat(progress.done()).isZero();
            assertThat(progress.total()).hasValue(0);
        }
    }

    @Test
    void startsNoMoreThreadsThanThereAreRuns() {
        List<String> names = Collections.synchronizedList(new ArrayList<>());
        Scripted model = new Scripted((id, seed) -> {
            names.add(Thread.currentThread().getName());
            return id;
        });
        try (Runner runner = Runner.local().threads(64)) {
            runner.run(model.runs(1), IGNORED);
            runner.run(model.runs(1), IGNORED);
        }
        assertThat(names).containsExactly("calabaria-run-1", "calabaria-run-1");
    }

    @Test
    void runsOnDaemonsWithTheCallersClassLoader() {
        ClassLoader own = new ClassLoader(RunnerTest.class.getClassLoader()) {};
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        AtomicReference<ClassLoader> seen = new AtomicReference<>();
        Scripted model = new Scripted((id, seed) -> {
            seen.set(Thread.currentThread().getContextClassLoader());
            return Thread.currentThread().isDaemon() ? 1 : 0;
        });
        Thread.currentThread().setContextClassLoader(own);
        try (Runner runner = Runner.local().threads(1)) {
            runner.run(model.runs(1), outcome -> assertThat(value(outcome)).isEqualTo(1));
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        assertThat(seen.get()).isSameAs(own);
    }

    // States

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void buildsOneStateForTheReplicatesOfAPoint(int threads) {
        Scripted model = new Scripted((id, seed) -> 1000 * id + seed);
        try (Runner runner = Runner.local().threads(threads)) {
            List<Outcome> outcomes = new ArrayList<>();
            runner.run(model.runs(20).replicates(50), outcomes::add);
            assertThat(model.built).hasSize(20).doesNotHaveDuplicates();
            assertThat(outcomes.stream().map(RunnerTest::value))
                    .containsExactlyElementsOf(LongStream.range(0, 20)
                            .boxed()
                            .flatMap(id -> LongStream.range(100, 150).mapToObj(seed -> 1000 * id + seed))
                            .toList());
        }
    }

    @Test
    void buildsEveryStateAnewIfAskedTo() {
        Scripted model = new Scripted((id, seed) -> id);
        try (Runner runner = Runner.local().threads(2).reuseState(false)) {
            runner.run(model.runs(3).replicates(5), IGNORED);
        }
        assertThat(model.built()).isEqualTo(15);
    }

    @Test
    void failsEveryReplicateOfAStateThatCannotBeBuilt() {
        Scripted model = new Scripted(
                (id, seed) -> {
                    throw new IllegalStateException("no state for " + id);
                },
                (id, seed) -> id);
        try (Runner runner = Runner.local().threads(2)) {
            Results results = runner.collect(model.runs(2).replicates(3));
            assertThat(results.failed().stream().map(failed -> failed.problem().getMessage()))
                    .containsExactly(
                            "no state for 0",
                            "no state for 0",
                            "no state for 0",
                            "no state for 1",
                            "no state for 1",
                            "no state for 1");
        }
    }

    @Test
    void buildsOnAnotherThreadWhatAnAbandonedOneDidNotFinish() {
        AtomicInteger released = new AtomicInteger();
        AtomicInteger builds = new AtomicInteger();
        Scripted model = new Scripted(
                (id, seed) -> {
                    if (builds.incrementAndGet() == 1) {
                        spin(released);
                    }
                    return id;
                },
                (id, seed) -> seed);
        try (LocalRunner runner =
                Runner.local().threads(2).timeout(Duration.ofMillis(200)).grace(Duration.ofMillis(50))) {
            List<Outcome> outcomes = new ArrayList<>();
            runner.run(model.runs(1).replicates(10), outcomes::add);
            assertThat(outcomes.stream().filter(Completed.class::isInstance)).hasSize(9);
            assertThat(outcomes.stream().filter(Failed.class::isInstance).map(Failed.class::cast))
                    .singleElement()
                    .matches(Failed::abandoned);
            assertThat(builds).hasValue(2);
        } finally {
            released.set(1);
        }
    }

    // Failures

    @Test
    void recordsWhateverAModelThrowsAndGoesOn() {
        Throwable[] thrown = {
            new IllegalStateException("a"),
            new OutOfMemoryError("b"),
            new StackOverflowError("c"),
            new Exception("d"),
            new AssertionError("e"),
            new InterruptedException("f"),
            new Throwable("g")
        };
        Scripted model = new Scripted((id, seed) -> {
            if (id < thrown.length) {
                throw thrown[(int) id];
            }
            return id;
        });
        List<Outcome> outcomes = new ArrayList<>();
        try (Runner runner = Runner.local().threads(2)) {
            Progress progress = runner.run(model.runs(10), outcomes::add);
            assertThat(progress.failed()).isEqualTo(7);
            assertThat(progress.completed()).isEqualTo(3);
        }
        for (int id = 0; id < thrown.length; id++) {
            assertThat(((Failed) outcomes.get(id)).problem()).isSameAs(thrown[id]);
        }
    }

    @Test
    void survivesARealOverflowAndARealLackOfMemory() {
        Scripted model = new Scripted((id, seed) -> switch ((int) id) {
            case 0 -> endless(0);
            case 1 -> new long[Integer.MAX_VALUE].length;
            default -> id;
        });
        try (Runner runner = Runner.local().threads(1)) {
            Results results = runner.collect(model.runs(3));
            assertThat(results.failed().stream()
                            .map(failed -> failed.problem().getClass().getName()))
                    .containsExactly("java.lang.StackOverflowError", "java.lang.OutOfMemoryError");
            assertThat(results.completed()).isEqualTo(1);
        }
    }

    private static long endless(long depth) {
        return 1 + endless(depth + 1);
    }

    @Test
    void failsABadPointAndRunsTheOthers() {
        Scripted model = new Scripted((id, seed) -> id);
        Requests requests = Requests.of(model)
                .points(List.of(Map.of("id", 1), Map.of("id", -5), Map.of("idd", 2), Map.of("id", 3)))
                .seeds(SeedPlan.independent(42));
        try (Runner runner = Runner.local().threads(2)) {
            Results results = runner.collect(requests);
            assertThat(results.completed()).isEqualTo(2);
            assertThat(results.failed().stream().map(failed -> failed.problem().getMessage()))
                    .containsExactly(
                            "parameter 'id' must lie in [0, 1000000], got -5",
                            "2 problems in ParameterSet:\n  missing parameter(s) {id}\n"
                                    + "  unknown parameter(s) {idd}; did you mean 'id'?");
        }
    }

    @Test
    void stopsAtTheFirstFailureInRequestOrderAfterDeliveringAllBeforeIt() {
        CountDownLatch laterFailed = new CountDownLatch(1);
        Scripted model = new Scripted((id, seed) -> {
            if (id == 4) {
                laterFailed.await();
                throw new IllegalStateException("first in order");
            }
            if (id == 6) {
                laterFailed.countDown();
                throw new IllegalStateException("first in time");
            }
            return id;
        });
        List<Long> delivered = new ArrayList<>();
        try (Runner runner = Runner.local().threads(8).onFailure(FailurePolicy.STOP)) {
            RunFailedException stop = catchThrowableOfType(
                    RunFailedException.class,
                    () -> runner.run(model.runs(1000), outcome -> delivered.add(value(outcome))));
            assertThat(stop.failed().request().values()).isEqualTo(Map.of("id", 4L));
            assertThat(stop.getCause()).isSameAs(stop.failed().problem());
            assertThat(stop.getCause()).hasMessage("first in order");
            assertThat(stop.getMessage())
                    .startsWith("the sweep stops at its first failed run: run of {id=4} under [baseline], replicate 0,"
                            + " seed 100 failed: java.lang.IllegalStateException: first in order\n  replay: ");
        }
        assertThat(delivered).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void triesAgainWithTheSameSeed() {
        List<Long> seeds = Collections.synchronizedList(new ArrayList<>());
        Scripted model = new Scripted((id, seed) -> {
            seeds.add(seed);
            if (seeds.size() < 3) {
                throw new IllegalStateException("not yet");
            }
            return id;
        });
        try (Runner runner = Runner.local().threads(1).retries(2, Duration.ZERO)) {
            assertThat(runner.run(model.runs(1), IGNORED).completed()).isEqualTo(1);
        }
        assertThat(seeds).containsExactly(100L, 100L, 100L);
    }

    @Test
    void countsTheAttemptsOfARunThatKeepsFailing() {
        Scripted model = new Scripted((id, seed) -> {
            throw new IllegalStateException("never");
        });
        try (Runner runner = Runner.local().threads(2).retries(3, Duration.ofNanos(1))) {
            Results results = runner.collect(model.runs(2));
            assertThat(results.failed()).extracting(Failed::attempt).containsExactly(4, 4);
        }
        assertThat(model.begun()).isEqualTo(8);
    }

    @Test
    void doesNotRepeatARefusal() {
        Scripted model = new Scripted((id, seed) -> id);
        try (Runner runner = Runner.local().threads(1).retries(3, Duration.ofHours(1))) {
            Results results = runner.collect(
                    Requests.of(model).points(List.of(Map.of("id", -1))).seeds(SeedPlan.common(1)));
            assertThat(results.failed()).extracting(Failed::attempt).containsExactly(1);
        }
    }

    @Test
    void doesOtherRunsWhileOneWaitsForItsNextAttempt() {
        Scripted model = new Scripted((id, seed) -> {
            if (id == 0) {
                throw new IllegalStateException("again in an hour");
            }
            return id;
        });
        List<Long> done = Collections.synchronizedList(new ArrayList<>());
        LocalRunner plain = Runner.local().threads(1).retries(1, Duration.ofHours(1));
        AtomicReference<Runner> self = new AtomicReference<>();
        try (Runner runner = plain.recall(new RunCache() {
            @Override
            public Optional<SimOutput> recall(Request request) {
                return Optional.empty();
            }

            @Override
            public void remember(Outcome outcome) {
                done.add(value(outcome));
                if (done.size() == 9) {
                    self.get().cancel();
                }
            }
        })) {
            self.set(runner);
            assertThatThrownBy(() -> runner.run(model.runs(10), IGNORED))
                    .isInstanceOf(RunCancelledException.class)
                    .hasMessage("the sweep was cancelled after 0 outcomes");
        }
        assertThat(done).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    }

    // Timeouts

    @Test
    void interruptsARunThatOverstaysItsTime() {
        Scripted model = new Scripted((id, seed) -> {
            if (id == 1) {
                new CountDownLatch(1).await();
            }
            return Thread.currentThread().isInterrupted() ? -1 : id;
        });
        try (LocalRunner runner = Runner.local().threads(1).timeout(Duration.ofMillis(300))) {
            List<Outcome> outcomes = new ArrayList<>();
            Progress progress = runner.run(model.runs(4), outcomes::add);
            Failed failed = (Failed) outcomes.get(1);
            assertThat(failed.timedOut()).isTrue();
            assertThat(failed.abandoned()).isFalse();
            assertThat(failed.problem()).hasMessage("the run took longer than its timeout of 0.3 s");
            assertThat(failed.problem().getStackTrace()).as("where it hung").anyMatch(frame -> frame.getMethodName()
                    .equals("runSim"));
            assertThat(List.of(value(outcomes.get(0)), value(outcomes.get(2)), value(outcomes.get(3))))
                    .containsExactly(0L, 2L, 3L);
            assertThat(progress.abandoned()).isZero();
            assertThat(runner.shutdown()).isZero();
        }
    }

    @Test
    void failsARunThatSwallowsTheInterruptAndReturnsTooLate() {
        Scripted model = new Scripted((id, seed) -> {
            if (id == 0) {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException swallowed) {
                    Thread.currentThread().interrupt(); // and leaves the flag set for the next run
                }
            }
            return Thread.currentThread().isInterrupted() ? -1 : id;
        });
        try (Runner runner = Runner.local().threads(1).timeout(Duration.ofMillis(300))) {
            List<Outcome> outcomes = new ArrayList<>();
            runner.run(model.runs(2), outcomes::add);
            assertThat(((Failed) outcomes.get(0)).timedOut()).isTrue();
            assertThat(value(outcomes.get(1))).isEqualTo(1);
        }
    }

    @Test
    void hidesTheInterruptFlagOfARunFromTheNext() {
        Scripted model = new Scripted((id, seed) -> {
            boolean found = Thread.currentThread().isInterrupted();
            Thread.currentThread().interrupt();
            return found ? -1 : id;
        });
        try (Runner runner = Runner.local().threads(1)) {
            List<Long> values = new ArrayList<>();
            runner.run(model.runs(100), outcome -> values.add(value(outcome)));
            assertThat(values).isEqualTo(LongStream.range(0, 100).boxed().toList());
            runner.run(model.runs(1), outcome -> assertThat(value(outcome)).isZero());
        }
    }

    @Test
    void abandonsReplacesAndCountsAThreadThatDoesNotAnswer() throws Exception {
        AtomicInteger released = new AtomicInteger();
        AtomicReference<Thread> spinner = new AtomicReference<>();
        Scripted model = new Scripted((id, seed) -> {
            if (id == 1) {
                spinner.set(Thread.currentThread());
                spin(released);
            }
            return id;
        });
        try {
            LocalRunner runner = Runner.local().threads(1).timeout(Duration.ofMillis(300));
            List<Outcome> outcomes = new ArrayList<>();
            Progress progress = runner.run(model.runs(50), outcomes::add);
            Failed failed = (Failed) outcomes.get(1);
            assertThat(failed.abandoned()).isTrue();
            assertThat(failed.problem())
                    .hasMessage("the run took longer than its timeout of 0.3 s and did not respond to interruption;"
                            + " thread calabaria-run-1 was abandoned");
            assertThat(failed.problem().getStackTrace())
                    .anyMatch(frame -> frame.getMethodName().equals("spin"));
            assertThat(progress.completed()).isEqualTo(49);
            assertThat(progress.failed()).isEqualTo(1);
            assertThat(progress.abandoned()).isEqualTo(1);
            assertThat(runner.abandoned()).isEqualTo(1);
            assertThat(runner.shutdown()).as("threads that cannot be joined").isEqualTo(1);

            released.set(1);
            spinner.get().join();
            assertThat(runner.abandoned()).isZero();
            assertThat(runner.shutdown()).isZero();
            assertThat(outcomes).hasSize(50);
        } finally {
            released.set(1);
        }
    }

    @Test
    void dropsTheLateResultOfAnAbandonedRun() throws Exception {
        AtomicInteger released = new AtomicInteger();
        AtomicReference<Thread> spinner = new AtomicReference<>();
        Scripted model = new Scripted((id, seed) -> {
            if (id == 0) {
                spinner.set(Thread.currentThread());
                spin(released);
            }
            return id;
        });
        List<Long> failed = new ArrayList<>();
        List<Long> completed = new ArrayList<>();
        try (LocalRunner runner = Runner.local()
                .threads(1)
                .window(1)
                .timeout(Duration.ofMillis(300))
                .grace(Duration.ofMillis(50))) {
            runner.run(model.runs(20), outcome -> {
                if (outcome instanceof Failed) {
                    failed.add((Long) outcome.request().values().get("id"));
                    released.set(1);
                    join(spinner.get());
                } else {
                    completed.add(value(outcome));
                }
            });
            assertThat(runner.abandoned()).isZero();
        }
        assertThat(failed).containsExactly(0L);
        assertThat(completed).isEqualTo(LongStream.range(1, 20).boxed().toList());
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException woken) {
            throw new AssertionError(woken);
        }
    }

    @Test
    void endsTheSweepWhenTooManyThreadsAreAbandoned() {
        AtomicInteger released = new AtomicInteger();
        Scripted model = new Scripted((id, seed) -> {
            spin(released);
            return id;
        });
        try (LocalRunner runner = Runner.local()
                .threads(1)
                .abandonedLimit(1)
                .timeout(Duration.ofMillis(100))
                .grace(Duration.ofMillis(50))) {
            List<Outcome> outcomes = new ArrayList<>();
            assertThatThrownBy(() -> runner.run(model.runs(1000), outcomes::add))
                    .isInstanceOf(RunnerException.class)
                    .hasMessage(
                            "2 threads do not respond to interruption and were abandoned, more than the 1 allowed:\n"
                                    + "  calabaria-run-1: run of {id=0} under [baseline], replicate 0, seed 100\n"
                                    + "  calabaria-run-2: run of {id=1} under [baseline], replicate 0, seed 100");
            assertThat(outcomes).hasSizeLessThanOrEqualTo(1);
        } finally {
            released.set(1);
        }
    }

    @Test
    void triesARunAgainThatAnsweredItsTimeout() {
        AtomicInteger attempts = new AtomicInteger();
        Scripted model = new Scripted((id, seed) -> {
            if (attempts.incrementAndGet() == 1) {
                new CountDownLatch(1).await();
            }
            return id;
        });
        try (Runner runner = Runner.local().threads(1).retries(1, Duration.ZERO).timeout(Duration.ofMillis(300))) {
            assertThat(runner.run(model.runs(1), IGNORED).completed()).isEqualTo(1);
        }
    }

    // Ending early

    @Test
    void canBeCancelledFromAnyThreadAndUsedAgain() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        AtomicInteger interrupted = new AtomicInteger();
        Scripted model = new Scripted((id, seed) -> {
            if (seed == 100) {
                begun.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException answer) {
                    interrupted.incrementAndGet();
                    throw answer;
                }
            }
            return id;
        });
        try (LocalRunner runner = Runner.local().threads(2)) {
            Thread canceller = new Thread(() -> {
                try {
                    begun.await();
                } catch (InterruptedException woken) {
                    throw new AssertionError(woken);
                }
                runner.cancel();
            });
            canceller.start();
            assertThatThrownBy(() -> runner.run(model.runs(1000), IGNORED))
                    .isInstanceOf(RunCancelledException.class)
                    .hasMessage("the sweep was cancelled after 0 outcomes");
            canceller.join();
            assertThat(interrupted).hasValue(2);
            assertThat(runner.run(model.runs(10).seeds(SeedPlan.sequential(7)), IGNORED)
                            .completed())
                    .isEqualTo(10);
            assertThat(runner.shutdown()).isZero();
        }
    }

    @Test
    void cancelsOnTheCallersInterruptAndLeavesItsFlagSet() {
        Thread caller = Thread.currentThread();
        Scripted model = new Scripted((id, seed) -> {
            if (id == 3) {
                caller.interrupt();
                new CountDownLatch(1).await();
            }
            return id;
        });
        try (Runner runner = Runner.local().threads(1)) {
            RunCancelledException cancelled =
                    catchThrowableOfType(RunCancelledException.class, () -> runner.run(model.runs(10), IGNORED));
            assertThat(Thread.interrupted()).as("the flag").isTrue();
            assertThat(cancelled.getMessage()).startsWith("the sweep was interrupted after ");
            assertThat(cancelled.delivered()).isLessThanOrEqualTo(3);
            assertThat(runner.run(model.runs(3), IGNORED).completed()).isEqualTo(3);
        } finally {
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    @Test
    void doesNotBeginWhenTheCallerIsInterruptedAlready() {
        Scripted model = new Scripted((id, seed) -> id);
        try (Runner runner = Runner.local().threads(1)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> runner.run(model.runs(10), IGNORED))
                    .hasMessage("the sweep was interrupted after 0 outcomes");
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(model.begun()).isZero();
    }

    @Test
    void cancelsFromTheConsumer() {
        Scripted model = new Scripted((id, seed) -> id);
        List<Long> delivered = new ArrayList<>();
        try (Runner runner = Runner.local().threads(2)) {
            assertThatThrownBy(() -> runner.run(model.runs(1000), outcome -> {
                        delivered.add(value(outcome));
                        if (delivered.size() == 5) {
                            runner.cancel();
                        }
                    }))
                    .isInstanceOf(RunCancelledException.class)
                    .hasMessage("the sweep was cancelled after 5 outcomes");
        }
        assertThat(delivered).containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void cancellingWhenNothingRunsCancelsNothingLater() {
        Scripted model = new Scripted((id, seed) -> id);
        try (Runner runner = Runner.local().threads(1)) {
            runner.cancel();
            assertThat(runner.run(model.runs(2), IGNORED).completed()).isEqualTo(2);
        }
    }

    @Test
    void throwsOnWhatTheConsumerThrowsAndCanBeUsedAgain() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger interrupted = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        Scripted model = new Scripted((id, seed) -> {
            if (id == 0 && seed == 100) {
                begun.await(); // so that there is nothing to consume before
            }
            if (id == 1 && seed == 100) {
                begun.countDown();
                try {
                    never.await();
                } catch (InterruptedException answer) {
                    interrupted.incrementAndGet();
                    throw answer;
                }
            }
            return id;
        });
        IllegalStateException full = new IllegalStateException("disk full");
        try (LocalRunner runner = Runner.local().threads(2)) {
            assertThatThrownBy(() -> runner.run(model.runs(1000), outcome -> {
                        throw full;
                    }))
                    .isSameAs(full);
            assertThat(interrupted).hasValue(1);
            assertThat(runner.run(model.runs(10).seeds(SeedPlan.sequential(1)), IGNORED)
                            .completed())
                    .isEqualTo(10);
            assertThat(runner.shutdown()).isZero();
        }
    }

    @Test
    void throwsOnWhatReadingTheRequestsThrows() {
        Scripted model = new Scripted((id, seed) -> id);
        Iterator<Request> good = model.runs(5).iterator();
        IllegalStateException broken = new IllegalStateException("source");
        Iterable<Request> source = () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Request next() {
                if (!good.hasNext()) {
                    throw broken;
                }
                return good.next();
            }
        };
        try (LocalRunner runner = Runner.local().threads(2)) {
            assertThatThrownBy(() -> runner.run(source, IGNORED)).isSameAs(broken);
            assertThat(runner.shutdown()).isZero();
        }
    }

    @Test
    void runsASweepWithinTheConsumerOfAnother() {
        Scripted model = new Scripted((id, seed) -> id);
        AtomicLong sum = new AtomicLong();
        try (LocalRunner runner = Runner.local().threads(2)) {
            runner.run(
                    model.runs(50),
                    outer -> runner.run(model.runs(20), inner -> sum.addAndGet(value(outer) * 100 + value(inner))));
            assertThat(runner.shutdown()).isZero();
        }
        assertThat(sum).hasValue(100L * 1225 * 20 + 50L * 190);
    }

    @Test
    void runsASweepWithinAModel() {
        Scripted inner = new Scripted((id, seed) -> id + seed);
        try (LocalRunner runner = Runner.local().threads(2)) {
            Scripted outer = new Scripted((id, seed) -> {
                AtomicLong sum = new AtomicLong();
                runner.run(inner.runs(4), outcome -> sum.addAndGet(value(outcome)));
                return sum.get();
            });
            List<Long> sums = new ArrayList<>();
            runner.run(outer.runs(10), outcome -> sums.add(value(outcome)));
            assertThat(sums).containsOnly(406L).hasSize(10);
        }
    }

    @Test
    void servesSeveralCallersAtOnce() throws Exception {
        Scripted model = new Scripted((id, seed) -> id + seed);
        ConcurrentLinkedQueue<String> sums = new ConcurrentLinkedQueue<>();
        try (LocalRunner runner = Runner.local().threads(2)) {
            List<Thread> callers = IntStream.range(0, 6)
                    .mapToObj(caller -> new Thread(() -> {
                        AtomicLong sum = new AtomicLong();
                        runner.run(model.runs(500), outcome -> sum.addAndGet(value(outcome)));
                        sums.add(String.valueOf(sum));
                    }))
                    .toList();
            callers.forEach(Thread::start);
            for (Thread caller : callers) {
                caller.join();
            }
            assertThat(runner.shutdown()).isZero();
        }
        assertThat(sums).hasSize(6).containsOnly(String.valueOf(500L * 100 + 500L * 499 / 2));
    }

    @Test
    void leavesNoThreadBehindWhenClosed() {
        List<String> before = threadsCalled("calabaria-");
        Scripted model = new Scripted((id, seed) -> {
            if (seed == 100 && id == 2) {
                throw new IllegalStateException();
            }
            return id;
        });
        try (Runner runner = Runner.local().threads(4).timeout(Duration.ofMinutes(1))) {
            runner.run(model.runs(100), IGNORED);
            assertThat(threadsCalled("calabaria-")).isNotEqualTo(before);
        }
        assertThat(threadsCalled("calabaria-")).isEqualTo(before);
    }

    @Test
    void closingFromTheConsumerCancels() {
        Scripted model = new Scripted((id, seed) -> id);
        LocalRunner runner = Runner.local().threads(2);
        assertThatThrownBy(() -> runner.run(model.runs(1000), outcome -> assertThat(runner.shutdown())
                        .isZero()))
                .isInstanceOf(RunCancelledException.class)
                .hasMessage("the sweep was cancelled by closing its runner after 1 outcome");
        assertThatThrownBy(() -> runner.run(model.runs(1), IGNORED))
                .isInstanceOf(RunnerException.class)
                .hasMessage("the runner is closed; make a new one");
    }

    @Test
    void closingWhileTheFirstRequestsAreReadCancels() {
        Scripted model = new Scripted((id, seed) -> id);
        LocalRunner runner = Runner.local().threads(2);
        List<Request> requests = new ArrayList<>();
        model.runs(3).forEach(requests::add);
        assertThatThrownBy(() -> runner.run(
                        () -> {
                            runner.close();
                            return requests.iterator();
                        },
                        IGNORED))
                .isInstanceOf(RunCancelledException.class)
                .hasMessage("the sweep was cancelled by closing its runner after 0 outcomes");
    }

    @Test
    void aConfiguredCopySharesNothingWithItsOrigin() {
        Scripted model = new Scripted((id, seed) -> id);
        LocalRunner origin = Runner.local().threads(1);
        try (Runner copy = origin.threads(2)) {
            origin.close();
            assertThat(copy.run(model.runs(3), IGNORED).completed()).isEqualTo(3);
        }
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        LocalRunner runner = Runner.local();
        assertThatThrownBy(() -> runner.threads(0)).hasMessage("threads must lie in [1, 4096], got 0");
        assertThatThrownBy(() -> runner.window(0)).hasMessage("window must lie in [1, 1048576], got 0");
        assertThatThrownBy(() -> runner.retries(-1)).hasMessage("retries must be 0 or more, got -1");
        assertThatThrownBy(() -> runner.abandonedLimit(-1)).hasMessage("abandonedLimit must be 0 or more, got -1");
        assertThatThrownBy(() -> runner.timeout(Duration.ZERO)).hasMessage("timeout must be longer than 0 s, got 0 s");
        assertThatThrownBy(() -> runner.timeout(Duration.ofSeconds(-1)))
                .hasMessage("timeout must lie within [0 s, 100 years], got PT-1S");
        assertThatThrownBy(() -> runner.grace(Duration.ofDays(1_000_000)))
                .hasMessage("grace must lie within [0 s, 100 years], got PT24000000H");
        assertThatThrownBy(() -> runner.onFailure(null)).hasMessage("policy must not be null");
        assertThatThrownBy(() -> runner.run(null, IGNORED)).hasMessage("requests must not be null");
        assertThatThrownBy(() -> runner.collect(Collections.singletonList(null)))
                .hasMessage("requests must not contain null");
        assertThatThrownBy(() -> runner.run(List.of(), null)).hasMessage("consumer must not be null");
    }

    // Memory of earlier runs

    /** A cache that holds nothing and records every call. */
    private static class Told implements RunCache {

        final ConcurrentLinkedQueue<Outcome> outcomes = new ConcurrentLinkedQueue<>();

        @Override
        public Optional<SimOutput> recall(Request request) {
            return Optional.empty();
        }

        @Override
        public void remember(Outcome outcome) {
            outcomes.add(outcome);
        }
    }

    @Test
    void runsNothingThatTheMemoryKnows() {
        Scripted earlier = new Scripted((id, seed) -> 10 * id);
        Told memory = new Told() {
            @Override
            public Optional<SimOutput> recall(Request request) {
                boolean known = (Long) request.values().get("id") % 2 == 0;
                Setup twin = Setup.of(earlier, request.setup().point(), request.stack());
                return known ? Optional.of(Request.of(twin, request.seed()).simulate()) : Optional.empty();
            }
        };
        Scripted model = new Scripted((id, seed) -> {
            if (id == 5) {
                throw new IllegalStateException("five");
            }
            return id;
        });
        try (Runner runner = Runner.local().threads(2).recall(memory)) {
            Results results = runner.collect(model.runs(6));
            assertThat(results.output("value").table().integer("value").toArray())
                    .containsExactly(0, 1, 20, 3, 40);
        }
        assertThat(model.built).containsExactlyInAnyOrder(1L, 3L, 5L);
        assertThat(memory.outcomes.stream()
                        .map(outcome -> outcome.request().values().get("id")))
                .as("given what ran, failures included")
                .containsExactlyInAnyOrder(1L, 3L, 5L);
    }

    /** Two models of one class with other fields were one run to a cache: it gave the results of the first for the second. */
    @Test
    void refusesACacheForAModelThatItCouldNotTellFromAnother() {
        Told cache = new Told();
        try (Runner runner = Runner.local().threads(2).recall(cache)) {
            assertThat(runner.run(new Rated(1).at(0.5, 1), IGNORED).completed()).isEqualTo(2);
            assertThatThrownBy(() -> runner.run(new Rated(2).at(0.5, 1), IGNORED))
                    .isInstanceOf(RunnerException.class)
                    .hasMessage(
                            "model org.calabaria.fixture.Rated has no identity: field 'rate' cannot be shown to hold the"
                                    + " same as in a model made by the constructor without arguments; make what differs a parameter"
                                    + " or a setting, or state it in content()");
        }
        assertThat(cache.outcomes).as("nothing of the refused model ran").hasSize(2);
        try (Runner runner = Runner.local().threads(2)) {
            assertThat(runner.run(new Rated(2).at(0.5, 1), IGNORED).completed()).isEqualTo(2);
        }
    }

    @Test
    void endsTheSweepWhenTheMemoryFails() {
        Scripted model = new Scripted((id, seed) -> id);
        Told asking = new Told() {
            @Override
            public Optional<SimOutput> recall(Request request) {
                throw new IllegalStateException("the disk is gone");
            }
        };
        Told telling = new Told() {
            @Override
            public void remember(Outcome outcome) {
                throw new IllegalStateException("the disk is full");
            }
        };
        try (Runner runner = Runner.local().threads(1).recall(asking)) {
            assertThatThrownBy(() -> runner.run(model.runs(10), IGNORED))
                    .isInstanceOf(RunnerException.class)
                    .hasMessage("the cache failed while looking up the run of {id=0} under [baseline], replicate 0,"
                            + " seed 100: java.lang.IllegalStateException: the disk is gone")
                    .hasRootCauseMessage("the disk is gone");
        }
        try (Runner runner = Runner.local().threads(1).recall(telling)) {
            assertThatThrownBy(() -> runner.run(model.runs(10), IGNORED))
                    .isInstanceOf(RunnerException.class)
                    .hasMessage(
                            "the cache failed while storing the outcome of the run of {id=0} under [baseline], replicate 0,"
                                    + " seed 100: java.lang.IllegalStateException: the disk is full");
        }
    }

    @Test
    void endsTheSweepWhenTheMemoryConfusesRuns() {
        Scripted model = new Scripted((id, seed) -> id);
        SimOutput another = model.simulate(model.space().point(Map.of("id", 0)), 7);
        Told confused = new Told() {
            @Override
            public Optional<SimOutput> recall(Request request) {
                return Optional.of(another);
            }
        };
        try (Runner runner = Runner.local().threads(1).recall(confused)) {
            assertThatThrownBy(() -> runner.run(model.runs(10), IGNORED))
                    .isInstanceOf(RunnerException.class)
                    .hasMessage("the cache failed while looking up the run of {id=0} under [baseline], replicate 0,"
                            + " seed 100: java.lang.IllegalStateException: recall() must return the output of an equal run,"
                            + " got one of seed 7");
        }
    }

    // Progress

    @Test
    void tellsTheListenerOnTheCallersThreadUntilTheEnd() {
        List<Progress> told = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        Scripted model = new Scripted((id, seed) -> {
            if (id % 2 == 0) {
                throw new IllegalStateException();
            }
            return id;
        });
        try (Runner runner = Runner.local()
                .threads(2)
                .progress(
                        progress -> {
                            told.add(progress);
                            threads.add(Thread.currentThread());
                        },
                        Duration.ZERO)) {
            runner.run(model.runs(10), IGNORED);
        }
        assertThat(told.stream().map(Progress::done)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 10L);
        assertThat(told.get(3).failed()).isEqualTo(2);
        assertThat(told.get(3).total()).hasValue(10);
        assertThat(threads).containsOnly(Thread.currentThread());
    }

    @Test
    void throwsOnWhatTheListenerThrows() {
        Scripted model = new Scripted((id, seed) -> id);
        IllegalStateException broken = new IllegalStateException("no terminal");
        try (LocalRunner runner = Runner.local().threads(1).progress(progress -> {
            throw broken;
        })) {
            assertThatThrownBy(() -> runner.run(model.runs(10), IGNORED)).isSameAs(broken);
            assertThat(runner.shutdown()).isZero();
        }
    }

    @Test
    void refusalsAreInvalidParameterExceptionsForWhoeverAsks() {
        Scripted model = new Scripted((id, seed) -> id);
        Request bad = Requests.of(model)
                .points(List.of(Map.of("id", -1)))
                .seeds(SeedPlan.independent(1))
                .iterator()
                .next();
        assertThatThrownBy(bad::simulate)
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("parameter 'id' must lie in [0, 1000000], got -1");
        assertThat(bad.seed()).isZero();
    }

    @Test
    void replicatesAreNumberedFromZero() {
        Scripted model = new Scripted((id, seed) -> id);
        List<Outcome> outcomes = new ArrayList<>();
        try (Runner runner = Runner.local().threads(2)) {
            runner.run(model.runs(2).replicates(3), outcomes::add);
        }
        assertThat(replicatesOf(outcomes)).containsExactly(0L, 1L, 2L, 0L, 1L, 2L);
    }
}
