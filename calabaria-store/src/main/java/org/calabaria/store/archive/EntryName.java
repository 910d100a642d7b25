package org.calabaria.store.archive;

import org.calabaria.digest.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * The name of an entry of a segment, taken apart: {@code <key>/prevalence.arrow}, {@code <key>/2/prevalence.arrow} for the
 * second record of one key in the segment, or {@code shared/<digest>.json}.
 *
 * @param group what stands before the last slash: entries of one record have one group
 * @param key of the record, 64 hexadecimal digits; of a shared document, its digest
 * @param file what stands behind the last slash
 */
record EntryName(String group, String key, String file) {

    /** The name of the last entry of a record. */
    static final String MANIFEST = "manifest.json";

    /** The longest name that is read [characters]. */
    static final int LONGEST = 1024;

    private static final String SHARED = "shared";
    private static final String JSON = ".json";
    private static final int HEX = 2 * RunKey.BYTES;

    /** The name taken apart; {@code null} if no segment has such a name. */
    static @Nullable EntryName parse(String name) {
        int slash = name.lastIndexOf('/');
        if (slash < 0 || !isFile(name, slash + 1)) {
            return null;
        }
        String group = name.substring(0, slash);
        String file = name.substring(slash + 1);
        if (group.equals(SHARED)) {
            String digest = file.endsWith(JSON) ? file.substring(0, file.length() - JSON.length()) : "";
            return Sha256.isHex(digest) ? new EntryName(group, digest, file) : null;
        }
        boolean first = group.length() == HEX;
        boolean further = group.length() > HEX + 1 && group.charAt(HEX) == '/' && isNumber(group, HEX + 1);
        String key = first ? group : further ? group.substring(0, HEX) : "";
        return Sha256.isHex(key) ? new EntryName(group, key, file) : null;
    }

    /** What stands before the names of the files of the {@code number}-th record of a key in a segment, from 1. */
    static String group(String key, int number) {
        return number == 1 ? key : key + "/" + number;
    }

    static String shared(String digest) {
        return SHARED + "/" + digest + JSON;
    }

    boolean isShared() {
        return group.equals(SHARED);
    }

    boolean isManifest() {
        return file.equals(MANIFEST);
    }

    private static boolean isNumber(String text, int from) {
        return text.length() - from <= 9
                && text.charAt(from) != '0'
                && text.chars().skip(from).allMatch(digit -> '0' <= digit && digit <= '9');
    }

    private static boolean isFile(String name, int from) {
        boolean plain = from < name.length() && name.charAt(from) != '.';
        for (int i = from; plain && i < name.length(); i++) {
            char c = name.charAt(i);
            plain = 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || "_.-".indexOf(c) >= 0;
        }
        return plain;
    }
}
