package org.calabaria.wire.contract;

import java.nio.file.Path;

/**
 * Where bundles are kept: a folder, a registry.
 *
 * <p>Safe for many threads and processes.
 */
public interface BundleRepository {

    /**
     * Has a bundle unpacked on this machine, verified, at most once.
     *
     * @throws ContentException if it is not in the repository, or not what its digest says
     */
    LocalBundle ensureLocal(BundleRef bundle);

    /** Whether the repository has a bundle; it is not verified. */
    boolean exists(BundleRef bundle);

    /**
     * Puts a packed bundle into the repository, which may have it already.
     *
     * @return under which reference it can be had from now on, with its digest
     */
    BundleRef push(Path packed);
}
