package org.calabaria.wire.arrow;

import java.util.List;
import java.util.OptionalLong;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.Problem;

/**
 * Bytes that are not Arrow IPC as this library reads it, or a table that Arrow IPC cannot hold.
 *
 * <p>The sentence of a refusal to read ends in the offset of the bytes that were wrong, counted from the first byte of
 * the document.
 */
public class ArrowFormatException extends CalabariaException {

    private static final long serialVersionUID = 1L;

    private static final long NOWHERE = -1;

    private final long offset;

    private ArrowFormatException(String sentence, long offset) {
        super("", List.of(Problem.of("", sentence)));
        this.offset = offset;
    }

    /** A refusal to read, {@code sentence} followed by the offset. */
    static ArrowFormatException at(long offset, String sentence) {
        return new ArrowFormatException(sentence + " (at byte " + offset + ")", offset);
    }

    /** A refusal to write. */
    static ArrowFormatException unwritable(String sentence) {
        return new ArrowFormatException(sentence, NOWHERE);
    }

    /** Where the bytes are that were wrong; empty when the refusal was to write. */
    public OptionalLong offset() {
        return offset == NOWHERE ? OptionalLong.empty() : OptionalLong.of(offset);
    }
}
