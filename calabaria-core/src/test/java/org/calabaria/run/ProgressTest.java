package org.calabaria.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static Progress of(long done, OptionalLong total, Duration elapsed) {
        return new Progress(done, 3, 0, total, elapsed);
    }

    @Test
    void extrapolatesTheRateSoFar() {
        Progress progress = of(120, OptionalLong.of(1000), Duration.ofSeconds(3));
        assertThat(progress.rate()).isEqualTo(40.0);
        assertThat(progress.remaining()).hasValue(Duration.ofSeconds(22));
        assertThat(progress.completed()).isEqualTo(117);
        assertThat(progress).hasToString("120 of 1000 runs done, 3 failed, 40 a second, 22 s left");
    }

    @Test
    void knowsNoRemainingTimeWithoutATotal() {
        Progress progress = of(120, OptionalLong.empty(), Duration.ofSeconds(3));
        assertThat(progress.remaining()).isEmpty();
        assertThat(progress).hasToString("120 runs done, 3 failed, 40 a second");
    }

    @Test
    void hasNoRateBeforeAnythingIsDone() {
        assertThat(of(0, OptionalLong.of(9), Duration.ofSeconds(3)).remaining()).isEmpty();
        assertThat(of(3, OptionalLong.of(9), Duration.ZERO).rate()).isZero();
        assertThat(of(3, OptionalLong.of(9), Duration.ZERO).remaining()).isEmpty();
    }

    @Test
    void nothingRemainsAtTheEnd() {
        assertThat(of(9, OptionalLong.of(9), Duration.ofSeconds(1)).remaining()).hasValue(Duration.ZERO);
    }
}
