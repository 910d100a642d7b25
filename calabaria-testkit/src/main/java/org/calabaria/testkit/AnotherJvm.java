package org.calabaria.testkit;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.calabaria.model.BaseModel;
import org.jspecify.annotations.Nullable;

/**
 * Runs the same cases in other JVMs with different salted orders, identity hashes, locales, time zones, charsets,
 * assertion status and numbers of processors.
 *
 * <p>Three JVMs are started. The first one iterates over {@code Map.of} and {@code Set.of} in the opposite direction
 * and runs the cases backwards. It therefore always detects a result that depends on the order of three or more
 * elements, on the order of two elements of a set, or on a value that the first run stores for later runs. A
 * {@code Map.of} of two entries, and enums in a small hash table, have the same order in all four JVMs by chance about
 * once in ten times; the audit does not depend on chance.
 *
 * <p>A JVM makes the model with the model's class or with a class that implements {@link ModelLaws}. This class needs a
 * constructor without arguments, of any visibility.
 */
final class AnotherJvm {

    /** The identity hash modes of the JVMs: random, by address, by counting. This JVM uses none of these. */
    private static final List<Integer> HASHES = List.of(0, 1, 3);

    /** A JVM refuses to run with probability 1/2; after this number of starts it must not refuse. */
    private static final int MOST_STARTS = 20;

    private static final int SAME_DIRECTION = 75;

    private static final long MINUTES = 10;

    /**
     * One model to run in the other JVMs.
     *
     * @param madeBy the model's class, or a class that implements {@link ModelLaws}
     * @param here the results of the cases in this JVM
     */
    record Job(Class<?> madeBy, List<RunCase> cases, List<RunResult> here) {}

    private AnotherJvm() {}

