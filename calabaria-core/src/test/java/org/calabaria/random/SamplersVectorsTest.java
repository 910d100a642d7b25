package org.calabaria.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.calabaria.random.ReferenceVectors.cases;
import static org.calabaria.random.ReferenceVectors.rng;
import static org.calabaria.random.ReferenceVectors.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.calabaria.problem.InvalidDrawException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code numpy_samplers.json}: {@code numpy.random.Generator(PCG64(seed))}, CPython 3.11.7, NumPy 2.4.6, glibc 2.36.
 *
 * <p>Whole numbers and words are equal. Reals may differ by what {@code StrictMath} and glibc differ in, 6 ulp; near a
 * cancellation (logistic, gumbel, laplace) by 1e-15 of the scale.
 */
class SamplersVectorsTest {

    private static final JsonNode VECTORS = ReferenceVectors.read("numpy_samplers.json");

    private static final int ULPS = 6;
    private static final long LARGE = 1L << 40;
    private static final Set<String> CANCELLING = Set.of("logistic", "gumbel", "laplace", "vonmises");

    static List<JsonNode> samplers() {
        return cases(VECTORS.get("cases"));
    }

    static List<JsonNode> multivariate() {
        return cases(VECTORS.get("multivariate"));
    }

    static List<JsonNode> choices() {
        return cases(VECTORS.get("choice"));
    }

    static List<JsonNode> mixed() {
        return cases(VECTORS.get("mixed_sequence"));
    }

    /** Those of NumPy's int64; its other types have draws of their own. */
    static List<JsonNode> integers() {
        return cases(VECTORS.get("integers")).stream()
                .filter(example -> example.get("dtype").asText().equals("int64") && !example.has("error_type"))
                .toList();
    }

    private static double real(JsonNode args, String name) {
        return Double.parseDouble(args.get(name).asText());
    }

    private static long whole(JsonNode args, String name) {
        return args.get(name).asLong();
    }

    private static final Map<String, Function<JsonNode, Function<Pcg64, Number>>> DRAWS = Map.ofEntries(
            Map.entry("gamma", a -> r -> r.gamma(real(a, "shape"), real(a, "scale"))),
            Map.entry("standard_gamma", a -> r -> r.standardGamma(real(a, "shape"))),
            Map.entry("beta", a -> r -> r.beta(real(a, "a"), real(a, "b"))),
            Map.entry("chisquare", a -> r -> r.chiSquare(real(a, "df"))),
            Map.entry("noncentral_chisquare", a -> r -> r.noncentralChiSquare(real(a, "df"), real(a, "nonc"))),
            Map.entry("f", a -> r -> r.f(real(a, "dfnum"), real(a, "dfden"))),
            Map.entry("standard_t", a -> r -> r.studentT(real(a, "df"))),
            Map.entry("standard_cauchy", a -> Pcg64::cauchy),
            Map.entry("lognormal", a -> r -> r.logNormal(real(a, "mean"), real(a, "sigma"))),
            Map.entry("weibull", a -> r -> r.weibull(real(a, "a"))),
            Map.entry("pareto", a -> r -> r.pareto(real(a, "a"))),
            Map.entry("power", a -> r -> r.power(real(a, "a"))),
            Map.entry("rayleigh", a -> r -> r.rayleigh(real(a, "scale"))),
            Map.entry("logistic", a -> r -> r.logistic(real(a, "loc"), real(a, "scale"))),
            Map.entry("gumbel", a -> r -> r.gumbel(real(a, "loc"), real(a, "scale"))),
            Map.entry("laplace", a -> r -> r.laplace(real(a, "loc"), real(a, "scale"))),
            Map.entry("vonmises", a -> r -> r.vonMises(real(a, "mu"), real(a, "kappa"))),
            Map.entry("triangular", a -> r -> r.triangular(real(a, "left"), real(a, "mode"), real(a, "right"))),
            Map.entry("wald", a -> r -> r.wald(real(a, "mean"), real(a, "scale"))),
            Map.entry("geometric", a -> r -> r.geometric(real(a, "p"))),
            Map.entry("negative_binomial", a -> r -> r.negativeBinomial(real(a, "n"), real(a, "p"))),
            Map.entry(
                    "hypergeometric",
                    a -> r -> r.hypergeometric(whole(a, "ngood"), whole(a, "nbad"), whole(a, "nsample"))),
            Map.entry("logseries", a -> r -> r.logSeries(real(a, "p"))),
            Map.entry("zipf", a -> r -> r.zipf(real(a, "a"))),
            Map.entry("binomial", a -> r -> r.binomial(whole(a, "n"), real(a, "p"))),
            Map.entry("poisson", a -> r -> r.poisson(real(a, "lam"))));

