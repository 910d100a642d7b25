package org.calabaria.results;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.function.Predicate;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.parameter.RealParameter;
import org.calabaria.problem.ShownValue;
import org.calabaria.request.Request;
import org.calabaria.results.PointGroups.Point;
import org.calabaria.table.Column;
import org.calabaria.table.ColumnKind;
import org.jspecify.annotations.Nullable;

/**
 * The columns that describe the run of a row: parameters, other differences between the runs, the stack, the replicate.
 *
 * <p>All points together determine which columns there are and their kinds. Each cell depends on its own run only.
 */
final class RunColumns {

    private static final double LARGEST_EXACT = 0x1p53;

    private final List<Point> points;
    private final Map<String, ColumnKind> parameters;
    private final List<String> settings;
    private final boolean severalModels;
    private final boolean severalReparameterizations;
    private final boolean someRefused;

    /** A run, and the number of its point. */
    interface Row {

        Request request();

        int group();
    }

    RunColumns(List<Point> points) {
        this.points = points;
        this.parameters = parameters(points);
        this.settings = settings(points);
        this.severalModels = distinct(point -> point.context().model()) > 1;
        this.severalReparameterizations = distinct(point -> point.context().reparameterization()) > 1;
        this.someRefused = points.stream().anyMatch(point -> !refused(point).isEmpty());
    }

    private long distinct(Function<Point, @Nullable Object> part) {
        Set<@Nullable Object> different = new HashSet<>();
        points.forEach(point -> different.add(part.apply(point)));
        return different.size();
    }

    private static Map<String, Number> values(Point point) {
        return point.first().values();
    }

    // The choice of columns.

    /** The parameters that are free in some run, then those that are fixed at different values. */
    private static Map<String, ColumnKind> parameters(List<Point> points) {
        Set<String> names = new LinkedHashSet<>();
        points.forEach(point -> names.addAll(values(point).keySet()));
        Map<String, Set<Number>> fixed = new LinkedHashMap<>();
        points.forEach(point -> point.context().fixed().forEach((name, value) -> fixed.computeIfAbsent(
                        name, first -> new HashSet<>())
                .add(value)));
        fixed.entrySet().removeIf(entry -> entry.getValue().size() < 2);
        names.addAll(fixed.keySet());
        Map<String, ColumnKind> kinds = new LinkedHashMap<>();
        names.forEach(name -> {
            ColumnKind kind = kind(name, points);
            if (kind != null) {
                kinds.put(name, kind);
            }
        });
        return kinds;
    }

    /** Null if no run's space has it. */
    private static @Nullable ColumnKind kind(String name, List<Point> points) {
        Set<Boolean> real = new HashSet<>();
        for (Point point : points) {
            ParameterSpec spec = name == null ? null : point.context().spec(name);
            if (spec != null) {
                real.add(spec instanceof RealParameter);
            }
        }
        return real.isEmpty()
                ? null
                : real.size() == 2 ? ColumnKind.TEXT : real.contains(true) ? ColumnKind.REAL : ColumnKind.INTEGER;
    }

    /** The overridden settings that have different values. */
    private static List<String> settings(List<Point> points) {
        Set<String> overridden = new LinkedHashSet<>();
        points.forEach(point -> overridden.addAll(point.context().overrides().keySet()));
        Predicate<String> differs = key -> points.stream()
                        .map(point -> String.valueOf(point.context().setting(key)))
                        .distinct()
                        .count()
                > 1;
        return overridden.stream().filter(differs).toList();
    }

    // The columns.

    /** All columns except the replicate. */
    List<Column> pointAndStack(List<? extends Row> rows, AddedNames names) {
        List<Column> columns = new ArrayList<>();
        parameters.forEach((parameter, kind) -> columns.add(parameter(parameter, kind, rows, names)));
        settings.forEach(key -> columns.add(setting(key, rows, names)));
        if (severalModels) {
            columns.add(text(names.run("model"), rows, this::modelName));
        }
        if (severalReparameterizations) {
            columns.add(text(names.run("reparameterization"), rows, this::reparameterizationName));
        }
        columns.add(text(
                names.run("stack"), rows, row -> String.join("+", row.request().stack())));
        if (someRefused) {
            columns.add(text(names.run("refused"), rows, row -> {
                String refused = refused(points.get(row.group()));
                return refused.isEmpty() ? null : refused;
            }));
        }
        return columns;
    }

    Column replicate(List<? extends Row> rows, AddedNames names) {
        return Column.integer(
                names.run("replicate"),
                rows.stream().map(row -> (long) row.request().replicate()).toList());
    }

