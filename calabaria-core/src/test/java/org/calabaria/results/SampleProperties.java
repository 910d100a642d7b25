package org.calabaria.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class SampleProperties {

    private static RealSample reals(double... values) {
        RealSample sample = new RealSample();
        Arrays.stream(values).forEach(sample::add);
        return sample;
    }

    /** A quantile lies between the smallest and the largest value, and does not fall as p rises. */
    @Property
    void quantilesLieWithinTheSampleAndRiseWithP(
            @ForAll @Size(min = 1, max = 20) double[] values,
            @ForAll @DoubleRange(min = 0, max = 1) double p,
            @ForAll @DoubleRange(min = 0, max = 1) double q) {
        RealSample sample = reals(values);
        double least = Arrays.stream(values).min().orElseThrow();
        double most = Arrays.stream(values).max().orElseThrow();
        double lower = sample.quantile(Math.min(p, q));
        double upper = sample.quantile(Math.max(p, q));
        double rounding = 4 * Math.ulp(Math.max(Math.abs(least), Math.abs(most)));
        assertThat(lower).isBetween(least, most);
        assertThat(upper).isBetween(least, most).isGreaterThanOrEqualTo(lower - rounding);
    }

    /** Against exact sums: the sum is rounded at most twice, the quotient once. */
    @Property
    void meansOfAnySizeAreNearTheExactOne(@ForAll @Size(min = 1, max = 20) double[] values) {
        BigDecimal sum = Arrays.stream(values).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        double exact = sum.divide(BigDecimal.valueOf(values.length), MathContext.DECIMAL128)
                .doubleValue();
        double largest = Arrays.stream(values).map(Math::abs).max().orElseThrow();
        double tolerance = 2 * Math.ulp(exact) + 1e-30 * largest; // what is lost is itself rounded
        assertThat(reals(values).mean()).isBetween(exact - tolerance, exact + tolerance);
    }

    /** Scaling by a power of two scales the deviation, to the bit. */
    @Property
    void deviationsScaleWithTheSample(
            @ForAll @Size(min = 2, max = 20) List<@DoubleRange(min = -1000, max = 1000) Double> given) {
        double[] values = given.stream().mapToDouble(Double::doubleValue).toArray();
        double[] large = Arrays.stream(values).map(x -> x * 0x1p900).toArray();
        double[] small = Arrays.stream(values).map(x -> x * 0x1p-900).toArray();
        double sd = reals(values).sd();
        assertThat(reals(large).sd()).isEqualTo(sd * 0x1p900);
        assertThat(reals(small).sd()).isEqualTo(sd * 0x1p-900);
    }
}
