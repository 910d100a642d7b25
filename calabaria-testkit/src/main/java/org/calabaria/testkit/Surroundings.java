package org.calabaria.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The JVM-wide state around a run: the default locale and time zone, the system properties, the threads. */
final class Surroundings {

    private static final List<Locale> LOCALES = List.of(
            Locale.forLanguageTag("tr-TR"), Locale.forLanguageTag("ar-EG-u-nu-arab"), Locale.forLanguageTag("de-DE"));
    private static final Locale UNLIKELY_LOCALE = Locale.forLanguageTag("mi-NZ");
    private static final String UNLIKELY_ZONE = "Pacific/Chatham";
    private static final String FAR_ZONE = "Asia/Kathmandu";
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toMillis(500);

    private Surroundings() {}

    /** Runs with the current locale and time zone and then with others, and returns the first difference. */
    static Optional<String> elsewhere(
            Supplier<Function<List<RunResult>, Optional<String>>> home, Supplier<List<RunResult>> runs) {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Function<List<RunResult>, Optional<String>> compare = home.get();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(FAR_ZONE));
            for (Locale other : LOCALES) {
                Locale.setDefault(other);
                Optional<String> difference = compare.apply(runs.get());
                if (difference.isPresent()) {
                    return difference.map(words ->
                            "with locale " + other.toLanguageTag() + " and time zone " + FAR_ZONE + ", " + words);
                }
            }
            return Optional.empty();
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    /** Runs with unusual settings, and returns the first change that the runs left behind. */
    static Optional<String> traces(Supplier<List<RunResult>> runs) {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(UNLIKELY_LOCALE);
            TimeZone.setDefault(TimeZone.getTimeZone(UNLIKELY_ZONE));
            return tracesHere(runs);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static Optional<String> tracesHere(Supplier<List<RunResult>> runs) {
        Set<Thread> threadsBefore = threads();
        Map<String, String> settingsBefore = settings();
        List<RunResult> results = runs.get();
        if (results.stream().anyMatch(RunResult::leavesInterrupted)) {
            return Optional.of("the thread that ran it was left interrupted");
        }
        Map<String, String> settingsAfter = settings();
        return firstChange(settingsBefore, settingsAfter).or(() -> threads().stream()
                .filter(thread -> !threadsBefore.contains(thread) && outlives(thread))
                .map(Thread::getName)
                .sorted()
                .findFirst()
                .map(name -> "thread '" + name + "' was left running"));
    }

    private static Optional<String> firstChange(Map<String, String> before, Map<String, String> after) {
        for (String key : new TreeMap<>(union(before, after)).keySet()) {
            String then = before.getOrDefault(key, "not set");
            String now = after.getOrDefault(key, "not set");
            if (!then.equals(now)) {
                return Optional.of(key + ": '" + then + "' became '" + now + "'");
            }
        }
        return Optional.empty();
    }

    private static Map<String, String> union(Map<String, String> a, Map<String, String> b) {
        Map<String, String> both = new HashMap<>(a); // sorted by the caller
        both.putAll(b);
        return both;
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            settings.put("system property '" + name + "'", System.getProperty(name, ""));
        }
        settings.put("the default locale", Locale.getDefault().toLanguageTag());
        settings.put("the default time zone", TimeZone.getDefault().getID());
        settings.put("standard output", Integer.toHexString(System.identityHashCode(System.out)));
        return settings;
    }

    /** Live threads, except those of the JVM itself, such as threads that sort a large array. */
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && thread.getThreadGroup() != null && !isOfCommonPool(thread))
                .filter(thread -> !"system".equals(thread.getThreadGroup().getName())
                        && !"InnocuousThreadGroup"
                                .equals(thread.getThreadGroup().getName()))
                .collect(Collectors.toSet());
    }

    private static boolean isOfCommonPool(Thread thread) {
        return thread instanceof ForkJoinWorkerThread worker && worker.getPool() == ForkJoinPool.commonPool();
    }

    private static boolean outlives(Thread thread) {
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return thread.isAlive();
    }
}
