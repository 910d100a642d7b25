package org.calabaria.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.calabaria.digest.FileDigest;
import org.calabaria.digest.Sha256;
import org.calabaria.problem.ModelDefinitionException;
import org.calabaria.problem.ShownValue;
import org.calabaria.scenario.Config;
import org.jspecify.annotations.Nullable;

/**
 * The data and named files from which a model was made, if its class does not determine it completely.
 *
 * <p>A model that runs a given program, or reads a given network, returns it from {@link BaseModel#content()}:
 *
 * <pre>{@code
 * ModelContent.of(Map.of("command", List.of("Rscript", "sir.R")))
 *         .file("sir.R", Path.of("models/sir.R"))
 *         .madeBy("org.example.ProgramModel.of(java.nio.file.Path.of(\"models/sir.R\"))");
 * }</pre>
 *
 * <p>The data and the content of the files are part of the identity of the model's code; paths and the expression are
 * not. A file is read when it is added. If it has changed since then, the model has no identity, because it was made
 * from other bytes.
 *
 * <p>Immutable. Two contents are equal if their data and the digests of their files are equal.
 */
public final class ModelContent {

    /** The name of the model in a replay line, if there is no expression that makes it. */
    static final String AT_HAND = "model";

    private final Config data;
    private final SortedMap<String, StatedFile> files;
    private final String expression;

    private ModelContent(Config data, SortedMap<String, StatedFile> files, String expression) {
        this.data = data;
        this.files = files;
        this.expression = expression;
    }

    /** Content of these data and no files. */
    public static ModelContent of(Config data) {
        return new ModelContent(
                Objects.requireNonNull(data, "data must not be null"), Collections.emptySortedMap(), AT_HAND);
    }

    /**
     * Content of these data and no files.
     *
     * @param data values of the kinds of a {@link Config}: texts, numbers, booleans, lists, maps and null
     * @throws org.calabaria.problem.InvalidConfigException naming every value of another kind
     */
    public static ModelContent of(Map<String, ? extends @Nullable Object> data) {
        return of(new Config(data));
    }

    /**
     * A copy with one more file, which is read now.
     *
     * @param name distinct, such as {@code sir.R}
     * @throws ModelDefinitionException if the name is blank or taken, or the file cannot be read
     */
    public ModelContent file(String name, Path file) {
        FileDigest digest = new FileDigest(file);
        try {
            return with(name, new StatedFile(digest.sha256(), digest));
        } catch (IOException e) {
            throw new ModelDefinitionException(name, "file '" + name + "' of a model's content, " + reason(digest, e));
        }
    }

    /** A copy with one more file, which consists of these bytes. */
    public ModelContent file(String name, byte[] bytes) {
        Objects.requireNonNull(bytes, "bytes must not be null");
        return with(name, new StatedFile(Sha256.hex(bytes), null));
    }

    private ModelContent with(String name, StatedFile file) {
        if (name.isBlank() || files.containsKey(name)) {
            throw new ModelDefinitionException(
                    name,
                    "the files of a model's content must have distinct names that are not blank, got "
                            + ShownValue.of(name) + (files.containsKey(name) ? " twice" : ""));
        }
        SortedMap<String, StatedFile> more = new TreeMap<>(files);
        more.put(name, file);
        return new ModelContent(data, Collections.unmodifiableSortedMap(more), expression);
    }

    /**
     * A copy with the Java expression that makes the model again, with full package names. Replay lines show the
     * expression; it is not part of any identity. Without an expression, replay lines show {@code model}.
     */
    public ModelContent madeBy(String newExpression) {
        Objects.requireNonNull(newExpression, "newExpression must not be null");
        return new ModelContent(data, files, newExpression);
    }

    public Config data() {
        return data;
    }

    /**
     * The SHA-256 digest of every file, by its name.
     *
     * @throws ModelDefinitionException listing every file that has changed since it was added, or cannot be read
     */
    public SortedMap<String, String> digests() {
        SortedMap<String, String> digests = new TreeMap<>();
        files.forEach((name, file) -> digests.put(name, file.unchanged(name)));
        return digests;
    }

    /** The Java expression that makes the model again. */
    public String expression() {
        return expression;
    }

    private static String reason(FileDigest file, IOException e) {
        return file + ", cannot be read: " + (e.getMessage() == null ? e.toString() : e.getMessage());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ModelContent that && data.equals(that.data) && stated().equals(that.stated());
    }

    @Override
    public int hashCode() {
        return 31 * data.hashCode() + stated().hashCode();
    }

    private SortedMap<String, String> stated() {
        SortedMap<String, String> stated = new TreeMap<>();
        files.forEach((name, file) -> stated.put(name, file.sha256));
        return stated;
    }

    /** {@code ModelContent{command=[Rscript, sir.R]} and files [sir.R]}. */
    @Override
    public String toString() {
        return "ModelContent" + data.values() + (files.isEmpty() ? "" : " and files " + files.keySet());
    }

    /** A file at the time when it was added. Bytes that were given in memory cannot change. */
    private record StatedFile(String sha256, @Nullable FileDigest file) {

        String unchanged(String name) {
            if (file == null) {
                return sha256;
            }
            try {
                if (file.sha256().equals(sha256)) {
                    return sha256;
                }
            } catch (IOException e) {
                throw new ModelDefinitionException(
                        name, "file '" + name + "' of a model's content, " + reason(file, e));
            }
            throw new ModelDefinitionException(
                    name,
                    "file '" + name + "' of a model's content, " + file
                            + ", has changed since the model was made from it; make a new model");
        }
    }
}
