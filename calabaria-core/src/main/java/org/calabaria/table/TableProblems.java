package org.calabaria.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.calabaria.problem.Problem;
import org.calabaria.problem.ShownValue;

/** The reasons why columns cannot form a table. */
final class TableProblems {

    private static final int LISTED = 20;

    private TableProblems() {}

    static List<Problem> of(List<Column> columns) {
        List<Problem> problems = new ArrayList<>();
        if (columns.stream().mapToInt(Column::size).distinct().count() > 1) {
            problems.add(Problem.of("", "columns have unequal lengths: " + lengths(columns)));
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        columns.forEach(column -> counts.merge(column.name(), 1, Integer::sum));
        counts.forEach((name, count) -> {
            if (count > 1) {
                problems.add(
                        Problem.of(name, ColumnName.shown(name) + " is given " + count + " times; names must differ"));
            }
        });
        return problems;
    }

    private static String lengths(List<Column> columns) {
        String listed =
                columns.stream().limit(LISTED).map(TableProblems::length).collect(Collectors.joining(", "));
        return columns.size() > LISTED ? listed + " and " + (columns.size() - LISTED) + " more" : listed;
    }

    private static String length(Column column) {
        return "'" + ShownValue.name(column.name()) + "' has " + TablePreview.count(column.size(), "row");
    }
}
