package org.calabaria.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.calabaria.problem.InvalidDrawException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SamplersTest {

    private static final double NAN = Double.NaN;

    private static Pcg64 rng() {
        return Pcg64.seeded(42);
    }

    @Test
    void refusesArgumentsThatNoDistributionHas() {
        Map<Function<Pcg64, Object>, String> calls = new LinkedHashMap<>();
        calls.put(r -> r.gamma(-1, 1), "shape must be finite and not negative, got -1.0");
        calls.put(r -> r.gamma(1, NAN), "scale must be finite and not negative, got NaN");
        calls.put(
                r -> r.standardGamma(Double.POSITIVE_INFINITY), "shape must be finite and not negative, got Infinity");
        calls.put(r -> r.beta(0, 1), "a must be finite and above zero, got 0.0");
        calls.put(r -> r.beta(1, NAN), "b must be finite and above zero, got NaN");
        calls.put(r -> r.chiSquare(0), "df must be finite and above zero, got 0.0");
        calls.put(
                r -> r.noncentralChiSquare(1, -1), "noncentrality must lie in [0.0, 1.8446744012969542E19], got -1.0");
        calls.put(r -> r.f(0, 1), "dfNumerator must be finite and above zero, got 0.0");
        calls.put(r -> r.f(1, 0), "dfDenominator must be finite and above zero, got 0.0");
        calls.put(r -> r.studentT(NAN), "df must be finite and above zero, got NaN");
        calls.put(r -> r.logNormal(NAN, 1), "mean must be finite, got NaN");
        calls.put(r -> r.logNormal(0, -1), "sigma must be finite and not negative, got -1.0");
        calls.put(r -> r.weibull(-1), "shape must be finite and not negative, got -1.0");
        calls.put(r -> r.pareto(0), "shape must be finite and above zero, got 0.0");
        calls.put(r -> r.power(0), "shape must be finite and above zero, got 0.0");
        calls.put(r -> r.rayleigh(-1), "scale must be finite and not negative, got -1.0");
        calls.put(r -> r.logistic(NAN, 1), "location must be finite, got NaN");
        calls.put(r -> r.gumbel(0, -1), "scale must be finite and not negative, got -1.0");
        calls.put(r -> r.laplace(0, NAN), "scale must be finite and not negative, got NaN");
        calls.put(r -> r.triangular(0, 0, 0), "upper bound must be above the lower bound 0.0, got 0.0");
        calls.put(r -> r.triangular(0, 2, 1), "mode must lie in [0.0, 1.0], got 2.0");
        calls.put(r -> r.triangular(0, NAN, 1), "mode must lie in [0.0, 1.0], got NaN");
        calls.put(
                r -> r.triangular(0, 1e200, 2e200),
                "(upper bound - lower bound)^2 must lie in [2.2250738585072014E-308, 1.7976931348623157E308], got Infinity");
        calls.put(
                r -> r.triangular(0, 1e-200, 2e-200),
                "(upper bound - lower bound)^2 must lie in [2.2250738585072014E-308, 1.7976931348623157E308], got 0.0");
        calls.put(r -> r.beta(1e308, 1e308), "a + b must be finite, got Infinity");
        calls.put(r -> r.dirichlet(1e308, 1e308), "the sum of alpha must be finite, got Infinity");
        calls.put(r -> r.wald(1e155, 1), "mean * mean must be finite, got Infinity");
        calls.put(
                r -> r.f(1e-300, 1e-300),
                "F number of dfNumerator 1.0E-300 and dfDenominator 1.0E-300 must be a number, got 0.0 / 0.0");
        calls.put(
                r -> r.f(1e200, 1e200),
                "F number of dfNumerator 1.0E200 and dfDenominator 1.0E200 must be a number, got Infinity / Infinity");
        calls.put(r -> r.wald(0, 1), "mean must be finite and above zero, got 0.0");
        calls.put(r -> r.wald(1, 0), "scale must be finite and above zero, got 0.0");
        calls.put(r -> r.vonMises(NAN, 1), "mu must be finite, got NaN");
        calls.put(r -> r.vonMises(0, -1), "kappa must be finite and not negative, got -1.0");
        calls.put(r -> r.geometric(0), "p must lie in (0.0, 1.0], got 0.0");
        calls.put(r -> r.geometric(NAN), "p must lie in (0.0, 1.0], got NaN");
        calls.put(r -> r.negativeBinomial(0, 0.5), "n must be finite and above zero, got 0.0");
        calls.put(
                r -> r.negativeBinomial(1e18, 1e-9),
                "(n + 10 sqrt(n)) (1 - p) / p must lie in [0.0, 9.223372006484771E18], got 1.000000009E27");
        calls.put(r -> r.hypergeometric(-1, 1, 0), "good must not be negative, got -1");
        calls.put(r -> r.hypergeometric(1, 1_000_000_000, 0), "bad must be below 1000000000, got 1000000000");
        calls.put(r -> r.hypergeometric(1, 1, 3), "sample must not be above 2 (the number available), got 3");
        calls.put(r -> r.logSeries(1), "p must lie in [0.0, 1.0), got 1.0");
        calls.put(r -> r.zipf(1), "a must lie in (1.0, Infinity), got 1.0");
        calls.put(r -> r.multinomial(-1, 1), "n must not be negative, got -1");
        calls.put(r -> r.multinomial(1), "probabilities must not be empty");
        calls.put(r -> r.multinomial(1, 0.5, 1.5), "probabilities[1] must lie in [0.0, 1.0], got 1.5");
        calls.put(
                r -> r.multinomial(1, 0.75, 0.5, 0),
                "the sum of all probabilities but the last must not be above 1, got 1.25");
        calls.put(r -> r.dirichlet(1, -1), "alpha[1] must be finite and not negative, got -1.0");
        calls.put(r -> r.dirichlet(0, 0), "the sum of alpha must be above zero, got 0.0");
        calls.put(r -> r.dirichlet(), "alpha must not be empty");
        calls.put(r -> r.multivariateHypergeometric(new long[] {}, 0), "colors must not be empty");
        calls.put(r -> r.multivariateHypergeometric(new long[] {3, -1}, 0), "colors[1] must not be negative, got -1");
        calls.put(
                r -> r.multivariateHypergeometric(new long[] {999_999_999, 1}, 0),
                "the sum of colors must be below 1000000000, got 1000000000");
        calls.put(
                r -> r.multivariateHypergeometricByCounting(new long[] {3}, 4),
                "sample must not be above 3 (the number available), got 4");
        calls.put(r -> r.choice(0, 1), "population must be above 0, got 0");
        calls.put(r -> r.choice(1, -1), "size must not be negative, got -1");
        calls.put(r -> r.choiceWithoutReplacement(3, 4), "size must not be above 3 (the number available), got 4");
        calls.put(r -> r.choice(new double[] {0.5, 0.25}, 1), "the sum of the probabilities must be 1, got 0.75");
        calls.put(r -> r.choice(new double[] {NAN}, 1), "probabilities[0] must lie in [0.0, 1.0], got NaN");
        calls.put(
                r -> r.choiceWithoutReplacement(new double[] {0.5, 0.5, 0}, 3),
                "size must not be above 2 (the number available), got 3");
        calls.forEach((call, sentence) -> assertThatThrownBy(() -> call.apply(rng()))
                .isInstanceOf(InvalidDrawException.class)
                .hasMessage(sentence));
    }

    /** Where a distribution has one value only, that is drawn. */
    @Test
    void drawsTheOnlyValueAtAnEdge() {
        Pcg64 rng = rng();
        assertThat(rng.gamma(0, 5)).isZero();
        assertThat(rng.gamma(5, 0)).isZero();
        assertThat(rng.weibull(0)).isZero();
        assertThat(rng.rayleigh(0)).isZero();
        assertThat(rng.logistic(3, 0)).isEqualTo(3);
        assertThat(rng.gumbel(3, 0)).isEqualTo(3);
        assertThat(rng.laplace(3, 0)).isEqualTo(3);
        assertThat(rng.logNormal(0, 0)).isEqualTo(1);
        assertThat(rng.geometric(1)).isEqualTo(1);
        assertThat(rng.negativeBinomial(3, 1)).isZero();
        assertThat(rng.logSeries(0)).isEqualTo(1);
        assertThat(rng.zipf(2000)).isEqualTo(1);
        assertThat(rng.hypergeometric(0, 0, 0)).isZero();
        assertThat(rng.hypergeometric(7, 0, 3)).isEqualTo(3);
        assertThat(rng.hypergeometric(0, 7, 3)).isZero();
        assertThat(rng.multinomial(9, 1.0)).containsExactly(9);
        assertThat(rng.dirichlet(0.05)).containsExactly(1);
        assertThat(rng.dirichlet(0, 2)).containsExactly(0, 1);
        assertThat(rng.multivariateHypergeometric(new long[] {0, 0}, 0)).containsExactly(0, 0);
        assertThat(rng.choice(1, 3)).containsExactly(0, 0, 0);
        assertThat(rng.choiceWithoutReplacement(0, 0)).isEmpty();
    }

    /** Extreme arguments end, and give a number. */
    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void extremeArgumentsEndInNumbers() {
        Pcg64 rng = rng();
        Map<String, ToDoubleFunction<Pcg64>> draws = new LinkedHashMap<>();
        draws.put("gamma tiny", r -> r.gamma(1e-300, 1));
        draws.put("gamma huge", r -> r.gamma(1e300, 1e-300));
        draws.put("beta tiny", r -> r.beta(1e-300, 1e-300));
        draws.put("beta huge", r -> r.beta(1e300, 1e300));
        draws.put("beta apart", r -> r.beta(1e-10, 1e10));
        draws.put("t tiny", r -> r.studentT(0.01));
        draws.put("chi tiny", r -> r.chiSquare(1e-3));
        draws.put("noncentral", r -> r.noncentralChiSquare(0.5, 1e18));
        draws.put("pareto", r -> r.pareto(1e300));
        draws.put("power", r -> r.power(1e-300));
        draws.put("weibull", r -> r.weibull(1e300));
        draws.put("wald", r -> r.wald(1e-100, 1e100));
        draws.put("von mises", r -> r.vonMises(1e15, 999_999));
        draws.put("geometric", r -> r.geometric(1e-300));
        draws.put("log series", r -> r.logSeries(Math.nextDown(1.0)));
        draws.put("zipf", r -> r.zipf(Math.nextUp(1.0)));
        draws.put("hypergeometric", r -> r.hypergeometric(999_999_999, 999_999_999, 1_000_000_000));
        draws.put("negative binomial", r -> r.negativeBinomial(1e-30, 1e-3));
        draws.forEach((name, draw) -> {
            for (int i = 0; i < 100; i++) {
                assertThat(draw.applyAsDouble(rng)).as(name).isNotNaN();
            }
        });
        assertThat(Arrays.stream(rng.dirichlet(1e-300, 1e-300, 1e-300)).sum()).isEqualTo(1);
    }

    /** The terms of the distribution function add up to less than the largest u = 1 - 2^-53, which no number of them reaches. */
    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void searchesForAGeometricNumberWithAnEnd() {
        for (double p = 0.35; p < 1; p += 0.001) {
            assertThat(Geometric.bySearch(Math.nextDown(1.0), p)).as("%s", p).isBetween(1L, 100L);
        }
    }

    /** NumPy 2.4.6 draws 9.99999999371656E9 for the mode 1e10: it turns the angle back by one turn only. */
    @Test
    void anglesOfAHighConcentrationStayInOneTurn() {
        for (double mu : new double[] {-1e10, -10, -3 * Math.PI, 0, 3.1415, 10, 1e10}) {
            Pcg64 rng = rng();
            for (int i = 0; i < 200; i++) {
                assertThat(rng.vonMises(mu, 1e7)).as("%s", mu).isBetween(-Math.PI, Math.PI);
            }
        }
    }

    /** Mean of n numbers within five standard errors: one seed in two million fails that. */
    private static void hasMean(String name, double mean, double deviation, ToDoubleFunction<Pcg64> draw) {
        int n = 20_000;
        Pcg64 rng = Pcg64.seeded(7);
        double average = DoubleStream.generate(() -> draw.applyAsDouble(rng))
                .limit(n)
                .average()
                .orElseThrow();
        assertThat(Math.abs(average - mean)).as(name).isLessThan(5 * deviation / Math.sqrt(n));
    }

    /** Means and deviations from the textbooks' formulas. */
    @Test
    void meansAreThoseOfTheDistributions() {
        hasMean("gamma", 0.4 * 3, Math.sqrt(0.4) * 3, r -> r.gamma(0.4, 3));
        hasMean("beta", 0.25, Math.sqrt(0.25 * 0.75 / 2.2), r -> r.beta(0.3, 0.9));
        hasMean("chi-square", 5, Math.sqrt(10), r -> r.chiSquare(5));
        hasMean("noncentral chi-square", 4, Math.sqrt(2 * (1 + 2 * 3)), r -> r.noncentralChiSquare(1, 3));
        hasMean("f", 10 / 8.0, Math.sqrt(2 * 100 * 13 / (5 * 64.0 * 6)), r -> r.f(5, 10));
        hasMean("t", 0, Math.sqrt(6 / 4.0), r -> r.studentT(6));
        hasMean("log-normal", Math.exp(0.125), Math.exp(0.125) * Math.sqrt(Math.expm1(0.25)), r -> r.logNormal(0, 0.5));
        hasMean("weibull", Math.sqrt(Math.PI) / 2, Math.sqrt(1 - Math.PI / 4), r -> r.weibull(2));
        hasMean("pareto", 0.25, Math.sqrt(5 / (16.0 * 3)), r -> r.pareto(5));
        hasMean("power", 0.75, Math.sqrt(3 / (16.0 * 5)), r -> r.power(3));
        hasMean("rayleigh", 2 * Math.sqrt(Math.PI / 2), 2 * Math.sqrt(2 - Math.PI / 2), r -> r.rayleigh(2));
        hasMean("logistic", 1, 2 * Math.PI / Math.sqrt(3), r -> r.logistic(1, 2));
        hasMean("gumbel", 1 + 2 * 0.5772156649015329, 2 * Math.PI / Math.sqrt(6), r -> r.gumbel(1, 2));
        hasMean("laplace", 1, 2 * Math.sqrt(2), r -> r.laplace(1, 2));
        hasMean("triangular", 4 / 3.0, 1, r -> r.triangular(0, 1, 3));
        hasMean("wald", 2, Math.sqrt(8 / 3.0), r -> r.wald(2, 3));
        hasMean("von mises", 0.5, 1, r -> r.vonMises(0.5, 4));
        hasMean("geometric", 5, Math.sqrt(20), r -> r.geometric(0.2));
        hasMean("negative binomial", 2.5 * 3, Math.sqrt(2.5 * 12), r -> r.negativeBinomial(2.5, 0.25));
        hasMean("hypergeometric", 6, Math.sqrt(20 * 0.3 * 0.7 * 80 / 99), r -> r.hypergeometric(30, 70, 20));
        hasMean("log series", 0.5 / (0.5 * Math.log(2)), 1, r -> r.logSeries(0.5));
        hasMean("zipf", 1.2020569031595942 / 1.0823232337111382, 1, r -> r.zipf(4));
    }
}
