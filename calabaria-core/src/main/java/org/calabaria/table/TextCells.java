package org.calabaria.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The stored texts of a column: objects, or UTF-8 bytes, or numbers of other texts, or a concatenation of these. Called
 * only for cells that are not missing.
 */
abstract sealed class TextCells {

    /** The ratio of stored texts to requested texts above which an array is not worth its memory. */
    private static final int SPARSE = 4;

    /** Wraps the array without copying it. */
    static TextCells owned(@Nullable String[] texts) {
        return new Strings(texts);
    }

    /**
     * Wraps the bytes without copying them.
     *
     * @param ends of the texts in the bytes; each text starts at the end of the previous text
     */
    static TextCells utf8(byte[] bytes, IntegerCells ends) {
        return new Utf8(bytes, ends);
    }

    /** Texts selected by their numbers, in any order. */
    static TextCells numbered(IntegerCells numbers, TextCells texts) {
        boolean any = texts.length() > 0; // otherwise all cells are missing and no number is used
        return any && texts instanceof Numbered numbered ? numbered.at(numbers) : new Numbered(numbers, texts);
    }

    /** The concatenation of the parts, as one array if all parts are objects. */
    static TextCells joined(List<TextCells> parts, int length) {
        List<TextCells> flat = new ArrayList<>(parts.size());
        boolean allStrings = true;
        for (TextCells part : parts) {
            allStrings &= part instanceof Strings || part.length() == 0;
            if (part instanceof Joined joined) {
                flat.addAll(Arrays.asList(joined.parts));
            } else if (part.length() > 0) {
                flat.add(part);
            }
        }
        TextCells joined = new Joined(flat.toArray(new TextCells[0]));
        return allStrings ? owned(joined.copy(length)) : joined;
    }

    private @Nullable String[] copy(int length) {
        @Nullable String[] copy = new @Nullable String[length];
        copyTo(copy, 0, MarkedCells.NONE, 0);
        return copy;
    }

    abstract int length();

    abstract String get(int cell);

    /**
     * The texts by their cells. Each text is created once, even if it is requested several times. {@code times} is
     * about the total number of requests.
     */
    abstract IntFunction<String> shared(int times);

    /**
     * The picked texts. Most implementations return objects, so that the result does not refer to the other texts.
     *
     * @param missing the picked cells that are {@code null}
     */
    TextCells pick(int[] cells, MarkedCells missing) {
        IntFunction<String> texts = shared(cells.length);
        @Nullable String[] picked = new @Nullable String[cells.length];
        for (int i = 0; i < cells.length; i++) {
            picked[i] = missing.contains(i) ? null : texts.apply(cells[i]);
        }
        return new Strings(picked);
    }

    /**
     * @param missing the cells that are {@code null}; the first cell of this part has the index {@code first} in it
     */
    void copyTo(@Nullable String[] destination, int offset, MarkedCells missing, int first) {
        IntFunction<String> texts = shared(length());
        for (int i = 0; i < length(); i++) {
            destination[offset + i] = missing.contains(first + i) ? null : texts.apply(i);
        }
    }

    /** The hashes of the texts by their cells. */
    IntUnaryOperator hashes() {
        return cell -> get(cell).hashCode();
    }

    /** Caches created texts in an array, unless only a small part of the array would be used. */
    private static IntFunction<String> once(TextCells texts, int times) {
        if (texts.length() > SPARSE * (long) times) {
            Map<Integer, String> made = new HashMap<>();
            return cell -> made.computeIfAbsent(cell, texts::get);
        }
        @Nullable String[] made = new @Nullable String[texts.length()];
        return cell -> {
            String known = made[cell];
            String text = known == null ? texts.get(cell) : known;
            made[cell] = text;
            return text;
        };
    }

    private static final class Strings extends TextCells {

        private final @Nullable String[] texts;

        Strings(@Nullable String[] texts) {
            this.texts = texts;
        }

        @Override
        int length() {
            return texts.length;
        }

        @Override
        String get(int cell) {
            return Objects.requireNonNull(texts[cell], "a missing cell has no text");
        }

        @Override
        IntFunction<String> shared(int times) {
            return this::get;
        }

