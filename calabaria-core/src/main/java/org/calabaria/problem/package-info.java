/**
 * What is said when something is wrong: one exception family whose members carry every problem as data and as text, the
 * nearest known name, and the one way in which a value is shown in a message.
 *
 * <p>Imports nothing but the JDK.
 */
@NullMarked
package org.calabaria.problem;

import org.jspecify.annotations.NullMarked;
