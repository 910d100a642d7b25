package org.calabaria.wire.provenance;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.calabaria.model.BaseModel;
import org.calabaria.model.Numerics;
import org.calabaria.wire.contract.EnvironmentDigest;
import org.calabaria.wire.json.DomainDigest;
import org.jspecify.annotations.Nullable;

/**
 * Where a run takes place: stored beside its result and comparable, never part of its identity.
 *
 * <p>The same inputs should give the same bits everywhere. Where they do not, the two environments say what differed.
 *
 * @param javaVersion such as {@code 17.0.12+7}
 * @param javaVendor such as {@code Eclipse Adoptium}
 * @param os name and version of the operating system
 * @param arch of the processor: {@code amd64}
 * @param libraryVersion of Calabaria; {@code development} where it runs from class files without a jar
 * @param dependencies versions by name, as declared; sorted
 * @param image the container image, such as {@code sha256:...}, where there is one
 */
public record Environment(
        String javaVersion,
        String javaVendor,
        String os,
        String arch,
        String libraryVersion,
        SortedMap<String, String> dependencies,
        Optional<String> image) {

    public Environment {
        Objects.requireNonNull(javaVersion, "javaVersion must not be null");
        Objects.requireNonNull(javaVendor, "javaVendor must not be null");
        Objects.requireNonNull(os, "os must not be null");
        Objects.requireNonNull(arch, "arch must not be null");
        Objects.requireNonNull(libraryVersion, "libraryVersion must not be null");
        Objects.requireNonNull(dependencies, "dependencies must not be null");
        Objects.requireNonNull(image, "image must not be null");
        dependencies = Collections.unmodifiableSortedMap(new TreeMap<>(dependencies));
    }

    /** That of this JVM, without dependencies and image, which it cannot know. */
    public static Environment here() {
        return new Environment(
                Runtime.version().toString(),
                System.getProperty("java.vendor", "unknown"),
                System.getProperty("os.name", "unknown") + " " + System.getProperty("os.version", "unknown"),
                System.getProperty("os.arch", "unknown"),
                Optional.ofNullable(BaseModel.class.getPackage().getImplementationVersion())
                        .orElse("development"),
                Collections.emptySortedMap(),
                Optional.empty());
    }

    /** A copy with one dependency more, or another version of it. */
    public Environment dependency(String name, String version) {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(version, "version must not be null");
        SortedMap<String, String> longer = new TreeMap<>(dependencies);
        longer.put(name, version);
        return new Environment(javaVersion, javaVendor, os, arch, libraryVersion, longer, image);
    }

    /** A copy in this container image. */
    public Environment image(String newImage) {
        return new Environment(javaVersion, javaVendor, os, arch, libraryVersion, dependencies, Optional.of(newImage));
    }

    /** SHA-256 of {@code calabaria:environment:v1|} and the canonical JSON of {@link #toValue()}. */
    public String digest() {
        return DomainDigest.sha256("calabaria:environment:v1", toValue());
    }

    /**
     * The environment as the contracts describe it. A JVM has no Python: {@code python_version} names Java, its version and vendor. The
     * library's version is among the dependencies; a dependency called {@code cuda} is the version of CUDA. What draws random numbers is
     * known by the version of the numerics, and a run has one thread.
     */
    public EnvironmentDigest contractDigest() {
        SortedMap<String, String> others = new TreeMap<>(dependencies);
        others.put("calabaria", libraryVersion);
        Optional<String> cuda = Optional.ofNullable(others.remove("cuda"));
        return new EnvironmentDigest(
                "Java " + javaVersion + ", " + javaVendor,
                os + ", " + arch,
                others,
                image,
                cuda,
                "calabaria numerics " + Numerics.version(),
                1);
    }

    /** What differs, by the keys of {@link #toValue()}; empty where the environments are equal. */
    public Explanation differences(Environment other) {
        return Explanation.between(leaves(), other.leaves());
    }

    List<ProvenanceLeaf> leaves() {
        return ProvenanceLeaf.all("environment", toValue());
    }

    /** As a value for JSON: {@code arch, dependencies, image, java_vendor, java_version, library_version, os}. */
    public Map<String, @Nullable Object> toValue() {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("arch", arch);
        value.put("dependencies", dependencies);
        value.put("image", image.orElse(null));
        value.put("java_vendor", javaVendor);
        value.put("java_version", javaVersion);
        value.put("library_version", libraryVersion);
        value.put("os", os);
        return Collections.unmodifiableMap(value);
    }
}
