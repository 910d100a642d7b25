package org.calabaria.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An impurity that the author of a model permits, with the reason why no result depends on it.
 *
 * <p>The byte code audit of {@code calabaria-testkit} does not report {@link #rule()} in the annotated method or
 * constructor, nor in its lambdas. On a class, the annotation applies to all its methods, field initialisers and nested
 * classes. Results must still be the same in every run: the laws that repeat and reorder runs are not relaxed.
 *
 * <pre>{@code
 * @AllowedImpurity(rule = "clock", reason = "the elapsed time is logged; no table holds it")
 * private void logElapsed(long startedNanos) { ... }
 * }</pre>
 *
 * <p>The audit reports an unknown rule or a blank reason as an error, because an annotation cannot check its own
 * values.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(AllowedImpurity.All.class)
public @interface AllowedImpurity {

    /**
     * The id of the audit's rule, such as {@code "clock"} or {@code "static-write"}. The audit's finding shows this id.
     */
    String rule();

    /** The reason why no result depends on the impurity; not blank. */
    String reason();

    /** The container for several annotations on one element; written by the compiler. */
    @Documented
    @Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR})
    @Retention(RetentionPolicy.RUNTIME)
    @interface All {

        /** The annotations in the order of the source. */
        AllowedImpurity[] value();
    }
}
