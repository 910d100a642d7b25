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
 * All code that can decide a model's results, read from class files: the model class, its superclasses up to
 * {@code BaseModel}, its nested classes, and every class that these reach.
 *
 * <p><b>What is reached.</b> A class reaches what its class file mentions: types of fields, parameters and locals, owners
 * of calls and field accesses, lambdas and method references, dynamic constants, annotations and their class values,
 * record components, caught exceptions, permitted subclasses. Generic signatures and the bookkeeping of nesting count for
 * nothing. A class that is only named in a text (reflection, {@code ServiceLoader}) is not seen; the purity audit blames
 * that.
 *
 * <p><b>What becomes of it.</b>
 *
 * <ul>
 *   <li>Classes of the model's own code source (its directory or jar) and of other class directories enter one by one,
 *       {@linkplain ReducedClass reduced} to what can change a result.
 *   <li>A class of another jar brings in that jar, as the SHA-256 of the file, and the jars that it reaches in turn.
 *   <li>The JDK and the core of this library stay out: their versions belong to the environment of a run.
 *   <li>Resources declared with {@code @UsesResource} by any class of the closure enter by content.
 * </ul>
 *
 * <p>Comments, formatting, names of locals, the order of methods, debug flags and classes that are not reached leave all
 * of it alone. A changed constant, helper, superclass or lambda moves the class that holds it, and no other. The order of
 * static initialisers and of anonymous classes counts, because a program can tell.
 *
 * <p>Nothing is skipped: a class that the code needs and that has no class file, a damaged class file, a missing resource
 * are one {@link UnreadableCodeException} that lists them all. Only a class that nothing but an annotation names may be
 * absent, as the JVM allows, and so may one that only another jar names, since libraries have optional parts. No class
 * is initialised.
 *
 * <p>Immutable, and the same for the same class files, in every JVM. {@link #refreshed()} reads the resources again.
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
     * The closure of a model class, of any class loader that gives its class files as resources.
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
     * This closure with the declared resources as they are now; this one itself if none has changed. Classes and jars stay as
     * they were read.
     *
     * @throws UnreadableCodeException when a declared resource cannot be read; lists all of them
     */
    public ClassClosure refreshed() {
        SortedMap<String, String> now = declared.digests();
        return now.equals(resources) ? this : new ClassClosure(this, declared, now);
    }

    /**
     * This closure with more resources, as if the model's class declared them with {@code @UsesResource}.
     *
     * @param names paths from the root of the class path
     * @throws UnreadableCodeException when one cannot be read; lists all of them
     */
    public ClassClosure withResources(Collection<String> names) {
        DeclaredResources more = declared.with(names, model);
        return new ClassClosure(this, more, more.digests());
    }

    /** The binary name of the class that the closure was taken of. */
    public String model() {
        return model;
    }

    /** The reduced classes by binary name, sorted; the model itself is among them. */
    public SortedMap<String, ReducedClass> classes() {
        return Collections.unmodifiableSortedMap(classes);
    }

    /**
     * SHA-256 of every other jar that is reached, by the path where it was found. The path is for the reader and in no
     * digest.
     */
    public SortedMap<String, String> jars() {
        return Collections.unmodifiableSortedMap(jars);
    }

    /** SHA-256 of the content of every declared resource, by its path from the root of the class path. */
    public SortedMap<String, String> resources() {
        return Collections.unmodifiableSortedMap(resources);
    }

    /** What the class files say about the tools that made them: beside the identity, not in it. */
    public BuildOrigin origin() {
        return origin;
    }

    /**
     * The class file as it was found, debug information included: a copy.
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
     * The closure in the one form that a code identity digests; its bytes are fixed by the format version in front.
     *
     * <p>{@code calabaria:classes:v1}, the model's name; the number of classes, and of each, by name, its name and
     * BLAKE2b-256; the number of jars, and their distinct SHA-256, sorted; the number of resources, and of each, by path, its
     * path and SHA-256. Numbers are 4 bytes, big-endian; texts (digests as hex) are UTF-8 behind their length in bytes.
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

    /** Whether the same code makes both: equal by their canonical bytes. */
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
            // Hints only: a manifest that cannot be read says nothing about the tools.
            return new Attributes();
        }
    }
}
