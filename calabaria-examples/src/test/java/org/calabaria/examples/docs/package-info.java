/** Holds the README and {@code docs/} to the tests: what a page shows is what a test runs. */
@NullMarked
package org.calabaria.examples.docs;

import org.jspecify.annotations.NullMarked;
