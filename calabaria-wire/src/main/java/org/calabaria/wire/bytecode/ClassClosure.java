package org.calabaria.wire.bytecode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * All code that can affect a model's results, read from class files: the model class, its superclasses up to
 * {@code BaseModel}, its nested classes, and every class that these reach.
 *
 * <p><b>Reached classes.</b> A class reaches the classes that its class file mentions: types of fields, parameters and
 * locals, owners of calls and field accesses, lambdas and method references, dynamic constants, annotations and their
 * class values, record components, caught exceptions, permitted subclasses. Generic signatures and the attributes of
 * nesting are ignored. A class that is only named in a text (reflection, {@code ServiceLoader}) is not detected; the
 * purity audit reports such code.
 *
 * <p><b>Contents of the closure.</b>
 *
 * <ul>
 *   <li>Classes of the model's own code source (its directory or jar) and of other class directories are included one by
 *       one, {@linkplain ReducedClass reduced} to the parts that can change a result.
 *   <li>For a class of another jar, the SHA-256 digest of the jar file is included, and the jars that it reaches.
 *   <li>The JDK and the core of this library are not included. Their versions belong to the environment of a run.
 *   <li>The content of resources that a class of the closure declares with {@code @UsesResource} is included.
 * </ul>
 *
 * <p>The closure does not depend on comments, formatting, names of local variables, the order of methods, debug flags
 * or classes that are not reached. A changed constant, helper, superclass or lambda changes only the class that
 * contains it. The order of static initialisers and of anonymous classes is significant, because a program can observe
 * it.
 *
 * <p>Nothing is skipped: one {@link UnreadableCodeException} lists all needed classes without a class file, all damaged
 * class files and all missing resources. A class may be absent if only an annotation names it, as the JVM permits, or
 * if only another jar names it, because libraries have optional parts. No class is initialised.
 *
 * <p>Immutable. The closure of the same class files is equal in every JVM. {@link #refreshed()} reads the resources
 * again.
 */
public final class ClassClosure {

    private static final String FORMAT = "calabaria:classes:v1";

    private final String model;
    private final SortedMap<String, ReducedClass> classes;
    private final SortedMap<String, byte[]> classFiles;
    private final SortedMap<String, String> jars;
    private final DeclaredResources declared;
    private final SortedMap<String, String> resources;
    private final BuildOrigin origin;

    private ClassClosure(String model, Reach reach, DeclaredResources declared, BuildOrigin origin) {
        this.model = model;
        this.classes = new TreeMap<>();
        this.classFiles = new TreeMap<>();
        Reduction reduction = new Reduction(reach.classes());
        for (ParsedClass parsed : reach.classes()) {
            classes.put(parsed.file().binaryName(), reduction.reduce(parsed));
            classFiles.put(parsed.file().binaryName(), parsed.file().bytes());
        }
        this.jars = reach.jars();
        this.declared = declared;
        this.resources = declared.digests();
        this.origin = origin;
    }

    private ClassClosure(ClassClosure earlier, DeclaredResources declared, SortedMap<String, String> resources) {
        this.model = earlier.model;
        this.classes = earlier.classes;
        this.classFiles = earlier.classFiles;
        this.jars = earlier.jars;
        this.declared = declared;
        this.resources = resources;
        this.origin = earlier.origin;
    }

    /**
     * Returns the closure of a model class. Its class loader must return class files as resources.
     *
     * @throws UnreadableCodeException when a class file or a declared resource cannot be read; lists all of them
     */
    public static ClassClosure of(Class<?> model) {
        Objects.requireNonNull(model, "model must not be null");
        ClassPath path = new ClassPath(model);
        Reach reach = Reach.from(model.getName().replace('.', '/'), path);
        DeclaredResources declared = new DeclaredResources(reach.classes(), path);
        return new ClassClosure(model.getName(), reach, declared, origin(reach.classes(), path));
    }

    /**
     * Returns a closure with the current content of the declared resources, or this closure if none has changed.
     * Classes and jars are not read again.
     *
     * @throws UnreadableCodeException when a declared resource cannot be read; lists all of them
     */
    public ClassClosure refreshed() {
        SortedMap<String, String> now = declared.digests();
        return now.equals(resources) ? this : new ClassClosure(this, declared, now);
    }

    /**
     * Returns a closure with additional resources, as if the model's class declared them with {@code @UsesResource}.
     *
     * @param names paths from the root of the class path
     * @throws UnreadableCodeException if a resource cannot be read; lists all of them
     */
    public ClassClosure withResources(Collection<String> names) {
        DeclaredResources more = declared.with(names, model);
        return new ClassClosure(this, more, more.digests());
    }

    /** The binary name of the model class. */
    public String model() {
        return model;
    }

    /** The reduced classes by binary name, sorted, including the model class. */
    public SortedMap<String, ReducedClass> classes() {
        return Collections.unmodifiableSortedMap(classes);
    }

    /**
     * The SHA-256 digest of every other reached jar, by its path. The path is for information only and is not digested.
     */
    public SortedMap<String, String> jars() {
        return Collections.unmodifiableSortedMap(jars);
    }

    /** The SHA-256 digest of the content of every declared resource, by its path from the root of the class path. */
    public SortedMap<String, String> resources() {
        return Collections.unmodifiableSortedMap(resources);
    }

    /** The information in the class files about the tools that made them. It is not part of the identity. */
    public BuildOrigin origin() {
        return origin;
    }

    /**
     * A copy of the original class file, including debug information.
     *
     * @throws IllegalArgumentException when the closure has no such class
     */
    public byte[] classFile(String binaryName) {
        byte[] bytes = classFiles.get(Objects.requireNonNull(binaryName, "binaryName must not be null"));
        if (bytes == null) {
            throw new IllegalArgumentException("the closure of '" + model + "' has no class '" + binaryName + "'");
        }
        return bytes.clone();
    }

    /**
     * The canonical bytes of the closure, which a code identity digests. The format version at the beginning determines
     * the format.
     *
     * <p>{@code calabaria:classes:v1}, the model's name; the number of classes and, sorted by name, the name and
     * BLAKE2b-256 of each; the number of jars and their distinct SHA-256 digests, sorted; the number of resources and,
     * sorted by path, the path and SHA-256 of each. Numbers are 4 bytes, big-endian. Texts (digests as hex) are their
     * length in bytes followed by UTF-8.
     */
    public byte[] canonicalBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            text(out, FORMAT);
            text(out, model);
            out.writeInt(classes.size());
            for (ReducedClass reduced : classes.values()) {
                text(out, reduced.name());
                text(out, reduced.digest());
            }
            SortedSet<String> jarDigests = new TreeSet<>(jars.values());
            out.writeInt(jarDigests.size());
            for (String digest : jarDigests) {
                text(out, digest);
            }
            out.writeInt(resources.size());
            for (var resource : resources.entrySet()) {
                text(out, resource.getKey());
                text(out, resource.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written", e);
        }
        return bytes.toByteArray();
    }

    /** Whether both closures consist of the same code: their canonical bytes are equal. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ClassClosure that && Arrays.equals(canonicalBytes(), that.canonicalBytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(canonicalBytes());
    }

    /** {@code closure of org.example.Sir: 4 classes, 1 jar, 1 resource}. */
    @Override
    public String toString() {
        return "closure of " + model + ": " + counted(classes.size(), "class", "es") + ", "
                + counted(jars.size(), "jar", "s") + ", " + counted(resources.size(), "resource", "s");
    }

    private static String counted(int count, String noun, String plural) {
        return count + " " + noun + (count == 1 ? "" : plural);
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static BuildOrigin origin(Collection<ParsedClass> classes, ClassPath path) {
        SortedSet<Integer> versions = new TreeSet<>();
        for (ParsedClass parsed : classes) {
            versions.add(parsed.majorVersion());
        }
        Optional<byte[]> manifest = path.manifest();
        Attributes attributes = manifest.isPresent() ? attributes(manifest.get()) : new Attributes();
        return new BuildOrigin(versions, attributes.getValue("Build-Jdk-Spec"), attributes.getValue("Created-By"));
    }

    private static Attributes attributes(byte[] manifest) {
        try {
            return new Manifest(new ByteArrayInputStream(manifest)).getMainAttributes();
        } catch (IOException e) {
            // Information only: an unreadable manifest is ignored.
            return new Attributes();
        }
    }
}
