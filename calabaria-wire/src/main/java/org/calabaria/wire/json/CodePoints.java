package org.calabaria.wire.json;

/**
 * A text with access by code point, as the parser counts. It is copied only if some code points have two UTF-16 code
 * units.
 */
interface CodePoints {

    int length();

    int at(int index);

    static CodePoints of(String text) {
        if (text.codePointCount(0, text.length()) == text.length()) {
            return new CodePoints() {
                @Override
                public int length() {
                    return text.length();
                }

                @Override
                public int at(int index) {
                    return text.charAt(index);
                }
            };
        }
        int[] points = text.codePoints().toArray();
        return new CodePoints() {
            @Override
            public int length() {
                return points.length;
            }

            @Override
            public int at(int index) {
                return points[index];
            }
        };
    }
}
