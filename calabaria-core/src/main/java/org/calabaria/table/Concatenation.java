package org.calabaria.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.calabaria.problem.InvalidTableException;
import org.calabaria.problem.NearestName;
import org.calabaria.problem.Problem;

/** The concatenation of tables with the same columns, or of columns of the same kind. */
final class Concatenation {

    private Concatenation() {}

    static Table of(List<Table> tables) {
        tables.forEach(table -> Objects.requireNonNull(table, "table must not be null"));
        if (tables.isEmpty()) {
            throw new InvalidTableException("", "concat() needs at least one table");
        }
        refuseDifferences(tables);
        int rows = total(tables.stream().mapToLong(Table::rowCount));
        List<Column> joined = new ArrayList<>();
        for (int i = 0; i < tables.get(0).columnCount(); i++) {
            joined.add(joined(column(tables, i), rows));
        }
        return Table.of(joined);
    }

    static Column ofColumns(List<? extends Column> columns) {
        columns.forEach(column -> Objects.requireNonNull(column, "column must not be null"));
        if (columns.isEmpty()) {
            throw new InvalidTableException("", "concat() needs at least one column");
        }
        Column first = columns.get(0);
        for (Column column : columns) {
            if (column.kind() != first.kind()) {
                throw new InvalidTableException(
                        column.name(),
                        ColumnName.shown(column.name()) + " is " + column.kind() + ", but the first one, "
                                + ColumnName.shown(first.name()) + ", is " + first.kind());
            }
        }
        Column joined = joined(columns, total(columns.stream().mapToLong(Column::size)));
        return joined.name().equals(first.name()) ? joined : joined.renamed(first.name());
    }

    private static Column joined(List<? extends Column> parts, int rows) {
        Column first = firstWithRows(parts);
        boolean constant = parts.stream().allMatch(part -> part.size() == 0 || part.sameConstant(first));
        return constant && first.isConstant() ? first.resized(rows) : first.joined(parts, rows);
    }

    private static Column firstWithRows(List<? extends Column> parts) {
        for (Column part : parts) {
            if (part.size() > 0) {
                return part;
            }
        }
        return parts.get(0);
    }

    private static List<Column> column(List<Table> tables, int position) {
        return tables.stream().map(table -> table.column(position)).toList();
    }

    private static int total(LongStream lengths) {
        long rows = lengths.sum();
        if (rows > Integer.MAX_VALUE - 8) {
            throw new InvalidTableException("", "a table holds at most 2147483639 rows, concat() would make " + rows);
        }
        return (int) rows;
    }

    private static void refuseDifferences(List<Table> tables) {
        List<Problem> problems = new ArrayList<>();
        for (int i = 1; i < tables.size(); i++) {
            differences(tables.get(0), tables.get(i), i, problems);
        }
        if (!problems.isEmpty()) {
            throw new InvalidTableException("concat()", problems);
        }
    }

    private static void differences(Table first, Table other, int position, List<Problem> problems) {
        String subject = "table " + position;
        List<String> missing = without(first.columnNames(), other);
        List<String> unexpected = without(other.columnNames(), first);
        if (!missing.isEmpty()) {
            problems.add(
                    Problem.of(subject, subject + " lacks column(s) " + NearestName.braces(missing) + " of table 0"));
        }
        if (!unexpected.isEmpty()) {
            problems.add(Problem.of(
                    subject,
                    subject + " has column(s) " + NearestName.braces(unexpected) + " that table 0 does not have"
                            + NearestName.remedy(unexpected, missing)));
        }
        if (missing.isEmpty() && unexpected.isEmpty()) {
            order(first.columnNames(), other.columnNames(), subject, problems);
        }
        for (Column column : first.columns()) {
            if (other.contains(column.name())) {
                kinds(column, other.column(column.name()), subject, problems);
            }
        }
    }

    private static void order(List<String> expected, List<String> found, String subject, List<Problem> problems) {
        for (int i = 0; i < expected.size(); i++) {
            if (!expected.get(i).equals(found.get(i))) {
                problems.add(Problem.of(
                        found.get(i),
                        subject + " has " + ColumnName.shown(found.get(i)) + " at position " + i
                                + ", where table 0 has " + ColumnName.shown(expected.get(i))));
                return;
            }
        }
    }

    private static void kinds(Column expected, Column found, String subject, List<Problem> problems) {
        if (expected.kind() != found.kind()) {
            problems.add(Problem.of(
                    expected.name(),
                    ColumnName.shown(expected.name()) + " is " + expected.kind() + " in table 0 and " + found.kind()
                            + " in " + subject));
        }
    }

    private static List<String> without(List<String> names, Table table) {
        return names.stream().filter(name -> !table.contains(name)).toList();
    }
}
