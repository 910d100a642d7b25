package org.calabaria.wire.bytecode;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The information in the class files of a closure about the tools that made them. It is stored with a code identity but
 * is not part of it.
 *
 * <p>A class file does not name its compiler. Two compilers usually produce the same instructions for the same source
 * and the same {@code --release}, but not always. This information helps if the same source has two identities. Known
 * differences between javac 17 and 25 are a switch over an enum of the same file, and the order in which an anonymous
 * class stores captured values and its outer instance.
 *
 * @param classFileVersions the major versions seen in the closure: 61 for Java 17, 65 for Java 21, 69 for Java 25
 * @param buildJdk {@code Build-Jdk-Spec} of the manifest of the model's jar, or {@code null} if there is none
 * @param createdBy {@code Created-By} of that manifest, or {@code null} if there is none
 */
public record BuildOrigin(
        SortedSet<Integer> classFileVersions,
        @Nullable String buildJdk,
        @Nullable String createdBy) {

    public BuildOrigin {
        classFileVersions = Collections.unmodifiableSortedSet(new TreeSet<>(classFileVersions));
    }
}
