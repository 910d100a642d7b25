package org.calabaria.wire.json;

import java.util.Comparator;

/**
 * The order of texts by Unicode code point, which canonical JSON uses for keys and Python for strings.
 *
 * <p>{@link String#compareTo} compares UTF-16 code units. It sorts supplementary characters, whose surrogates begin at
 * U+D800, before U+E000 to U+FFFF; this order sorts them after.
 */
public enum CodePointOrder implements Comparator<String> {
    INSTANCE;

    @Override
    public int compare(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                int plane = Boolean.compare(Character.isSurrogate(x), Character.isSurrogate(y));
                return plane != 0 ? plane : Character.compare(x, y);
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
