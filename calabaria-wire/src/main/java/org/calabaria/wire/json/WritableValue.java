package org.calabaria.wire.json;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.calabaria.problem.Problem;
import org.calabaria.problem.ShownValue;
import org.jspecify.annotations.Nullable;

/** The check of a value before it is written, so that all problems are listed with their paths. */
final class WritableValue {

    /** The maximal nesting depth of lists and maps. */
    static final int DEEPEST = 100;

    /** The maximal number of digits of an integer. */
    static final int LONGEST_NUMBER = 1000;

    private static final BigInteger TOO_LARGE = BigInteger.TEN.pow(LONGEST_NUMBER);

    private final Refusals refusals;

    private WritableValue(Refusals refusals) {
        this.refusals = refusals;
    }

    /** @throws DocumentException listing the path of everything that cannot be written */
    static void check(String place, @Nullable Object value) {
        Refusals refusals = new Refusals(place);
        new WritableValue(refusals).check(value, new Path(null, "$", value, 0));
        refusals.orThrow();
    }

    private void check(@Nullable Object value, Path path) {
        if (value instanceof String text) {
            checkText(text, path);
        } else if (value instanceof Double real) {
            checkFinite(real, path);
        } else if (value instanceof Map<?, ?> map) {
            checkMap(map, path);
        } else if (value instanceof List<?> list) {
            checkList(list, path);
        } else if (value instanceof BigInteger integer) {
            checkLength(integer, path);
        } else if (!(value == null || value instanceof Boolean || isSmallInteger(value))) {
            refuse(
                    path,
                    "must be null, a boolean, an integer, a Double, a String, a List or a Map, got " + named(value));
        }
    }

    static boolean isSmallInteger(Object value) {
        return value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte;
    }

    static boolean isTooLarge(BigInteger integer) {
        return !(integer.abs().compareTo(TOO_LARGE) < 0);
    }

    private void checkText(String text, Path path) {
        int lone = LoneSurrogate.find(text);
        if (lone >= 0) {
            refuse(path, "must be well-formed Unicode, got " + LoneSurrogate.shown(text, lone) + " at index " + lone);
        }
    }

    private void checkFinite(double real, Path path) {
        if (!Double.isFinite(real)) {
            refuse(path, "must be finite, got " + ShownValue.of(real));
        }
    }

    private void checkLength(BigInteger integer, Path path) {
        if (isTooLarge(integer)) {
            refuse(path, "must have at most " + LONGEST_NUMBER + " digits");
        }
    }

    private void checkMap(Map<?, ?> map, Path path) {
        if (canEnter(path)) {
            map.forEach((key, value) -> {
                if (key instanceof String name) {
                    Path field = new Path(path, name, value, path.depth + 1);
                    checkText(name, field);
                    check(value, field);
                } else {
                    refuse(path, "must have text as keys, got the key " + (key == null ? "null" : named(key)));
                }
            });
        }
    }

    private void checkList(List<?> list, Path path) {
        if (canEnter(path)) {
            int index = 0;
            for (Object item : list) {
                check(item, new Path(path, index++, item, path.depth + 1));
            }
        }
    }

    private boolean canEnter(Path path) {
        if (path.isInsideItself()) {
            refuse(path, "must not contain itself");
            return false;
        }
        if (path.depth >= DEEPEST) {
            refuse(path, "must not be nested more than " + DEEPEST + " deep");
            return false;
        }
        return true;
    }

    private void refuse(Path path, String rule) {
        String subject = path.toString();
        refusals.add(Problem.of(subject, ShownValue.name(subject) + " " + rule));
    }

    private static String named(Object value) {
        String type = value.getClass().getName();
        return value instanceof Number ? type + " " + ShownValue.of(value) : type;
    }

    /** The path from the root to a value, linked backwards. Its text is created only for a problem. */
    private record Path(
            @Nullable Path parent, Object step, @Nullable Object value, int depth) {

        boolean isInsideItself() {
            for (Path above = parent; above != null; above = above.parent) {
                if (above.value == value) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String toString() {
            if (parent == null) {
                return "$";
            }
            return parent + (step instanceof Integer ? "[" + step + "]" : named((String) step));
        }

        private static String named(String key) {
            return key.matches("[A-Za-z_][A-Za-z0-9_-]*") ? "." + key : "['" + key + "']";
        }
    }
}
