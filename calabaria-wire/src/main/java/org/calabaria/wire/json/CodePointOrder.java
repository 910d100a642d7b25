package org.calabaria.wire.json;

import java.util.Comparator;

/**
 * The order of texts by Unicode code point, in which canonical JSON lists its keys and Python sorts its strings.
 *
 * <p>{@link String#compareTo} orders by UTF-16 unit and puts the supplementary characters, whose surrogates begin at
 * U+D800, before U+E000 to U+FFFF; here they come after.
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
