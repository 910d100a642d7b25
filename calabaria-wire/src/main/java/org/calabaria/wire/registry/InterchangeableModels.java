package org.calabaria.wire.registry;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.calabaria.model.BaseModel;
import org.jspecify.annotations.Nullable;

/**
 * Whether all models of a class are one: what they declare and what their fields hold is decided by the class alone.
 *
 * <p>Otherwise two models of one code id could give two results for the same inputs.
 */
final class InterchangeableModels {

    private final BaseModel<?, ?> one;
    private final BaseModel<?, ?> other;
    private final String otherIs;

    private InterchangeableModels(BaseModel<?, ?> one, BaseModel<?, ?> other, String otherIs) {
        this.one = one;
        this.other = other;
        this.otherIs = otherIs;
    }

    /** A model of the factory, after comparing it with a second one and with one of the class's own constructor. */
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
        requireFinalFields(one.getClass());
        new InterchangeableModels(one, two, "two models of its factory").compare();
        BaseModel<?, ?> own = construct(constructor(one.getClass()));
        new InterchangeableModels(one, own, "a model of its factory and one of its constructor").compare();
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
                    "it must have a constructor without arguments: what a model is given there would be an input that is"
                            + " in no identity; make it a parameter or a setting");
        }
        throw refusal(model, "its constructor without arguments must be accessible");
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

    private static void requireFinalFields(Class<?> model) {
        for (Class<?> type = model; type != null && type != BaseModel.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isFinal(field.getModifiers())) {
                    throw refusal(
                            model,
                            "field '" + field.getName() + "' of " + type.getName()
                                    + " must be final, because a run must not change a model");
                }
            }
        }
    }

    private void compare() {
        declared("parameter spaces", BaseModel::space);
        declared("configurations", model -> model.baseConfig().settings());
        declared("scenarios", BaseModel::scenarios);
        declared("outputs", BaseModel::outputs);
        declared("versions or default scenarios", BaseModel::identity);
        for (Class<?> type = one.getClass(); type != null && type != BaseModel.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    compare(field);
                }
            }
        }
    }

    private void declared(String what, Function<BaseModel<?, ?>, Object> asked) {
        if (!asked.apply(one).equals(asked.apply(other))) {
            throw refusal(
                    one.getClass(), otherIs + " have different " + what + "; every model of a class must be the same");
        }
    }

    private void compare(Field field) {
        if (!new SameContent(one, other).isSame(value(field, one), value(field, other))) {
            throw refusal(
                    one.getClass(),
                    "field '" + field.getName() + "' of " + otherIs
                            + " cannot be seen to be the same; every model of a class must be the same");
        }
    }

    private static @Nullable Object value(Field field, BaseModel<?, ?> model) {
        try {
            if (field.trySetAccessible()) {
                return field.get(model);
            }
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException("an accessible field can be read", closed);
        }
        throw refusal(model.getClass(), "field '" + field.getName() + "' must be open to reflection, to be compared");
    }

    private static RegistryException refusal(Class<?> model, String reason) {
        return new RegistryException(model.getName(), "model " + model.getName() + " cannot be registered: " + reason);
    }
}
