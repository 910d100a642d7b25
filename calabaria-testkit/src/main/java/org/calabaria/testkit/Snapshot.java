package org.calabaria.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.calabaria.model.BaseModel;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of everything that is reachable from an object: a list of paths and values.
 *
 * <p>Fields are read by reflection, arrays are copied, and collections are read through their own interfaces (the order
 * of sets and hash maps is ignored). Objects of the JDK whose fields are closed are represented by their serialized
 * form or their text. An object that is reached again is represented by its first path, so that shared and circular
 * structure is compared too. At most two million places are read.
 */
final class Snapshot {

    private static final int MOST_PLACES = 2_000_000;

    /**
     * The limit for a key of a map, which may reach many objects. Fewer places are sufficient to distinguish two keys.
     */
    private static final int MOST_PLACES_OF_A_KEY = 100;

    private final List<Path> paths = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private final Map<Object, Integer> seen = new IdentityHashMap<>(); // place by object, looked up only
    private final Deque<Place> pending = new ArrayDeque<>();

    /** An object of the JDK whose fields are closed. */
    private record Closed(String type, String content) {
        @Override
        public String toString() {
            return "the inside of a " + type;
        }
    }

    /** The path to a place, as a linked list of steps. As texts, the paths of a long chain would fill the memory. */
    private record Path(@Nullable Path before, String step) {

        Path then(String next) {
            return new Path(this, next);
        }

        @Override
        public String toString() {
            Deque<String> steps = new ArrayDeque<>();
            for (Path path = this; path != null; path = path.before()) {
                steps.push(path.step());
            }
            return String.join("", steps);
        }
    }

    /** An object that was reached before. */
    private record Known(int place) {}

    private record Place(Path path, @Nullable Object value) {}

    private Snapshot() {}

    static Snapshot of(String name, @Nullable Object root) {
        return of(name, root, MOST_PLACES);
    }

    private static Snapshot of(String name, @Nullable Object root, int mostPlaces) {
        Snapshot snapshot = new Snapshot();
        snapshot.pending.add(new Place(new Path(null, name), root));
        while (!snapshot.pending.isEmpty() && snapshot.paths.size() < mostPlaces) {
            Place place = snapshot.pending.pop();
            snapshot.visit(place.path(), place.value());
        }
        return snapshot;
    }

    /** The first place at which a later snapshot differs, as text; empty if the two are equal. */
    Optional<String> firstDifference(Snapshot later) {
        int shared = Math.min(paths.size(), later.paths.size());
        for (int i = 0; i < shared; i++) {
            if (!paths.get(i).step().equals(later.paths.get(i).step())) {
                return Optional.of(paths.get(i) + " became " + later.paths.get(i));
            }
            if (!Objects.deepEquals(values.get(i), later.values.get(i))) {
                return Optional.of(
                        change(paths.get(i).toString(), shown(values.get(i)), later.shown(later.values.get(i))));
            }
        }
        if (paths.size() == later.paths.size()) {
            return Optional.empty();
        }
        return Optional.of(
                (paths.size() < later.paths.size() ? later.paths : paths).get(shared) + " was added or removed");
    }

    private Object shown(Object value) {
        return value instanceof Known known ? "the object at " + paths.get(known.place()) : value;
    }

    private static String change(String path, Object before, Object after) {
        if (before.getClass().isArray() && before.getClass() == after.getClass()) {
            int length = Math.min(Array.getLength(before), Array.getLength(after));
            for (int i = 0; i < length; i++) {
                if (!Objects.equals(Array.get(before, i), Array.get(after, i))) {
                    return path + "[" + i + "]: " + Array.get(before, i) + " became " + Array.get(after, i);
                }
            }
            return path + ": length " + Array.getLength(before) + " became " + Array.getLength(after);
        }
        if (before instanceof Closed
                && after instanceof Closed
                && before.toString().equals(after.toString())) {
            return path + ": " + before + " changed";
        }
        return path + ": " + before + " became " + after;
    }

    private void visit(Path path, @Nullable Object value) {
        if (value == null || isPlain(value)) {
            add(path, value == null ? "null" : value.getClass().getSimpleName() + " " + value);
            return;
        }
        Integer first = seen.putIfAbsent(value, paths.size());
        if (first != null) {
            add(path, new Known(first));
        } else if (value.getClass().isArray()) {
            visitArray(path, value);
        } else if (isOfTheJdk(value.getClass())) {
            visitJdkObject(path, value);
        } else {
            visitFields(path, value);
        }
    }

    private void add(Path path, Object value) {
        paths.add(path);
        values.add(value);
    }

    private static boolean isPlain(Object value) {
        return value instanceof String
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof Enum
                || value instanceof Number && value.getClass().getPackageName().equals("java.lang")
                || value instanceof Class
                || value instanceof ClassLoader
                || value instanceof Thread;
    }

