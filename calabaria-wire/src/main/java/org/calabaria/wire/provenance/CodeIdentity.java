package org.calabaria.wire.provenance;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.calabaria.digest.Sha256;
import org.calabaria.model.BaseModel;
import org.calabaria.model.ModelContent;
import org.calabaria.model.ModelRecipe;
import org.calabaria.problem.InvalidRequestException;
import org.calabaria.wire.bytecode.BuildOrigin;
import org.calabaria.wire.bytecode.ClassClosure;
import org.calabaria.wire.bytecode.ReducedClass;
import org.calabaria.wire.json.DomainDigest;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a model's code, with the digests of the parts that it is made of.
 *
 * <p>The class files and jars of a class are read once, when its identity is first asked for. A class that is loaded does
 * not change when its file does, so neither does its identity. What is not noticed: a class file that is rewritten after the
 * class was loaded and before its identity was first asked for, or after that and before the class is loaded. Whoever
 * compiles under a running JVM starts a new one, or a new class loader, as for the code itself.
 *
 * <p>Resources and files of a model's content are read when a run asks for them. So they are looked at whenever an identity
 * is asked for, and read again where their content may have changed; see {@link org.calabaria.digest.FileDigest}. What a
 * class keeps of a resource in a static field is not noticed: it belongs into {@code buildSim}, or into a field of the model.
 *
 * @param id BLAKE2b-256 of {@code calabaria:code:v1|} and the canonical bytes of the class closure; of a model that states
 *     its content, BLAKE2b-256 of {@code calabaria:made:v1|} and the canonical JSON of {@code {"code", "data", "files"}}
 * @param parts the digest of each class, jar, resource and stated file, by what it is: {@code class org.example.Sir},
 *     {@code jar rates-1.0.jar}, {@code resource data/contacts.csv}, {@code content data}, {@code content file sir.R}; sorted, and
 *     empty where only the identity is known
 * @param origin the tools that made the class files: beside the identity, not in it
 */
public record CodeIdentity(String id, SortedMap<String, String> parts, BuildOrigin origin) {

    private static final ClassValue<LoadedCode> OF_CLASS = new ClassValue<>() {
        @Override
        protected LoadedCode computeValue(Class<?> model) {
            return new LoadedCode(ClassClosure.of(model));
        }
    };

    public CodeIdentity {
        Objects.requireNonNull(id, "id must not be null");
        Objects.requireNonNull(parts, "parts must not be null");
        Objects.requireNonNull(origin, "origin must not be null");
        if (!Sha256.isHex(id)) {
            throw new InvalidRequestException(
                    "code", "a code id must be 64 lower-case hexadecimal digits, got '" + id + "'");
        }
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    }

    /**
     * The code of a model's class, without what one of its models may state as its content.
     *
     * @throws org.calabaria.wire.bytecode.UnreadableCodeException when a class file or a declared resource cannot be read
     */
    public static CodeIdentity of(Class<?> model) {
        return OF_CLASS.get(Objects.requireNonNull(model, "model must not be null"))
                .now();
    }

    /**
     * The code of a model: of its class, and of the content that it states.
     *
     * @throws org.calabaria.problem.ModelDefinitionException if the model is not identifiable; see {@link ModelRecipe}
     * @throws org.calabaria.wire.bytecode.UnreadableCodeException when a class file or a declared resource cannot be read
     */
    public static CodeIdentity of(BaseModel<?, ?> model) {
        Objects.requireNonNull(model, "model must not be null");
        LoadedCode loaded = OF_CLASS.get(model.getClass());
        CodeIdentity code = loaded.now();
        // Where a resource has changed, a model's fields may hold the old one: they are compared anew.
        ModelRecipe recipe = loaded.hasChanged() ? ModelRecipe.of(model) : model.recipe();
        return recipe.content().isPresent() ? code.with(recipe.content().get()) : code;
    }

    /**
     * Declares resources of a model's class from outside, as {@code @UsesResource} on it does: from now on their content is part
     * of the code of each of its models in this JVM. For data files that a bundle or an application adds to a model.
     *
     * @param resources paths from the root of the class path
     * @throws org.calabaria.wire.bytecode.UnreadableCodeException when one cannot be read, and then none is declared
     */
    public static void declareResources(Class<?> model, Collection<String> resources) {
        Objects.requireNonNull(resources, "resources must not be null")
                .forEach(name -> Objects.requireNonNull(name, "resources must not contain null"));
        OF_CLASS.get(Objects.requireNonNull(model, "model must not be null")).declare(resources);
    }

    private CodeIdentity with(ModelContent content) {
        SortedMap<String, String> files = content.digests();
        Map<String, @Nullable Object> made = new TreeMap<>();
        made.put("code", id);
        made.put("data", content.data().values());
        made.put("files", files);
        SortedMap<String, String> more = new TreeMap<>(parts);
        more.put(
                "content data",
                DomainDigest.blake2b("calabaria:data:v1", content.data().values()));
        files.forEach((name, digest) -> more.put("content file " + name, digest));
        return new CodeIdentity(DomainDigest.blake2b("calabaria:made:v1", made), more, origin);
    }

    /** The code of a closure. */
    public static CodeIdentity of(ClassClosure closure) {
        Objects.requireNonNull(closure, "closure must not be null");
        SortedMap<String, String> parts = new TreeMap<>();
        for (ReducedClass reduced : closure.classes().values()) {
            parts.put("class " + reduced.name(), reduced.digest());
        }
        for (var resource : closure.resources().entrySet()) {
            parts.put("resource " + resource.getKey(), resource.getValue());
        }
        for (var jar : closure.jars().entrySet()) {
            parts.put(jarName(jar.getKey(), parts), jar.getValue());
        }
        return new CodeIdentity(
                DomainDigest.blake2b("calabaria:code:v1", closure.canonicalBytes()), parts, closure.origin());
    }

    /** A jar is known by the name of its file, wherever it lies; two of one name, by the whole path. */
    private static String jarName(String path, SortedMap<String, String> taken) {
        String trimmed = path.endsWith("!/") ? path.substring(0, path.length() - 2) : path;
        String file = "jar " + trimmed.substring(trimmed.lastIndexOf('/') + 1);
        return taken.containsKey(file) ? "jar " + path : file;
    }

    /** {@code code 3f2c6e19 of 4 parts}. */
    @Override
    public String toString() {
        return "code " + id.substring(0, 8) + " of " + parts.size() + (parts.size() == 1 ? " part" : " parts");
    }

    /** The code of a class as it was loaded, and its resources as they are now. */
    private static final class LoadedCode {

        private volatile Current current;
        private volatile boolean changed;

        LoadedCode(ClassClosure closure) {
            this.current = new Current(closure, of(closure));
        }

        synchronized void declare(Collection<String> resources) {
            ClassClosure closure = current.closure.withResources(resources);
            current = new Current(closure, of(closure));
        }

        synchronized CodeIdentity now() {
            Current before = current;
            ClassClosure closure = before.closure.refreshed();
            if (closure == before.closure) {
                return before.code;
            }
            changed = true;
            Current after = new Current(closure, of(closure));
            current = after;
            return after.code;
        }

        /** Whether a resource has ever changed since the class's code was read. */
        boolean hasChanged() {
            return changed;
        }

        private record Current(ClassClosure closure, CodeIdentity code) {}
    }
}
