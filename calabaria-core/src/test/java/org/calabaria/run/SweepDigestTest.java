package org.calabaria.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.calabaria.fixture.Epidemic;
import org.calabaria.fixture.Sweeps;
import org.calabaria.request.Completed;
import org.calabaria.request.Requests;
import org.calabaria.request.SeedPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class SweepDigestTest {

    private static final Requests SWEEP = Requests.of(Sweeps.epidemic())
            .points(Sweeps.points(500))
            .stacks("baseline", "briefly")
            .seeds(SeedPlan.independent(42))
            .replicates(10);

    @ParameterizedTest
    @CsvSource({"1, true", "2, true", "8, true", "1, false", "2, false", "8, false"})
    void tenThousandRunsHaveOneDigestWhateverTheThreadsAndTheReuseOfStates(int threads, boolean reuse)
            throws Exception {
        Sweeps.Digest alone = new Sweeps.Digest();
        SWEEP.forEach(request -> alone.accept(new Completed(request, request.simulate())));

        Sweeps.Digest sweep = new Sweeps.Digest();
        try (Runner runner = Runner.local().threads(threads).reuseState(reuse)) {
            runner.run(SWEEP, sweep);
        }
        assertThat(sweep.completed).isEqualTo(10_000);
        assertThat(sweep.hex()).isEqualTo(alone.hex());
    }

    /** The epidemic, of whose runs every block of so many ends backwards: each waits for the next. */
    private static final class Backwards extends Epidemic {

        private final int block;
        private final List<CountDownLatch> done =
                Stream.generate(() -> new CountDownLatch(1)).limit(2000).toList();

        Backwards(int block) {
            this.block = block;
        }

        @Override
        protected long[] runSim(State state, long seed) {
            int run = (int) seed;
            boolean last = run % block == block - 1 || run == done.size() - 1;
            if (!last) {
                await(done.get(run + 1));
            }
            long[] raw = super.runSim(state, seed);
            done.get(run).countDown();
            return raw;
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException cancelled) {
                throw new IllegalStateException(cancelled);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void theOrderInWhichRunsFinishDoesNotShow(int threads) throws Exception {
        List<Map<String, Number>> point = List.of(Map.of("beta", 0.4, "gamma", 0.1, "people", 1000));
        Requests straight = Requests.of(new Epidemic())
                .points(point)
                .seeds(SeedPlan.sequential(0))
                .replicates(2000);
        Sweeps.Digest alone = new Sweeps.Digest();
        straight.forEach(request -> alone.accept(new Completed(request, request.simulate())));

        Sweeps.Digest sweep = new Sweeps.Digest();
        try (Runner runner = Runner.local().threads(threads)) {
            runner.run(
                    Requests.of(new Backwards(threads))
                            .points(point)
                            .seeds(SeedPlan.sequential(0))
                            .replicates(2000),
                    sweep);
        }
        assertThat(sweep.completed).isEqualTo(2000);
        assertThat(sweep.hex()).isEqualTo(alone.hex());
    }

    @Test
    void theTotalIsKnownBeforehand() {
        assertThat(SWEEP.total()).hasValue(10_000);
    }
}
