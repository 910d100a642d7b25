package org.calabaria.wire.arrow;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Texts that columns refer to by their index. It only grows; another one takes its place where it is replaced. */
final class Dictionary {

    private @Nullable String[] texts = {};
    private int size;

    void append(ColumnPart part, TextReader reader) {
        long newSize = (long) size + part.rows();
        if (newSize > Integer.MAX_VALUE - 8) {
            throw ArrowFormatException.at(part.cells().offset(), "a dictionary must have at most 2147483639 entries");
        }
        if (newSize > texts.length) {
            texts = Arrays.copyOf(
                    texts, (int) Math.max(newSize, Math.min(texts.length * 3L / 2, Integer.MAX_VALUE - 8)));
        }
        reader.read(part, texts, size);
        size = (int) newSize;
    }

    int size() {
        return size;
    }

    @Nullable
    String text(int index) {
        return texts[index];
    }
}
