package org.calabaria.model;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.calabaria.problem.ModelDefinitionException;
import org.jspecify.annotations.Nullable;

/**
 * The information needed to make a model again. Every identity, replay line and cache of earlier runs is based on it.
 *
 * <p>A model is <em>identifiable</em> if its class and this recipe determine it completely. Either it states its
 * {@linkplain BaseModel#content() content}, or it equals a model that is made by its constructor without arguments. The
 * comparison covers parameter space, configuration, scenarios, outputs, version, and every instance field of its class
 * and superclasses, at every depth. In both cases all its fields are final. Any other model can be run, but has no
 * recipe.
 *
 * @param content the content that the model states; empty if its class determines it completely
 * @param expression the Java expression that makes the model again, with full package names; {@code model} if other
 *     code cannot name its class or call its constructor
 */
public record ModelRecipe(Optional<ModelContent> content, String expression) {

    private static final String REMEDY = "; make what differs a parameter or a setting, or state it in content()";

    public ModelRecipe {
        Objects.requireNonNull(content, "content must not be null");
        Objects.requireNonNull(expression, "expression must not be null");
    }

    /**
     * Returns the recipe of a model. Each call compares the model's fields again; {@link BaseModel#recipe()} compares
     * them once.
     *
     * @throws ModelDefinitionException if the model is not identifiable, naming the first field or declaration
     */
    public static ModelRecipe of(BaseModel<?, ?> model) {
        requireFinalFields(model.getClass());
        Optional<ModelContent> stated = stated(model);
        if (stated.isPresent()) {
            return new ModelRecipe(stated, stated.get().expression());
        }
        Constructor<?> constructor = constructor(model.getClass());
        BaseModel<?, ?> fresh = made(constructor);
        try {
            requireSame(model, fresh);
        } catch (ModelDefinitionException refusal) {
            throw refusal;
        } catch (RuntimeException failure) {
            throw refusal(model.getClass(), "it cannot be compared: " + failure);
        }
        return new ModelRecipe(stated, expression(constructor));
    }

    /**
     * Checks that all fields of a model's class and of its superclasses are final.
     *
     * @throws ModelDefinitionException naming the first field that is not final
     */
    public static void requireFinalFields(Class<?> model) {
        for (Field field : fields(model)) {
            if (!Modifier.isFinal(field.getModifiers())) {
                throw refusal(
                        model,
                        "field '" + field.getName() + "' of "
                                + field.getDeclaringClass().getName()
                                + " must be final, because a run must not change a model");
            }
        }
    }

    /** The instance fields of a model class and its superclasses, except those of {@link BaseModel}. */
    static List<Field> fields(Class<?> model) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> type = model; type != null && type != BaseModel.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    private static Optional<ModelContent> stated(BaseModel<?, ?> model) {
        try {
            return Objects.requireNonNull(model.content(), "content() must not return null");
        } catch (RuntimeException failure) {
            throw refusal(model.getClass(), "its content() fails: " + failure);
        }
    }

    private static Constructor<?> constructor(Class<?> model) {
        try {
            Constructor<?> constructor = model.getDeclaredConstructor();
            if (constructor.trySetAccessible()) {
                return constructor;
            }
        } catch (NoSuchMethodException missing) {
            throw refusal(
                    model,
                    "it has no constructor without arguments, which must make a model for comparison (inner and anonymous"
                            + " classes, and local classes that use a local variable, have none); make it a top-level or static"
                            + " nested class, and make the arguments parameters or settings, or state them in content()");
        }
        throw refusal(model, ModelAccess.closedSentence(model));
    }

    private static BaseModel<?, ?> made(Constructor<?> constructor) {
        Class<?> model = constructor.getDeclaringClass();
        try {
            return (BaseModel<?, ?>) constructor.newInstance();
        } catch (InvocationTargetException e) {
            throw refusal(model, "its constructor without arguments fails: " + e.getCause());
        } catch (ReflectiveOperationException e) {
            throw refusal(model, "its constructor without arguments cannot be called: " + e.getMessage());
        }
    }

    private static void requireSame(BaseModel<?, ?> model, BaseModel<?, ?> fresh) {
        Class<?> type = model.getClass();
        SameContent content = new SameContent(model, fresh);
        for (Field field : fields(type)) {
            if (!content.isSame(value(field, model), value(field, fresh))) {
                throw refusal(
                        type,
                        "field '" + field.getName() + "' cannot be shown to hold the same as in a model made by the"
                                + " constructor without arguments" + REMEDY);
            }
        }
        Map<String, Object> declared = fresh.declared();
        model.declared().forEach((what, value) -> {
            if (!content.isSame(value, declared.get(what))) {
                throw refusal(
                        type,
                        "its " + what + " cannot be shown to be the same as in a model made by the constructor without"
                                + " arguments" + REMEDY);
            }
        });
    }

    private static @Nullable Object value(Field field, BaseModel<?, ?> model) {
        try {
            if (field.trySetAccessible()) {
                return field.get(model);
            }
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException("an accessible field can be read", closed);
        }
        Class<?> declaring = field.getDeclaringClass();
        throw refusal(
                model.getClass(),
                "field '" + field.getName() + "' cannot be read: " + ModelAccess.closedSentence(declaring));
    }

    private static String expression(Constructor<?> constructor) {
        Class<?> type = constructor.getDeclaringClass();
        boolean callable = type.getCanonicalName() != null && !Modifier.isPrivate(constructor.getModifiers());
        for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
            callable &= !Modifier.isPrivate(each.getModifiers());
        }
        return callable ? "new " + type.getCanonicalName() + "()" : ModelContent.AT_HAND;
    }

    private static ModelDefinitionException refusal(Class<?> model, String reason) {
        return new ModelDefinitionException(
                model.getName(), "model " + model.getName() + " has no identity: " + reason);
    }
}
