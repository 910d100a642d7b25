package org.calabaria.wire.provenance;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.calabaria.model.BaseModel;
import org.calabaria.wire.bytecode.BuildOrigin;
import org.calabaria.wire.bytecode.ClassClosure;
import org.calabaria.wire.bytecode.ReducedClass;

/**
 * The identity of a model's code, with the digests of the parts that it is made of.
 *
 * @param id SHA-256 of {@code calabaria:code:v1|} and the canonical bytes of the class closure
 * @param parts SHA-256 of each class, jar and resource, by what it is: {@code class org.example.Sir},
 *     {@code jar rates-1.0.jar}, {@code resource data/contacts.csv}; sorted, and empty where only the identity is known
 * @param origin the tools that made the class files: beside the identity, not in it
 */
public record CodeIdentity(String id, SortedMap<String, String> parts, BuildOrigin origin) {

    private static final ClassValue<CodeIdentity> OF_CLASS = new ClassValue<>() {
        @Override
        protected CodeIdentity computeValue(Class<?> model) {
            return of(ClassClosure.of(model));
        }
    };

    public CodeIdentity {
        Objects.requireNonNull(id, "id must not be null");
        Objects.requireNonNull(parts, "parts must not be null");
        Objects.requireNonNull(origin, "origin must not be null");
        if (!DomainDigest.isWhole(id)) {
            throw new ProvenanceException(
                    "code", "a code id must be 64 lower-case hexadecimal digits, got '" + id + "'");
        }
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    }

    /**
     * The code of a model's class, read once for the class, when it is first asked for: class files that change later on do
     * not change the class that is loaded.
     *
     * @throws org.calabaria.wire.bytecode.UnreadableCodeException when a class file or a declared resource cannot be read
     */
    public static CodeIdentity of(Class<?> model) {
        Objects.requireNonNull(model, "model must not be null");
        return OF_CLASS.get(model);
    }

    /** The code of a model's class; as {@link #of(Class)}. */
    public static CodeIdentity of(BaseModel<?, ?> model) {
        return of(Objects.requireNonNull(model, "model must not be null").getClass());
    }

    /** The code of a closure. */
    public static CodeIdentity of(ClassClosure closure) {
        Objects.requireNonNull(closure, "closure must not be null");
        SortedMap<String, String> parts = new TreeMap<>();
        for (ReducedClass reduced : closure.classes().values()) {
            parts.put("class " + reduced.name(), reduced.sha256());
        }
        for (var resource : closure.resources().entrySet()) {
            parts.put("resource " + resource.getKey(), resource.getValue());
        }
        for (var jar : closure.jars().entrySet()) {
            parts.put(jarName(jar.getKey(), parts), jar.getValue());
        }
        return new CodeIdentity(
                DomainDigest.sha256("calabaria:code:v1", closure.canonicalBytes()), parts, closure.origin());
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
}