    /** The first difference of each job. The JVMs run one job after the other. */
    static List<Optional<String>> compare(List<Job> jobs) {
        try {
            Path folder = Files.createTempDirectory("purity-check");
            try {
                return compare(folder, jobs);
            } finally {
                delete(folder);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<Optional<String>> compare(Path folder, List<Job> jobs) throws IOException {
        for (int job = 0; job < jobs.size(); job++) {
            try (DataOutputStream out = write(folder.resolve("cases" + job))) {
                CaseFile.writeCases(out, jobs.get(job).cases());
            }
        }
        List<String> makers = jobs.stream().map(job -> job.madeBy().getName()).toList();
        Files.write(folder.resolve("makers"), makers);
        runElsewhere(folder);
        List<Optional<String>> differences = new ArrayList<>();
        for (int job = 0; job < jobs.size(); job++) {
            differences.add(firstDifference(folder, job, jobs.get(job)));
        }
        return differences;
    }

    private static void runElsewhere(Path folder) throws IOException {
        List<Process> started = new ArrayList<>();
        try {
            for (int jvm = 0; jvm < HASHES.size(); jvm++) {
                started.add(start(folder, jvm, jvm == 0 ? MOST_STARTS : 0));
            }
            for (int starts = 1; await(started.get(0), folder.resolve("log0")) == SAME_DIRECTION; starts++) {
                started.set(0, start(folder, 0, MOST_STARTS - starts));
            }
            for (int jvm = 0; jvm < HASHES.size(); jvm++) {
                if (await(started.get(jvm), folder.resolve("log" + jvm)) != 0) {
                    throw new IllegalStateException(
                            "another JVM could not run the model:\n" + Files.readString(folder.resolve("log" + jvm)));
                }
            }
        } finally {
            started.forEach(Process::destroyForcibly);
        }
    }

    private static Optional<String> firstDifference(Path folder, int index, Job job) throws IOException {
        for (int jvm = 0; jvm < HASHES.size(); jvm++) {
            try (DataInputStream in = read(results(folder, jvm, index))) {
                Optional<String> trouble = CaseFile.readTrouble(in);
                Optional<String> difference = trouble.isPresent()
                        ? trouble
                        : LawTrial.firstDifference(job.cases(), job.here(), CaseFile.readResults(in));
                if (difference.isPresent()) {
                    return difference;
                }
            }
        }
        return Optional.empty();
    }

    private static Path results(Path folder, int jvm, int job) {
        return folder.resolve("results" + jvm + "-" + job);
    }

    /**
     * @param mayRefuse if above zero, a JVM whose salted tables have the same direction as in this JVM ends at once
     */
    private static Process start(Path folder, int jvm, int mayRefuse) throws IOException {
        Path arguments = folder.resolve("arguments" + jvm);
        Files.write(arguments, LaunchPath.arguments(AnotherJvm.class));
        int processors = Runtime.getRuntime().availableProcessors();
        List<String> command = List.of(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:+UseSerialGC", // starts soonest
                "-XX:hashCode=" + HASHES.get(jvm),
                jvm == 0 ? "-enableassertions" : "-disableassertions",
                "-XX:ActiveProcessorCount=" + (jvm == 0 ? processors + 1 : Math.max(1, processors / 2)),
                "-Dfile.encoding=" + (jvm == 0 ? "ISO-8859-1" : "UTF-8"),
                "-Duser.language=tr",
                "-Duser.timezone=Asia/Kathmandu",
                "@" + arguments,
                folder.toString(),
                Integer.toString(jvm),
                mayRefuse > 0 ? saltedDirection() : "any");
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log" + jvm).toFile())
                .start();
    }

    private static int await(Process process, Path log) throws IOException {
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException("another JVM did not finish within " + MINUTES + " minutes; it said:\n"
                        + Files.readString(log));
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another JVM ran", interrupted);
        }
    }

    /** The direction in which this JVM iterates over {@code Set.of} and {@code Map.of}, which is random. */
    private static String saltedDirection() {
        return Set.of("a", "b").iterator().next();
    }

    /** The main method of the other JVM: makes each model, runs its cases, and writes the results. */
    public static void main(String[] args) throws IOException {
        if (args[2].equals(saltedDirection())) {
            Runtime.getRuntime().halt(SAME_DIRECTION);
        }
        Path folder = Path.of(args[0]);
        int jvm = Integer.parseInt(args[1]);
        List<String> makers = Files.readAllLines(folder.resolve("makers"));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        for (int job = 0; job < makers.size(); job++) {
            try (DataOutputStream out = write(results(folder, jvm, job))) {
                run(makers.get(job), folder.resolve("cases" + job), jvm == 0, out);
            }
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        Runtime.getRuntime().halt(0); // a thread that the model left running must not keep this JVM alive
    }

    private static void run(String madeBy, Path cases, boolean backward, DataOutputStream out) throws IOException {
        BaseModel<?, ?> model;
        List<RunCase> runs;
        try (DataInputStream in = read(cases)) {
            model = model(madeBy);
            runs = CaseFile.readCases(in, model.space());
        } catch (RuntimeException | LinkageError failure) {
            CaseFile.writeTrouble(out, "another JVM could not make the model or its points: " + failure);
            return;
        }
        CaseFile.writeTrouble(out, "");
        CaseFile.writeResults(out, backward ? backward(model, runs) : forward(model, runs));
    }

    private static List<RunResult> forward(BaseModel<?, ?> model, List<RunCase> runs) {
        return runs.stream().map(run -> LawTrial.result(model, run)).toList();
    }

    /** Runs the last case first, so that a value in a static field comes from a different run than in this JVM. */
    private static List<RunResult> backward(BaseModel<?, ?> model, List<RunCase> runs) {
        List<RunCase> reversed = new ArrayList<>(runs);
        Collections.reverse(reversed);
        List<RunResult> results = new ArrayList<>(forward(model, reversed));
        Collections.reverse(results);
        return results;
    }

    private static BaseModel<?, ?> model(String madeBy) {
        try {
            Constructor<?> constructor = constructor(Class.forName(madeBy));
            if (constructor == null) {
                throw new IllegalStateException("class " + madeBy + " has no constructor without arguments with which "
                        + "another JVM could make the model; add one, or implement ModelLaws in a class that has one");
            }
            ClosedModules.requireOpen(constructor, constructor.getDeclaringClass());
            Object made = constructor.newInstance();
            return made instanceof ModelLaws<?> laws ? laws.model() : (BaseModel<?, ?>) made;
        } catch (InvocationTargetException failure) {
            throw new IllegalStateException(madeBy + " threw " + failure.getCause(), failure);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("cannot make the model through " + madeBy + ": " + failure, failure);
        }
    }

    private static @Nullable Constructor<?> constructor(Class<?> type) {
        return Stream.of(type.getDeclaredConstructors())
                .filter(constructor -> constructor.getParameterCount() == 0)
                .findFirst()
                .orElse(null);
    }

    private static DataOutputStream write(Path file) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
    }

    private static DataInputStream read(Path file) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