    @ParameterizedTest
    @MethodSource("samplers")
    void drawsWhatNumpyDraws(JsonNode example) {
        String sampler = example.get("sampler").asText();
        Function<Pcg64, Number> draw = DRAWS.get(sampler).apply(example.get("args"));
        Pcg64 rng = rng(example);
        if (example.has("error_type")) {
            assertThatThrownBy(() -> draw.apply(rng)).isInstanceOf(InvalidDrawException.class);
            return;
        }
        for (int i = 0; i < example.get("values").size(); i++) {
            Number value = draw.apply(rng);
            String expected =
                    example.has("bits") ? "" : example.get("values").get(i).asText();
            if (value instanceof Long whole && whole > LARGE) { // the floor of a rounded power
                double large = Long.parseLong(expected);
                assertThat((double) whole).isBetween(large - roundingOf(large), large + roundingOf(large));
            } else if (value instanceof Long) {
                assertThat(value.toString()).isEqualTo(expected);
            } else {
                close(sampler, value.doubleValue(), example.get("bits").get(i).asText());
            }
        }
        requireSameState(rng, example);
    }

    private static double roundingOf(double large) {
        return Math.max(1, ULPS * Math.ulp(large));
    }

    private static void close(String what, double value, String bits) {
        close(what, value, Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16)));
    }

    private static void close(String what, double value, double expected) {
        double tolerance = ULPS * Math.ulp(expected) + (CANCELLING.contains(what) ? 2e-15 : 0);
        assertThat(value).as(what).isBetween(expected - tolerance, expected + tolerance);
    }

    /** As many words were used, and the same half word is kept. */
    private static void requireSameState(Pcg64 rng, JsonNode example) {
        Pcg64 after = rng.copy();
        JsonNode kept = example.get("buffered_u32");
        if (kept != null && !kept.isNull()) {
            assertThat(Integer.toUnsignedString(after.nextInt()))
                    .as("kept half")
                    .isEqualTo(kept.asText());
        }
        assertThat(Long.toUnsignedString(after.nextLong()))
                .isEqualTo(example.get("next_raw").asText());
    }

    private static double[] doubles(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    private static long[] longs(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("multivariate")
    void drawsSeveralAtATimeAsNumpyDoes(JsonNode example) {
        JsonNode args = example.get("args");
        Pcg64 rng = rng(example);
        boolean counting = args.has("method") && args.get("method").asText().equals("count");
        Function<Pcg64, Object> draw =
                switch (example.get("sampler").asText()) {
                    case "multinomial" -> r -> r.multinomial(whole(args, "n"), doubles(args.get("pvals")));
                    case "dirichlet" -> r -> r.dirichlet(doubles(args.get("alpha")));
                    default ->
                        r -> counting
                                ? r.multivariateHypergeometricByCounting(
                                        longs(args.get("colors")), whole(args, "nsample"))
                                : r.multivariateHypergeometric(longs(args.get("colors")), whole(args, "nsample"));
                };
        if (example.has("error_type")) {
            assertThatThrownBy(() -> draw.apply(rng)).isInstanceOf(InvalidDrawException.class);
            return;
        }
        // One call for several keeps the shuffled urn; single calls begin anew.
        int calls = counting ? 1 : example.get("values").size();
        for (int i = 0; i < calls; i++) {
            Object value = draw.apply(rng);
            if (value instanceof double[] shares) {
                for (int j = 0; j < shares.length; j++) {
                    close(
                            "dirichlet",
                            shares[j],
                            example.get("bits").get(i).get(j).asText());
                }
            } else {
                assertThat((long[]) value).isEqualTo(longs(example.get("values").get(i)));
            }
        }
        if (!counting) {
            requireSameState(rng, example);
        }
    }

    @ParameterizedTest
    @MethodSource("choices")
    void choosesAsNumpyDoes(JsonNode example) throws Exception {
        Pcg64 rng = rng(example);
        boolean replace = example.get("replace").asBoolean();
        boolean shuffled = example.get("shuffle").asBoolean();
        long population = example.get("a").asLong();
        int size = example.get("size").isNull() ? 1 : example.get("size").asInt();
        JsonNode p = example.get("p");
        Function<Pcg64, long[]> draw;
        if (p == null || p.isNull()) {
            draw = replace
                    ? r -> r.choice(population, size)
                    : r -> r.choiceWithoutReplacement(population, size, shuffled);
        } else {
            draw = replace
                    ? r -> Arrays.stream(r.choice(doubles(p), size))
                            .asLongStream()
                            .toArray()
                    : r -> Arrays.stream(r.choiceWithoutReplacement(doubles(p), size))
                            .asLongStream()
                            .toArray();
        }
        if (example.has("error_type")) {
            assertThatThrownBy(() -> draw.apply(rng)).isInstanceOf(InvalidDrawException.class);
            return;
        }
        List<Long> chosen = new ArrayList<>();
        int calls = example.has("calls") ? example.get("calls").asInt() : 1;
        for (int i = 0; i < calls; i++) {
            Arrays.stream(draw.apply(rng)).forEach(chosen::add);
        }
        if (example.has("values")) {
            assertThat(chosen.stream().map(String::valueOf).toList()).isEqualTo(texts(example.get("values")));
        } else {
            assertThat(chosen).hasSize(example.get("n").asInt());
            assertThat(Long.toString(chosen.stream().mapToLong(Long::longValue).sum()))
                    .isEqualTo(example.get("sum").asText());
            String field = fieldBeginningWith("sha256", example);
            assertThat(sha256(chosen, field.contains("be")))
                    .isEqualTo(example.get(field).asText());
        }
        requireSameState(rng, example);
    }

    private static String fieldBeginningWith(String prefix, JsonNode example) {
        List<String> names = new ArrayList<>();
        example.fieldNames().forEachRemaining(names::add);
        return names.stream()
                .filter(name -> name.startsWith(prefix))
                .findFirst()
                .orElseThrow();
    }

    private static String sha256(List<Long> values, boolean bigEndian) throws Exception {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.size())
                .order(bigEndian ? java.nio.ByteOrder.BIG_ENDIAN : java.nio.ByteOrder.LITTLE_ENDIAN);
        values.forEach(bytes::putLong);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
    }

    @ParameterizedTest
    @MethodSource("mixed")
    void drawsOneAfterTheOtherAsNumpyDoes(JsonNode example) {
        Pcg64 rng = rng(example);
        for (JsonNode step : example.get("steps")) {
            Object value = step(rng, step.get("call").asText(), step.get("args"));
            JsonNode expected = step.get("value");
            if (value instanceof Double real) {
                close(step.get("call").asText(), real, step.get("bits").asText());
            } else if (value instanceof double[] reals) {
                for (int i = 0; i < reals.length; i++) {
                    close(
                            step.get("call").asText(),
                            reals[i],
                            step.get("bits").get(i).asText());
                }
            } else if (value instanceof long[] wholes) {
                assertThat(wholes).isEqualTo(longs(expected));
            } else if (value instanceof int[] wholes) {
                assertThat(Arrays.stream(wholes).asLongStream().toArray()).isEqualTo(longs(expected));
            } else {
                assertThat(value.toString()).as(step.toString()).isEqualTo(expected.asText());
            }
        }
    }

    private static Object step(Pcg64 rng, String call, JsonNode args) {
        Function<Integer, Double> real = i -> args.get(i).asDouble();
        Function<Integer, Long> whole = i -> args.get(i).asLong();
        return switch (call) {
            case "standard_normal" -> rng.standardNormal();
            case "random" -> rng.nextDouble();
            case "integers" -> rng.integers(whole.apply(0), whole.apply(1));
            case "beta" -> rng.beta(real.apply(0), real.apply(1));
            case "poisson" -> rng.poisson(real.apply(0));
            case "gamma" -> rng.gamma(real.apply(0), real.apply(1));
            case "binomial" -> rng.binomial(whole.apply(0), real.apply(1));
            case "choice" ->
                args.size() == 1
                        ? (Object) rng.choice(whole.apply(0), 1)[0]
                        : rng.choiceWithoutReplacement(
                                whole.apply(0), args.get(1).asInt());
            case "weibull" -> rng.weibull(real.apply(0));
            case "geometric" -> rng.geometric(real.apply(0));
            case "permutation" -> rng.permutation(args.get(0).asInt());
            case "multinomial" -> rng.multinomial(whole.apply(0), doubles(args.get(1)));
            case "vonmises" -> rng.vonMises(real.apply(0), real.apply(1));
            case "hypergeometric" -> rng.hypergeometric(whole.apply(0), whole.apply(1), whole.apply(2));
            case "chisquare" -> rng.chiSquare(real.apply(0));
            case "logistic" -> rng.logistic(real.apply(0), real.apply(1));
            case "dirichlet" -> rng.dirichlet(doubles(args.get(0)));
            case "standard_exponential" -> rng.nextExponential();
            case "exponential" -> rng.exponential(real.apply(0));
            case "zipf" -> rng.zipf(real.apply(0));
            case "laplace" -> rng.laplace(real.apply(0), real.apply(1));
            case "negative_binomial" -> rng.negativeBinomial(real.apply(0), real.apply(1));
            default -> throw new IllegalArgumentException(call + args);
        };
    }

    @ParameterizedTest
    @MethodSource("integers")
    void drawsIntegersAsNumpyDoes(JsonNode example) {
        Pcg64 rng = rng(example);
        long low = example.get("low").asLong();
        long high = example.get("high").asLong();
        boolean endpoint = example.get("endpoint").asBoolean();
        for (JsonNode expected : example.get("values")) {
            long value = endpoint ? rng.integersInclusive(low, high) : rng.integers(low, high);
            assertThat(Long.toString(value)).isEqualTo(expected.asText());
        }
        requireSameState(rng, example);
    }
}
