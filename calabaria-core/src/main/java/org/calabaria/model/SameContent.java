package org.calabaria.model;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether two objects can be shown to hold the same, at every depth.
 *
 * <p>Primitives are the same by their bits, so that {@code NaN} is the same as itself and {@code -0.0} is not {@code 0.0};
 * arrays, lists, sets, maps and deques of the JDK by their elements in the order of iteration, and by the comparator that
 * makes it; other objects by their {@code equals}, or, where that says no or is only that of {@code Object}, by their
 * fields. A lambda or a method reference is the same as one of the same place in the source that captured the same.
 *
 * <p>What only the JDK can look into and has no equality of its own (a {@code Random}, an {@code AtomicLong}, a lock) cannot
 * be shown to be the same, unless it is one object; a plain {@code Object}, which holds nothing, is.
 */
final class SameContent {

    private final Deque<Pair> open = new ArrayDeque<>();
    private final Set<Pair> seen = new HashSet<>();

    /** Between two models, whose references to themselves are taken for the same: they are compared as a whole. */
    SameContent(Object model, Object other) {
        seen.add(new Pair(model, other));
    }

    /** Every pair that is found on the way is compared once, so that cycles end and depth needs no stack. */
    boolean isSame(@Nullable Object a, @Nullable Object b) {
        open.clear();
        push(a, b);
        while (!open.isEmpty()) {
            Pair next = open.pop();
            if (!holdSame(next.a, next.b)) {
                return false;
            }
        }
        return true;
    }

    private void push(@Nullable Object a, @Nullable Object b) {
        if (a != b) {
            Pair pair = new Pair(a, b);
            if (seen.add(pair)) {
                open.push(pair);
            }
        }
    }

    private boolean holdSame(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null || a.getClass() != b.getClass()) {
            return false;
        }
        Class<?> type = a.getClass();
        if (type.isArray()) {
            return sameArrays(a, b);
        }
        if (isOfTheJdk(type)) {
            return sameOfTheJdk(a, b);
        }
        return isEqual(a, b) || sameFields(a, b);
    }

    private static boolean isOfTheJdk(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }

    private boolean sameOfTheJdk(Object a, Object b) {
        if (a instanceof Map<?, ?> first && b instanceof Map<?, ?> second) {
            return sameOrder(a, b)
                    && sameElements(first.keySet(), second.keySet())
                    && sameElements(first.values(), second.values());
        }
        if (a instanceof List<?> || a instanceof Set<?> || a instanceof ArrayDeque<?>) {
            return sameOrder(a, b) && sameElements((Collection<?>) a, (Collection<?>) b);
        }
        if (a instanceof Pattern first && b instanceof Pattern second) {
            return first.pattern().equals(second.pattern()) && first.flags() == second.flags();
        }
        return a.getClass() == Object.class || isEqual(a, b);
    }

    private boolean sameOrder(Object a, Object b) {
        if (a instanceof SortedMap<?, ?> first && b instanceof SortedMap<?, ?> second) {
            push(first.comparator(), second.comparator());
        }
        if (a instanceof SortedSet<?> first && b instanceof SortedSet<?> second) {
            push(first.comparator(), second.comparator());
        }
        return true;
    }

    private boolean sameElements(Collection<?> a, Collection<?> b) {
        return sameArrays(a.toArray(), b.toArray());
    }

    private boolean sameArrays(Object a, Object b) {
        if (a.getClass().getComponentType().isPrimitive()) {
            return Arrays.deepEquals(new Object[] {a}, new Object[] {b});
        }
        int length = Array.getLength(a);
        if (length != Array.getLength(b)) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            push(Array.get(a, i), Array.get(b, i));
        }
        return true;
    }

    /** By an equality that the class has of its own; one that the JDK gave it says nothing of the fields added to it. */
    private static boolean isEqual(Object a, Object b) {
        try {
            Class<?> states = a.getClass().getMethod("equals", Object.class).getDeclaringClass();
            boolean own = states != Object.class && (isOfTheJdk(a.getClass()) || !isOfTheJdk(states));
            return own && a.equals(b);
        } catch (NoSuchMethodException | RuntimeException | StackOverflowError undecided) {
            return false;
        }
    }

    private boolean sameFields(Object a, Object b) {
        if (a.getClass().isEnum() || a instanceof Class<?>) {
            return false;
        }
        if (a instanceof BaseModel<?, ?> model && b instanceof BaseModel<?, ?> other) {
            push(
                    new ArrayList<>(model.declared().values()),
                    new ArrayList<>(other.declared().values()));
        }
        for (Class<?> type = a.getClass(); holdsFields(type); type = type.getSuperclass()) {
            if (isOfTheJdk(type) && !type.equals(Record.class)) {
                return false; // its fields are the JDK's own
            }
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !sameField(field, a, b)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean holdsFields(@Nullable Class<?> type) {
        return type != null && type != Object.class && type != BaseModel.class;
    }

    private boolean sameField(Field field, Object a, Object b) {
        try {
            if (!field.trySetAccessible()) {
                return false;
            }
            push(field.get(a), field.get(b));
            return true;
        } catch (IllegalAccessException closed) {
            return false;
        }
    }

    /** Two objects, known by what they are and not by what they hold. */
    private record Pair(@Nullable Object a, @Nullable Object b) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Pair that && a == that.a && b == that.b;
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(a) + System.identityHashCode(b);
        }
    }
}
