package org.calabaria.table;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The same column by another door: the one that keeps bits, days, ticks and bytes instead of what they stand for. */
final class KeptOtherwise {

    private final Column column;
    private final BitSet missing;

    private KeptOtherwise(Column column) {
        this.column = column;
        this.missing = column.missing();
    }

    static Column of(Column column) {
        return new KeptOtherwise(column).column();
    }

    private Column column() {
        if (column instanceof IntegerColumn integers) {
            return integers.isUnsigned() ? column : narrow(longs());
        } else if (column instanceof FlagColumn) {
            return Column.flag(column.name(), column.size(), trues(), missing);
        } else if (column instanceof DateColumn dates) {
            return Column.date(narrow(longs(dates)));
        } else if (column instanceof TimestampColumn instants) {
            return hasNanos(instants) ? column : Column.timestamp(narrow(longs(instants)), ChronoUnit.SECONDS);
        } else if (column instanceof TextColumn texts) {
            return hasLoneSurrogate(texts) ? column : column.size() % 2 == 0 ? bytes(texts) : numbered(texts);
        }
        return column;
    }

    private static boolean hasNanos(TimestampColumn instants) {
        return Arrays.stream(instants.toArray()).anyMatch(instant -> instant != null && instant.getNano() != 0);
    }

    private static boolean hasLoneSurrogate(TextColumn texts) {
        CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();
        return Arrays.stream(texts.toArray()).anyMatch(text -> text != null && !utf8.canEncode(text));
    }

    private IntegerColumn narrow(long[] values) {
        IntegerWidth width = IntegerWidth.INT8;
        for (long value : values) {
            width = width.holds(value) ? width : IntegerWidth.of(value);
        }
        int half = values.length / 2;
        List<LongBuffer> parts =
                List.of(LongBuffer.wrap(values, 0, half), LongBuffer.wrap(values, half, values.length - half));
        return Column.integer(column.name(), width, values.length, parts, missing);
    }

    private long[] longs() {
        return ((IntegerColumn) column).toArray(0);
    }

    private static long[] longs(DateColumn dates) {
        long[] days = new long[dates.size()];
        for (int row = 0; row < days.length; row++) {
            days[row] = dates.isMissing(row) ? 0 : dates.get(row).toEpochDay();
        }
        return days;
    }

    private static long[] longs(TimestampColumn instants) {
        long[] seconds = new long[instants.size()];
        for (int row = 0; row < seconds.length; row++) {
            seconds[row] = instants.isMissing(row) ? 0 : instants.get(row).getEpochSecond();
        }
        return seconds;
    }

    private BitSet trues() {
        BitSet trues = new BitSet();
        for (int row = 0; row < column.size(); row++) {
            trues.set(row, !missing.get(row) && ((FlagColumn) column).get(row));
        }
        return trues;
    }

    private TextColumn bytes(TextColumn texts) {
        List<ByteBuffer> parts = new ArrayList<>();
        int[] ends = new int[texts.size()];
        int end = 0;
        for (int row = 0; row < ends.length; row++) {
            byte[] bytes = texts.getOr(row, "").getBytes(StandardCharsets.UTF_8);
            parts.add(ByteBuffer.wrap(bytes));
            end += bytes.length;
            ends[row] = end;
        }
        return Column.utf8Text(column.name(), parts, Column.integer("end", ends), missing);
    }

    /** Each text by the last row that has it. */
    private TextColumn numbered(TextColumn texts) {
        List<@Nullable String> all = Arrays.asList(texts.toArray());
        long[] numbers = new long[texts.size()];
        Arrays.setAll(numbers, row -> all.lastIndexOf(all.get(row)));
        return Column.numberedText(column.name(), narrow(numbers), bytes(texts));
    }
}
