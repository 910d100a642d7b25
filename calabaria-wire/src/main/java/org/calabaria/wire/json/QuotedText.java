package org.calabaria.wire.json;

/** Text in double quotes with the minimal escapes of the format. */
final class QuotedText {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private QuotedText() {}

    /** Escapes quotes, backslashes and characters below U+0020. */
    static void json(StringBuilder out, String text) {
        append(out, text, false);
    }

    /**
     * Also escapes the characters that {@link YamlScalar#isPrintable} excludes. JSON readers can read the result too.
     */
    static void yaml(StringBuilder out, String text) {
        append(out, text, true);
    }

    private static void append(StringBuilder out, String text, boolean yaml) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c == '"' || c == '\\' || yaml && !YamlScalar.isPrintable(c)) {
                out.append(text, written, i);
                escape(out, c);
                written = i + 1;
            }
        }
        out.append(text, written, text.length()).append('"');
    }

    private static void escape(StringBuilder out, char c) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            default ->
                out.append("\\u")
                        .append(HEX[c >> 12])
                        .append(HEX[c >> 8 & 0xf])
                        .append(HEX[c >> 4 & 0xf])
                        .append(HEX[c & 0xf]);
        }
    }
}
