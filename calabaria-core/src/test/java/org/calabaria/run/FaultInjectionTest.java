package org.calabaria.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.calabaria.fixture.Epidemic;
import org.calabaria.fixture.Sweeps;
import org.calabaria.request.Completed;
import org.calabaria.request.Failed;
import org.calabaria.request.Requests;
import org.calabaria.request.SeedPlan;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A sweep of which some runs throw, hang, spin, overflow and run out of memory: the others must not notice.
 *
 * <p>A sound run takes microseconds and may take the whole timeout, seconds. The large sweep has more threads than hanging
 * runs and a window for all of them, so that these hang side by side and it lasts one timeout, not a hundred.
 */
@Timeout(240)
class FaultInjectionTest {

    private static final int SPINNING = 3;

    /** What goes wrong in a run. */
    private enum Fault {
        NONE,
        THROWS,
        HANGS,
        SPINS,
        OVERFLOWS,
        RUNS_OUT_OF_MEMORY
    }

    /** The epidemic, with a fault for every seed. */
    private static final class Faulty extends Epidemic {

        private final Fault[] faults;
        private final AtomicInteger released;

        Faulty(Fault[] faults, AtomicInteger released) {
            this.faults = faults;
            this.released = released;
        }

        @Override
        protected long[] runSim(State state, long seed) {
            switch (faults[(int) seed]) {
                case NONE -> {}
                case THROWS -> throw new IllegalStateException("fault " + seed);
                case HANGS -> hang();
                case SPINS -> spin();
                case OVERFLOWS -> overflow(0);
                case RUNS_OUT_OF_MEMORY -> throw new AssertionError(moreThanTheHeap().length);
            }
            return super.runSim(state, seed);
        }

        private static void hang() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException answered) {
                throw new IllegalStateException(answered);
            }
        }

        private void spin() {
            while (released.get() == 0) {
                Thread.onSpinWait();
            }
        }

        private static long[][] moreThanTheHeap() {
            long longs = Runtime.getRuntime().maxMemory() / Long.BYTES + 1;
            int row = (int) Math.min(longs, 1 << 30);
            return new long[(int) (longs / row) + 1][row];
        }

        private static long overflow(long depth) {
            return 1 + overflow(depth + 1);
        }
    }

    /** 5 % throw, 1 % hang, three spin, some overflow, one runs out of memory, at random places. */
    private static Fault[] faults(int runs) {
        Fault[] faults = new Fault[runs];
        Random random = new Random(20261121); // LCG as specified by the JDK: the same places everywhere
        for (int i = 0; i < runs; i++) {
            int drawn = random.nextInt(1000);
            faults[i] =
                    drawn < 50 ? Fault.THROWS : drawn < 60 ? Fault.HANGS : drawn < 70 ? Fault.OVERFLOWS : Fault.NONE;
        }
        for (int i = 0; i < SPINNING; i++) {
            faults[random.nextInt(runs)] = Fault.SPINS;
        }
        faults[777] = Fault.RUNS_OUT_OF_MEMORY;
        return faults;
    }

    @ParameterizedTest
    @CsvSource({"1000, 8, 3", "10000, 128, 5"})
    void everyOtherRunCompletesUnchanged(int runs, int threads, long seconds) throws Exception {
        Fault[] faults = faults(runs);
        AtomicInteger released = new AtomicInteger();
        Requests requests = Requests.of(new Faulty(faults, released))
                .points(List.of(Map.of("beta", 0.4, "gamma", 0.1, "people", 1000)))
                .seeds(SeedPlan.sequential(0))
                .replicates(runs);
        Sweeps.Digest healthy = new Sweeps.Digest();
        requests.forEach(request -> {
            if (faults[request.replicate()] == Fault.NONE) {
                healthy.accept(new Completed(request, request.simulate()));
            }
        });

        Sweeps.Digest digest = new Sweeps.Digest();
        int[] timedOut = {0, 0};
        LocalRunner runner = Runner.local().threads(threads).window(runs).timeout(Duration.ofSeconds(seconds));
        try {
            Progress progress = runner.run(requests, outcome -> {
                digest.accept(outcome);
                boolean sound = faults[outcome.request().replicate()] == Fault.NONE;
                assertThat(outcome instanceof Completed).as(outcome.toString()).isEqualTo(sound);
                if (outcome instanceof Failed failed) {
                    timedOut[0] += failed.timedOut() ? 1 : 0;
                    timedOut[1] += failed.abandoned() ? 1 : 0;
                }
            });
            assertThat(progress.done()).isEqualTo(runs);
            assertThat(progress.failed()).isEqualTo(digest.failed);
            assertThat(progress.abandoned()).isEqualTo(SPINNING);
            assertThat(runner.abandoned()).isEqualTo(SPINNING);
            assertThat(timedOut[1]).isEqualTo(SPINNING);
            assertThat(timedOut[0]).isEqualTo(SPINNING + count(faults, Fault.HANGS));
            assertThat(digest.completed).isEqualTo(healthy.completed).isEqualTo(count(faults, Fault.NONE));
            assertThat(digest.hex()).isEqualTo(healthy.hex());
            assertThat(runner.shutdown()).isEqualTo(SPINNING);
        } finally {
            released.set(1);
            runner.close();
        }
        assertThat(runner.shutdown()).isZero();
    }

    private static int count(Fault[] faults, Fault wanted) {
        return (int) IntStream.range(0, faults.length)
                .filter(i -> faults[i] == wanted)
                .count();
    }
}
