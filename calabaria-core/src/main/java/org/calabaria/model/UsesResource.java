package org.calabaria.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Class-path resources on which the results of a model depend. They are part of the identity of the model's code.
 *
 * <pre>{@code
 * @UsesResource("data/contacts.csv")
 * public class Sir extends BaseModel<Sir.State, Sir.Trajectory> { ... }
 * }</pre>
 *
 * <p>A path is relative to the root of the class path, with {@code /} between its parts and no leading {@code /}, as in
 * {@link ClassLoader#getResource}. The annotation is permitted on the model, on a superclass and on any class that the
 * model uses. The content of the resource is part of the code identity, so changed content is another model, also if it
 * changes while the program runs. Moving the resource without changing its path does not change the identity. A
 * declared resource that is missing is an error.
 *
 * <p>Read resources in {@code buildSim}, or into a final field of the model. A static field keeps the content from the
 * time when the class was initialised, and the identity cannot detect that this content is out of date.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface UsesResource {

    /** Paths from the root of the class path, such as {@code "data/contacts.csv"}; not blank. */
    String[] value();
}
