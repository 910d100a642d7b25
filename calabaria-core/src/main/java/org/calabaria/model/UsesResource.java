package org.calabaria.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Class-path resources that the results of a model depend on, and which therefore belong to the identity of its code.
 *
 * <pre>{@code
 * @UsesResource("data/contacts.csv")
 * public class Sir extends BaseModel<Sir.State, Sir.Trajectory> { ... }
 * }</pre>
 *
 * <p>A path is read from the root of the class path, with {@code /} between its parts and none in front, as
 * {@link ClassLoader#getResource} takes it. It may stand on the model, on a superclass or on any class that the model
 * reaches. The resource enters the code identity by its content: changed content is another model, also where it changes while
 * the program runs; a moved file with an unchanged path is not. A declared resource that is not there is an error, never an
 * empty one.
 *
 * <p>Read resources in {@code buildSim}, or into a final field of the model. One that is kept in a static field is the content
 * that was there when the class was initialised, which an identity cannot see.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface UsesResource {

    /** Paths from the root of the class path, such as {@code "data/contacts.csv"}; none blank. */
    String[] value();
}
