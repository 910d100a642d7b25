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
 * A comparison that shows whether two objects have the same content at every depth.
 *
 * <p>Primitives are compared by their bits: {@code NaN} is the same as itself, and {@code -0.0} is not {@code 0.0}.
 * Arrays, lists, sets, maps and deques of the JDK are compared by their elements in the order of iteration, and by
 * their comparator if they have one. Other objects are the same if their {@code equals} returns true; if it returns
 * false, or is inherited from {@code Object}, their fields are compared. A lambda or a method reference is the same as
 * another from the same place in the source that captured the same values.
 *
 * <p>Objects of the JDK with inaccessible fields and without their own {@code equals} (a {@code Random}, an
 * {@code AtomicLong}, a lock) cannot be shown to be the same, unless they are one object. Two plain {@code Object}s are
 * the same, because they have no content.
 */
final class SameContent {

    private final Deque<Pair> open = new ArrayDeque<>();
    private final Set<Pair> seen = new HashSet<>();

    /** Compares two models. A reference from each model to itself counts as the same. */
    SameContent(Object model, Object other) {
        seen.add(new Pair(model, other));
    }

    /**
     * Every pair of objects is compared once, with a queue instead of recursion. Cycles therefore end, and the depth is
     * not limited by the stack.
     */
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

    /**
     * Whether the class's own {@code equals} returns true. An {@code equals} inherited from a JDK class does not cover
     * the fields that a subclass adds.
     */
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

    /** Two objects, compared by reference and not by content. */
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
