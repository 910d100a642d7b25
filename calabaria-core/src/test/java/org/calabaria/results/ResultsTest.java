package org.calabaria.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.calabaria.fixture.Epidemic;
import org.calabaria.model.BaseModel;
import org.calabaria.model.ModelOutput;
import org.calabaria.model.ModelScenario;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.problem.InvalidTableException;
import org.calabaria.request.Outcome;
import org.calabaria.request.Requests;
import org.calabaria.request.SeedPlan;
import org.calabaria.run.Runner;
import org.calabaria.scenario.Config;
import org.calabaria.scenario.ScenarioSpec;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.VariantSpec;
import org.junit.jupiter.api.Test;

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
    void takesEqualPointsForReplicatesOfOne() {
        Results results = results(List.of(point(0), Map.of("scale", 1.5, "id", 0.0)));
        assertThat(results.output("levels")
                        .by("day")
                        .count("level")
                        .integer("count")
                        .toArray())
                .containsExactly(14, 14);
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
        assertThat(none.columnNames()).containsExactly("stack", "replicate", "seed", "error", "message", "attempt");
    }

    @Test
    void namesItsOwnColumnsOtherwiseWhereAnOutputHasTheirNames() {
        Table table = results(List.of(point(0))).output("counts").table();
        assertThat(table.columnNames())
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
                .containsExactly("id", "param.error", "stack", "replicate", "seed", "error", "message", "attempt");
        assertThat(failures.rowCount()).isEqualTo(7);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        Results results = results(List.of(point(0)));
        assertThatThrownBy(() -> results.output("level"))
                .isInstanceOf(InvalidTableException.class)
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
        assertThat(cells(table, "beta")).containsExactly(0.5, null);
        assertThat(cells(table, "gamma")).containsExactly(0.1, 0.2);
    }

    @Test
    void aSumOfUnequalSizesLosesNothing() {
        Sample sample = new Sample(0);
        for (double value : new double[] {1e16, 1, -1e16, 1}) {
            sample.add(value);
        }
        assertThat(sample.mean())
                .as("Python: math.fsum([1e16, 1, -1e16, 1]) / 4")
                .isEqualTo(0.5);
        Sample far = new Sample(0);
        for (double value : new double[] {1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16}) {
            far.add(value);
        }
        assertThat(far.sd()).as("sqrt(30)").isEqualTo(5.477225575051661);
    }

    @Test
    void infinitiesAreWhatTheyAre() {
        Sample sample = new Sample(0);
        sample.add(1);
        sample.add(Double.POSITIVE_INFINITY);
        sample.add(Double.POSITIVE_INFINITY);
        assertThat(sample.mean()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(sample.quantile(0.75)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(sample.quantile(0)).isEqualTo(1);
    }

    @Test
    void oneValueHasNoDeviation() {
        Results results = results(List.of(point(0)));
        Table perReplicate = results.output("levels").by("replicate", "day").summary("level");
        assertThat(perReplicate.rowCount()).isEqualTo(14);
        assertThat(perReplicate.real("sd").missingCount()).isEqualTo(14);
        assertThat(perReplicate.real("mean").get(1)).isEqualTo(7.0);
    }
}
