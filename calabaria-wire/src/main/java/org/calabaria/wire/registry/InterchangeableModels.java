package org.calabaria.wire.registry;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Objects;
import java.util.function.Supplier;
import org.calabaria.model.BaseModel;
import org.calabaria.problem.ModelDefinitionException;

/**
 * Whether all models of a factory are one: each is {@linkplain org.calabaria.model.ModelRecipe identifiable}, and their
 * recipes are equal.
 *
 * <p>Otherwise two models of one code id could give two results for the same inputs.
 */
final class InterchangeableModels {

    private InterchangeableModels() {}

    /** A model of the factory, after comparing it with a second one. */
    static BaseModel<?, ?> sample(Supplier<? extends BaseModel<?, ?>> factory) {
        Objects.requireNonNull(factory, "factory must not be null");
        BaseModel<?, ?> one = EntryRegistry.made(factory);
        BaseModel<?, ?> two = EntryRegistry.made(factory);
        if (one == two) {
            throw refusal(one.getClass(), "its factory must make a new model every time, got one twice");
        }
        if (one.getClass() != two.getClass()) {
            throw refusal(
                    one.getClass(), "its factory also makes " + two.getClass().getName());
        }
        try {
            if (!one.recipe().equals(two.recipe())) {
                throw refusal(one.getClass(), "its factory makes models of different content");
            }
        } catch (ModelDefinitionException refused) {
            throw new RegistryException(
                    one.getClass().getName(), refused.problems().get(0).sentence());
        }
        return one;
    }

    static <M> Constructor<M> constructor(Class<M> model) {
        try {
            Constructor<M> constructor = model.getDeclaredConstructor();
            if (constructor.trySetAccessible()) {
                return constructor;
            }
        } catch (NoSuchMethodException missing) {
            throw refusal(
                    model,
                    "it has no constructor without arguments; register a factory whose models state their content, or make"
                            + " the arguments parameters or settings");
        }
        throw refusal(
                model,
                "its constructor without arguments must be accessible: public, in a public class of an exported package; or"
                        + " register a factory, such as " + model.getSimpleName() + "::new");
    }

    static <M> M construct(Constructor<M> constructor) {
        try {
            return constructor.newInstance();
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw refusal(constructor.getDeclaringClass(), "its constructor fails: " + e.getCause());
        } catch (ReflectiveOperationException e) {
            throw refusal(constructor.getDeclaringClass(), "it cannot be constructed: " + e.getMessage());
        }
    }

    private static RegistryException refusal(Class<?> model, String reason) {
        return new RegistryException(model.getName(), "model " + model.getName() + " cannot be registered: " + reason);
    }
}
