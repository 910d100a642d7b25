package org.calabaria.testkit.zoo;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.calabaria.testkit.Law;

/**
 * By what the {@code Sin} in a pair is caught. The {@code Twin} beside it is pure.
 *
 * <p>A rule or law that stands here catches it every time, one under {@link #perhaps()} by chance, no other ever.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Caught {

    /** The sin, as a noun phrase. */
    String sin();

    /** What the twin does instead. */
    String twin();

    /** Ids of rules of the audit. */
    String[] rules() default {};

    Law[] laws() default {};

    Law[] perhaps() default {};
}
