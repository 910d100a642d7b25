package org.calabaria.wire.json;

/**
 * One half of a surrogate pair without the other: a UTF-16 code unit that is not a character and cannot be encoded in
 * UTF-8.
 */
final class LoneSurrogate {

    private LoneSurrogate() {}

    /** The index of the first one in {@code text}, or -1. */
    static int find(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!(i + 1 < length && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1)))) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    /** The text of a string in a document. A problem is added if it has a lone surrogate. */
    static String check(String text, Position at, Refusals refusals) {
        int lone = find(text);
        if (lone >= 0) {
            refusals.add(at, "a string must be well-formed Unicode, got " + shown(text, lone));
        }
        return text;
    }

    /** {@code the lone surrogate \ud83d}. */
    static String shown(String text, int index) {
        return "the lone surrogate \\u" + Integer.toHexString(text.charAt(index));
    }
}