    private static Column text(String name, List<? extends Row> rows, Function<Row, @Nullable String> cell) {
        List<@Nullable String> cells = new ArrayList<>();
        rows.forEach(row -> cells.add(cell.apply(row)));
        return Column.text(name, cells);
    }

    private Column parameter(String parameter, ColumnKind kind, List<? extends Row> rows, AddedNames names) {
        String name = names.parameter(parameter);
        List<@Nullable Number> values = new ArrayList<>();
        rows.forEach(row -> {
            Map<String, Number> described =
                    points.get(row.group()).context().described(row.request().values());
            values.add(described.get(parameter));
        });
        if (kind == ColumnKind.INTEGER) {
            return Column.integer(name, values.stream().map(RunColumns::whole).toList());
        }
        if (kind == ColumnKind.REAL) {
            return Column.real(name, values.stream().map(RunColumns::real).toList());
        }
        return Column.text(
                name,
                values.stream()
                        .map(value -> value == null ? null : ShownValue.of(value))
                        .toList());
    }

    private Column setting(String key, List<? extends Row> rows, AddedNames names) {
        String name = names.run("config." + key);
        List<@Nullable Object> values = new ArrayList<>();
        rows.forEach(row -> values.add(points.get(row.group()).context().setting(key)));
        if (all(values, Long.class)) {
            return Column.integer(name, values.stream().map(Long.class::cast).toList());
        }
        if (all(values, Double.class)) {
            return Column.real(name, values.stream().map(Double.class::cast).toList());
        }
        if (all(values, Boolean.class)) {
            return Column.flag(name, values.stream().map(Boolean.class::cast).toList());
        }
        return Column.text(
                name,
                values.stream()
                        .map(value -> value == null ? null : value.toString())
                        .toList());
    }

    private static boolean all(List<@Nullable Object> values, Class<?> type) {
        return values.stream().allMatch(value -> value == null || type.isInstance(value));
    }

    /** The class and the version, followed by a number if several models have the same class and version. */
    private String modelName(Row row) {
        RunContext context = points.get(row.group()).context();
        return numbered(
                context.modelName(), context.model(), other -> other.context().modelName(), other -> other.context()
                        .model());
    }

    private @Nullable String reparameterizationName(Row row) {
        Object own = points.get(row.group()).context().reparameterization();
        return own == null
                ? null
                : numbered(nameOf(points.get(row.group())), own, RunColumns::nameOf, other -> other.context()
                        .reparameterization());
    }

    private static String nameOf(Point point) {
        var reparameterization = point.context().reparameterization();
        return reparameterization == null ? "" : reparameterization.name();
    }

    private String numbered(
            String name, Object own, Function<Point, String> nameOf, Function<Point, @Nullable Object> partOf) {
        List<@Nullable Object> namesakes = new ArrayList<>();
        points.stream()
                .filter(point -> nameOf.apply(point).equals(name))
                .map(partOf)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(namesakes::add);
        return namesakes.size() < 2 ? name : name + " #" + (namesakes.indexOf(own) + 1);
    }

    // Cells of parameters.

    /** The values that their parameters' columns cannot represent exactly, as they were given. */
    private static String refused(Point point) {
        StringJoiner refused = new StringJoiner(", ");
        values(point).forEach((name, value) -> {
            ParameterSpec spec = name == null ? null : point.context().spec(name);
            boolean fits = spec != null && fits(spec, value);
            if (!fits) {
                refused.add(ShownValue.name(String.valueOf(name)) + "=" + ShownValue.of(value));
            }
        });
        return refused.toString();
    }

    private static boolean fits(ParameterSpec spec, @Nullable Number value) {
        return spec instanceof RealParameter ? real(value) != null : whole(value) != null;
    }

    /** The same number as a double; null if no double is equal to it. */
    private static @Nullable Double real(@Nullable Number value) {
        if (value instanceof Double || value instanceof Float) {
            return value.doubleValue();
        }
        Long whole = whole(value);
        if (whole == null || whole == Long.MAX_VALUE || (long) whole.doubleValue() != whole) {
            return null;
        }
        return whole.doubleValue();
    }

    /** The same number as a long; null if no long is equal to it. */
    private static @Nullable Long whole(@Nullable Number value) {
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return value.longValue();
        }
        if (!(value instanceof Double || value instanceof Float)) {
            return null;
        }
        double real = value.doubleValue();
        return Math.abs(real) <= LARGEST_EXACT && real == (long) real ? (long) real : null;
    }
}
