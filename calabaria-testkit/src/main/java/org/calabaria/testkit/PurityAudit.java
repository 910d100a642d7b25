package org.calabaria.testkit;

import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.calabaria.problem.ModelDefinitionException;

/**
 * The byte code audit: reads a model's class closure and names each place where a result could depend on something other
 * than parameters, configuration and seed.
 *
 * <p>It looks at the methods that can run when the framework uses the model: constructors, {@code buildSim},
 * {@code runSim}, {@code setupScenarios}, extractors, scenario methods, static initialisers, and what these call in the
 * closure. A {@code main} or a {@code toString} that no run reaches is nobody's concern. Code of other jars and of the JDK
 * is not read; calls into the JDK are judged by a table ({@link Rule} says what for).
 *
 * <p>Collections are followed from where they are made through locals, fields, arguments and results, so that only going
 * through a {@code Map.of(...)} is blamed and looking a key up is not, and a {@code HashMap} is blamed when its keys are
 * hashed by identity (enums, classes, arrays, objects without a {@code hashCode}) and not when they are strings or
 * numbers. A loop that may meet the elements in any order is not blamed: one that counts, adds whole numbers, takes a
 * greatest or least one, sets a flag or fills a sorted table. Following is by approximation: a collection that hides in
 * another collection, or that a library hands back, is lost from sight.
 *
 * <p>No findings mean that none of the {@linkplain Rule rules} is broken in plain sight, not that the model is pure:
 * the laws that repeat, reorder and compare runs look at the same model from the other side.
 *
 * <pre>{@code
 * assertThat(PurityAudit.of(Sir.class)).isEmpty();
 * }</pre>
 */
public final class PurityAudit {

    private PurityAudit() {}

    /**
     * The findings of a model, sorted by class and line; empty where there are none.
     *
     * @param model a model class; of a class that the framework would not call, every method is looked at
     * @throws org.calabaria.wire.bytecode.UnreadableCodeException when a class file of the closure cannot be read
     * @throws ModelDefinitionException when an {@code @AllowedImpurity} names an unknown rule or gives no reason
     */
    public static List<Finding> of(Class<?> model) {
        Objects.requireNonNull(model, "model must not be null");
        Program program = Program.of(model);
        Allowances allowances = Allowances.of(program);
        SortedSet<MethodId> texts = new TreeSet<>();
        Reachability reachability = Reachability.of(program, texts);
        DataFlow flow = DataFlow.of(program, reachability);
        while (texts.addAll(flow.texts())) {
            // Only what flows into a text tells which toString runs, and what that calls can make other texts.
            reachability = Reachability.of(program, texts);
            flow = DataFlow.of(program, reachability);
        }
        return new Inspection(program, reachability, flow, allowances).findings();
    }
}
