package org.calabaria.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.calabaria.fixture.Scripted;
import org.calabaria.request.Requests;
import org.calabaria.request.SeedPlan;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static Progress of(long done, OptionalLong total, Duration elapsed) {
        return new Progress(done, 3, 0, 0, total, elapsed);
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

    @Test
    void aTotalThatIsTooLowLeavesNothing() {
        assertThat(of(12, OptionalLong.of(9), Duration.ofSeconds(1)).remaining())
                .hasValue(Duration.ZERO);
    }

    @Test
    void numbersThatAreTooLargeAreUnknown() {
        assertThat(of(1, OptionalLong.of(-4), Duration.ofSeconds(1)).total()).isEmpty();
        assertThat(of(1, OptionalLong.of(Long.MAX_VALUE), Duration.ofSeconds(5)).remaining())
                .isEmpty();
        assertThat(of(1, OptionalLong.of(2), Duration.ofSeconds(Long.MAX_VALUE)).rate())
                .isPositive();
        Requests requests = Requests.of(new Scripted((id, seed) -> id))
                .points(Collections.nCopies(Integer.MAX_VALUE, Map.of("id", 1)))
                .withStacks(Collections.nCopies(3, List.of("baseline")))
                .seeds(SeedPlan.common(1))
                .replicates(Integer.MAX_VALUE);
        assertThat(requests.total()).as("3 * (2^31 - 1)^2 is beyond 2^63").isEmpty();
        assertThat(requests.replicates(2).total()).hasValue(6L * Integer.MAX_VALUE);
    }

    @Test
    void aBarShowsCountsRateAndTheTimeThatIsLeft() {
        Progress some = new Progress(120, 3, 40, 1, OptionalLong.of(480), Duration.ofSeconds(3));
        assertThat(ProgressBar.line(some))
                .isEqualTo("[######------------------]  25 %  120 of 480 runs, 3 failed, 40 recalled,"
                        + " 1 abandoned, 40/s, 9 s left");
        Progress unknown = new Progress(2, 0, 0, 0, OptionalLong.empty(), Duration.ofSeconds(4));
        assertThat(ProgressBar.line(unknown)).isEqualTo("2 runs, 0.5/s");
    }

    @Test
    void aBarIsWrittenOverAndEndsItsLine() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ProgressBar bar = new ProgressBar(new PrintStream(written, true, StandardCharsets.UTF_8), true);
        bar.progress(new Progress(10, 0, 0, 0, OptionalLong.empty(), Duration.ofSeconds(1)));
        bar.ended(new Progress(11, 0, 0, 0, OptionalLong.empty(), Duration.ofSeconds(3)));
        assertThat(written.toString(StandardCharsets.UTF_8))
                .isEqualTo("\r10 runs, 10/s\r11 runs, 3.7/s" + System.lineSeparator());
    }

    @Test
    void aBarWithoutATerminalWritesNothing() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ProgressBar.on(new PrintStream(written, true, StandardCharsets.UTF_8))
                .ended(new Progress(1, 0, 0, 0, OptionalLong.empty(), Duration.ofSeconds(3)));
        assertThat(written.size()).as("tests have no terminal").isZero();
    }
}
