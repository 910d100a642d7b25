package org.calabaria.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.calabaria.examples.docs.GoldenOutput;
import org.calabaria.examples.sir.Sir;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.parameter.ParameterView;
import org.calabaria.problem.CalabariaException;
import org.calabaria.scenario.Config;
import org.calabaria.scenario.ScenarioSpec;
import org.calabaria.transform.AffineSqueezedLogit;
import org.calabaria.transform.Log;
import org.calabaria.transform.ScaledLogit;
import org.calabaria.transform.Transforms;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.Reparameterization;
import org.calabaria.variant.VariantSpec;
import org.junit.jupiter.api.Test;

/** The laws and the messages of {@code docs/grammar.md}. */
class GrammarTest {

    private final Sir model = new Sir();

    private final ParameterSpace space = model.space();

    private final ParameterSet m = space.point(
            Map.of("beta", 0.3, "gamma", 0.1, "population", 10_000, "contact_rate", 4.0, "initial_infected", 10));

    private final ParameterView view =
            ParameterView.allFree(space).fix("population", 10_000).fix("initial_infected", 10);

    @Test
    void values() {
        // region grammar-values
        double beta = m.real("beta");
        long people = m.integer("population");
        double peopleAsReal = m.real(Sir.POPULATION);
        ParameterSet warmer = m.with(Sir.BETA, 0.4).with("population", 20_000);
        // endregion
        assertThat(beta).isEqualTo(0.3);
        assertThat(people).isEqualTo(10_000);
        assertThat(peopleAsReal).isEqualTo(10_000.0);
        assertThat(warmer.real(Sir.BETA)).isEqualTo(0.4);
        assertThat(m.real(Sir.BETA)).isEqualTo(0.3);
    }

    @Test
    void bindAndProjectAreInverse() {
        Map<String, Number> x = Map.of("beta", 0.3, "gamma", 0.1, "contact_rate", 4.0);
        // region grammar-bind
        assertThat(view.project(view.bind(x))).isEqualTo(x);
        assertThat(view.bind(view.project(m))).isEqualTo(m.with(view.fixed()));
        // endregion
        assertThat(view.bind(x)).isEqualTo(m);
    }

    @Test
    void anEmptyPatchChangesNothing() {
        Config config = model.baseConfig();
        ScenarioSpec p1 = model.scenarios().get("lockdown");
        ScenarioSpec p2 = model.scenarios().get("combined");
        // region grammar-monoid
        assertThat(ScenarioSpec.baseline().apply(m, config).params()).isEqualTo(m);
        assertThat(ScenarioSpec.compose(p2, p1).apply(m, config))
                .isEqualTo(p2.apply(
                        p1.apply(m, config).params(), p1.apply(m, config).config()));
        // endregion
    }

    @Test
    void aPatchMovesAParameterFromFreeToFixed() {
        ScenarioSpec patch = model.scenarios().get("lockdown");
        Map<String, Number> x = Map.of("beta", 0.3, "gamma", 0.1, "contact_rate", 4.0);
        Map<String, Number> rest = Map.of("beta", 0.3, "gamma", 0.1);
        // region grammar-reconciliation
        assertThat(patch.apply(view.bind(x), model.baseConfig()).params())
                .isEqualTo(patch.derive(view).bind(rest));
        // endregion
    }

    @Test
    void theEndsOfTheBoxAreTheBounds() {
        // region grammar-box
        ModelVariant variant = new ModelVariant(
                model,
                VariantSpec.of(view)
                        .transform("beta", new AffineSqueezedLogit())
                        .transform("contact_rate", new Log()));
        Map<String, Number> lowest =
                variant.fromTransformed(variant.coordinateBounds().lower());
        Map<String, Number> highest =
                variant.fromTransformed(variant.coordinateBounds().upper());
        // endregion
        assertThat(lowest).isEqualTo(Map.of("beta", 0.0, "gamma", 0.0, "contact_rate", 1.0));
        assertThat(highest).isEqualTo(Map.of("beta", 1.0, "gamma", 1.0, "contact_rate", 20.0));
    }

