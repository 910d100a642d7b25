package org.calabaria.examples.boardingschool;

import static org.calabaria.examples.boardingschool.Influenza.BETA;
import static org.calabaria.examples.boardingschool.Influenza.GAMMA;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.BOBYQAOptimizer;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.table.IntegerColumn;
import org.calabaria.table.RealColumn;
import org.calabaria.table.Table;
import org.calabaria.transform.Log;
import org.calabaria.variant.Bounds;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.Reparameterization;
import org.calabaria.variant.VariantSpec;

/**
 * The R0 and the recovery rate for which a variant of {@link Influenza} fits the observations best.
 *
 * <p>The optimiser, M. J. D. Powell's BOBYQA (DAMTP 2009/NA06) in Apache Commons Math, does not depend on the model: it
 * uses the logarithms of R0 and gamma, their bounds, and the sum of squared residuals. It draws no random numbers.
 *
 * @param variant a variant with the free parameters R0 and gamma
 * @param best the best values, by name
 * @param squaredError sum of squared residuals over the observed days [boys^2]
 */
record LeastSquaresFit(ModelVariant variant, Map<String, Number> best, double squaredError) {

    /** R0 and gamma instead of beta and gamma. */
    static final Reparameterization BY_R0 = Reparameterization.named("R0")
            .free(ParameterSpec.real("R0", 0.5, 10).doc("infections by the first one [1]"), GAMMA)
            .inverse(BETA, p -> p.real("R0") * p.real(GAMMA))
            .forward("R0", m -> m.real(BETA) / m.real(GAMMA))
            .forward("days_in_bed", m -> 1 / m.real(GAMMA));

    private static final int SEED = 0; // the model is deterministic
    private static final int DIMENSIONS = 2;
    private static final int INTERPOLATION_POINTS = 2 * DIMENSIONS + 1; // Powell's recommendation
    private static final double FIRST_RADIUS = 0.5; // of the search: a factor of 1.6
    private static final double LAST_RADIUS = 1e-8;
    private static final int MOST_RUNS = 1_000;

    /** Fits a stack of the school's scenarios to the observed days and numbers in bed. */
    static LeastSquaresFit of(Table observed, String... scenarios) {
        ModelVariant variant = variant(scenarios);
        Bounds box = variant.coordinateBounds();
        PointValuePair found = new BOBYQAOptimizer(INTERPOLATION_POINTS, FIRST_RADIUS, LAST_RADIUS)
                .optimize(
                        new ObjectiveFunction(z -> squaredError(variant, z, observed)),
                        GoalType.MINIMIZE,
                        new SimpleBounds(box.lower(), box.upper()),
                        new InitialGuess(middle(box)),
                        new MaxEval(MOST_RUNS));
        return new LeastSquaresFit(variant, variant.fromTransformed(found.getPoint()), found.getValue());
    }

    private static ModelVariant variant(String... scenarios) {
        Influenza model = new Influenza();
        VariantSpec spec = VariantSpec.of(model.space())
                .fix(Influenza.POPULATION, InfluenzaData.BOYS)
                .fix(Influenza.INITIAL_INFECTIOUS, 1)
                .scenarios(scenarios)
                .reparameterize(BY_R0)
                .transform("R0", new Log())
                .transform(GAMMA, new Log());
        return new ModelVariant(model, spec);
    }

    private static double squaredError(ModelVariant variant, double[] z, Table observed) {
        return squaredError(variant.simulateAt(z, SEED, List.of("in_bed")).table("in_bed"), observed);
    }

    static double squaredError(Table simulated, Table observed) {
        RealColumn modelled = simulated.real("in_bed");
        IntegerColumn seen = observed.integer("in_bed");
        double sum = 0;
        for (int day = 0; day < seen.size(); day++) {
            double residual = seen.get(day) - modelled.get(day);
            sum += residual * residual;
        }
        return sum;
    }

    private static double[] middle(Bounds box) {
        double[] middle = box.lower();
        for (int i = 0; i < middle.length; i++) {
            middle[i] = (middle[i] + box.upper()[i]) / 2;
        }
        return middle;
    }

    /** The best point of the model's own parameters. */
    ParameterSet point() {
        return variant.point(best);
    }

    double reproductionNumber() {
        return Objects.requireNonNull(BY_R0.report(point()).get("R0"));
    }

    /** The best recovery rate [1/day]. */
    double recoveryRate() {
        return point().real(GAMMA);
    }

    /** Boys in bed on each day, in a column {@code in_bed}. */
    Table curve() {
        return variant.simulate(best, SEED).table("in_bed");
    }

    /** The summary of the fitted outbreak under other scenarios, until a day after its end. */
    Table summaryUnder(int days, String... scenarios) {
        VariantSpec spec = variant.spec().scenarios(scenarios).config("days", days);
        return new ModelVariant(variant.model(), spec).simulate(best, SEED).table("summary");
    }
}