        @Override
        TextCells pick(int[] cells, MarkedCells missing) {
            @Nullable String[] picked = new @Nullable String[cells.length];
            for (int i = 0; i < cells.length; i++) {
                picked[i] = texts[cells[i]];
            }
            return new Strings(picked);
        }

        @Override
        void copyTo(@Nullable String[] destination, int offset, MarkedCells missing, int first) {
            System.arraycopy(texts, 0, destination, offset, texts.length);
        }
    }

    private static final class Utf8 extends TextCells {

        private final byte[] bytes;
        private final IntegerCells ends;

        Utf8(byte[] bytes, IntegerCells ends) {
            this.bytes = bytes;
            this.ends = ends;
        }

        @Override
        int length() {
            return ends.length();
        }

        @Override
        String get(int cell) {
            int start = cell == 0 ? 0 : (int) ends.get(cell - 1);
            return new String(bytes, start, (int) ends.get(cell) - start, StandardCharsets.UTF_8);
        }

        @Override
        IntFunction<String> shared(int times) {
            return once(this, times);
        }
    }

    private static final class Numbered extends TextCells {

        private final IntegerCells numbers;
        private final TextCells texts;

        Numbered(IntegerCells numbers, TextCells texts) {
            this.numbers = numbers;
            this.texts = texts;
        }

        TextCells at(IntegerCells cells) {
            IntegerCells found =
                    IntegerCells.computed(numbers.width(), cells.length(), i -> numbers.get((int) cells.get(i)));
            return new Numbered(found, texts);
        }

        @Override
        int length() {
            return numbers.length();
        }

        @Override
        String get(int cell) {
            return texts.get((int) numbers.get(cell));
        }

        @Override
        IntFunction<String> shared(int times) {
            IntFunction<String> all = texts.shared(times);
            return cell -> all.apply((int) numbers.get(cell));
        }

        @Override
        IntUnaryOperator hashes() {
            IntUnaryOperator all = texts.hashes();
            if (texts.length() > length()) {
                return cell -> all.applyAsInt((int) numbers.get(cell));
            }
            int[] known = new int[texts.length()];
            return cell -> {
                int number = (int) numbers.get(cell);
                known[number] = known[number] == 0 ? all.applyAsInt(number) : known[number];
                return known[number];
            };
        }

        /** Keeps numbers if there are more numbers than texts. */
        @Override
        TextCells pick(int[] cells, MarkedCells missing) {
            return texts.length() < cells.length
                    ? new Numbered(numbers.pick(cells), texts)
                    : super.pick(cells, missing);
        }
    }

    /** A concatenation of parts, none of which is empty. */
    private static final class Joined extends TextCells {

        private final TextCells[] parts;
        private final int[] firsts;
        private final int length;

        Joined(TextCells[] parts) {
            this.parts = parts;
            this.firsts = new int[parts.length];
            int count = 0;
            for (int i = 0; i < parts.length; i++) {
                firsts[i] = count;
                count += parts[i].length();
            }
            this.length = count;
        }

        @Override
        int length() {
            return length;
        }

        @Override
        String get(int cell) {
            int part = part(cell);
            return parts[part].get(cell - firsts[part]);
        }

        private int part(int cell) {
            int found = Arrays.binarySearch(firsts, cell);
            return found < 0 ? -found - 2 : found;
        }

        @Override
        IntUnaryOperator hashes() {
            IntUnaryOperator[] all = Arrays.stream(parts).map(TextCells::hashes).toArray(IntUnaryOperator[]::new);
            return cell -> {
                int part = part(cell);
                return all[part].applyAsInt(cell - firsts[part]);
            };
        }

        @Override
        IntFunction<String> shared(int times) {
            Map<Integer, IntFunction<String>> known = new HashMap<>();
            return cell -> {
                int part = part(cell);
                return known.computeIfAbsent(part, which -> parts[which].shared(times))
                        .apply(cell - firsts[part]);
            };
        }

        @Override
        void copyTo(@Nullable String[] destination, int offset, MarkedCells missing, int first) {
            for (int i = 0; i < parts.length; i++) {
                parts[i].copyTo(destination, offset + firsts[i], missing, first + firsts[i]);
            }
        }
    }
}
