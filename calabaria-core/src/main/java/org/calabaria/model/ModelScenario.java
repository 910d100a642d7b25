package org.calabaria.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that returns one of the model's scenarios.
 *
 * <p>An instance method of any visibility without arguments that returns a {@link org.calabaria.scenario.ScenarioSpec}.
 * It must return an equal scenario every time. Scenarios are inherited and can be overridden.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ModelScenario {

    /** The scenario's name; optional. If given, it must equal the name of the returned scenario. */
    String value() default "";
}
