package org.calabaria.run;

import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The settings of a {@link LocalRunner}. {@code timeout} is null if runs have no time limit. */
record RunSettings(
        int threads,
        FailurePolicy policy,
        int retries,
        Duration backOff,
        @Nullable Duration timeout,
        Duration grace,
        OptionalInt abandonedLimit,
        OptionalInt window,
        boolean reuseState,
        @Nullable RunCache cache,
        ProgressListener listener,
        Duration listenerInterval) {

    private static final Duration DEFAULT_BACK_OFF = Duration.ofMillis(100);
    private static final Duration DEFAULT_GRACE = Duration.ofSeconds(1);
    private static final Duration DEFAULT_INTERVAL = Duration.ofMillis(100);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(30);

    private static final ProgressListener NO_LISTENER = progress -> {};

    static final RunSettings DEFAULT = new RunSettings(
            1,
            FailurePolicy.RECORD,
            0,
            DEFAULT_BACK_OFF,
            null,
            DEFAULT_GRACE,
            OptionalInt.empty(),
            OptionalInt.empty(),
            true,
            null,
            NO_LISTENER,
            DEFAULT_INTERVAL);

    /** Whether there is a progress listener. */
    boolean isWatched() {
        return listener != NO_LISTENER;
    }

    int abandonedLimitOrDefault() {
        return abandonedLimit.orElse(2 * threads);
    }

    /** The waiting time after this attempt [ns]: doubled each time, up to a limit. */
    long backOffNanos(int attempt) {
        long longest = Math.max(LONGEST_BACK_OFF.toNanos(), backOff.toNanos());
        long doubled = backOff.toNanos();
        for (int i = 1; i < attempt && doubled < longest; i++) {
            doubled *= 2;
        }
        return Math.min(doubled, longest);
    }

    RunSettings withThreads(int n) {
        return new RunSettings(
                n,
                policy,
                retries,
                backOff,
                timeout,
                grace,
                abandonedLimit,
                window,
                reuseState,
                cache,
                listener,
                listenerInterval);
    }

    RunSettings withPolicy(FailurePolicy other) {
        return new RunSettings(
                threads,
                other,
                retries,
                backOff,
                timeout,
                grace,
                abandonedLimit,
                window,
                reuseState,
                cache,
                listener,
                listenerInterval);
    }

    RunSettings withRetries(int n, Duration firstWait) {
        return new RunSettings(
                threads,
                policy,
                n,
                firstWait,
                timeout,
                grace,
                abandonedLimit,
                window,
                reuseState,
                cache,
                listener,
                listenerInterval);
    }

    RunSettings withTimeout(Duration limit) {
        return new RunSettings(
                threads,
                policy,
                retries,
                backOff,
                limit,
                grace,
                abandonedLimit,
                window,
                reuseState,
                cache,
                listener,
                listenerInterval);
    }

    RunSettings withGrace(Duration other) {
        return new RunSettings(
                threads,
                policy,
                retries,
                backOff,
                timeout,
                other,
                abandonedLimit,
                window,
                reuseState,
                cache,
                listener,
                listenerInterval);
    }

    RunSettings withAbandonedLimit(int n) {
        return new RunSettings(
                threads,
                policy,
                retries,
                backOff,
                timeout,
                grace,
                OptionalInt.of(n),
                window,
                reuseState,
                cache,
                listener,
                listenerInterval);
    }

    RunSettings withWindow(int n) {
        return new RunSettings(
                threads,
                policy,
                retries,
                backOff,
                timeout,
                grace,
                abandonedLimit,
                OptionalInt.of(n),
                reuseState,
                cache,
                listener,
                listenerInterval);
    }

    RunSettings withReuse(boolean reuse) {
        return new RunSettings(
                threads,
                policy,
                retries,
                backOff,
                timeout,
                grace,
                abandonedLimit,
                window,
                reuse,
                cache,
                listener,
                listenerInterval);
    }

    RunSettings withCache(RunCache other) {
        return new RunSettings(
                threads,
                policy,
                retries,
                backOff,
                timeout,
                grace,
                abandonedLimit,
                window,
                reuseState,
                other,
                listener,
                listenerInterval);
    }

    RunSettings withListener(ProgressListener other, Duration interval) {
        return new RunSettings(
                threads,
                policy,
                retries,
                backOff,
                timeout,
                grace,
                abandonedLimit,
                window,
                reuseState,
                cache,
                other,
                interval);
    }
}
