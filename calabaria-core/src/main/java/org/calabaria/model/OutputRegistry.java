package org.calabaria.model;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.ModelDefinitionException;
import org.calabaria.problem.Problem;
import org.calabaria.problem.ShownValue;
import org.calabaria.table.Table;

/** The outputs of a model while it is being defined: its annotated methods, and the outputs that it adds. */
final class OutputRegistry {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    private final Class<?> model;
    private final Class<?> rawType;
    private final SortedMap<String, BoundOutput> outputs = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private OutputRegistry(Class<?> model) {
        this.model = model;
        this.rawType = ModelAccess.rawType(model);
    }

    /**
     * All outputs of the model, by name.
     *
     * @throws ModelDefinitionException listing all problems of the outputs
     */
    static SortedMap<String, BoundOutput> of(Class<?> model, List<BoundOutput> added) {
        OutputRegistry registry = new OutputRegistry(model);
        AnnotatedMethods.of(model, ModelOutput.class).forEach(registry::discover);
        added.forEach(registry::add);
        if (!registry.problems.isEmpty()) {
            throw new ModelDefinitionException("model " + model.getName(), registry.problems);
        }
        return registry.outputs;
    }

    private void discover(AnnotatedMethods.Marked marked) {
        Method method = marked.method();
        OutputInfo info = info(method);
        if (!isWellFormed(method)) {
            return;
        }
        for (Method overridden : marked.overridden()) {
            if (!info(overridden).name().equals(info.name())) {
                problems.add(Problem.of(
                        info.name(),
                        "output method " + info.definedBy() + " is named '" + info.name() + "' but overrides output '"
                                + info(overridden).name() + "' of " + AnnotatedMethods.name(overridden)));
            }
        }
        try {
            add(BoundOutput.of(info, ModelAccess.handle(method)));
        } catch (CalabariaException refused) {
            problems.addAll(refused.problems());
        }
    }

    private void add(BoundOutput output) {
        OutputInfo info = output.info();
        if (!NAME.matcher(info.name()).matches()) {
            problems.add(Problem.of(
                    info.name(),
                    "an output's name must match " + NAME.pattern() + ", got " + ShownValue.of(info.name())));
        }
        BoundOutput earlier = outputs.putIfAbsent(info.name(), output);
        if (earlier != null) {
            problems.add(
                    Problem.of(info.name(), "output '" + info.name() + "' is " + definedTwice(earlier.info(), info)));
        }
    }

    private static String definedTwice(OutputInfo one, OutputInfo another) {
        return one.definedBy().equals(another.definedBy())
                ? "defined by two methods " + one.definedBy() + "; mark one of them with another name"
                : "defined by both " + one.definedBy() + " and " + another.definedBy();
    }

    private static OutputInfo info(Method method) {
        ModelOutput mark = method.getAnnotation(ModelOutput.class);
        String name = mark.value().isEmpty() ? method.getName() : mark.value();
        return new OutputInfo(name, mark.doc(), mark.units(), AnnotatedMethods.name(method));
    }

    private boolean isWellFormed(Method method) {
        int before = problems.size();
        if (Modifier.isStatic(method.getModifiers())) {
            problems.add(Problem.of(
                    method.getName(),
                    "output method " + AnnotatedMethods.name(method) + " must be an instance method, not static"));
        } else if (!hasSignature(method)) {
            problems.add(Problem.of(
                    method.getName(),
                    "output method " + AnnotatedMethods.name(method) + " must take (" + rawType.getSimpleName()
                            + ") or ("
                            + rawType.getSimpleName() + ", long) and return Table, but "
                            + ModelAccess.signature(method)));
        }
        return problems.size() == before;
    }

    private boolean hasSignature(Method method) {
        Class<?>[] takes = method.getParameterTypes();
        boolean raw = takes.length > 0 && (takes[0].isAssignableFrom(rawType) || rawType == Object.class);
        boolean seed = takes.length == 1 || takes.length == 2 && takes[1] == long.class;
        return raw && seed && method.getReturnType() == Table.class;
    }

    @Override
    public String toString() {
        return "OutputRegistry[" + model.getName() + "]";
    }
}
