package org.calabaria.wire.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.calabaria.random.Pcg64;
import org.junit.jupiter.api.Test;

/**
 * The texts of 100,000 doubles against CPython's, as one SHA-256. Python 3.11.7, NumPy 2.4.6:
 *
 * <pre>{@code
 * d = numpy.random.PCG64(20261121).random_raw(101000).view('f8')
 * d = d[numpy.isfinite(d)][:100000].tolist()
 * sha256('\n'.join(map(repr, d)).encode()).hexdigest()                # ANY_BITS
 * sha256('\n'.join(map('{:.3g}'.format, d)).encode()).hexdigest()     # THREE_DIGITS
 * g = numpy.random.Generator(numpy.random.PCG64(20261121)).random(100000)
 * sha256('\n'.join(map(repr, g.tolist())).encode()).hexdigest()       # BELOW_ONE
 * }</pre>
 */
class HundredThousandDoublesTest {

    private static final String ANY_BITS = "0f357e9641d96bafb18b7e729327e222c1d7b789b3d951c282ba8b765eb8a7d5";
    private static final String THREE_DIGITS = "31f1cda3709c0ad95ecc4f4ee063b4d85522f8628f201916a7b4aa864e27efc2";
    private static final String BELOW_ONE = "b66794fdf3a55ba9930a921460d761e4eddfc64a6300e44b25bd4e5f587cd4f7";

    private static final List<Double> ANY = anyBits();

    @Test
    void haveTheTextsOfPythonWhateverTheirBits() {
        assertThat(sha256(ANY.stream().map(CanonicalJson::text).collect(Collectors.joining("\n"))))
                .isEqualTo(ANY_BITS);
    }

    @Test
    void haveTheTextsOfPythonBetweenZeroAndOne() {
        Pcg64 random = Pcg64.seeded(20261121);
        assertThat(sha256(DoubleStream.generate(random::nextDouble)
                        .limit(100_000)
                        .mapToObj(PythonFloat::repr)
                        .collect(Collectors.joining("\n"))))
                .isEqualTo(BELOW_ONE);
    }

    @Test
    void haveThreeDigitsAsInPython() {
        assertThat(sha256(ANY.stream().map(PythonFloat::threeDigits).collect(Collectors.joining("\n"))))
                .isEqualTo(THREE_DIGITS);
    }

    @Test
    void comeBackFromYamlToTheBit() {
        assertThat(bits(YamlReader.standard().withLimit(4 << 20).read(YamlWriter.text(ANY))))
                .isEqualTo(bits(ANY));
    }

    @Test
    void comeBackFromJsonToTheBit() {
        assertThat(bits(JsonReader.standard().read(CanonicalJson.bytes(ANY)))).isEqualTo(bits(ANY));
    }

    private static List<Double> anyBits() {
        Pcg64 random = Pcg64.seeded(20261121);
        return LongStream.generate(random::nextLong)
                .mapToObj(Double::longBitsToDouble)
                .filter(Double::isFinite)
                .limit(100_000)
                .toList();
    }

    private static List<Long> bits(DocumentNode list) {
        List<Double> values = new ArrayList<>();
        list.asList().orElseThrow().forEach(item -> values.add((Double) item.toValue()));
        return bits(values);
    }

    private static List<Long> bits(List<Double> values) {
        return values.stream().map(Double::doubleToRawLongBits).toList();
    }

    private static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
