package org.calabaria.table;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.calabaria.problem.InvalidTableException;
import org.jspecify.annotations.Nullable;

/**
 * A column of points on the time line, each stored with the precision of {@code Instant}, from {@code Instant.MIN} to
 * {@code Instant.MAX}.
 */
public final class TimestampColumn extends ReferenceColumn<Instant> {

    private static final long NANOS = 1_000_000_000;

    private final IntegerColumn seconds;
    private final IntegerColumn nanos;

    /** @param nanos nanoseconds of the second, 0 or more; missing if the seconds are missing */
    private TimestampColumn(IntegerColumn seconds, IntegerColumn nanos) {
        super(seconds.name(), seconds.size(), seconds.isConstant(), seconds.missing);
        this.seconds = seconds;
        this.nanos = nanos;
    }

    static TimestampColumn dense(String name, @Nullable Instant[] owned) {
        MarkedCells missing = MarkedCells.nullsOf(owned);
        return new TimestampColumn(
                IntegerColumn.narrowest(
                        name, owned.length, i -> owned[i] == null ? 0 : owned[i].getEpochSecond(), missing),
                IntegerColumn.narrowest(name, owned.length, i -> owned[i] == null ? 0 : owned[i].getNano(), missing));
    }

    static TimestampColumn constant(String name, @Nullable Instant value, int rows) {
        MarkedCells missing = MarkedCells.where(1, cell -> value == null);
        long second = value == null ? 0 : value.getEpochSecond();
        long nano = value == null ? 0 : value.getNano();
        return new TimestampColumn(
                IntegerColumn.constant(name, ColumnKind.INTEGER, second, rows, missing),
                IntegerColumn.constant(name, ColumnKind.INTEGER, nano, rows, missing));
    }

    static TimestampColumn ofTicks(IntegerColumn ticks, ChronoUnit unit) {
        ticks.refuseUnsigned("points on the time line");
        long perSecond = perSecond(ticks.name(), unit);
        refuseBeyond(ticks, perSecond);
        IntegerColumn seconds =
                perSecond == 1 ? ticks : ticks.mapped(IntegerWidth.INT64, tick -> Math.floorDiv(tick, perSecond));
        IntegerWidth width = perSecond == 1 ? IntegerWidth.INT8 : IntegerWidth.INT32;
        long nanosEach = NANOS / perSecond;
        return new TimestampColumn(seconds, ticks.mapped(width, tick -> Math.floorMod(tick, perSecond) * nanosEach));
    }

    private static long perSecond(String name, ChronoUnit unit) {
        return switch (unit) {
            case SECONDS -> 1;
            case MILLIS -> 1_000;
            case MICROS -> 1_000_000;
            case NANOS -> NANOS;
            default ->
                throw new InvalidTableException(
                        name,
                        ColumnName.shown(name) + " must count SECONDS, MILLIS, MICROS or NANOS, got " + unit.name());
        };
    }

    /**
     * Only seconds can be beyond the range of an instant: with smaller units, the range of a long is within that of an
     * instant.
     */
    private static void refuseBeyond(IntegerColumn ticks, long perSecond) {
        int row = perSecond == 1
                ? ticks.firstOutside(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond())
                : IntegerColumn.NONE_OUTSIDE;
        if (row != IntegerColumn.NONE_OUTSIDE) {
            throw new InvalidTableException(
                    ticks.name(),
                    ColumnName.shown(ticks.name()) + " must hold timestamps within a billion years of year 0, got "
                            + ticks.get(row) + " seconds in row " + row);
        }
    }

    @Override
    public ColumnKind kind() {
        return ColumnKind.TIMESTAMP;
    }

    @Override
    public TimestampColumn renamed(String newName) {
        return new TimestampColumn(seconds.renamed(newName), nanos);
    }

    @Override
    Instant at(int cell) {
        return Instant.ofEpochSecond(seconds.at(cell), nanos.at(cell));
    }

    @Override
    @Nullable
    Instant[] array(int length) {
        return new @Nullable Instant[length];
    }

    @Override
    boolean sameStored(Column other) {
        TimestampColumn that = (TimestampColumn) other;
        return seconds.sameStored(that.seconds) && nanos.sameStored(that.nanos);
    }

    @Override
    boolean sameCell(int cell, Column other, int otherCell) {
        TimestampColumn that = (TimestampColumn) other;
        return seconds.sameCell(cell, that.seconds, otherCell) && nanos.sameCell(cell, that.nanos, otherCell);
    }

    @Override
    int compareCells(int a, int b) {
        int bySeconds = seconds.compareCells(a, b);
        return bySeconds != 0 ? bySeconds : nanos.compareCells(a, b);
    }

    @Override
    TimestampColumn resized(int rows) {
        return new TimestampColumn(seconds.resized(rows), nanos.resized(rows));
    }

    @Override
    TimestampColumn picked(int[] rows) {
        return new TimestampColumn(seconds.picked(rows), nanos.picked(rows));
    }

    @Override
    TimestampColumn joined(List<? extends Column> parts, int rows) {
        List<TimestampColumn> all =
                parts.stream().map(part -> (TimestampColumn) part).toList();
        return new TimestampColumn(
                seconds.joined(all.stream().map(part -> part.seconds).toList(), rows),
                nanos.joined(all.stream().map(part -> part.nanos).toList(), rows));
    }
}
