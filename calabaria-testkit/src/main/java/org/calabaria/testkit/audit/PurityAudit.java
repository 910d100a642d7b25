package org.calabaria.testkit.audit;

import java.util.List;
import java.util.Objects;
import org.calabaria.problem.ModelDefinitionException;

/**
 * The byte code audit: reads a model's class closure and names each place where a result could depend on something other
 * than parameters, configuration and seed.
 *
 * <p>It looks at the methods that can run when the framework uses the model: constructors, {@code buildSim},
 * {@code runSim}, {@code setupScenarios}, extractors, scenario methods, static initialisers, and what these call in the
 * closure. A {@code main} or a {@code toString} that no run reaches is not looked at. Code of other jars and of the JDK
 * is not read; calls into the JDK are judged by a table ({@link Rule} says what for).
 *
 * <p>Within one method it follows where a value comes from: a change is blamed where the method itself takes the changed
 * object out of a static field, a field of the model, the state given to {@code runSim} or the raw result given to an
 * extractor. A change that a called method makes, and the order of a hash table, are left to the laws.
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
        return new Inspection(program, Reachability.of(program), allowances).findings();
    }
}
