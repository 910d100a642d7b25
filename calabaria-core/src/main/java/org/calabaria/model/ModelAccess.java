package org.calabaria.model;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.calabaria.problem.ModelDefinitionException;
import org.jspecify.annotations.Nullable;

/** Reflective access to a model's class: method handles, and the type of its raw result. */
final class ModelAccess {

    private ModelAccess() {}

    /**
     * A handle of a method of any visibility; a call of the handle dispatches to overrides.
     *
     * @throws ModelDefinitionException if a named module does not open the class; the message shows the line to add to
     *     it
     */
    static MethodHandle handle(Method method) {
        Class<?> type = method.getDeclaringClass();
        BaseModel.class.getModule().addReads(type.getModule());
        try {
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup()).unreflect(method);
        } catch (IllegalAccessException closed) {
            throw new ModelDefinitionException(AnnotatedMethods.name(method), closedSentence(type));
        }
    }

    /**
     * The message for a class that is not open to reflection, with the line to add to its {@code module-info.java}.
     */
    static String closedSentence(Class<?> type) {
        String core = BaseModel.class.getModule().isNamed()
                ? " to " + BaseModel.class.getModule().getName()
                : "";
        return "module '" + type.getModule().getName() + "' does not open package '" + type.getPackageName()
                + "' of model class " + type.getName() + "; add 'opens " + type.getPackageName() + core
                + ";' to its module-info.java";
    }

    /** The type of the raw result that the class file declares, or {@code Object} if it declares none. */
    static Class<?> rawType(Class<?> model) {
        Map<TypeVariable<?>, Type> bound = new HashMap<>(); // looked up only
        Class<?> type = model;
        while (type.getSuperclass() != null && type != BaseModel.class) {
            Type parent = type.getGenericSuperclass();
            if (parent instanceof ParameterizedType generic) {
                TypeVariable<?>[] variables = type.getSuperclass().getTypeParameters();
                for (int i = 0; i < variables.length; i++) {
                    bound.put(variables[i], generic.getActualTypeArguments()[i]);
                }
            }
            type = type.getSuperclass();
        }
        return erased(BaseModel.class.getTypeParameters()[1], bound);
    }

    private static Class<?> erased(@Nullable Type type, Map<TypeVariable<?>, Type> bound) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType generic) {
            return erased(generic.getRawType(), bound);
        }
        return type instanceof TypeVariable<?> variable && bound.containsKey(variable)
                ? erased(bound.get(variable), bound)
                : Object.class;
    }

    /** {@code takes (double[], long) and returns Table}, preceded by {@code is static} if it is. */
    static String signature(Method method) {
        String signature = "takes " + parameterList(method) + " and returns "
                + method.getReturnType().getSimpleName();
        return Modifier.isStatic(method.getModifiers()) ? "is static, " + signature : signature;
    }

    /** {@code (double[], long)}. */
    private static String parameterList(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
