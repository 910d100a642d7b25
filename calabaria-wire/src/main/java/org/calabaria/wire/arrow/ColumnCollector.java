package org.calabaria.wire.arrow;

import java.nio.DoubleBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.calabaria.table.Column;
import org.calabaria.table.ColumnKind;
import org.calabaria.table.IntegerColumn;
import org.calabaria.table.IntegerWidth;
import org.jspecify.annotations.Nullable;

/** The parts of a column in the order of the batches, which are joined to the column at the end. */
final class ColumnCollector {

    private static final long MILLIS_OF_DAY = 86_400_000;

    final FieldSpec field;
    private List<ColumnParts> earlier = List.of();
    private ColumnParts latest = new ColumnParts(null);

    ColumnCollector(FieldSpec field) {
        this.field = field;
    }

    /** @param dictionary the dictionary of the part; {@code null} if it has none */
    void add(ColumnPart part, @Nullable Dictionary dictionary) {
        if (dictionary != null) {
            refuseBeyond(dictionary.size(), part);
        }
        if (!latest.takes(part, dictionary)) {
            startAnew(dictionary);
        }
        latest.add(part);
    }

    private void startAnew(@Nullable Dictionary dictionary) {
        if (!latest.isEmpty()) {
            earlier = earlier.isEmpty() ? new ArrayList<>() : earlier;
            earlier.add(latest);
        }
        latest = new ColumnParts(dictionary);
    }

    /** Refuses indices beyond the current entries of a dictionary, which may grow later. */
    private static void refuseBeyond(int entries, ColumnPart part) {
        for (int row = 0; row < part.rows(); row++) {
            long index = part.integer(row);
            if (!(0 <= index && index < entries) && !part.isMissing(row)) {
                throw part.wrong(
                        row,
                        part.cells().offset() + (long) row * part.stored().width,
                        "must have indices into its dictionary of " + entries + " entries, got "
                                + (part.stored() == CellType.UINT64
                                        ? Long.toUnsignedString(index)
                                        : Long.toString(index)));
            }
        }
    }

    Column toColumn() {
        if (earlier.isEmpty()) {
            return column(latest);
        }
        List<Column> columns = new ArrayList<>(earlier.size() + 1);
        for (ColumnParts parts : earlier) {
            columns.add(column(parts));
        }
        columns.add(column(latest));
        return Column.concat(columns);
    }

    private Column column(ColumnParts parts) {
        String name = field.name();
        if (field.type() == CellType.NULL) {
            return Column.missing(name, ColumnKind.REAL, parts.rows());
        }
        return switch (field.type().kind) {
            case REAL -> Column.real(name, parts.rows(), reals(parts), parts.missing());
            case INTEGER -> integers(parts, field.type());
            case UNSIGNED -> Column.unsigned(name, parts.rows(), parts.longs(), parts.missing());
            case FLAG -> Column.flag(name, parts.rows(), parts.trues(), parts.missing());
            case TEXT -> text(parts);
            case DATE -> Column.date(dates(parts));
            case TIMESTAMP -> timestamps(parts);
        };
    }

    private Column text(ColumnParts parts) {
        Dictionary dictionary = parts.dictionary();
        return dictionary == null
                ? TextReader.read(field.name(), parts)
                : Column.numberedText(field.name(), integers(parts, field.stored()), dictionary.texts());
    }

    private Iterable<DoubleBuffer> reals(ColumnParts parts) {
        return field.type() == CellType.FLOAT32 ? parts.floats() : parts.doubles();
    }

    private IntegerColumn integers(ColumnParts parts, CellType type) {
        return type.width == Long.BYTES
                ? Column.integer(field.name(), parts.rows(), parts.longs(), parts.missing())
                : parts.integers(field.name(), type.kept(), (part, row, firstRow) -> part.integer(row));
    }

    private IntegerColumn dates(ColumnParts parts) {
        return field.type() == CellType.DATE32
                ? integers(parts, CellType.INT32)
                : parts.integers(field.name(), IntegerWidth.INT64, ColumnCollector::day);
    }

    private static long day(ColumnPart part, int row, int firstRow) {
        long value = part.isMissing(row) ? 0 : part.integer(row);
        if (value % MILLIS_OF_DAY != 0) {
            throw part.wrong(
                    firstRow + row,
                    part.cells().offset() + 8L * row,
                    "must contain dates at midnight, got " + value + " milliseconds");
        }
        return value / MILLIS_OF_DAY;
    }

    private Column timestamps(ColumnParts parts) {
        return switch (field.type()) {
            case TIMESTAMP_MS -> Column.timestamp(integers(parts, field.type()), ChronoUnit.MILLIS);
            case TIMESTAMP_US, TIMESTAMP_US_UTC -> Column.timestamp(integers(parts, field.type()), ChronoUnit.MICROS);
            case TIMESTAMP_NS -> Column.timestamp(integers(parts, field.type()), ChronoUnit.NANOS);
            default ->
                Column.timestamp(
                        parts.integers(field.name(), IntegerWidth.INT64, ColumnCollector::second), ChronoUnit.SECONDS);
        };
    }

    private static long second(ColumnPart part, int row, int firstRow) {
        long second = part.isMissing(row) ? 0 : part.integer(row);
        if (!(Instant.MIN.getEpochSecond() <= second && second <= Instant.MAX.getEpochSecond())) {
            throw part.wrong(
                    firstRow + row,
                    part.cells().offset() + 8L * row,
                    "must contain timestamps within a billion years of year 0, got " + second + " seconds");
        }
        return second;
    }
}
