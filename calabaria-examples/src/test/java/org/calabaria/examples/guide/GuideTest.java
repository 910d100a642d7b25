package org.calabaria.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.calabaria.examples.docs.GoldenOutput;
import org.calabaria.examples.sir.AgeStructuredSir;
import org.calabaria.examples.sir.Sir;
import org.calabaria.model.Prepared;
import org.calabaria.model.SimOutput;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.parameter.ParameterView;
import org.calabaria.parameter.Values;
import org.calabaria.problem.CalabariaException;
import org.calabaria.request.Completed;
import org.calabaria.request.Failed;
import org.calabaria.request.Request;
import org.calabaria.request.RequestQueue;
import org.calabaria.request.Requests;
import org.calabaria.request.SeedPlan;
import org.calabaria.request.Setup;
import org.calabaria.results.Results;
import org.calabaria.run.FailurePolicy;
import org.calabaria.run.Runner;
import org.calabaria.table.SortKey;
import org.calabaria.table.Table;
import org.calabaria.transform.AffineSqueezedLogit;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.Reparameterization;
import org.calabaria.variant.VariantSpec;
import org.junit.jupiter.api.Test;

/** The ten minutes of {@code docs/guide.md}. */
class GuideTest {

    private final Sir model = new Sir();

    private final ParameterSet m = point(model);

    private final ParameterView view = view(model);

    private static ParameterSet point(Sir model) {
        return model.space()
                .point(Map.of(
                        "beta", 0.06,
                        "gamma", 0.07,
                        "population", 250_000,
                        "contact_rate", 4.0,
                        "initial_infected", 100));
    }

    private static ParameterView view(Sir model) {
        // region guide-view
        ParameterView view = ParameterView.allFree(model.space())
                .fix(Sir.POPULATION, 250_000)
                .fix(Sir.CONTACT_RATE, 4.0)
                .fix(Sir.INITIAL_INFECTED, 100);
        // endregion
        return view;
    }

    @Test
    void run() {
        // region guide-run
        Sir model = new Sir();
        ParameterSet m = model.space()
                .point(Map.of(
                        "beta", 0.06,
                        "gamma", 0.07,
                        "population", 250_000,
                        "contact_rate", 4.0,
                        "initial_infected", 100));

        SimOutput out = model.simulate(m, 42);
        SimOutput locked = model.simulateScenario("lockdown", m, 42);
        SimOutput both = model.simulateStack(List.of("lockdown", "vaccination"), m, 42);
        // endregion
        assertThat(model.simulate(m, 42)).isEqualTo(out);
        assertThat(peak(locked)).isLessThan(peak(out));
        assertThat(peak(both)).isLessThan(peak(locked));
    }

    private static long peak(SimOutput output) {
        return output.table("summary").integer("peak_infected").get(0);
    }

    @Test
    void read() {
        SimOutput out = model.simulate(m, 42);
        // region guide-read
        Table prevalence = out.table("prevalence");
        double onDay30 = prevalence.real("prevalence").get(30);
        Table worst = prevalence.sortedBy(SortKey.descending("prevalence")).head(3);
        Table epidemic = prevalence.where(row -> row.real("prevalence") > 0.01);
        // endregion
        assertThat(prevalence).hasToString(GoldenOutput.of("guide-table").stripTrailing());
        assertThat(onDay30).isBetween(0.0, 1.0);
        assertThat(worst.integer("day").get(0))
                .isEqualTo(out.table("summary").integer("peak_day").get(0));
        assertThat(epidemic.rowCount()).isBetween(1, 364);
    }

    @Test
    void aWrongPointIsRefused() {
        // region guide-wrong
        ThrowingCallable wrong = () -> model.space()
                .point(Map.of(
                        "betta",
                        0.06,
                        "gamma",
                        1.7,
                        "population",
                        250_000.5,
                        "contact_rate",
                        4.0,
                        "initial_infected",
                        100));
        // endregion
        assertThatThrownBy(wrong)
                .isInstanceOf(CalabariaException.class)
                .hasMessage(GoldenOutput.of("guide-wrong").stripTrailing());
    }

