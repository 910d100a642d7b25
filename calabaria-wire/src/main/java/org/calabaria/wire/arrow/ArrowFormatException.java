package org.calabaria.wire.arrow;

import java.util.List;
import java.util.OptionalLong;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.Problem;

/**
 * Thrown when bytes are not Arrow IPC data that this library supports, or when a table cannot be represented in Arrow
 * IPC.
 *
 * <p>When reading fails, the message ends with the offset of the wrong bytes, counted from the first byte of the
 * document.
 */
public class ArrowFormatException extends CalabariaException {

    private static final long serialVersionUID = 1L;

    private static final long NOWHERE = -1;

    private final long offset;

    private ArrowFormatException(String sentence, long offset) {
        super("", List.of(Problem.of("", sentence)));
        this.offset = offset;
    }

    /** An exception for reading: {@code sentence} followed by the offset. */
    static ArrowFormatException at(long offset, String sentence) {
        return new ArrowFormatException(sentence + " (at byte " + offset + ")", offset);
    }

    /** An exception for writing. */
    static ArrowFormatException unwritable(String sentence) {
        return new ArrowFormatException(sentence, NOWHERE);
    }

    /** The offset of the wrong bytes; empty if writing failed. */
    public OptionalLong offset() {
        return offset == NOWHERE ? OptionalLong.empty() : OptionalLong.of(offset);
    }
}
