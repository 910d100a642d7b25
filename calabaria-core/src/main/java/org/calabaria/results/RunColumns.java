package org.calabaria.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.calabaria.request.Request;
import org.calabaria.request.Setup;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * The columns that say which run a row is of: the point, the stack, the replicate.
 *
 * @param table one row for every run
 * @param pointAndStack the names of all but the last column
 */
record RunColumns(Table table, List<String> pointAndStack) {

    private static final Set<String> RESERVED = Set.of("stack", "replicate");

    /** Of these runs, under names that are not among the given. */
    static RunColumns of(List<Request> runs, List<String> taken) {
        List<Map<String, Number>> points = points(runs);
        Set<String> parameters = new LinkedHashSet<>();
        points.forEach(point ->
                point.keySet().stream().filter(RunColumns::canBeAColumn).forEach(parameters::add));

        List<Column> columns = new ArrayList<>();
        for (String parameter : parameters) {
            List<@Nullable Number> values = new ArrayList<>();
            points.forEach(point -> values.add(point.get(parameter)));
            columns.add(numbers(free(parameter, "param.", taken), values));
        }
        columns.add(Column.text(
                free("stack", "run.", taken),
                runs.stream().map(run -> String.join("+", run.stack())).toList()));
        List<String> pointAndStack = columns.stream().map(Column::name).toList();
        columns.add(Column.integer(
                free("replicate", "run.", taken),
                runs.stream().map(run -> (long) run.replicate()).toList()));
        return new RunColumns(Table.of(columns), pointAndStack);
    }

    /** One map for all the neighbours that share a setup. */
    private static List<Map<String, Number>> points(List<Request> runs) {
        List<Map<String, Number>> points = new ArrayList<>();
        Setup last = null;
        Map<String, Number> values = new LinkedHashMap<>();
        for (Request run : runs) {
            if (run.setup() != last) {
                last = run.setup();
                values = last.values();
            }
            points.add(values);
        }
        return points;
    }

    /** A refused point may name anything. */
    private static boolean canBeAColumn(@Nullable String name) {
        return name != null && !name.isEmpty() && name.chars().noneMatch(Character::isISOControl);
    }

    private static String free(String name, String prefix, List<String> taken) {
        boolean clashes = taken.contains(name) || prefix.equals("param.") && RESERVED.contains(name);
        return clashes ? prefix + name : name;
    }

    private static Column numbers(String name, List<@Nullable Number> values) {
        boolean whole = values.stream().allMatch(RunColumns::isWhole);
        if (whole) {
            List<@Nullable Long> longs = new ArrayList<>();
            values.forEach(value -> longs.add(value == null ? null : value.longValue()));
            return Column.integer(name, longs);
        }
        List<@Nullable Double> doubles = new ArrayList<>();
        values.forEach(value -> doubles.add(value == null ? null : value.doubleValue()));
        return Column.real(name, doubles);
    }

    private static boolean isWhole(@Nullable Number value) {
        return value == null
                || value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte;
    }
}
