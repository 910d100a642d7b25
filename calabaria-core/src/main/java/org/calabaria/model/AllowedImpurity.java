package org.calabaria.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An impurity that the author of a model knows of and answers for, with the reason why no result depends on it.
 *
 * <p>The byte code audit of {@code calabaria-testkit} is silent about {@link #rule()} in the method or constructor that
 * carries the annotation, lambdas in it included; on a class, in all of its methods, field initialisers and nested
 * classes. It is no licence to differ from run to run: the laws that repeat and reorder runs hold as before.
 *
 * <pre>{@code
 * @AllowedImpurity(rule = "clock", reason = "the elapsed time is logged; no table holds it")
 * private void logElapsed(long startedNanos) { ... }
 * }</pre>
 *
 * <p>An unknown rule and a blank reason are errors of the audit, because an annotation cannot refuse them itself.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(AllowedImpurity.All.class)
public @interface AllowedImpurity {

    /** The id of the audit's rule, such as {@code "clock"} or {@code "static-write"}: the audit's finding names it. */
    String rule();

    /** Why no result depends on it, in words for the next reader; not blank. */
    String reason();

    /** Several allowances on one element; the compiler writes it, no user needs to. */
    @Documented
    @Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR})
    @Retention(RetentionPolicy.RUNTIME)
    @interface All {

        /** The allowances in the order of the source. */
        AllowedImpurity[] value();
    }
}
