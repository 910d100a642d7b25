package org.calabaria.testkit;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.calabaria.model.BaseModel;
import org.jspecify.annotations.Nullable;

/**
 * The same cases in other JVMs, where salted orders, identity hashes, locale and time zone are other ones.
 *
 * <p>Three are started, because two salted orders of few elements are often the same by chance. A JVM finds the model by
 * the class that makes it: the model's own, or an implementor of {@link ModelLaws}; either needs a constructor without
 * arguments, of any visibility.
 */
final class AnotherJvm {

    private static final int JVMS = 3;
    private static final long MINUTES = 10;

    private AnotherJvm() {}

    static Optional<String> compare(Class<?> madeBy, List<RunCase> cases, List<RunResult> here) {
        if (constructor(madeBy) == null) {
            return Optional.of(
                    "class " + madeBy.getName() + " has no constructor without arguments by which another JVM "
                            + "could make the model; add one, or implement ModelLaws in a class that has");
        }
        try {
            Path folder = Files.createTempDirectory("purity-check");
            try {
                return compare(folder, madeBy, cases, here);
            } finally {
                delete(folder);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Optional<String> compare(Path folder, Class<?> madeBy, List<RunCase> cases, List<RunResult> here)
            throws IOException {
        try (DataOutputStream out = write(folder.resolve("cases"))) {
            CaseFile.writeCases(out, cases);
        }
        List<Process> started = new ArrayList<>();
        try {
            for (int jvm = 0; jvm < JVMS; jvm++) {
                started.add(start(folder, jvm, madeBy));
            }
            for (int jvm = 0; jvm < JVMS; jvm++) {
                await(started.get(jvm), folder.resolve("log" + jvm));
                Optional<String> difference = compare(folder.resolve("results" + jvm), cases, here);
                if (difference.isPresent()) {
                    return difference;
                }
            }
            return Optional.empty();
        } finally {
            started.forEach(Process::destroyForcibly);
        }
    }

    private static Optional<String> compare(Path results, List<RunCase> cases, List<RunResult> here)
            throws IOException {
        try (DataInputStream in = read(results)) {
            return LawTrial.firstDifference(cases, here, CaseFile.readResults(in));
        }
    }

    private static Process start(Path folder, int jvm, Class<?> madeBy) throws IOException {
        Path arguments = folder.resolve("arguments" + jvm);
        String classPath =
                System.getProperty("java.class.path", "").replace("\\", "\\\\").replace("\"", "\\\"");
        Files.writeString(arguments, "-cp \"" + classPath + "\"\n", StandardCharsets.UTF_8);
        List<String> command = List.of(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:hashCode=" + (jvm == 0 ? 0 : 1), // identity hashes: random, or by address
                "-Duser.language=tr",
                "-Duser.timezone=Asia/Kathmandu",
                "@" + arguments,
                AnotherJvm.class.getName(),
                madeBy.getName(),
                folder.resolve("cases").toString(),
                folder.resolve("results" + jvm).toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log" + jvm).toFile())
                .start();
    }

    private static void await(Process process, Path log) throws IOException {
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException("another JVM did not finish within " + MINUTES + " minutes");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another JVM ran", interrupted);
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException("another JVM could not run the model:\n" + Files.readString(log));
        }
    }

    /** What the other JVM does: makes the model, runs the cases, writes the results. */
    public static void main(String[] args) throws IOException {
        BaseModel<?, ?> model = model(args[0]);
        List<RunCase> cases;
        try (DataInputStream in = read(Path.of(args[1]))) {
            cases = CaseFile.readCases(in, model.space());
        }
        List<RunResult> results =
                cases.stream().map(run -> LawTrial.result(model, run)).toList();
        try (DataOutputStream out = write(Path.of(args[2]))) {
            CaseFile.writeResults(out, results);
        }
        Runtime.getRuntime().halt(0); // a thread that the model left running must not keep this JVM
    }

    private static BaseModel<?, ?> model(String madeBy) {
        try {
            Constructor<?> constructor = constructor(Class.forName(madeBy));
            if (constructor == null) {
                throw new IllegalStateException("no constructor without arguments: " + madeBy);
            }
            constructor.setAccessible(true);
            Object made = constructor.newInstance();
            return made instanceof ModelLaws<?> laws ? laws.model() : (BaseModel<?, ?>) made;
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("cannot make the model through " + madeBy, failure);
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
