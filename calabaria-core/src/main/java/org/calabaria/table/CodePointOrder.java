package org.calabaria.table;

/** The order of texts by Unicode code point; {@link String#compareTo} puts U+1F600 before U+FF5E, this does not. */
final class CodePointOrder {

    private CodePointOrder() {}

    static int compare(String a, String b) {
        if (a == b) {
            return 0; // a long text that comes often is one object
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
