package org.calabaria.run;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far a sweep is.
 *
 * @param done outcomes delivered, failures included
 * @param failed failures delivered
 * @param recalled outcomes delivered that came from a {@link RunCache} and did not run
 * @param abandoned threads of this sweep that were left behind
 * @param total requests, where it is known beforehand
 * @param elapsed since the sweep began, by a clock that never jumps
 */
public record Progress(long done, long failed, long recalled, int abandoned, OptionalLong total, Duration elapsed) {

    private static final double NANOS = 1e9;

    /** A longer time is not worth telling [s]. */
    private static final double LONGEST = 1e9;

    public Progress {
        Objects.requireNonNull(total, "total must not be null");
        Objects.requireNonNull(elapsed, "elapsed must not be null");
        if (total.isPresent() && total.getAsLong() < 0) {
            total = OptionalLong.empty();
        }
    }

    /** Results delivered. */
    public long completed() {
        return done - failed;
    }

    /** Outcomes per second since the sweep began [1/s]; 0 before any time has passed. */
    public double rate() {
        double seconds = elapsed.getSeconds() + elapsed.getNano() / NANOS;
        return seconds > 0 ? done / seconds : 0;
    }

    /**
     * The time that the rest takes at the rate so far; zero where there are as many outcomes as were expected, or more. Empty
     * while the total or the rate is unknown, and where it would be longer than thirty years.
     */
    public Optional<Duration> remaining() {
        if (total.isEmpty() || !(rate() > 0)) {
            return Optional.empty();
        }
        double seconds = Math.max(0, (double) total.getAsLong() - done) / rate();
        return seconds <= LONGEST ? Optional.of(Duration.ofMillis((long) (seconds * 1e3))) : Optional.empty();
    }

    /** {@code 120 of 1000 runs done, 3 failed, 40 recalled, 40 a second, 22 s left}. */
    @Override
    public String toString() {
        return done + (total.isPresent() ? " of " + total.getAsLong() : "") + " runs done, " + failed + " failed, "
                + (recalled > 0 ? recalled + " recalled, " : "")
                + StrictMath.round(rate()) + " a second"
                + remaining().map(left -> ", " + left.toSeconds() + " s left").orElse("");
    }
}
