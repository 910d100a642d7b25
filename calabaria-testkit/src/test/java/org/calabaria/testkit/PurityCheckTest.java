package org.calabaria.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.Supplier;
import org.calabaria.model.BaseModel;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.problem.InvalidScenarioException;
import org.calabaria.testkit.audit.Finding;
import org.junit.jupiter.api.Test;

class PurityCheckTest {

    private static final ParameterSet QUARTER = new CoinModel().space().point(Map.of("rate", 0.25));

    @Test
    void findsNothingInAPureModel() {
        PurityReport report = PurityCheck.of(CoinModel::new).check();

        assertThat(report.isPure()).isTrue();
        report.orThrow();
        assertThat(report).hasToString("org.calabaria.testkit.CoinModel: 0 law(s) broken, 0 finding(s) in its code");
    }

    @Test
    void takesAFailureForAResult() {
        assertThat(brokenBy(CoinModel.Failing::new)).containsExactly(Law.SOME_RUNS_COMPLETE);
        assertThat(brokenBy(CoinModel.Unbuildable::new)).isEmpty();
        assertThat(brokenBy(CoinModel.Deep::new)).containsExactly(Law.SOME_RUNS_COMPLETE);
    }

    @Test
    void saysSoWhereNoRunCompletes() {
        assertThat(PurityCheck.of(CoinModel::new).check(Law.SOME_RUNS_COMPLETE)).isEmpty();
        assertThat(PurityCheck.of(CoinModel.Failing::new)
                        .check(Law.SOME_RUNS_COMPLETE)
                        .orElseThrow()
                        .toString())
                .startsWith(
                        "org.calabaria.testkit.CoinModel$Failing breaks [some-runs-complete] some runs complete, so that "
                                + "the other laws have something to compare: every one of ")
                .contains(" runs failed, the first with ")
                .endsWith("; give check() points that the model can run");
    }

    private static List<Law> brokenBy(Supplier<BaseModel<?, ?>> models) {
        return PurityCheck.of(models).check().violations().stream()
                .map(Violation::law)
                .toList();
    }

    @Test
    void runsThePointsStacksAndSeedsThatItIsGiven() {
        PurityCheck check = PurityCheck.of(CoinModel.Counting::new)
                .points(List.of(QUARTER))
                .stacks(List.of(List.of("fast")))
                .seeds(List.of(-2L));

        assertThat(check.check(Law.REPEATABLE).orElseThrow().sentence())
                .matches("output 'level', row 1, column 'level': .* became .* "
                        + "\\(ParameterSet\\{rate=0\\.25}, stack \\[fast], seed 18446744073709551614\\)");
    }

    @Test
    void refusesToRunNothing() {
        PurityCheck check = PurityCheck.of(CoinModel::new);

        assertThatThrownBy(() -> check.points(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("points must not be empty: no law could be broken");
        assertThatThrownBy(() -> check.stacks(List.of()))
                .hasMessage("stacks must not be empty: no law could be broken");
        assertThatThrownBy(() -> check.seeds(List.of())).hasMessage("seeds must not be empty: no law could be broken");
    }

    @Test
    void refusesAStackThatTheModelDoesNotHave() {
        PurityCheck check = PurityCheck.of(CoinModel::new).stacks(List.of(List.of("fats")));

        assertThatThrownBy(() -> check.check(Law.REPEATABLE))
                .isInstanceOf(InvalidScenarioException.class)
                .hasMessage("unknown scenario(s) {fats}, only {baseline, fast}; did you mean 'fast'?");
    }

    @Test
    void saysThatTheSupplierGaveNoModel() {
        assertThatThrownBy(() -> PurityCheck.of(() -> null).check(Law.REPEATABLE))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the supplier must not return null");
    }

    @Test
    void wantsANewInstanceEveryTime() {
        BaseModel<?, ?> only = new CoinModel();

        assertThat(PurityCheck.of(() -> only).check(Law.SAME_FOR_EVERY_INSTANCE).orElseThrow())
                .hasToString("org.calabaria.testkit.CoinModel breaks [same-for-every-instance] a new instance of the "
                        + "model has the same definition and tables: the supplier returned the same instance twice; make the "
                        + "fields constants, or turn them into parameters or configuration");
    }

    @Test
    void seesInstancesThatDiffer() {
        double[] scale = {1};

        assertThat(PurityCheck.of(() -> new CoinModel.Needy(scale[0]++))
                        .seeds(List.of(0L))
                        .check(Law.SAME_FOR_EVERY_INSTANCE)
                        .orElseThrow()
                        .sentence())
                .startsWith("output 'level', row 0, column 'level': ");
    }

    @Test
    void saysThatAnotherJvmCannotMakeTheModel() {
        assertThat(PurityCheck.of(() -> new CoinModel.Needy(2))
                        .check(Law.SAME_IN_ANOTHER_JVM)
                        .orElseThrow()
                        .sentence())
                .isEqualTo("another JVM could not make the model or its points: java.lang.IllegalStateException: class "
                        + "org.calabaria.testkit.CoinModel$Needy has no constructor without arguments with which another "
                        + "JVM could make the model; add one, or implement ModelLaws in a class that has one");
    }

    @Test
    void saysWhyTheModelCannotBeMadeElsewhere() {
        assertThat(PurityCheck.of(CoinModel.Homely::new)
                        .check(Law.SAME_IN_ANOTHER_JVM)
                        .orElseThrow()
                        .sentence())
                .isEqualTo(
                        "another JVM could not make the model or its points: java.lang.IllegalStateException: "
                                + "org.calabaria.testkit.CoinModel$Homely threw java.lang.IllegalStateException: no model here");
        assertThat(PurityCheck.of(CoinModel.Rooted::new)
                        .check(Law.SAME_IN_ANOTHER_JVM)
                        .orElseThrow()
                        .sentence())
                .startsWith(
                        "another JVM could not make the model or its points: java.lang.ExceptionInInitializerError");
    }

    @Test
    void leavesLocaleAndZoneAsTheyWere() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        List<RunCase> cases = List.of(new RunCase(List.of(), QUARTER, 0));

        assertThatThrownBy(() -> Surroundings.elsewhere(() -> results -> java.util.Optional.empty(), () -> {
                    throw new IllegalStateException(Locale.getDefault().toLanguageTag() + cases.size());
                }))
                .hasMessage("tr-TR1");
        assertThatThrownBy(() -> Surroundings.traces(() -> {
                    throw new IllegalStateException(TimeZone.getDefault().getID());
                }))
                .hasMessage("Pacific/Chatham");
        assertThat(Locale.getDefault()).isEqualTo(locale);
        assertThat(TimeZone.getDefault()).isEqualTo(zone);
    }

    @Test
    void reportsLawsAndFindingsLineByLine() {
        PurityReport report = new PurityReport(
                "org.example.Sir",
                List.of(new Violation(Law.ORDER_FREE, "org.example.Sir", "output 'I', row 3, column 'I': 5 became 6")),
                List.of(new Finding("clock", "org.example.Sir", "runSim", 41, "calls System.nanoTime", "do not")));

        assertThat(report.isPure()).isFalse();
        assertThatThrownBy(report::orThrow).isInstanceOf(AssertionError.class).hasMessage("""
                        org.example.Sir: 1 law(s) broken, 1 finding(s) in its code
                          org.example.Sir breaks [order-free] a run does not depend on earlier runs: output 'I', \
                        row 3, column 'I': 5 became 6; keep what changes during a run in local variables or in objects \
                        that runSim makes
                          org.example.Sir.runSim, line 41: [clock] calls System.nanoTime; do not""");
    }
}