    private static boolean isOfTheJdk(Class<?> type) {
        return type.getClassLoader() == null || type.getClassLoader() == ClassLoader.getPlatformClassLoader();
    }

    private void visitArray(Path path, Object array) {
        int length = Array.getLength(array);
        if (array.getClass().getComponentType().isPrimitive()) {
            Object copy = Array.newInstance(array.getClass().getComponentType(), length);
            System.arraycopy(array, 0, copy, 0, length);
            add(path, copy);
            return;
        }
        add(path, "array of " + length);
        List<Place> elements = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            elements.add(new Place(path.then("[" + i + "]"), Array.get(array, i)));
        }
        pushInOrder(elements);
    }

    private void pushInOrder(List<Place> places) {
        for (int i = places.size() - 1; i >= 0; i--) {
            pending.push(places.get(i));
        }
    }

    private void visitJdkObject(Path path, Object value) {
        if (value instanceof Map<?, ?> map) {
            visitMap(path, map);
        } else if (value instanceof Set<?> set && !(set instanceof SortedSet) && !(set instanceof LinkedHashSet)) {
            add(path, set.stream().map(Snapshot::text).sorted().toList().toString());
        } else if (value instanceof Collection<?> collection) {
            add(path, "collection of " + collection.size());
            List<Place> elements = new ArrayList<>();
            for (Object element : collection) {
                elements.add(new Place(path.then("[" + elements.size() + "]"), element));
            }
            pushInOrder(elements);
        } else if (value instanceof Optional<?> optional) {
            add(path, "optional");
            pending.push(new Place(path.then(".get()"), optional.orElse(null)));
        } else {
            add(path, new Closed(value.getClass().getName(), closed(value)));
        }
    }

    private void visitMap(Path path, Map<?, ?> map) {
        add(path, "map of " + map.size());
        List<Place> entries = new ArrayList<>();
        map.forEach((key, value) -> entries.add(new Place(path.then("[" + label(key) + "]"), value)));
        if (!(map instanceof SortedMap) && !(map instanceof LinkedHashMap)) {
            entries.sort((a, b) -> a.path().step().compareTo(b.path().step()));
        }
        pushInOrder(entries);
    }

    private static String label(@Nullable Object key) {
        return key != null && isPlain(key) ? key.toString() : text(key);
    }

    private static String text(@Nullable Object value) {
        Snapshot snapshot = of("", value, MOST_PLACES_OF_A_KEY);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < snapshot.paths.size(); i++) {
            Object leaf = snapshot.values.get(i);
            Object content = leaf instanceof Closed closed ? closed.content() : leaf;
            String shown = leaf.getClass().isArray() ? Arrays.deepToString(new Object[] {leaf}) : content.toString();
            text.append(snapshot.paths.get(i).step()).append('=').append(shown).append(';');
        }
        return text.toString();
    }

    /** The representation of an object of the JDK whose fields cannot be read: its serialized form, or its text. */
    private static String closed(Object value) {
        if (value instanceof Serializable) {
            try {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                    out.writeObject(value);
                }
                return HexFormat.of().formatHex(bytes.toByteArray());
            } catch (IOException notSerializable) {
                return ownText(value);
            }
        }
        return ownText(value);
    }

    private static String ownText(Object value) {
        String text = value.toString();
        String identity = value.getClass().getName() + "@" + Integer.toHexString(System.identityHashCode(value));
        return text.equals(identity) ? "" : text;
    }

    private void visitFields(Path path, Object value) {
        add(path, className(value));
        List<Place> fields = new ArrayList<>();
        for (Class<?> type = value.getClass(); isRead(type); type = type.getSuperclass()) {
            for (Field field : instanceFields(type)) {
                fields.add(read(path, field, value));
            }
        }
        pushInOrder(fields);
    }

    /**
     * Whether the fields of a class are read. Fields of the framework, which are set at first use, are not part of the
     * model's state.
     */
    private static boolean isRead(@Nullable Class<?> type) {
        return type != null && type != Object.class && type != BaseModel.class;
    }

    /** The name of a class; every JVM names the class of a lambda differently. */
    private static String className(Object value) {
        return value.getClass().getName().replaceFirst("\\$\\$Lambda.*", "\\$\\$Lambda");
    }

    static List<Field> instanceFields(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .sorted((a, b) -> a.getName().compareTo(b.getName()))
                .toList();
    }

    private static Place read(Path path, Field field, Object owner) {
        Path at = path.then("." + field.getName());
        return new Place(at, value(field, owner));
    }

    /**
     * The value of a field; the JDK's own fields cannot be read.
     *
     * @throws IllegalStateException if a named module does not open the field's class
     */
    static @Nullable Object value(Field field, Object owner) {
        Class<?> type = field.getDeclaringClass();
        if (isOfTheJdk(type) && !field.trySetAccessible()) {
            return "closed field";
        }
        ClosedModules.requireOpen(field, type);
        try {
            return field.get(owner);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