    @Test
    void views() {
        // region guide-bind
        ParameterSet point = view.bind(Map.of("beta", 0.06, "gamma", 0.07));
        Map<String, Number> free = view.project(point);
        // endregion
        assertThat(view.free()).containsExactly("beta", "gamma");
        assertThat(point).isEqualTo(m);
        assertThat(free).isEqualTo(Map.of("beta", 0.06, "gamma", 0.07));
    }

    @Test
    void variants() {
        // region guide-variant
        ModelVariant variant = new ModelVariant(
                model, VariantSpec.of(view).scenarios("lockdown", "vaccination").config("days", 500));
        SimOutput byName = variant.simulate(Map.of("beta", 0.06, "gamma", 0.07), 42);
        SimOutput byHandle = variant.simulate(Values.of(Sir.BETA, 0.06).with(Sir.GAMMA, 0.07), 42);
        // endregion
        assertThat(byHandle).isEqualTo(byName);
        assertThat(byName.table("prevalence").rowCount()).isEqualTo(500);
    }

    @Test
    void whatAScenarioFixesIsNotFree() {
        // region guide-conflict
        ModelVariant locked =
                new ModelVariant(model, VariantSpec.of(model.space()).scenarios("lockdown"));
        ThrowingCallable twice = () -> locked.simulate(m.values(), 42);
        // endregion
        assertThat(locked.free()).containsExactly("beta", "gamma", "population", "initial_infected");
        assertThatThrownBy(twice).hasMessage(GoldenOutput.of("guide-conflict").stripTrailing());
    }

    @Test
    void anOptimiserSeesABox() {
        Table observed = model.simulate(m, 1).table("prevalence");
        // region guide-optimiser
        ModelVariant fit = new ModelVariant(
                model,
                VariantSpec.of(view)
                        .transform(Sir.BETA, new AffineSqueezedLogit())
                        .transform(Sir.GAMMA, new AffineSqueezedLogit()));
        double[][] box = fit.coordinateBounds().toArray();
        double[] z = fit.toTransformed(new double[] {0.06, 0.07});
        double loss = distance(fit.simulateAt(z, 42, List.of("prevalence")), observed);
        Map<String, Number> best = fit.fromTransformed(z);
        // endregion
        assertThat(box).hasDimensions(2, 2);
        assertThat(z[0]).isBetween(box[0][0], box[0][1]);
        assertThat(loss).isPositive();
        assertThat(best.get("beta").doubleValue()).isCloseTo(0.06, within(1e-15));
    }

    private static double distance(SimOutput simulated, Table observed) {
        double[] curve = simulated.table("prevalence").real("prevalence").toArray();
        double[] seen = observed.real("prevalence").toArray();
        double sum = 0;
        for (int day = 0; day < seen.length; day++) {
            sum += (curve[day] - seen[day]) * (curve[day] - seen[day]);
        }
        return sum;
    }

    @Test
    void r0InPlaceOfBeta() {
        // region guide-r0
        Reparameterization byR0 = Reparameterization.named("R0")
                .free(ParameterSpec.real("R0", 0.5, 10), Sir.GAMMA)
                .inverse(Sir.BETA, p -> p.real("R0") * p.real(Sir.GAMMA) / p.real(Sir.CONTACT_RATE))
                .forward("R0", p -> p.real(Sir.BETA) * p.real(Sir.CONTACT_RATE) / p.real(Sir.GAMMA));

        ModelVariant variant = new ModelVariant(model, VariantSpec.of(view).reparameterize(byR0));
        SimOutput out = variant.simulate(Map.of("R0", 2.5, "gamma", 0.08), 42);
        ParameterSet natural = variant.point(Map.of("R0", 2.5, "gamma", 0.08));
        // endregion
        assertThat(variant.free()).containsExactly("R0", "gamma");
        assertThat(natural.real(Sir.BETA)).isEqualTo(0.05);
        assertThat(byR0.report(natural).get("R0")).isCloseTo(2.5, within(1e-15));
        assertThat(out).isEqualTo(model.simulate(natural, 42));
    }

    @Test
    void replicatesShareABuiltState() {
        // region guide-prepare
        Prepared<?, ?> prepared = model.prepare(m, List.of("vaccination"));
        SimOutput one = prepared.run(1);
        SimOutput two = prepared.run(2);
        // endregion
        assertThat(one).isEqualTo(model.simulateScenario("vaccination", m, 1));
        assertThat(two).isEqualTo(model.simulateScenario("vaccination", m, 2)).isNotEqualTo(one);
    }

