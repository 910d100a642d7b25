package org.calabaria.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a column of texts keeps: objects, or the UTF-8 that texts come from, or numbers of other texts, or several of these
 * one behind the other. Asked only for cells that are not missing.
 */
abstract sealed class TextCells {

    /** Takes the array. */
    static TextCells owned(@Nullable String[] texts) {
        return new Strings(texts);
    }

    /**
     * Takes the bytes.
     *
     * @param ends of the texts among them; each starts where the one before it ends
     */
    static TextCells utf8(byte[] bytes, IntegerCells ends) {
        return new Utf8(bytes, ends);
    }

    /** Some of the texts, in any order. */
    static TextCells numbered(IntegerCells numbers, TextCells texts) {
        boolean any = texts.length() > 0; // otherwise all are missing, and no number leads anywhere
        return any && texts instanceof Numbered numbered ? numbered.at(numbers) : new Numbered(numbers, texts);
    }

    /** One behind the other, in an array where all are objects. */
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

    TextCells pick(int[] cells) {
        return numbered(IntegerCells.computed(IntegerWidth.INT32, cells.length, i -> cells[i]), this);
    }

    /** @param missing for which there will be {@code null}, this first cell being {@code first} of them */
    void copyTo(@Nullable String[] destination, int offset, MarkedCells missing, int first) {
        for (int i = 0; i < length(); i++) {
            destination[offset + i] = missing.contains(first + i) ? null : get(i);
        }
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
        TextCells pick(int[] cells) {
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

        /** A text is made once, however often it comes. */
        @Override
        void copyTo(@Nullable String[] destination, int offset, MarkedCells missing, int first) {
            @Nullable String[] made = new @Nullable String[texts.length()];
            for (int i = 0; i < length(); i++) {
                destination[offset + i] = missing.contains(first + i) ? null : once((int) numbers.get(i), made);
            }
        }

        private String once(int number, @Nullable String[] made) {
            String known = made[number];
            String text = known == null ? texts.get(number) : known;
            made[number] = text;
            return text;
        }
    }

    /** Parts none of which is empty. */
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
            int found = Arrays.binarySearch(firsts, cell);
            int part = found < 0 ? -found - 2 : found;
            return parts[part].get(cell - firsts[part]);
        }

        @Override
        void copyTo(@Nullable String[] destination, int offset, MarkedCells missing, int first) {
            for (int i = 0; i < parts.length; i++) {
                parts[i].copyTo(destination, offset + firsts[i], missing, first + firsts[i]);
            }
        }
    }
}
