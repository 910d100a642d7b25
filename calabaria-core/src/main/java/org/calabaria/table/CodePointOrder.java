package org.calabaria.table;

/**
 * The order of texts by Unicode code point. {@link String#compareTo} sorts U+1F600 before U+FF5E; this order does not.
 */
final class CodePointOrder {

    private CodePointOrder() {}

    static int compare(String a, String b) {
        if (a == b) {
            return 0; // a fast path: a long text that occurs often is one object
        }
        int common = Math.min(a.length(), b.length());
        int i = 0;
        while (i < common) {
            int left = a.codePointAt(i);
            int right = b.codePointAt(i);
            if (left != right) {
                return Integer.compare(left, right);
            }
            i += Character.charCount(left);
        }
        return Integer.compare(a.length(), b.length());
    }
}
