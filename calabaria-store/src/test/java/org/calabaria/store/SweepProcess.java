package org.calabaria.store;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.calabaria.model.SimOutput;
import org.calabaria.request.Outcome;
import org.calabaria.request.Request;
import org.calabaria.run.LocalRunner;
import org.calabaria.run.RunCache;
import org.calabaria.run.Runner;
import org.calabaria.store.archive.QuickArchive;

/**
 * A process that sweeps into a store, and notes in a file which runs it began and which were stored. Its notes and its store
 * survive its being killed.
 */
final class SweepProcess {

    private static final int THREADS = 2;

    private SweepProcess() {}

    /** Arguments: the folder of the store, the file of the notes, the number of points, the milliseconds that a run takes. */
    public static void main(String[] args) throws IOException {
        sweep(Path.of(args[0]), Path.of(args[1]), Integer.parseInt(args[2]), Long.parseLong(args[3]));
    }

    static void sweep(Path folder, Path notes, int points, long millis) throws IOException {
        try (FileOutputStream file = new FileOutputStream(notes.toFile(), true);
                ResultStore store = ResultStore.of(QuickArchive.open(folder));
                LocalRunner runner = Runner.local().threads(THREADS).recall(new NotedCache(store, file, millis))) {
            System.out.println("open");
            runner.run(StoredSweep.of(points), outcome -> {});
        }
    }

    /** The same program in another JVM. */
    static Process start(Path folder, Path notes, int points, long millis) throws IOException {
        return start(List.of(), folder, notes, points, millis);
    }

    /** The same program in another JVM, behind the words of a command that sets up where it runs. */
    static Process start(List<String> words, Path folder, Path notes, int points, long millis) throws IOException {
        List<String> command = new ArrayList<>(words);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                SweepProcess.class.getName(),
                folder.toString(),
                notes.toString(),
                String.valueOf(points),
                String.valueOf(millis)));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** A store that notes each run: {@code ran <values>} before it runs, {@code kept <values>} when it is stored. */
    private record NotedCache(ResultStore store, FileOutputStream notes, long millis) implements RunCache {

        @Override
        public Optional<SimOutput> recall(Request request) {
            Optional<SimOutput> known = store.recall(request);
            if (known.isEmpty()) {
                note("ran " + request.values());
            }
            return known;
        }

        @Override
        public void remember(Outcome outcome) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException woken) {
                Thread.currentThread().interrupt();
            }
            store.remember(outcome);
            note("kept " + outcome.request().values());
        }

        @Override
        public void release(Request request) {
            store.release(request);
        }

        private void note(String line) {
            try {
                notes.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
