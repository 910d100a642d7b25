package org.calabaria.testkit.audit;

import java.util.List;
import java.util.Objects;
import org.calabaria.problem.ModelDefinitionException;

/**
 * The byte code audit: reads a model's class closure and reports each place where a result could depend on something
 * other than parameters, configuration and seed.
 *
 * <p>The audit reads the methods that can run when the framework uses the model: constructors, {@code buildSim},
 * {@code runSim}, {@code setupScenarios}, extractors, scenario methods, static initialisers, and the methods of the
 * closure that these call. A {@code main} or a {@code toString} that no run reaches is not read. Code of other jars and
 * of the JDK is not read; calls into the JDK are checked with a table of forbidden methods (see {@link Rule}).
 *
 * <p>Within one method the audit tracks the origin of values. It reports a change of an object if the same method takes
 * the object from a static field, a field of the model, the state passed to {@code runSim} or the raw result passed to
 * an extractor. The laws, not the audit, detect a change in a called method and a dependence on the order of a hash
 * table.
 *
 * <p>If there are no findings, the audit found no broken {@linkplain Rule rule}; this does not prove that the model is
 * pure. The laws that repeat, reorder and compare runs check the same model by running it.
 *
 * <pre>{@code
 * assertThat(PurityAudit.of(Sir.class)).isEmpty();
 * }</pre>
 */
public final class PurityAudit {

    private PurityAudit() {}

    /**
     * The findings of a model, sorted by class and line; empty if there are none.
     *
     * @param model a model class. If the framework does not call the class, every method is read
     * @throws org.calabaria.wire.bytecode.UnreadableCodeException if a class file of the closure cannot be read
     * @throws ModelDefinitionException if an {@code @AllowedImpurity} names an unknown rule or has no reason
     */
    public static List<Finding> of(Class<?> model) {
        Objects.requireNonNull(model, "model must not be null");
        Program program = Program.of(model);
        Allowances allowances = Allowances.of(program);
        return new Inspection(program, Reachability.of(program), allowances).findings();
    }
}
