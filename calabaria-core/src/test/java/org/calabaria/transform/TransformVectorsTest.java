package org.calabaria.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.calabaria.problem.InvalidTransformException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Coordinates and values as the Python transforms of modelops-calabaria computed them (CPython 3.11.7, NumPy 2.4.6);
 * {@code vectors/transforms.json}. Forward to 2 ulp, which is what two mathematical libraries differ by.
 *
 * <p>Python clamps, overflows or hands NaN on where we refuse; those cases are listed by {@link #isRefused}.
 */
class TransformVectorsTest {

    @TestFactory
    Stream<DynamicTest> coordinatesEqualPythons() {
        return each((name, transform, slope) -> cases(name, "forward").forEach(example -> {
            double x = number(example.get("x_bits"));
            if (!example.has("ok") || !Double.isFinite(x)) {
                refused(() -> transform.forward(x));
            } else {
                double expected = number(example.get("ok").get("bits"));
                assertThat(Math.abs(transform.forward(x) - expected))
                        .as("%s(%s) = %s", name, x, expected)
                        .isLessThanOrEqualTo(2 * Math.ulp(expected));
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> naturalValuesEqualPythons() {
        return each((name, transform, slope) -> cases(name, "backward").forEach(example -> {
            double y = number(example.get("y_bits"));
            if (isRefused(transform, y)) {
                refused(() -> transform.backward(y));
            } else if (example.has("ok")) {
                double expected = number(example.get("ok").get("bits"));
                double bound = 4 * Math.ulp(expected) + 4 * Math.ulp(y) * slope.applyAsDouble(y);
                // Python's squeezed logit subtracts eps from a sigmoid near eps: its own rounding is 1e-16 of 1.
                double cancelled = transform instanceof AffineSqueezedLogit ? 4 * Math.ulp(1.0) : 0;
                assertThat(Math.abs(transform.backward(y) - expected))
                        .as("%s^-1(%s) = %s", name, y, expected)
                        .isLessThanOrEqualTo(bound + cancelled);
            }
        }));
    }

    private static boolean isRefused(Transform transform, double y) {
        if (transform instanceof AffineSqueezedLogit) {
            double slack = 1e-4; // the ends are those of forward; the vectors have nothing nearer
            return !(transform.forward(0) - slack <= y && y <= transform.forward(1) + slack);
        }
        return !Double.isFinite(y) || transform instanceof Log && y > 709.782712893384;
    }

    private static void refused(Runnable action) {
        assertThatExceptionOfType(InvalidTransformException.class).isThrownBy(action::run);
    }

    private interface Check {
        void of(String name, Transform transform, DoubleUnaryOperator slope);
    }

    private static Stream<DynamicTest> each(Check check) {
        return Stream.of(
                DynamicTest.dynamicTest("identity", () -> check.of("identity", new Identity(), y -> 1)),
                DynamicTest.dynamicTest("log", () -> check.of("log", new Log(), StrictMath::exp)),
                DynamicTest.dynamicTest("logit", () -> check.of("logit", new Logit(), TransformLaws::logisticSlope)),
                squeezed("1e-6", check),
                squeezed("1e-3", check),
                squeezed("1e-12", check));
    }

    private static DynamicTest squeezed(String eps, Check check) {
        String name = "affine_squeezed_logit_eps" + eps;
        AffineSqueezedLogit transform = new AffineSqueezedLogit(Double.parseDouble(eps));
        return DynamicTest.dynamicTest(name, () -> check.of(name, transform, TransformLaws.slopeOf(transform)));
    }

    private static Stream<JsonNode> cases(String transform, String section) {
        JsonNode cases = read().get("transforms").get(transform).get(section);
        assertThat(cases.size()).isGreaterThan(40);
        return StreamSupport.stream(cases.spliterator(), false);
    }

    private static double number(JsonNode bits) {
        return Double.longBitsToDouble(Long.parseUnsignedLong(bits.asText(), 16));
    }

    private static JsonNode read() {
        try (InputStream in = TransformVectorsTest.class.getResourceAsStream("/vectors/transforms.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
