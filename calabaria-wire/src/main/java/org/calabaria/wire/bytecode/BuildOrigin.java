package org.calabaria.wire.bytecode;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the class files of a closure say about the tools that made them: stored beside a code identity, never part of it.
 *
 * <p>A class file does not name its compiler. Two compilers mostly give the same instructions for the same source and
 * the same {@code --release}, but not always, so this is where to look when the same source has two identities. Seen
 * between javac 17 and 25: a switch over an enum of its own file, and the order in which an anonymous class keeps what it
 * captures and its outer instance.
 *
 * @param classFileVersions the major versions seen in the closure: 61 for Java 17, 65 for Java 21, 69 for Java 25
 * @param buildJdk {@code Build-Jdk-Spec} of the manifest of the model's jar, or {@code null} where there is none
 * @param createdBy {@code Created-By} of that manifest, or {@code null} where there is none
 */
public record BuildOrigin(
        SortedSet<Integer> classFileVersions,
        @Nullable String buildJdk,
        @Nullable String createdBy) {

    public BuildOrigin {
        classFileVersions = Collections.unmodifiableSortedSet(new TreeSet<>(classFileVersions));
    }
}
