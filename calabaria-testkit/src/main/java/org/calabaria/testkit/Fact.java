package org.calabaria.testkit;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.analysis.Value;

/**
 * What is known of one value in a local or on the stack.
 *
 * @param type its static type; {@code null} where two paths disagree so that no instruction can use it
 * @param exact whether the object is of exactly this class
 * @param origins what is remembered about the object
 */
record Fact(@Nullable Type type, boolean exact, Set<Origin> origins) implements Value {

    static final Fact UNUSABLE = new Fact(null, false, Set.of());

    Fact {
        origins = Collections.unmodifiableSet(new LinkedHashSet<>(origins));
    }

    static Fact of(Type type) {
        return new Fact(type, false, Set.of());
    }

    static Fact of(Type type, Set<Origin> origins) {
        return new Fact(type, false, isReference(type) ? origins : Set.of());
    }

    Fact withType(Type newType) {
        return newType.equals(type) ? this : new Fact(newType, false, origins);
    }

    Fact without(Origin.Kind kind) {
        return has(kind) ? new Fact(type, exact, origins(other -> other != kind)) : this;
    }

    Fact plus(Origin origin) {
        Set<Origin> more = new LinkedHashSet<>(origins);
        more.add(origin);
        return new Fact(type, exact, more);
    }

    Set<Origin> origins(Predicate<Origin.Kind> wanted) {
        Set<Origin> found = new LinkedHashSet<>();
        for (Origin origin : origins) {
            if (wanted.test(origin.kind())) {
                found.add(origin);
            }
        }
        return found;
    }

    boolean has(Origin.Kind kind) {
        return !origins(kind::equals).isEmpty();
    }

    boolean isReference() {
        return type != null && isReference(type);
    }

    static boolean isReference(Type type) {
        return type.getSort() >= Type.ARRAY;
    }

    /** The internal name of a reference type; empty for anything else. */
    String internalName() {
        return type != null && isReference() ? type.getInternalName() : "";
    }

    @Override
    public int getSize() {
        return type == null ? 1 : type.getSize();
    }
}