    @Test
    void aStudyLooksAtARange() {
        // region grammar-range
        VariantSpec study = VariantSpec.of(view)
                .range("beta", 0.1, 0.5)
                .range("contact_rate", 1, 20)
                .transform("beta", new Log()); // beta may be 0 in the model, but not in the study
        ModelVariant automatic = new ModelVariant(model, study.automaticTransforms());
        Transforms chosen = automatic.transforms();
        // endregion
        assertThat(chosen.of("beta")).hasValue(new Log());
        assertThat(chosen.of("gamma")).hasValue(new AffineSqueezedLogit());
        assertThat(chosen.of("contact_rate")).containsInstanceOf(ScaledLogit.class);
    }

    /** In the order of the page. */
    private Stream<ThrowingCallable> refusals() {
        ParameterView two = view.fix("contact_rate", 4.0);
        VariantSpec spec = VariantSpec.of(two);
        return Stream.of(
                () -> two.bind(Map.of("alpha", 0.3)),
                () -> two.fix("betta", 0.3),
                () -> space.point(
                        Map.of("beta", 0.3, "population", 10_000, "contact_rate", 4.0, "initial_infected", 10)),
                () -> m.with("beta", 1.23),
                () -> m.with("beta", Double.NaN),
                () -> m.with("population", 3.9),
                () -> m.integer("beta"),
                () -> ParameterSpec.real("beta", 1, 0),
                () -> ParameterSpace.of(Sir.BETA, Sir.BETA),
                () -> model.baseConfig().integer("dayz"),
                () -> model.baseConfig().real("vaccine_start"),
                () -> model.baseConfig().with("days", "all"),
                () -> model.simulateScenario("lokdown", m, 1),
                () -> ScenarioSpec.named("Lockdown 2"),
                () -> ScenarioSpec.named("lockdown").param("contct_rate", 2.0).apply(m, model.baseConfig()),
                () -> ScenarioSpec.named("vaccination")
                        .config("vaccine_strat", 1)
                        .apply(m, model.baseConfig()),
                () -> ScenarioSpec.compose(
                        ScenarioSpec.named("lockdown").param("contact_rate", 2.0),
                        ScenarioSpec.named("locked").param("contact_rate", 1.0).strict()),
                () -> new ModelVariant(model, VariantSpec.of(view).scenarios("lockdown"))
                        .simulate(Map.of("beta", 0.3, "gamma", 0.1, "contact_rate", 4.0), 1),
                () -> new ModelVariant(
                        model, VariantSpec.of(view).scenarios("lockdown").transform("contact_rate", new Log())),
                () -> new ModelVariant(model, spec.range("beta", 0.1, 0.5))
                        .simulate(Map.of("beta", 0.05, "gamma", 0.1), 1),
                () -> new ModelVariant(model, spec.transform("beta", new AffineSqueezedLogit()))
                        .toTransformed(Map.of("beta", 1.23, "gamma", 0.1)),
                () -> new ModelVariant(model, spec.transform("beta", new AffineSqueezedLogit()))
                        .fromTransformed(new double[] {99, 0.5}),
                () -> new ModelVariant(model, spec.transform("beta", new Log())),
                () -> byR0(spec).simulate(Map.of("R0", 9.5, "gamma", 0.9), 1),
                () -> model.simulate(m, 1).table("prevalance"),
                () -> model.simulate(m, 1).table("prevalence").real("day"));
    }

    private ModelVariant byR0(VariantSpec spec) {
        return new ModelVariant(
                model,
                spec.reparameterize(Reparameterization.named("R0")
                        .free(ParameterSpec.real("R0", 0.5, 10), Sir.GAMMA)
                        .inverse(Sir.BETA, p -> p.real("R0") * p.real(Sir.GAMMA) / p.real(Sir.CONTACT_RATE))));
    }

    @Test
    void everyMessageOfThePage() {
        List<String> messages = refusals()
                .map(refused -> catchThrowableOfType(CalabariaException.class, refused))
                .map(Throwable::getMessage)
                .toList();
        assertThat(messages.stream().collect(Collectors.joining("\n", "", "\n")))
                .isEqualTo(GoldenOutput.of("grammar-messages"));
    }
}
