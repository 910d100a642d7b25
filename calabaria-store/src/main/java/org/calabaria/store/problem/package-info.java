/** What a store refuses, and why. Imports the core. */
@NullMarked
package org.calabaria.store.problem;

import org.jspecify.annotations.NullMarked;
