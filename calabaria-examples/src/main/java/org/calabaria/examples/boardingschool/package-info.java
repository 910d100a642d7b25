/**
 * An outbreak of influenza in a boarding school: real data, a deterministic model, an external optimiser, a comparison.
 *
 * <p>Open {@link org.calabaria.examples.boardingschool.BoardingSchool} first: it prints the observations beside the
 * fitted curve. {@code InfluenzaData} has the numbers and their source,
 * {@link org.calabaria.examples.boardingschool.Influenza} is the model, {@code LeastSquaresFit} the fit. Imports core
 * and Apache Commons Math.
 */
@NullMarked
package org.calabaria.examples.boardingschool;

import org.jspecify.annotations.NullMarked;
