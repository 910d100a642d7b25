/**
 * Results that are kept: a store is the cache of a runner, and answers what was run, with
 * which inputs, by which code.
 *
 * <p>Imports the core, {@code wire}, and the packages {@code archive} and {@code export} below it.
 */
@NullMarked
package org.calabaria.store;

import org.jspecify.annotations.NullMarked;
