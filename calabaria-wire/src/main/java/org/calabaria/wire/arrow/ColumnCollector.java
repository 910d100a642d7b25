package org.calabaria.wire.arrow;

import java.nio.DoubleBuffer;
import java.nio.LongBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.calabaria.table.Column;
import org.calabaria.table.ColumnKind;
import org.jspecify.annotations.Nullable;

/** The parts of a column in the order of the batches, which become the column when all are there. */
final class ColumnCollector {

    private static final long MILLIS_OF_DAY = 86_400_000;

    final FieldSpec field;
    private final List<Part> parts = new ArrayList<>(1);
    private int rows;
    private boolean anyMissing;

    ColumnCollector(FieldSpec field) {
        this.field = field;
    }

    /** A part and the dictionary of that moment, which may have grown or been replaced since. */
    private record Part(
            ColumnPart cells, int firstRow, @Nullable Dictionary dictionary, int entries) {}

    /** @param dictionary that the part refers to; {@code null} if it refers to none */
    void add(ColumnPart part, @Nullable Dictionary dictionary) {
        parts.add(new Part(part, rows, dictionary, dictionary == null ? 0 : dictionary.size()));
        rows += part.rows();
        anyMissing |= part.missing() > 0;
    }

    Column toColumn(TextReader reader) {
        ColumnKind kind = field.type().kind;
        if (field.type() == CellType.NULL) {
            return Column.missing(field.name(), kind, rows);
        }
        return switch (kind) {
            case REAL -> Column.real(field.name(), rows, reals(), missing());
            case INTEGER -> Column.integer(field.name(), rows, integers(), missing());
            case UNSIGNED -> Column.unsigned(field.name(), rows, integers(), missing());
            case FLAG -> Column.flag(field.name(), flags(), missing());
            case TEXT -> Column.text(field.name(), texts(reader));
            case DATE -> Column.date(field.name(), dates());
            case TIMESTAMP -> Column.timestamp(field.name(), instants());
        };
    }

    private BitSet missing() {
        if (!anyMissing) {
            return new BitSet(0);
        }
        long[] words = new long[(int) ((rows + 63L) >>> 6)];
        for (Part part : parts) {
            ColumnPart cells = part.cells();
            if (cells.missing() > 0 && cells.validity().length() == 0) {
                Validity.markAll(cells.rows(), words, part.firstRow());
            } else if (cells.missing() > 0) {
                Validity.mark(cells.validity(), cells.rows(), words, part.firstRow());
            }
        }
        return BitSet.valueOf(words);
    }

    private Iterable<DoubleBuffer> reals() {
        if (field.type() == CellType.FLOAT32) {
            return () -> new WidenedReals(cells());
        }
        List<DoubleBuffer> buffers = new ArrayList<>(parts.size());
        for (Part part : parts) {
            buffers.add(part.cells().longs().asDoubleBuffer());
        }
        return buffers;
    }

    private Iterable<LongBuffer> integers() {
        if (field.type().width < Long.BYTES) {
            return () -> new WidenedIntegers(cells());
        }
        List<LongBuffer> buffers = new ArrayList<>(parts.size());
        for (Part part : parts) {
            buffers.add(part.cells().longs().asLongBuffer());
        }
        return buffers;
    }

    private List<ColumnPart> cells() {
        return parts.stream().map(Part::cells).toList();
    }

    private boolean[] flags() {
        boolean[] flags = new boolean[rows];
        for (Part part : parts) {
            for (int row = 0; row < part.cells().rows(); row++) {
                flags[part.firstRow() + row] = Validity.isSet(part.cells().cells(), row);
            }
        }
        return flags;
    }

    private @Nullable String[] texts(TextReader reader) {
        @Nullable String[] texts = new @Nullable String[rows];
        for (Part part : parts) {
            if (part.dictionary() == null) {
                reader.read(part.cells(), texts, part.firstRow());
            } else {
                lookUp(part, part.dictionary(), texts);
            }
        }
        return texts;
    }

    private static void lookUp(Part part, Dictionary dictionary, @Nullable String[] into) {
        ColumnPart cells = part.cells();
        for (int row = 0; row < cells.rows(); row++) {
            if (!cells.isMissing(row)) {
                long index = cells.integer(row);
                if (!(0 <= index && index < part.entries())) {
                    throw cells.wrong(
                            row,
                            cells.cells().offset() + (long) row * cells.stored().width,
                            "must have indices into its dictionary of " + part.entries() + " entries, got "
                                    + (cells.stored() == CellType.UINT64
                                            ? Long.toUnsignedString(index)
                                            : Long.toString(index)));
                }
                into[part.firstRow() + row] = dictionary.text((int) index);
            }
        }
    }

    private @Nullable LocalDate[] dates() {
        @Nullable LocalDate[] dates = new @Nullable LocalDate[rows];
        for (Part part : parts) {
            LocalDate last = LocalDate.EPOCH;
            for (int row = 0; row < part.cells().rows(); row++) {
                if (!part.cells().isMissing(row)) {
                    long day = day(part, row);
                    last = last.toEpochDay() == day ? last : LocalDate.ofEpochDay(day);
                    dates[part.firstRow() + row] = last;
                }
            }
        }
        return dates;
    }

    private static long day(Part part, int row) {
        long value = part.cells().integer(row);
        if (part.cells().stored() == CellType.DATE32) {
            return value;
        }
        if (value % MILLIS_OF_DAY != 0) {
            throw part.cells()
                    .wrong(
                            part.firstRow() + row,
                            part.cells().cells().offset() + 8L * row,
                            "must hold dates at midnight, got " + value + " milliseconds");
        }
        return value / MILLIS_OF_DAY;
    }

    private @Nullable Instant[] instants() {
        @Nullable Instant[] instants = new @Nullable Instant[rows];
        for (Part part : parts) {
            ColumnPart cells = part.cells();
            long lastValue = 0;
            Instant last = Instant.EPOCH;
            for (int row = 0; row < cells.rows(); row++) {
                if (!cells.isMissing(row)) {
                    long value = cells.integer(row);
                    last = value == lastValue ? last : instant(part, row, value);
                    lastValue = value;
                    instants[part.firstRow() + row] = last;
                }
            }
        }
        return instants;
    }

    private static Instant instant(Part part, int row, long value) {
        return switch (part.cells().stored()) {
            case TIMESTAMP_MS -> Instant.ofEpochMilli(value);
            case TIMESTAMP_US -> instant(value, 1_000_000);
            case TIMESTAMP_NS -> instant(value, 1_000_000_000);
            default -> ofSeconds(part, row, value);
        };
    }

    private static Instant instant(long value, long perSecond) {
        long nanos = Math.floorMod(value, perSecond) * (1_000_000_000 / perSecond);
        return Instant.ofEpochSecond(Math.floorDiv(value, perSecond), nanos);
    }

    private static Instant ofSeconds(Part part, int row, long seconds) {
        if (!(Instant.MIN.getEpochSecond() <= seconds && seconds <= Instant.MAX.getEpochSecond())) {
            throw part.cells()
                    .wrong(
                            part.firstRow() + row,
                            part.cells().cells().offset() + 8L * row,
                            "must hold timestamps within a billion years of year 0, got " + seconds + " seconds");
        }
        return Instant.ofEpochSecond(seconds);
    }
}
