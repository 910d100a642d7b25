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
 * @param abandoned threads of this sweep that were left behind
 * @param total requests, where it is known beforehand
 * @param elapsed since the sweep began, by a clock that never jumps
 */
public record Progress(long done, long failed, int abandoned, OptionalLong total, Duration elapsed) {

    private static final double NANOS = 1e9;

    public Progress {
        Objects.requireNonNull(total, "total must not be null");
        Objects.requireNonNull(elapsed, "elapsed must not be null");
    }

    /** Results delivered. */
    public long completed() {
        return done - failed;
    }

    /** Outcomes per second since the sweep began [1/s]; 0 before any time has passed. */
    public double rate() {
        long nanos = elapsed.toNanos();
        return nanos > 0 ? done * NANOS / nanos : 0;
    }

    /** The time that the rest takes at the rate so far; empty while the total or the rate is unknown. */
    public Optional<Duration> remaining() {
        if (total.isEmpty() || !(rate() > 0)) {
            return Optional.empty();
        }
        double seconds = (total.getAsLong() - done) / rate();
        return Optional.of(Duration.ofNanos((long) (seconds * NANOS)));
    }

    /** {@code 120 of 1000 runs done, 3 failed, 40 a second, 22 s left}. */
    @Override
    public String toString() {
        return done + (total.isPresent() ? " of " + total.getAsLong() : "") + " runs done, " + failed + " failed, "
                + StrictMath.round(rate()) + " a second"
                + remaining().map(left -> ", " + left.toSeconds() + " s left").orElse("");
    }
}
