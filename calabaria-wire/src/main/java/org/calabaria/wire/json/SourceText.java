package org.calabaria.wire.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The text of a document: well-formed, without a byte order mark, within its limit. It computes lines and columns. */
final class SourceText {

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final String text;

    // The last requested position; positions are usually requested in order, so that the text is read once.
    private int index;
    private int line = 1;
    private int column = 1;

    private SourceText(String text) {
        this.text = text;
    }

    /** @throws DocumentException if the bytes are too many or not UTF-8 */
    static SourceText decode(byte[] utf8, int limit, Refusals refusals) {
        checkLength(utf8.length, limit, refusals);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(utf8);
        CharBuffer out = CharBuffer.allocate(utf8.length);
        CoderResult result = decoder.decode(in, out, true);
        SourceText source = new SourceText(out.flip().toString());
        if (result.isError()) {
            String octet = Integer.toHexString(utf8[in.position()] & 0xff);
            throw refusals.last(
                    source.at(source.text.length()),
                    "a document must be UTF-8, got the byte 0x" + octet + " at offset " + in.position());
        }
        return source.withoutMark(refusals);
    }

    /** @throws DocumentException if the text is too long or has a lone surrogate */
    static SourceText of(String text, int limit, Refusals refusals) {
        checkLength(utf8Length(text), limit, refusals);
        SourceText source = new SourceText(text);
        int lone = LoneSurrogate.find(text);
        if (lone >= 0) {
            throw refusals.last(
                    source.at(lone), "a document must be well-formed Unicode, got " + LoneSurrogate.shown(text, lone));
        }
        return source.withoutMark(refusals);
    }

    String text() {
        return text;
    }

    /** The position of the UTF-16 code unit at {@code wanted}; fast if positions are requested in order. */
    Position at(int wanted) {
        if (wanted < index) {
            index = 0;
            line = 1;
            column = 1;
        }
        int end = Math.min(wanted, text.length());
        while (index < end) {
            step(text.charAt(index++));
        }
        return new Position(line, column);
    }

    private void step(char passed) {
        boolean breaks = passed == '\n' || passed == '\r' && !(index < text.length() && text.charAt(index) == '\n');
        if (breaks) {
            line++;
            column = 1;
        } else if (!Character.isLowSurrogate(passed)) {
            column++;
        }
    }

    private SourceText withoutMark(Refusals refusals) {
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            throw refusals.last(new Position(1, 1), "a document must not begin with a byte order mark");
        }
        return this;
    }

    private static void checkLength(long bytes, int limit, Refusals refusals) {
        if (!(bytes <= limit)) {
            throw refusals.last(
                    new Position(1, 1), "a document must have at most " + limit + " bytes of UTF-8, got " + bytes);
        }
    }

    private static long utf8Length(String text) {
        long length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return length;
    }
}
