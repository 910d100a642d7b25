package org.calabaria.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that extracts one output table from the raw result of a run.
 *
 * <p>An instance method of any visibility that takes the raw result, or the raw result and the seed ({@code long}), and
 * returns a {@link org.calabaria.table.Table}. It must not change the raw result, and must not add a column
 * {@code seed}, because the framework adds it to every table. Outputs are inherited and can be overridden; an override
 * is an output even without this annotation.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ModelOutput {

    /** The output's name. If empty, the name of the method. */
    String value() default "";

    /** What the table shows. */
    String doc() default "";

    /** The unit of its values, such as {@code 1/day}, or {@code 1} for a proportion. */
    String units() default "";
}
