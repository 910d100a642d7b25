package org.calabaria.run;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The progress of a sweep.
 *
 * @param done outcomes delivered, including failures
 * @param failed failures delivered
 * @param recalled outcomes delivered that came from a {@link RunCache}
 * @param abandoned threads of this sweep that were abandoned
 * @param total number of requests, if it is known in advance
 * @param elapsed time since the sweep began, measured with a monotonic clock
 */
public record Progress(long done, long failed, long recalled, int abandoned, OptionalLong total, Duration elapsed) {

    private static final double NANOS = 1e9;

    /** The longest remaining time that is reported [s]. */
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

    /** Outcomes per second since the sweep began [1/s]; 0 if no time has passed. */
    public double rate() {
        double seconds = elapsed.getSeconds() + elapsed.getNano() / NANOS;
        return seconds > 0 ? done / seconds : 0;
    }

    /**
     * The estimated remaining time at the rate so far; zero if the number of outcomes has reached the total. Empty if
     * the total or the rate is unknown, or if the time would be longer than thirty years.
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
