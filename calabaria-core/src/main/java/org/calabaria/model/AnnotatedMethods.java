package org.calabaria.model;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The annotated methods of a class and its supertypes, each once: an override replaces the method that it overrides.
 *
 * <p>Inherited methods come first. Methods of one class are sorted by name and parameter types, so that the order never
 * depends on reflection.
 */
final class AnnotatedMethods {

    /** An annotated method, and the methods that it overrides. */
    record Marked(Method method, List<Method> overridden) {}

    private final Class<? extends Annotation> annotation;
    private final List<Marked> found = new ArrayList<>();

    private AnnotatedMethods(Class<? extends Annotation> annotation) {
        this.annotation = annotation;
    }

    static List<Marked> of(Class<?> type, Class<? extends Annotation> annotation) {
        AnnotatedMethods methods = new AnnotatedMethods(annotation);
        for (Class<?> ancestor : ancestors(type)) {
            methods.addDeclaredBy(ancestor);
        }
        return methods.found;
    }

    /** The class and all its supertypes, most general first. */
    private static Set<Class<?>> ancestors(Class<?> type) {
        Set<Class<?>> ancestors = new LinkedHashSet<>();
        if (type.getSuperclass() != null) {
            ancestors.addAll(ancestors(type.getSuperclass()));
        }
        for (Class<?> parent : type.getInterfaces()) {
            ancestors.addAll(ancestors(parent));
        }
        ancestors.add(type);
        return ancestors;
    }

    private void addDeclaredBy(Class<?> type) {
        Arrays.stream(type.getDeclaredMethods())
                .filter(method -> !method.isBridge() && !method.isSynthetic() && method.isAnnotationPresent(annotation))
                .sorted(Comparator.comparing(Method::getName)
                        .thenComparing(method -> Arrays.toString(method.getParameterTypes())))
                .forEach(this::add);
    }

    private void add(Method method) {
        List<Method> overridden = new ArrayList<>();
        for (Marked marked : List.copyOf(found)) {
            if (overrides(method, marked.method())) {
                overridden.add(marked.method());
                overridden.addAll(marked.overridden());
                found.remove(marked);
            }
        }
        found.add(new Marked(method, overridden));
    }

    private static boolean overrides(Method method, Method inherited) {
        return method.getName().equals(inherited.getName())
                && isVisibleTo(method.getDeclaringClass(), inherited)
                && !Modifier.isStatic(method.getModifiers())
                && !Modifier.isPrivate(method.getModifiers())
                && hasSignatureOf(method, inherited);
    }

    private static boolean isVisibleTo(Class<?> subclass, Method inherited) {
        int modifiers = inherited.getModifiers();
        boolean everywhere = Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
        boolean sameContext =
                subclass.getPackage() == inherited.getDeclaringClass().getPackage();
        return !Modifier.isStatic(modifiers) && (everywhere || !Modifier.isPrivate(modifiers) && sameContext);
    }

    /**
     * Whether the parameters are equal, or the compiler wrote a bridge from the inherited generic parameters to those
     * of the method.
     */
    private static boolean hasSignatureOf(Method method, Method inherited) {
        Class<?>[] parameters = inherited.getParameterTypes();
        return Arrays.equals(method.getParameterTypes(), parameters)
                || method.getParameterCount() == parameters.length
                        && Arrays.stream(method.getDeclaringClass().getDeclaredMethods())
                                .anyMatch(bridge -> bridge.isBridge()
                                        && bridge.getName().equals(method.getName())
                                        && Arrays.equals(bridge.getParameterTypes(), parameters));
    }

    /** {@code org.example.Sir.prevalence}. */
    static String name(Method method) {
        return method.getDeclaringClass().getName() + "." + method.getName();
    }
}
