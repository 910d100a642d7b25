package org.calabaria.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    void theTotalIsKnownBeforehand() {
        assertThat(SWEEP.total()).hasValue(10_000);
    }
}
