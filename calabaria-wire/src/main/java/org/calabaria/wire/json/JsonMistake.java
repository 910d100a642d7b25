package org.calabaria.wire.json;

import com.fasterxml.jackson.core.exc.StreamReadException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The error at the position where the parser stopped, with a message of this library. The parser's messages refer to
 * its settings.
 *
 * @param at where the error begins, in UTF-16 code units
 */
record JsonMistake(int at, String sentence) {

    private static final int MOST_SHOWN = 40;

    /** Parts of the parser's messages if a word itself is wrong, and not the text after it. */
    private static final List<String> WORDS =
            List.of("numeric value", "Non-standard token", "Unrecognized token", "Unexpected character ('");

    /** A valid word. In this case its position or the text after it is wrong. */
    private static final Pattern VALUE =
            Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null");

    static JsonMistake of(String text, StreamReadException e) {
        int met = (int) Math.max(0, Math.min(text.length(), e.getLocation().getCharOffset()));
        String kind = e.getOriginalMessage();
        if (kind.contains("escape")) {
            int backslash = text.lastIndexOf('\\', Math.max(0, met - 1));
            return kind.contains("CTRL-CHAR") || backslash < 0
                    ? control(text, met)
                    : new JsonMistake(backslash, shown(text, backslash, backslash + 2) + " is not an escape sequence");
        }
        boolean ofWord = WORDS.stream().anyMatch(kind::contains);
        int start = ofWord ? startOfWord(text, met) : Math.min(met, Math.max(0, text.length() - 1));
        if (start < text.length() && isWord(text.charAt(start))) {
            return word(text, start, met);
        }
        int at = Math.min(start, Math.max(0, text.length() - 1));
        return new JsonMistake(at, "unexpected " + shown(text, at, at + 1));
    }

    private static JsonMistake control(String text, int met) {
        int at = met;
        while (at > 0 && (at >= text.length() || text.charAt(at) >= ' ')) {
            at--;
        }
        return new JsonMistake(
                at, String.format(java.util.Locale.ROOT, "the character U+%04X must be escaped in a text", (int)
                        text.charAt(at)));
    }

    private static JsonMistake word(String text, int start, int met) {
        int end = start;
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        if (VALUE.matcher(text).region(start, end).matches()) {
            int at = met > end - 1 || met < start ? Math.min(Math.max(met, end), text.length() - 1) : start;
            return new JsonMistake(at, "unexpected " + shown(text, at, at == start ? end : at + 1));
        }
        char first = text.charAt(start);
        boolean number = first >= '0' && first <= '9' || first == '-' || first == '+' || first == '.';
        String word = shown(text, start, end);
        return new JsonMistake(
                start, number ? word + " is not a number" : word + " is not a value; a text must be in double quotes");
    }

    private static int startOfWord(String text, int met) {
        int start = Math.min(met, text.length() - 1);
        if (start > 0 && !isWord(text.charAt(start)) && isWord(text.charAt(start - 1))) {
            start--;
        }
        while (start > 0 && isWord(text.charAt(start)) && isWord(text.charAt(start - 1))) {
            start--;
        }
        return Math.max(0, start);
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '+' || c == '-' || c == '.' || c == '_' || Character.isSurrogate(c);
    }

    private static String shown(String text, int from, int to) {
        int end = Math.min(to, text.length());
        if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
            end++;
        }
        String shown = text.substring(from, end);
        if (shown.codePointCount(0, shown.length()) > MOST_SHOWN) {
            shown = shown.substring(0, shown.offsetByCodePoints(0, MOST_SHOWN)) + "...";
        }
        return "'" + shown + "'";
    }
}
