package org.calabaria.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that gives one of the model's scenarios.
 *
 * <p>An instance method of any visibility without arguments that returns a
 * {@link org.calabaria.scenario.ScenarioSpec}, the same every time. Scenarios are inherited and can be overridden.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ModelScenario {

    /** The scenario's name, which is that of the specification; needs not be given. */
    String value() default "";
}
