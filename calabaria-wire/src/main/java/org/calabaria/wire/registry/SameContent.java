package org.calabaria.wire.registry;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether two objects hold the same, as far as can be seen: equal, or of one class with the same in every field.
 *
 * <p>What only the JDK can look into and has no equality of its own (a {@code Random}, an {@code AtomicLong}) is not the
 * same; a plain {@code Object}, which holds nothing, is.
 */
final class SameContent {

    private static final int DEEPEST = 200;

    private final List<Object[]> under = new ArrayList<>();

    /** Between two objects that refer to their models, which are compared elsewhere and taken for the same here. */
    SameContent(Object model, Object other) {
        under.add(new Object[] {model, other});
    }

    boolean isSame(@Nullable Object a, @Nullable Object b) {
        if (a == b || Objects.equals(a, b)) {
            return true;
        }
        if (a == null || b == null || a.getClass() != b.getClass() || under.size() > DEEPEST) {
            return false;
        }
        if (isUnderWay(a, b)) {
            return true; // a cycle: it is the same if everything else on it is
        }
        under.add(new Object[] {a, b});
        try {
            return holdSame(a, b);
        } finally {
            under.remove(under.size() - 1);
        }
    }

    private boolean isUnderWay(Object a, Object b) {
        return under.stream().anyMatch(pair -> pair[0] == a && pair[1] == b);
    }

    private boolean holdSame(Object a, Object b) {
        if (a.getClass().isArray()) {
            return sameArrays(a, b);
        }
        if (a instanceof List<?> first && b instanceof List<?> second) {
            return sameLists(first, second);
        }
        if (a instanceof Map<?, ?> first && b instanceof Map<?, ?> second) {
            return sameMaps(first, second);
        }
        if (a instanceof Pattern first && b instanceof Pattern second) {
            return first.pattern().equals(second.pattern()) && first.flags() == second.flags();
        }
        if (a.getClass() == Object.class) {
            return true;
        }
        return !isOfTheJdk(a.getClass()) && sameFields(a, b);
    }

    private static boolean isOfTheJdk(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }

    private boolean sameArrays(Object a, Object b) {
        boolean same = Array.getLength(a) == Array.getLength(b);
        for (int i = 0; same && i < Array.getLength(a); i++) {
            same = isSame(Array.get(a, i), Array.get(b, i));
        }
        return same;
    }

    private boolean sameLists(List<?> a, List<?> b) {
        boolean same = a.size() == b.size();
        Iterator<?> others = b.iterator();
        for (Iterator<?> items = a.iterator(); same && items.hasNext(); ) {
            same = isSame(items.next(), others.next());
        }
        return same;
    }

    private boolean sameMaps(Map<?, ?> a, Map<?, ?> b) {
        return a.keySet().equals(b.keySet())
                && a.entrySet().stream().allMatch(entry -> isSame(entry.getValue(), b.get(entry.getKey())));
    }

    private boolean sameFields(Object a, Object b) {
        for (Class<?> type = a.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !sameField(field, a, b)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean sameField(Field field, Object a, Object b) {
        try {
            return field.trySetAccessible() && isSame(field.get(a), field.get(b));
        } catch (IllegalAccessException closed) {
            return false;
        }
    }
}
