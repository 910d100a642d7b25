package org.calabaria.store;

import java.util.Objects;

/**
 * An output table of a stored run, without its cells.
 *
 * @param bytes of its Arrow file
 * @param rows of the table
 * @param digest BLAKE2b-256 of the Arrow file, in lower-case hexadecimal digits
 * @param object whether the file stands by itself under {@code objects/}, because it is large
 */
public record StoredOutput(int bytes, long rows, String digest, boolean object) {

    public StoredOutput {
        Objects.requireNonNull(digest, "digest must not be null");
    }
}
