package org.calabaria.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.calabaria.fixture.Scripted;
import org.calabaria.fixture.Sweeps;
import org.calabaria.model.BaseModel;
import org.calabaria.model.ModelOutput;
import org.calabaria.model.SimOutput;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.random.Pcg64;
import org.calabaria.request.Completed;
import org.calabaria.request.Failed;
import org.calabaria.request.Outcome;
import org.calabaria.request.Request;
import org.calabaria.request.RequestQueue;
import org.calabaria.request.Requests;
import org.calabaria.request.SeedPlan;
import org.calabaria.request.Setup;
import org.calabaria.scenario.Config;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.Reparameterization;
import org.calabaria.variant.VariantSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources whose next request depends on an earlier outcome, as those of a calibration do. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AskAndTellTest {

    /** A valley with noise, lowest at (3, -1); a run takes the longer the higher it is. */
    private static final class Valley extends BaseModel<double[], Double> {

        Valley() {
            super(ParameterSpace.of(ParameterSpec.real("x", -10, 10), ParameterSpec.real("y", -10, 10)));
        }

        @Override
        protected double[] buildSim(ParameterSet params, Config config) {
            return new double[] {params.real("x"), params.real("y")};
        }

        @Override
        protected Double runSim(double[] at, long seed) {
            double height = (at[0] - 3) * (at[0] - 3) + (at[1] + 1) * (at[1] + 1);
            Pcg64 random = Pcg64.seeded(seed);
            double noise = 0;
            for (int i = 0; i < 100 * (1 + (int) height); i++) {
                noise = random.nextGaussian();
            }
            return height + 0.001 * noise;
        }

        @ModelOutput
        Table height(Double raw) {
            return Table.of(Column.real("height", raw));
        }
    }

    /** A search with 12 children of the 3 best of each generation, for 8 generations. */
    private static final class Evolution {

        private static final int CHILDREN = 12;
        private static final int PARENTS = 3;
        private static final int GENERATIONS = 8;

        private final ModelVariant variant;
        private final Pcg64 random = Pcg64.seeded(5);
        private final List<Trial> told = new ArrayList<>();
        private double[] centre = {0, 0};
        private double step = 3;
        private int generation;

        record Trial(double x, double y, double height) {}

        Evolution(ModelVariant variant) {
            this.variant = variant;
        }

        List<Request> ask() {
            List<Request> children = new ArrayList<>();
            for (int i = 0; i < CHILDREN; i++) {
                double x = Math.max(-10, Math.min(10, centre[0] + step * random.nextGaussian()));
                double y = Math.max(-10, Math.min(10, centre[1] + step * random.nextGaussian()));
                children.add(Request.of(Setup.of(variant, Map.of("x", x, "y", y)), 100 * generation + i));
            }
            return children;
        }

        /** Whether that was the last of its generation. */
        boolean tell(Outcome outcome) {
            double height = ((Completed) outcome)
                    .output()
                    .table("height")
                    .real("height")
                    .get(0);
            told.add(new Trial(
                    (Double) outcome.request().values().get("x"),
                    (Double) outcome.request().values().get("y"),
                    height));
            return told.size() % CHILDREN == 0;
        }

        void select() {
            List<Trial> last = new ArrayList<>(told.subList(told.size() - CHILDREN, told.size()));
            last.sort(Comparator.comparingDouble(Trial::height));
            centre = new double[] {
                last.stream().limit(PARENTS).mapToDouble(Trial::x).average().orElseThrow(),
                last.stream().limit(PARENTS).mapToDouble(Trial::y).average().orElseThrow()
            };
            step *= 0.6;
            generation++;
        }

        boolean isFinished() {
            return generation == GENERATIONS;
        }
    }

    private static Evolution search(int threads, Sweeps.Digest digest) {
        Valley model = new Valley();
        Evolution search = new Evolution(new ModelVariant(model, VariantSpec.of(model.space())));
        RequestQueue queue = new RequestQueue();
        search.ask().forEach(queue::add);
        try (Runner runner = Runner.local().threads(threads)) {
            runner.run(queue, outcome -> {
                digest.accept(outcome);
                if (search.tell(outcome)) {
                    search.select();
                    if (search.isFinished()) {
                        queue.end();
                    } else {
                        search.ask().forEach(queue::add);
                    }
                }
            });
        }
        return search;
    }

    @Test
    void aSearchAsksForTheSameOnAnyNumberOfThreads() throws Exception {
        List<String> digests = new ArrayList<>();
        for (int threads : new int[] {1, 2, 8}) {
            Sweeps.Digest digest = new Sweeps.Digest();
            Evolution search = search(threads, digest);
            assertThat(search.told).hasSize(Evolution.CHILDREN * Evolution.GENERATIONS);
            assertThat(Math.hypot(search.centre[0] - 3, search.centre[1] + 1)).isLessThan(0.5);
            digests.add(digest.hex());
        }
        assertThat(digests).containsOnly(digests.get(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void outcomesAreDeliveredWhileTheSourceWaits(int threads) {
        Scripted model = new Scripted((id, seed) -> id);
        List<Request> all = new ArrayList<>();
        model.runs(20).forEach(all::add);
        RequestQueue queue = new RequestQueue();
        queue.add(all.get(0));
        List<Long> delivered = new ArrayList<>();
        try (Runner runner = Runner.local().threads(threads)) {
            Progress progress = runner.run(queue, outcome -> {
                delivered.add((Long) outcome.request().values().get("id"));
                if (delivered.size() == all.size()) {
                    queue.end();
                } else {
                    queue.add(all.get(delivered.size()));
                }
            });
            assertThat(progress.done()).isEqualTo(20);
        }
        assertThat(delivered).hasSize(20).isSorted();
    }

    @Test
    void cancellingEndsASweepWhoseSourceWaits() {
        Scripted model = new Scripted((id, seed) -> id);
        RequestQueue queue = new RequestQueue();
        queue.add(model.runs(1).iterator().next());
        try (Runner runner = Runner.local().threads(2)) {
            assertThatThrownBy(() -> runner.run(queue, outcome -> runner.cancel()))
                    .isInstanceOf(RunCancelledException.class);
            assertThat(runner.shutdown()).isZero();
        }
    }

    @Test
    void closingEndsASweepWhoseSourceWaits() {
        RequestQueue queue = new RequestQueue();
        queue.add(new Scripted((id, seed) -> id).runs(1).iterator().next());
        LocalRunner runner = Runner.local().threads(2);
        assertThatThrownBy(() -> runner.run(queue, outcome -> new Thread(runner::shutdown).start()))
                .isInstanceOf(RunCancelledException.class)
                .hasMessageContaining(Execution.CLOSED);
    }

    @Test
    void aSourceThatIgnoresInterruptionIsLeftBehindAndCounted() {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch stuck = new CountDownLatch(1);
        Request first = new Scripted((id, seed) -> id).runs(1).iterator().next();
        Iterable<Request> source = () -> new Iterator<>() {
            private boolean given;

            @Override
            public boolean hasNext() {
                while (given && release.getCount() > 0) {
                    stuck.countDown();
                    Thread.onSpinWait();
                }
                return !given;
            }

            @Override
            public Request next() {
                given = true;
                return first;
            }
        };
        LocalRunner runner = Runner.local().threads(1).grace(Duration.ofMillis(20));
        assertThatThrownBy(() -> runner.run(source, outcome -> {
                    awaitUninterrupted(stuck);
                    runner.cancel();
                }))
                .isInstanceOf(RunCancelledException.class);
        assertThat(runner.shutdown()).isEqualTo(1);
        release.countDown();
    }

    @Test
    void whatASourceThrowsIsThrownBehindTheOutcomesBeforeIt() {
        Scripted model = new Scripted((id, seed) -> id);
        AssertionError broken = new AssertionError("source");
        List<Request> good = new ArrayList<>();
        model.runs(5).forEach(good::add);
        Iterable<Request> source = () -> {
            var left = good.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return true;
                }

                @Override
                public Request next() {
                    if (!left.hasNext()) {
                        throw broken;
                    }
                    return left.next();
                }
            };
        };
        List<Outcome> delivered = new ArrayList<>();
        try (Runner runner = Runner.local().threads(2)) {
            assertThatThrownBy(() -> runner.run(source, delivered::add)).isSameAs(broken);
        }
        assertThat(delivered).hasSize(5);
    }

    @Test
    void aQueueRefusesWhatItCannotDo() {
        RequestQueue queue = new RequestQueue();
        queue.end();
        Request late = new Scripted((id, seed) -> id).runs(1).iterator().next();
        assertThatThrownBy(() -> queue.add(late))
                .hasMessage("the queue has ended and takes no more requests, got the run of {id=0} under [baseline],"
                        + " replicate 0, seed 100");
        assertThat(queue.iterator().hasNext()).isFalse();
        assertThatThrownBy(queue::iterator).hasMessage("a queue of requests can be read once; make a new one");
    }

    // Code of the user's that plans.

    /** Inverses of a reparameterization that fail at z = 1, and never end at z = 2. */
    private static ModelVariant hostile(CountDownLatch release) {
        Valley model = new Valley();
        Reparameterization hostile = Reparameterization.named("hostile")
                .free(ParameterSpec.real("z", 0, 9))
                .inverse("x", p -> {
                    if (p.real("z") == 1) {
                        throw new AssertionError("one");
                    }
                    while (p.real("z") == 2 && release.getCount() > 0) {
                        Thread.onSpinWait();
                    }
                    return p.real("z");
                });
        return new ModelVariant(model, VariantSpec.of(model.space()).fix("y", 0).reparameterize(hostile));
    }

    static Stream<SeedPlan> plans() {
        return Stream.of(
                SeedPlan.independent(1),
                SeedPlan.common(1),
                SeedPlan.sequential(1),
                SeedPlan.contractsStudy(),
                () -> (position, setup, replicate) -> setup.point().real("x") > 4 ? 7 : 8);
    }

    @ParameterizedTest
    @MethodSource("plans")
    void anInverseThatThrowsAnErrorOrNeverEndsIsOneFailedRunUnderEveryPlan(SeedPlan plan) {
        CountDownLatch release = new CountDownLatch(1);
        List<Map<String, Double>> points =
                Stream.of(0.0, 1.0, 2.0, 3.0, 4.0, 5.0).map(z -> Map.of("z", z)).toList();
        Requests requests = Requests.of(hostile(release)).points(points).seeds(plan);
        List<String> outcomes = new ArrayList<>();
        try (Runner runner =
                Runner.local().threads(2).timeout(Duration.ofMillis(300)).grace(Duration.ofMillis(20))) {
            runner.run(
                    requests,
                    outcome -> outcomes.add(outcome.request().values().get("z") + ": "
                            + (outcome instanceof Failed failed
                                    ? failed.problem().getClass().getSimpleName()
                                    : "done")));
        } finally {
            release.countDown();
        }
        assertThat(outcomes)
                .containsExactly(
                        "0.0: done",
                        "1.0: AssertionError",
                        "2.0: RunTimeoutException",
                        "3.0: done",
                        "4.0: done",
                        "5.0: done");
    }

    @Test
    void aRunWhoseSeedIsDerivedLateIsTheSameRun() {
        Valley model = new Valley();
        Reparameterization same = Reparameterization.named("same")
                .free(ParameterSpec.real("z", 0, 9))
                .inverse("x", p -> p.real("z"));
        VariantSpec spec = VariantSpec.of(model.space()).fix("y", 0);
        Requests late = Requests.of(new ModelVariant(model, spec.reparameterize(same)))
                .points(List.of(Map.of("z", 3.5)))
                .seeds(SeedPlan.independent(9))
                .replicates(3);
        Requests early = Requests.of(new ModelVariant(model, spec))
                .points(List.of(Map.of("x", 3.5)))
                .seeds(SeedPlan.independent(9))
                .replicates(3);
        assertThat(late.iterator().next().hasSeed()).isFalse();
        assertThat(early.iterator().next().hasSeed()).isTrue();
        List<Long> seeds = new ArrayList<>();
        late.forEach(request -> seeds.add(request.seed()));
        List<Long> expected = new ArrayList<>();
        early.forEach(request -> expected.add(request.seed()));
        assertThat(seeds).isEqualTo(expected);
    }

    @Test
    void aRunThatFailedBeforeItHadASeedIsNotStored() {
        List<Outcome> stored = new ArrayList<>();
        RunCache cache = new RunCache() {
            @Override
            public Optional<SimOutput> recall(Request request) {
                return Optional.empty();
            }

            @Override
            public void remember(Outcome outcome) {
                synchronized (stored) {
                    stored.add(outcome);
                }
            }
        };
        Requests requests = Requests.of(hostile(new CountDownLatch(0)))
                .points(List.of(Map.of("z", 1.0), Map.of("z", 3.0)))
                .seeds(SeedPlan.independent(1));
        try (Runner runner = Runner.local().threads(1).recall(cache)) {
            assertThat(runner.collect(requests).failed()).hasSize(1);
        }
        assertThat(stored)
                .extracting(outcome -> outcome.request().values().get("z"))
                .containsExactly(3.0);
    }

    @Test
    void aPlanThatRefusesOneReplicateFailsThatReplicateAlone() {
        SeedPlan picky = () -> (position, setup, replicate) -> {
            if (replicate == 1) {
                throw new AssertionError("not that one");
            }
            return replicate;
        };
        Requests requests = Requests.of(new Scripted((id, seed) -> id))
                .points(List.of(Map.of("id", 1), Map.of("id", 2)))
                .seeds(picky)
                .replicates(3);
        try (Runner runner = Runner.local().threads(2)) {
            var results = runner.collect(requests);
            assertThat(results.completed()).isEqualTo(4);
            assertThat(results.failed())
                    .extracting(failed -> failed.request().replicate() + ": " + failed.problem())
                    .containsExactly(
                            "1: java.lang.AssertionError: not that one", "1: java.lang.AssertionError: not that one");
            assertThat(results.failures().integer("seed").toArray()).containsExactly(0, 0);
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void aSweepStopsAtAFailedInverseWithoutCallingItAgain(SeedPlan plan) {
        CountDownLatch release = new CountDownLatch(1);
        try (Runner runner = Runner.local()
                .threads(1)
                .timeout(Duration.ofMillis(300))
                .grace(Duration.ofMillis(20))
                .onFailure(FailurePolicy.STOP)) {
            for (double z : new double[] {1, 2}) {
                Requests requests = Requests.of(hostile(release))
                        .points(List.of(Map.of("z", z)))
                        .seeds(plan);
                assertThatThrownBy(() -> runner.run(requests, outcome -> {}))
                        .isInstanceOf(RunFailedException.class)
                        .hasMessageContaining("the sweep stops at its first failed run: run of {z=" + z + "}");
            }
        } finally {
            release.countDown();
        }
    }

    @Test
    void aRunThatFailedWithoutASeedSaysSoAndRunsWithItsOwnSeedLater() {
        CountDownLatch release = new CountDownLatch(1);
        Requests requests = Requests.of(hostile(release))
                .points(List.of(Map.of("z", 2.0)))
                .seeds(SeedPlan.independent(1))
                .replicates(2);
        List<Request> again = new ArrayList<>();
        List<Long> seeds = new ArrayList<>();
        try (Runner runner =
                Runner.local().threads(1).timeout(Duration.ofMillis(300)).grace(Duration.ofMillis(20))) {
            var results = runner.collect(requests);
            assertThat(results.failures().integer("seed").toArray()).containsExactly(0, 0);
            results.failed().forEach(failed -> again.add(failed.request()));
            assertThat(results.failed().get(0).replay())
                    .isEqualTo("not possible: the run failed before its seed was known; run the request again");
            release.countDown();
            runner.run(again, outcome -> {
                assertThat(outcome).isInstanceOf(Completed.class);
                seeds.add(outcome.request().seed());
            });
        }
        List<Long> expected = new ArrayList<>();
        requests.forEach(request -> expected.add(request.seed()));
        assertThat(seeds).isEqualTo(expected).doesNotContain(0L);
    }

    @Test
    void aViewOfTheJdkDoesNotHideASourceThatWaits() {
        Request first = new Scripted((id, seed) -> id).runs(1).iterator().next();
        CountDownLatch told = new CountDownLatch(1);
        Collection<Request> waits = new AbstractCollection<>() {
            @Override
            public int size() {
                return 1;
            }

            @Override
            public Iterator<Request> iterator() {
                return new Iterator<>() {
                    private boolean given;

                    @Override
                    public boolean hasNext() {
                        if (given) {
                            awaitUninterrupted(told);
                        }
                        return !given;
                    }

                    @Override
                    public Request next() {
                        given = true;
                        return first;
                    }
                };
            }
        };
        try (Runner runner = Runner.local().threads(1)) {
            runner.run(Collections.unmodifiableCollection(waits), outcome -> told.countDown());
        }
        assertThat(told.getCount()).isZero();
        assertThat(Requests.isPlain(List.of(first))).isTrue();
        assertThat(Requests.isPlain(List.of(first, first, first))).isTrue();
        assertThat(Requests.isPlain(Stream.of(first).toList())).isTrue();
        assertThat(Requests.isPlain(new ArrayList<>(waits))).isTrue();
        assertThat(Requests.isPlain(Collections.unmodifiableCollection(waits))).isFalse();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException woken) {
            throw new IllegalStateException(woken);
        }
    }
}
