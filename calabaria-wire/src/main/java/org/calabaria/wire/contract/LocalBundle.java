package org.calabaria.wire.contract;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A bundle that lies unpacked on this machine.
 *
 * @param ref the bundle; with its digest, whatever form was asked for, unless it is a local name
 * @param folder that holds what was packed
 */
public record LocalBundle(BundleRef ref, Path folder) {

    public LocalBundle {
        Objects.requireNonNull(ref, "ref must not be null");
        Objects.requireNonNull(folder, "folder must not be null");
    }
}
