package org.calabaria.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.calabaria.fixture.Epidemic;
import org.calabaria.fixture.Rated;
import org.calabaria.model.BaseModel;
import org.calabaria.model.ModelOutput;
import org.calabaria.model.ModelScenario;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.problem.InvalidOutputException;
import org.calabaria.request.Outcome;
import org.calabaria.request.Requests;
import org.calabaria.request.SeedPlan;
import org.calabaria.run.Runner;
import org.calabaria.scenario.Config;
import org.calabaria.scenario.ScenarioSpec;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.Reparameterization;
import org.calabaria.variant.VariantSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResultsTest {

    /** What the replicates 0 to 6 give on day 0; twice as much on day 1. */
    private static final double[] LEVELS = {3.5, -1.25, 0.1, 7.75, 2.0, 100.125, 0.3};

    private static final int NAN_FOR = 1;
    private static final int MISSING_FOR = 2;
    private static final int FAILING_FOR = 3;

    /** Gives {@link #LEVELS} by seed; point 1 has a NaN, point 2 a missing cell, and point 3 fails for seeds 4 and above. */
    private static final class Listed extends BaseModel<Long, Integer> {

        Listed() {
            super(ParameterSpace.of(ParameterSpec.integer("id", 0, 9), ParameterSpec.real("scale", 0, 9)));
        }

        @ModelScenario
        ScenarioSpec other() {
            return ScenarioSpec.named("other");
        }

        @Override
        protected Long buildSim(ParameterSet params, Config config) {
            return params.integer("id");
        }

        @Override
        protected Integer runSim(Long state, long seed) {
            if (state == FAILING_FOR && seed >= 4) {
                throw new IllegalStateException("seed " + seed);
            }
            return (int) (100 * state + seed);
        }

        @ModelOutput
        Table levels(Integer raw) {
            double level = LEVELS[raw % 100];
            double[] levels = {level, 2 * level};
            BitSet missing = new BitSet();
            if (raw / 100 == NAN_FOR && raw % 100 == 3) {
                levels[1] = Double.NaN;
            }
            missing.set(0, raw / 100 == MISSING_FOR && raw % 100 >= 4);
            return Table.of(Column.integer("day", 0L, 1L), Column.real("level", levels, missing));
        }

        @ModelOutput
        Table counts(Integer raw) {
            return Table.of(
                    Column.integer("scale", raw % 100),
                    Column.text("stack", "s" + raw % 2),
                    Column.integer("replicate", 7));
        }
    }

    private static Results results(Iterable<? extends Map<String, ? extends Number>> points, String... stacks) {
        Listed model = new Listed();
        ModelVariant variant = new ModelVariant(model, VariantSpec.of(model.space()));
        Requests requests = Requests.of(variant)
                .points(points)
                .seeds(SeedPlan.sequential(0))
                .replicates(7);
        try (Runner runner = Runner.local().threads(2)) {
            return runner.collect(stacks.length == 0 ? requests : requests.stacks(stacks));
        }
    }

    private static Map<String, Number> point(int id) {
        return Map.of("id", id, "scale", 1.5);
    }

    private static List<Object> cells(Table table, String column) {
        List<Object> cells = new ArrayList<>();
        for (int row = 0; row < table.rowCount(); row++) {
            cells.add(table.column(column).value(row));
        }
        return cells;
    }

    @Test
    void putsEveryRowOfEveryRunBehindPointStackAndReplicate() {
        Table table = results(List.of(point(0), point(1)), "baseline", "other")
                .output("levels")
                .table();
        assertThat(table.columnNames()).containsExactly("id", "scale", "stack", "replicate", "day", "level", "seed");
        assertThat(table.rowCount()).isEqualTo(2 * 2 * 7 * 2);
        Table seventh = table.rowsAt(2 * 7 + 2 * 3 + 1);
        assertThat(seventh)
                .isEqualTo(Table.of(
                        Column.integer("id", 0L),
                        Column.real("scale", 1.5),
                        Column.text("stack", "other"),
                        Column.integer("replicate", 3L),
                        Column.integer("day", 1L),
                        Column.real("level", 15.5),
                        Column.unsigned("seed", 3L)));
        assertThat(cells(table, "id").subList(26, 30)).containsExactly(0L, 0L, 1L, 1L);
    }

    // NumPy 2.4.6, L = [3.5, -1.25, 0.1, 7.75, 2.0, 100.125, 0.3]: np.quantile(L, p), np.mean, np.std(ddof=1),
    // np.median,
    // and the same of 2 L.

    @Test
    void quantilesAreThoseOfNumpy() {
        Table band = results(List.of(point(0)))
                .output("levels")
                .by("day")
                .quantiles("level", 0, 0.05, 0.25, 0.5, 0.6, 0.95, 1);
        assertThat(band.columnNames())
                .containsExactly(
                        "id", "scale", "stack", "day", "count", "failed", "q0.0", "q0.05", "q0.25", "q0.5", "q0.6",
                        "q0.95", "q1.0");
        assertThat(band.real("q0.0").toArray()).containsExactly(-1.25, -2.5);
        assertThat(band.real("q0.05").toArray()).containsExactly(-0.845, -1.69);
        assertThat(band.real("q0.25").toArray()).containsExactly(0.2, 0.4);
        assertThat(band.real("q0.5").toArray()).containsExactly(2.0, 4.0);
        assertThat(band.real("q0.6").toArray()).containsExactly(2.8999999999999995, 5.799999999999999);
        assertThat(band.real("q0.95").toArray()).containsExactly(72.41249999999994, 144.82499999999987);
        assertThat(band.real("q1.0").toArray()).containsExactly(100.125, 200.25);
        assertThat(band.integer("count").toArray()).containsExactly(7, 7);
        assertThat(band.integer("failed").toArray()).containsExactly(0, 0);
    }

    @Test
    void meansAndDeviationsAreThoseOfNumpy() {
        OutputResults levels = results(List.of(point(0))).output("levels").by("day");
        assertThat(levels.mean("level").real("mean").toArray()).containsExactly(16.075, 32.15);
        assertThat(levels.median("level").real("median").toArray()).containsExactly(2.0, 4.0);
        double ulps = 4 * Math.ulp(37.0);
        assertThat(levels.sd("level").real("sd").get(0)).isBetween(37.18008259359662 - ulps, 37.18008259359662 + ulps);
        Table summary = levels.summary("level");
        assertThat(summary.columnNames())
                .containsExactly("id", "scale", "stack", "day", "count", "failed", "mean", "sd", "median");
        assertThat(summary.real("sd")).isEqualTo(levels.sd("level").real("sd"));
        assertThat(levels.count("level").columnNames())
                .containsExactly("id", "scale", "stack", "day", "count", "failed");
    }

    @Test
    void poolsTheRowsThatNothingKeepsApart() {
        Table pooled = results(List.of(point(0))).output("levels").mean("level");
        assertThat(pooled.rowCount()).isEqualTo(1);
        assertThat(pooled.integer("count").get(0)).isEqualTo(14);
        assertThat(pooled.real("mean").get(0)).as("math.fsum([*L, *2L]) / 14").isEqualTo(24.1125);
    }

    @Test
    void keepsPointsAndStacksApartInTheOrderTheyAppear() {
        Table means = results(List.of(point(5), point(0)), "other", "baseline")
                .output("levels")
                .by("day")
                .mean("level");
        assertThat(cells(means, "id")).containsExactly(5L, 5L, 5L, 5L, 0L, 0L, 0L, 0L);
        assertThat(cells(means, "stack"))
                .containsExactly("other", "other", "baseline", "baseline", "other", "other", "baseline", "baseline");
        assertThat(cells(means, "day")).containsExactly(0L, 1L, 0L, 1L, 0L, 1L, 0L, 1L);
    }

    @Test
    void aPointThatIsListedTwiceUnderOneSeedIsOneObservation() {
        Results results = results(List.of(point(0), Map.of("scale", 1.5, "id", 0.0)));
        OutputResults levels = results.output("levels");
        assertThat(levels.by("day").count("level").integer("count").toArray()).containsExactly(7, 7);
        assertThat(levels.table().rowCount()).isEqualTo(14);
        assertThat(results.completed()).isEqualTo(7);
        assertThat(results.points().integer("completed").toArray()).containsExactly(7);
    }

    @Test
    void aPointThatIsListedTwiceUnderOtherSeedsHasReplicates() {
        Listed model = new Listed();
        Requests once = Requests.of(model).points(List.of(point(0)));
        Results results = Results.of(outcomes(
                once.seeds(SeedPlan.sequential(0)).replicates(2),
                once.seeds(SeedPlan.sequential(1)).replicates(2)));
        assertThat(results.output("levels")
                        .by("day")
                        .count("level")
                        .integer("count")
                        .toArray())
                .as("seeds 0, 1, and 1, 2")
                .containsExactly(3, 3);
    }

    @Test
    void outputsOfOneRunThatWereAskedForApartAreOneObservation() {
        Requests all = Requests.of(new Listed()).points(List.of(point(0))).seeds(SeedPlan.sequential(0));
        Results results = Results.of(outcomes(all.outputs("levels"), all.outputs("counts"), all));
        assertThat(results.completed()).isEqualTo(1);
        assertThat(results.output("levels").table().rowCount()).isEqualTo(2);
        assertThat(results.output("counts").table().rowCount()).isEqualTo(1);
    }

    private static List<Outcome> outcomes(Requests... sweeps) {
        List<Outcome> outcomes = new ArrayList<>();
        try (Runner runner = Runner.local().threads(1)) {
            for (Requests sweep : sweeps) {
                runner.run(sweep, outcomes::add);
            }
        }
        return outcomes;
    }

    /** Gives what it was made of. */
    private static class Echo extends BaseModel<Double, Double> {

        Echo() {
            super(
                    ParameterSpace.of(
                            ParameterSpec.real("x", 0, 9),
                            ParameterSpec.real("y", 0, 9),
                            ParameterSpec.integer("n", 0, Long.MAX_VALUE)),
                    Config.declare().integer("days", 1).text("mode", "slow"));
        }

        @ModelScenario
        ScenarioSpec fast() {
            return ScenarioSpec.named("fast").config("mode", "fast");
        }

        @Override
        protected Double buildSim(ParameterSet params, Config config) {
            return params.real("y") * config.integer("days");
        }

        @Override
        protected Double runSim(Double state, long seed) {
            return state;
        }

        @ModelOutput
        Table out(Double raw) {
            return Table.of(Column.real("value", raw));
        }
    }

    private static final class OtherEcho extends Echo {}

    private static Requests of(BaseModel<?, ?> model, VariantSpec spec, Map<String, ? extends Number> point) {
        return Requests.of(new ModelVariant(model, spec))
                .points(List.of(point))
                .seeds(SeedPlan.sequential(0))
                .replicates(3);
    }

    @Test
    void runsThatDifferInAFixedValueAreRowsOfTheirOwn() {
        Echo model = new Echo();
        VariantSpec spec = VariantSpec.of(model.space()).fix("n", 5);
        Map<String, Double> point = Map.of("x", 0.5);
        Table means = Results.of(outcomes(of(model, spec.fix("y", 1.0), point), of(model, spec.fix("y", 9.0), point)))
                .output("out")
                .mean("value");
        assertThat(means)
                .isEqualTo(Table.of(
                        Column.real("x", 0.5, 0.5),
                        Column.real("y", 1.0, 9.0),
                        Column.text("stack", "baseline", "baseline"),
                        Column.integer("count", 3L, 3L),
                        Column.integer("failed", 0L, 0L),
                        Column.real("mean", 1.0, 9.0)));
    }

    @Test
    void runsThatDifferInASettingAreRowsOfTheirOwn() {
        Echo model = new Echo();
        VariantSpec spec = VariantSpec.of(model.space()).fix("n", 5).fix("y", 2.0);
        Map<String, Double> point = Map.of("x", 0.5);
        Results results = Results.of(outcomes(
                of(model, spec, point),
                of(model, spec.config("days", 3), point),
                of(model, spec.config("days", 1), point)));
        assertThat(results.output("out").mean("value"))
                .isEqualTo(Table.of(
                        Column.real("x", 0.5, 0.5),
                        Column.integer("config.days", 1L, 3L),
                        Column.text("stack", "baseline", "baseline"),
                        Column.integer("count", 3L, 3L),
                        Column.integer("failed", 0L, 0L),
                        Column.real("mean", 2.0, 6.0)));
    }

    @Test
    void aValueThatIsFreeInOneVariantAndFixedInAnotherIsOneThing() {
        Echo model = new Echo();
        VariantSpec spec = VariantSpec.of(model.space()).fix("n", 5);
        Results results = Results.of(
                outcomes(of(model, spec, Map.of("x", 0.5, "y", 2.0)), of(model, spec.fix("y", 2.0), Map.of("x", 0.5))));
        assertThat(results.points().columnNames()).containsExactly("x", "y", "stack", "completed", "failed");
        assertThat(results.points().rowCount()).isEqualTo(1);
        assertThat(results.completed()).isEqualTo(3);
    }

    @Test
    void runsOfDifferentModelsAreRowsOfTheirOwn() {
        Map<String, Number> point = Map.of("x", 0.5, "y", 2.0, "n", 5);
        Echo model = new Echo();
        OtherEcho other = new OtherEcho();
        Table points = Results.of(outcomes(
                        of(model, VariantSpec.of(model.space()), point),
                        of(other, VariantSpec.of(other.space()), point)))
                .points();
        assertThat(cells(points, "model"))
                .containsExactly(
                        "org.calabaria.results.ResultsTest$Echo "
                                + model.identity().version(),
                        "org.calabaria.results.ResultsTest$OtherEcho "
                                + model.identity().version());
    }

    @Test
    void runsOfModelsOfOneClassThatHoldDifferentThingsAreRowsOfTheirOwn() {
        Rated one = new Rated(1);
        Table points = Results.of(outcomes(one.at(0.5), new Rated().at(0.5), new Rated(2).at(0.5)))
                .points();
        assertThat(cells(points, "model"))
                .containsExactly(
                        "org.calabaria.fixture.Rated " + one.version() + " #1",
                        "org.calabaria.fixture.Rated " + one.version() + " #2");
        // The first two are one observation: the same run of the same model.
        assertThat(points.integer("completed").toArray()).containsExactly(1, 1);
    }

    @Test
    void runsOfDifferentReparameterizationsAreRowsOfTheirOwn() {
        Echo model = new Echo();
        VariantSpec spec = VariantSpec.of(model.space()).fix("n", 5).fix("x", 0);
        Requests[] sweeps = {
            of(model, spec.reparameterize(scaled(2)), Map.of("z", 1.0)),
            of(model, spec.reparameterize(scaled(4)), Map.of("z", 1.0)),
            of(model, spec, Map.of("y", 1.0))
        };
        Table means = Results.of(outcomes(sweeps)).output("out").mean("value");
        assertThat(means.columnNames())
                .containsExactly("z", "y", "reparameterization", "stack", "count", "failed", "mean");
        assertThat(cells(means, "reparameterization")).containsExactly("scaled #1", "scaled #2", null);
        assertThat(cells(means, "z")).containsExactly(1.0, 1.0, null);
        assertThat(cells(means, "mean")).containsExactly(2.0, 4.0, 1.0);
    }

    private static Reparameterization scaled(double factor) {
        return Reparameterization.named("scaled")
                .free(ParameterSpec.real("z", 0, 1))
                .inverse("y", p -> factor * p.real("z"));
    }

    @Test
    void aValueIsShownAsItWasGivenWhateverOtherRowsHold() {
        Echo model = new Echo();
        BigInteger huge = BigInteger.TEN.pow(40);
        List<Map<String, Number>> points = List.of(
                Map.of("x", 1, "y", 1.0, "n", 9_007_199_254_740_993L),
                Map.of("x", 1, "y", 1.0, "n", 9_007_199_254_740_992L),
                Map.of("x", 1, "y", 1.0, "n", 0.5),
                Map.of("x", 9_007_199_254_740_993L, "y", 10, "n", huge),
                Map.of("x", Double.NaN, "yy", 2));
        Requests sweep = Requests.of(model).points(points).seeds(SeedPlan.sequential(0));
        Results results = Results.of(outcomes(sweep));
        Table shown = results.points();
        assertThat(cells(shown, "n")).containsExactly(9_007_199_254_740_993L, 9_007_199_254_740_992L, null, null, null);
        assertThat(cells(shown, "x")).containsExactly(1.0, 1.0, 1.0, null, Double.NaN);
        assertThat(cells(shown, "y")).containsExactly(1.0, 1.0, 1.0, 10.0, null);
        assertThat(cells(shown, "refused"))
                .containsExactly(
                        null, null, "n=0.5", "x=9007199254740993, n=10000000000000000000000000000000000000000", "yy=2");
        assertThat(cells(results.failures(), "refused"))
                .containsExactly("n=0.5", "x=9007199254740993, n=10000000000000000000000000000000000000000", "yy=2");
    }

    @Test
    void aNanMakesTheStatisticsNan() {
        Table summary =
                results(List.of(point(NAN_FOR))).output("levels").by("day").summary("level");
        assertThat(cells(summary, "mean")).containsExactly(16.075, Double.NaN);
        assertThat(cells(summary, "median")).containsExactly(2.0, Double.NaN);
        assertThat(summary.real("sd").get(1)).isNaN();
        assertThat(cells(summary, "count")).containsExactly(7L, 7L);
    }

    @Test
    void missingCellsCountForNothing() {
        // NumPy of L[:4]: mean 2.525, median 1.8
        Table summary =
                results(List.of(point(MISSING_FOR))).output("levels").by("day").summary("level");
        assertThat(cells(summary, "count")).containsExactly(4L, 7L);
        assertThat(cells(summary, "mean")).containsExactly(2.525, 32.15);
        assertThat(cells(summary, "median")).containsExactly(1.8, 4.0);
    }

    @Test
    void countsTheFailedRunsOfAPoint() {
        Results results = results(List.of(point(0), point(FAILING_FOR)));
        Table means = results.output("levels").by("day").mean("level");
        assertThat(cells(means, "failed")).containsExactly(0L, 0L, 3L, 3L);
        assertThat(cells(means, "count")).containsExactly(7L, 7L, 4L, 4L);
        assertThat(results.completed()).isEqualTo(11);
        assertThat(results.failed()).hasSize(3);
        assertThat(results).hasToString("Results[14 runs, 3 failed, outputs=[counts, levels]]");
        assertThat(results.points())
                .isEqualTo(Table.of(
                        Column.integer("id", 0L, 3L),
                        Column.real("scale", 1.5, 1.5),
                        Column.text("stack", "baseline", "baseline"),
                        Column.integer("completed", 7L, 4L),
                        Column.integer("failed", 0L, 3L)));
    }

    @Test
    void theFailuresAreATable() {
        assertThat(results(List.of(point(FAILING_FOR))).failures())
                .isEqualTo(Table.of(
                        Column.integer("id", 3L, 3L, 3L),
                        Column.real("scale", 1.5, 1.5, 1.5),
                        Column.text("stack", "baseline", "baseline", "baseline"),
                        Column.integer("replicate", 4L, 5L, 6L),
                        Column.unsigned("seed", 4L, 5L, 6L),
                        Column.text(
                                "error",
                                "java.lang.IllegalStateException",
                                "java.lang.IllegalStateException",
                                "java.lang.IllegalStateException"),
                        Column.text("message", "seed 4", "seed 5", "seed 6"),
                        Column.integer("attempt", 1L, 1L, 1L)));
    }

    @Test
    void theFailuresOfNoneAreATableWithoutRows() {
        Table none = results(List.of(point(0))).failures();
        assertThat(none.rowCount()).isZero();
        assertThat(none.columnNames())
                .containsExactly("id", "scale", "stack", "replicate", "seed", "error", "message", "attempt");
    }

    @Test
    void namesItsOwnColumnsOtherwiseWhereAnOutputHasTheirNames() {
        Table table = results(List.of(point(0))).output("counts").table();
        assertThat(table.columnNames())
                .as("the columns of the output keep their names")
                .containsExactly(
                        "id", "param.scale", "run.stack", "run.replicate", "scale", "stack", "replicate", "seed");
        Table means = results(List.of(point(0))).output("counts").by("stack").mean("scale");
        assertThat(means.columnNames())
                .containsExactly("id", "param.scale", "run.stack", "stack", "count", "failed", "mean");
        assertThat(cells(means, "mean")).containsExactly(3.0, 3.0);
    }

    @Test
    void badNamesDoNotSpoilTheTableOfFailures() {
        Map<String, Number> bad = new TreeMap<>(Map.of("id", 1, "", 2, "a\nb", 3, "error", 4));
        Table failures = results(List.of(bad)).failures();
        assertThat(failures.columnNames())
                .containsExactly("id", "stack", "refused", "replicate", "seed", "error", "message", "attempt");
        assertThat(failures.rowCount()).isEqualTo(7);
        assertThat(failures.text("refused").get(6)).isEqualTo("=2, a\\nb=3, error=4");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        Results results = results(List.of(point(0)));
        assertThatThrownBy(() -> results.output("level"))
                .isInstanceOf(InvalidOutputException.class)
                .hasMessage("unknown output(s) {level}, only {counts, levels}; did you mean 'levels'?");
        OutputResults levels = results.output("levels");
        assertThatThrownBy(() -> levels.by("dya"))
                .hasMessage("output 'levels' has no column(s) {dya}, only {day, id, level, replicate, scale, seed,"
                        + " stack}; did you mean 'day'?");
        assertThatThrownBy(() -> levels.mean("levle")).hasMessageContaining("did you mean 'level'?");
        assertThatThrownBy(() -> levels.mean("stack"))
                .hasMessage("column 'stack' of output 'levels' is text, not a number");
        assertThatThrownBy(() -> levels.quantiles("level", 0.5, 1.5))
                .hasMessage("the probability of a quantile must lie in [0.0, 1.0], got 1.5");
        assertThatThrownBy(() -> levels.quantiles("level", Double.NaN))
                .hasMessage("the probability of a quantile must lie in [0.0, 1.0], got NaN");
        assertThatThrownBy(() -> levels.quantiles("level"))
                .hasMessage("quantiles need at least one probability, got none");
        assertThatThrownBy(() -> Results.of(List.of()).output("levels"))
                .hasMessage("unknown output(s) {levels}: no run completed, 0 failed");
    }

    @Test
    void pointsThatNameDifferentParametersShareATable() {
        Epidemic model = new Epidemic();
        VariantSpec spec = VariantSpec.of(model.space()).fix("people", 100);
        Requests one = Requests.of(new ModelVariant(model, spec))
                .points(List.of(Map.of("beta", 0.5, "gamma", 0.1)))
                .seeds(SeedPlan.common(1));
        Requests other = Requests.of(new ModelVariant(model, spec.fix("beta", 0.5)))
                .points(List.of(Map.of("gamma", 0.2)))
                .seeds(SeedPlan.common(1));
        List<Outcome> outcomes = new ArrayList<>();
        try (Runner runner = Runner.local().threads(1)) {
            runner.run(one, outcomes::add);
            runner.run(other, outcomes::add);
        }
        Table table = Results.of(outcomes).output("last").table();
        assertThat(cells(table, "beta")).as("free in one, fixed in the other").containsExactly(0.5, 0.5);
        assertThat(cells(table, "gamma")).containsExactly(0.1, 0.2);
    }

    /** An output whose columns, and a model whose parameters, are called as results call what they add. */
    private static final class Named extends BaseModel<Long, Long> {

        Named() {
            super(ParameterSpace.of(
                    ParameterSpec.real("mean", 0, 9),
                    ParameterSpec.real("q0.5", 0, 9),
                    ParameterSpec.real("param.mean", 0, 9),
                    ParameterSpec.real("replicate", 0, 9),
                    ParameterSpec.real("stat.count", 0, 9)));
        }

        @Override
        protected Long buildSim(ParameterSet params, Config config) {
            return 1L;
        }

        @Override
        protected Long runSim(Long state, long seed) {
            return seed;
        }

        @ModelOutput
        Table out(Long raw) {
            return Table.of(
                    Column.integer("count", raw),
                    Column.real("median", 2.0),
                    Column.text("run.stack", "b"),
                    Column.text("stack", "a"),
                    Column.real("param.q0.5", 7.0));
        }
    }

    @Test
    void anyNameOfAColumnOrAParameterIsKeptApartFromTheNamesThatAreAdded() {
        Map<String, Number> point = Map.of("mean", 1, "q0.5", 2, "param.mean", 3, "replicate", 4, "stat.count", 5);
        Requests sweep = Requests.of(new Named())
                .points(List.of(point))
                .seeds(SeedPlan.sequential(0))
                .replicates(2);
        OutputResults out = Results.of(outcomes(sweep)).output("out");
        assertThat(out.table().columnNames())
                .containsExactly(
                        "param.mean",
                        "param.param.q0.5",
                        "param.param.mean",
                        "param.replicate",
                        "param.stat.count",
                        "run.run.stack",
                        "replicate",
                        "count",
                        "median",
                        "run.stack",
                        "stack",
                        "param.q0.5",
                        "seed");
        Table summary = out.by("median").summary("count");
        assertThat(summary.columnNames())
                .containsExactly(
                        "param.mean",
                        "param.param.q0.5",
                        "param.param.mean",
                        "param.replicate",
                        "param.stat.count",
                        "run.run.stack",
                        "median",
                        "stat.count",
                        "failed",
                        "mean",
                        "sd",
                        "stat.median");
        assertThat(summary.real("mean").get(0)).isEqualTo(0.5);
        assertThat(out.quantiles("count", 0.5).columnNames()).endsWith("stat.count", "failed", "q0.5");
    }

    /** A column of each kind. */
    private static final class Kinds extends BaseModel<Long, Long> {

        Kinds() {
            super(ParameterSpace.of(ParameterSpec.integer("id", 0, 9)));
        }

        @Override
        protected Long buildSim(ParameterSet params, Config config) {
            return 1L;
        }

        @Override
        protected Long runSim(Long state, long seed) {
            return seed;
        }

        @ModelOutput
        Table out(Long raw) {
            return Table.of(
                    Column.text("text", "a", null, "b", "c"),
                    Column.flag("flag", true, false, true, true),
                    Column.date("date", LocalDate.EPOCH, null, null, LocalDate.MAX),
                    Column.timestamp("time", Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, null),
                    Column.real("zero", 0.0, -0.0, 0.0, -0.0),
                    Column.integer("large", (1L << 53) + 1, (1L << 53) + 3, (1L << 53) + 5, (1L << 53) + 7));
        }
    }

    private static OutputResults kinds() {
        return Results.of(outcomes(Requests.of(new Kinds())
                        .points(List.of(Map.of("id", 1)))
                        .seeds(SeedPlan.explicit(-1L))))
                .output("out");
    }

    @Test
    void countsColumnsOfEveryKind() {
        Map<String, Long> counts = new TreeMap<>();
        for (String column : List.of("text", "flag", "date", "time", "zero", "large", "seed", "stack")) {
            counts.put(column, kinds().count(column).integer("count").get(0));
        }
        assertThat(counts)
                .isEqualTo(Map.of(
                        "text", 3L, "flag", 4L, "date", 2L, "time", 3L, "zero", 4L, "large", 4L, "seed", 4L, "stack",
                        4L));
    }

    @Test
    void summarisesWholeNumbersBeyondTheExactDoubles() {
        Table large = kinds().summary("large");
        assertThat(large.real("mean").get(0)).as("2^53 + 4").isEqualTo(0x1p53 + 4);
        assertThat(large.real("median").get(0)).isEqualTo(0x1p53 + 4);
        assertThat(large.real("sd").get(0)).as("sqrt(20 / 3)").isEqualTo(2.581988897471611);
        Table seeds = kinds().summary("seed");
        assertThat(seeds.real("mean").get(0)).as("2^64 - 1, rounded").isEqualTo(0x1p64);
        assertThat(seeds.real("sd").get(0)).isEqualTo(0);
    }

    @Test
    void minusZeroIsGroupedWithZero() {
        assertThat(kinds().by("zero").count("text").integer("count").toArray()).containsExactly(3);
    }

    @Test
    void oneValueHasNoDeviation() {
        Results results = results(List.of(point(0)));
        Table perReplicate = results.output("levels").by("replicate", "day").summary("level");
        assertThat(perReplicate.rowCount()).isEqualTo(14);
        assertThat(perReplicate.real("sd").missingCount()).isEqualTo(14);
        assertThat(perReplicate.real("mean").get(1)).isEqualTo(7.0);
    }

    @ParameterizedTest
    @MethodSource("plansForEveryReplicate")
    void everyReplicateOfARefusedPointIsAFailureUnderEveryPlan(SeedPlan plan) {
        Requests requests = Requests.of(new Listed())
                .points(List.of(Map.of("id", 99, "scale", 1), Map.of("id", 1, "scale", 1)))
                .seeds(plan)
                .replicates(3);
        try (Runner runner = Runner.local().threads(2)) {
            Results results = runner.collect(requests.outputs("counts"));
            assertThat(results.failed()).hasSize(3);
            assertThat(cells(results.points(), "failed")).first().isEqualTo(3L);
            assertThat(cells(results.failures(), "replicate")).containsExactly(0L, 1L, 2L);
            assertThat(results.failed().get(2).replay()).contains(".simulateStack(");
        }
    }

    static Stream<SeedPlan> plansForEveryReplicate() {
        return Stream.of(
                SeedPlan.independent(1), SeedPlan.common(1), SeedPlan.sequential(1), SeedPlan.contractsStudy());
    }
}