    @Test
    void manyRuns() {
        // region guide-many
        ModelVariant variant = new ModelVariant(model, VariantSpec.of(view));
        Requests requests = Requests.of(variant)
                .points(List.of(Map.of("beta", 0.05, "gamma", 0.07), Map.of("beta", 0.06, "gamma", -1)))
                .stacks("baseline", "vaccination")
                .seeds(SeedPlan.common(42))
                .replicates(20);
        Results results;
        try (Runner runner = Runner.local().threads(2).onFailure(FailurePolicy.RECORD)) {
            results = runner.collect(requests);
        }
        Table band = results.output("prevalence").by("stack", "day").quantiles("prevalence", 0.05, 0.5, 0.95);
        // endregion
        assertThat(results.completed()).isEqualTo(40);
        assertThat(results.failed()).hasSize(40);
        assertThat(results.failed().get(0).problem()).hasMessage("parameter 'gamma' must lie in [0.0, 1.0], got -1");
        assertThat(band.rowCount()).isEqualTo(2 * 365);
    }

    @Test
    void anAlgorithmAsksAndIsTold() {
        ModelVariant variant = new ModelVariant(model, VariantSpec.of(view).fix(Sir.GAMMA, 0.07));
        // region guide-ask
        double[] beta = {0.02, 0.2}; // halved until the peak is a fifth of the population
        RequestQueue queue = new RequestQueue();
        queue.add(Request.of(Setup.of(variant, Map.of("beta", (beta[0] + beta[1]) / 2)), 42));
        try (Runner runner = Runner.local()) {
            runner.run(queue, outcome -> {
                Completed run = (Completed) outcome;
                double peak = Arrays.stream(run.output()
                                .table("prevalence")
                                .real("prevalence")
                                .toArray())
                        .max()
                        .orElseThrow();
                double middle = (beta[0] + beta[1]) / 2;
                beta[peak < 0.2 ? 0 : 1] = middle;
                if (beta[1] - beta[0] < 1e-4) {
                    queue.end();
                } else {
                    queue.add(Request.of(Setup.of(variant, Map.of("beta", (beta[0] + beta[1]) / 2)), 42));
                }
            });
        }
        // endregion
        double peak = Arrays.stream(variant.simulate(Map.of("beta", beta[0]), 42)
                        .table("prevalence")
                        .real("prevalence")
                        .toArray())
                .max()
                .orElseThrow();
        assertThat(peak).isBetween(0.19, 0.21);
    }

    @Test
    void aFailedRunIsAValueThatSaysHowToDoItAgain() {
        ModelVariant variant = new ModelVariant(model, VariantSpec.of(view));
        Requests requests = Requests.of(variant)
                .points(List.of(Map.of("beta", 0.05, "gamma", 0.07), Map.of("beta", 0.06, "gamma", -1)))
                .seeds(SeedPlan.common(42));
        // region guide-fails
        List<String> failures = new ArrayList<>();
        try (Runner runner = Runner.local().retries(1).timeout(Duration.ofMinutes(1))) {
            runner.run(requests, outcome -> {
                if (outcome instanceof Failed failed) {
                    failures.add(failed.toString());
                }
            });
        }
        // endregion
        assertThat(failures).containsExactly(GoldenOutput.of("guide-fails").stripTrailing());
    }

    @Test
    void anExtensionInheritsScenariosAndOutputs() {
        // region guide-inherit
        AgeStructuredSir byAge = new AgeStructuredSir();
        SimOutput out = byAge.simulateScenario("schools_closed", m, 42);
        Table ages = out.table("age_distribution");
        // endregion
        assertThat(byAge.scenarios().keySet()).containsAll(model.scenarios().keySet());
        assertThat(byAge.outputs().keySet()).containsAll(model.outputs().keySet());
        assertThat(ages).hasToString(GoldenOutput.of("guide-ages").stripTrailing());
        assertThat(Arrays.stream(ages.integer("people").toArray()).sum()).isEqualTo(250_000);
    }
}
