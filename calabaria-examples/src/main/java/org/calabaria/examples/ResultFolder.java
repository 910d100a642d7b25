package org.calabaria.examples;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.calabaria.wire.job.JobFailure;
import org.calabaria.wire.job.JobOutcome;
import org.calabaria.wire.job.JobResponse;
import org.calabaria.wire.job.JobSpec;
import org.calabaria.wire.json.CanonicalJson;
import org.calabaria.wire.provenance.Environment;
import org.calabaria.wire.registry.WireResponse;
import org.jspecify.annotations.Nullable;

/**
 * The folder for a job's results: an Arrow file for every output, and a manifest that describes them.
 *
 * <p>A file is written completely or not at all: it is written under a temporary name and then moved, so several
 * processes can write to one folder. A killed process leaves at most a file {@code .writing-...}. No name refers to a
 * file outside the folder.
 */
final class ResultFolder {

    private static final String SCHEMA = "calabaria.results.v1";

    private final Path root;
    private final List<Map<String, @Nullable Object>> tasks = new ArrayList<>();

    private ResultFolder(Path root) {
        this.root = root;
    }

    /** The folder, which is created if it does not exist. */
    static ResultFolder at(String folder) {
        try {
            return new ResultFolder(Files.createDirectories(Path.of(folder)).toRealPath());
        } catch (IOException | InvalidPathException e) {
            throw new FileTrouble("cannot write into '" + folder + "'", e);
        }
    }

    Path manifest() {
        return root.resolve("manifest.json");
    }

    /** Writes the files of an outcome, and returns a line of text about the outcome. */
    String keep(JobOutcome outcome) {
        Map<String, @Nullable Object> task = new LinkedHashMap<>();
        task.put("params_M", outcome.task().point().values());
        task.put("seed", Long.toUnsignedString(outcome.task().seed()));
        task.put("task_id", outcome.task().taskId());
        if (outcome instanceof JobResponse done) {
            task.put("provenance", done.response().provenance().toValue());
            task.put("files", files(done.response()));
        } else if (outcome instanceof JobFailure failed) {
            task.put("failure", failed.failure().toString());
        }
        tasks.add(task);
        return outcome instanceof JobFailure failed
                ? failed.toString()
                : outcome.task().toString();
    }

    private Map<String, @Nullable Object> files(WireResponse response) {
        Map<String, @Nullable Object> files = new LinkedHashMap<>();
        for (String output : response.outputs()) {
            Path file = inside(response.provenance().taskId(), output + ".arrow");
            write(file, response.bytes(output));
            files.put(output, root.relativize(file).toString().replace('\\', '/'));
        }
        return files;
    }

    /** The file in a folder of the root. Refuses names and links that lead outside the root. */
    Path inside(String folder, String file) {
        Path path = root.resolve(folder).resolve(file).normalize();
        if (!path.startsWith(root) || path.getNameCount() != root.getNameCount() + 2) {
            throw new IllegalArgumentException("'" + folder + "/" + file + "' leads out of " + root);
        }
        try {
            Path parent = Files.createDirectories(root.resolve(folder)).toRealPath();
            if (!parent.equals(path.getParent())) {
                throw new FileSystemException(folder, null, "'" + folder + "' leads out of the folder");
            }
            return path;
        } catch (IOException e) {
            throw new FileTrouble("cannot write '" + path + "'", e);
        }
    }

    /** Writes the manifest: the request, the environment, and every task in order. */
    void close(JobSpec job) {
        Map<String, @Nullable Object> manifest = new LinkedHashMap<>();
        manifest.put("schema", SCHEMA);
        manifest.put("entry_id", job.entryId());
        manifest.put("code_id", job.codeId().orElseThrow());
        manifest.put("variant_key", job.variantKey());
        manifest.put("environment", Environment.here().toValue());
        manifest.put("tasks", tasks);
        write(manifest(), CanonicalJson.bytes(manifest));
    }

    private static void write(Path file, byte[] bytes) {
        Path beside = file.resolveSibling(".writing-" + UUID.randomUUID());
        try {
            try {
                Files.write(beside, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new FileTrouble("cannot write '" + file + "'", e);
        }
    }
}
