package org.calabaria.examples;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import org.calabaria.examples.boardingschool.Influenza;
import org.calabaria.examples.seir.Seir;
import org.calabaria.examples.sir.AgeStructuredSir;
import org.calabaria.examples.sir.Sir;
import org.calabaria.problem.CalabariaException;
import org.calabaria.run.Progress;
import org.calabaria.store.ResultStore;
import org.calabaria.wire.job.JobRunner;
import org.calabaria.wire.job.JobSpec;
import org.calabaria.wire.json.YamlReader;
import org.calabaria.wire.registry.EntryRegistry;

/**
 * Runs a job file on the example models:
 * {@code java -cp ... org.calabaria.examples.RunJob [--store folder] job.yaml [results]}.
 *
 * <p>With a store, stored runs are not repeated, and new runs are stored.
 *
 * <p>Writes {@code results/<task id>/<output>.arrow} and, at the end, {@code results/manifest.json}. The exit code is 0
 * if every run has a result, and 1 if some runs failed. It is 2 if the job was refused; then nothing was run or
 * written. It is 3 if a file could not be read or written; then written results remain, without a manifest.
 */
public final class RunJob {

    private static final int ALL_RAN = 0;
    private static final int SOME_FAILED = 1;
    private static final int REFUSED = 2;
    private static final int NO_FILE = 3;

    private RunJob() {}

    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    /** The models that a job may name. */
    static EntryRegistry models() {
        return EntryRegistry.of(Sir::new, AgeStructuredSir::new, Seir::new, Influenza::new);
    }

    static int run(String[] args, PrintStream out, PrintStream err) {
        boolean stored = args.length >= 2 && args[0].equals("--store");
        String[] files = stored ? Arrays.copyOfRange(args, 2, args.length) : args;
        if (files.length < 1 || files.length > 2 || files[0].startsWith("--")) {
            err.println("usage: RunJob [--store folder] job.yaml [results]");
            return REFUSED;
        }
        try {
            JobSpec job = JobSpec.parse(read(files[0]), YamlReader.standard());
            job.validate(models()).orThrow();
            ResultFolder results = ResultFolder.at(files.length == 2 ? files[1] : "results");
            return stored ? runStored(job, args[1], results, out) : run(job, JobRunner.on(models()), results, out);
        } catch (CalabariaException refused) {
            err.println(refused.getMessage());
            return REFUSED;
        } catch (FileTrouble trouble) {
            err.println(trouble.getMessage());
            return NO_FILE;
        }
    }

    /** Reads at most one byte more than the reader accepts, so that the reader can refuse longer files. */
    private static byte[] read(String file) {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return in.readNBytes(YamlReader.DEFAULT_LIMIT + 1);
        } catch (IOException | InvalidPathException e) {
            throw new FileTrouble("cannot read the job '" + file + "'", e);
        }
    }

    private static int runStored(JobSpec job, String folder, ResultFolder results, PrintStream out) {
        try (ResultStore store = ResultStore.open(Path.of(folder))) {
            return run(job, JobRunner.on(models()).recall(store), results, out);
        } catch (InvalidPathException e) {
            throw new FileTrouble("cannot open the store '" + folder + "'", e);
        }
    }

    private static int run(JobSpec job, JobRunner jobRunner, ResultFolder results, PrintStream out) {
        try (JobRunner jobs = jobRunner) {
            Progress progress = jobs.run(job, outcome -> out.println(results.keep(outcome)));
            results.close(job);
            out.println(progress.done() + " runs, " + progress.failed() + " failed"
                    + (progress.recalled() > 0 ? ", " + progress.recalled() + " recalled" : "") + "; see "
                    + results.manifest());
            return progress.failed() == 0 ? ALL_RAN : SOME_FAILED;
        }
    }
}
