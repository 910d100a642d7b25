/**
 * What is said when something is wrong: one exception family whose members carry every problem as data and as text, the
 * nearest known name, and the one way in which a value is shown in a message.
 *
 * <p>The type says <em>what</em> is wrong, not where it was noticed: the same misspelt name is the same type wherever it is
 * used. A parameter's name or value, or a range of it, is an
 * {@link org.calabaria.problem.InvalidParameterException}; a setting an
 * {@link org.calabaria.problem.InvalidConfigException}; a scenario, and all that its definition patches, an
 * {@link org.calabaria.problem.InvalidScenarioException}; an output an
 * {@link org.calabaria.problem.InvalidOutputException}; a column or a table an
 * {@link org.calabaria.problem.InvalidTableException}; a transform an
 * {@link org.calabaria.problem.InvalidTransformException}; an argument of a random draw an
 * {@link org.calabaria.problem.InvalidDrawException}; a request, a sweep of them or a seed plan an
 * {@link org.calabaria.problem.InvalidRequestException}; a model class a
 * {@link org.calabaria.problem.ModelDefinitionException}. A document (a job, say) is refused as a whole by the type of its
 * reader, whatever it names. Several kinds at once are the {@link org.calabaria.problem.CalabariaException} itself.
 *
 * <p>Imports nothing but the JDK.
 */
@NullMarked
package org.calabaria.problem;

import org.jspecify.annotations.NullMarked;
