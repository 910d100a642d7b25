package org.calabaria.wire.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.problem.InvalidRequestException;
import org.calabaria.problem.ShownValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a task is made of: {@link BundleRef}, {@link Entrypoint}, {@link UniqueParameterSet}. */
class NamesTest {

    private static final String HEX = "0123456789abcdef".repeat(4);

    @Test
    void aBundleHasADigestWhereverItLies() {
        assertThat(BundleRef.parse("sha256:" + HEX).digest()).contains(HEX);
        BundleRef kept = BundleRef.parse("reg.io:5000/team/sir@sha256:" + HEX);
        assertThat(kept.digest()).contains(HEX);
        assertThat(kept.repository()).contains("reg.io:5000/team/sir");
        assertThat(BundleRef.parse("oci://r/m@sha256:" + HEX).repository()).contains("oci://r/m");
    }

    @Test
    void aLocalBundleIsANameAlone() {
        BundleRef local = BundleRef.local("my-project_1");
        assertThat(local).hasToString("local://my-project_1");
        assertThat(local.isLocal()).isTrue();
        assertThat(local.digest()).isEmpty();
        assertThat(local.repository()).isEmpty();
    }

    /** The contracts take digits in upper case, and what Python's {@code int} takes: blanks, underscores, a sign. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256:",
                "sha256:0123",
                "sha256:_123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0",
                "sha256:+123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0",
                "sha256:0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef",
                "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n",
                "@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "a@b@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "a/../b@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "reg.io:5000/team/sir",
                "reg.io:123456/sir@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "md5:0123456789abcdef",
                "local://",
                "local://../x",
                "local:///etc",
                "file:///x"
            })
    void otherTextsAreNoBundles(String text) {
        assertThat(BundleRef.isValid(text)).isFalse();
        assertThatThrownBy(() -> BundleRef.parse(text))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage(
                        "a bundle must be 'sha256:<64 lower-case hex>', '<repository>@sha256:<64 lower-case hex>' or"
                                + " 'local://<name>', without '..', got " + ShownValue.of(text));
    }

    @Test
    void anEntrypointComesBackFromItsText() {
        Entrypoint entrypoint = new Entrypoint("org.example.Models$Sir", "lock-down_1.5");
        assertThat(entrypoint.format()).isEqualTo("org.example.Models$Sir/lock-down_1.5");
        assertThat(Entrypoint.parse(entrypoint.format())).isEqualTo(entrypoint);
    }

    /** The contracts take a line feed at the end, dots side by side, and letters and digits of every script. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.example.Sir/baseline\n",
                "org.example.Sir\n/baseline",
                "org..Sir/baseline",
                ".org.Sir/baseline",
                "org.Sir./baseline",
                "Sir/baseline",
                "org.1Sir/baseline",
                "org.exampl\u00e9.Sir/baseline",
                "org.Sir\u0661/baseline",
                "org.example.Sir/",
                "org.example.Sir/Baseline",
                "org.example.Sir/-a",
                "org.example.Sir/a-",
                "org.example.Sir/b\u00e9",
                "../x.Y/a"
            })
    void otherTextsAreNoEntrypoints(String text) {
        assertThatThrownBy(() -> Entrypoint.parse(text)).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void theDigestOfOlderContractsIsRefusedByName() {
        assertThatThrownBy(() -> Entrypoint.parse("org.example.Sir/baseline@abc123def456"))
                .hasMessage("an entrypoint must be '<package>.<Class>/<scenario>', without the '@<digest>' of older"
                        + " contracts, got 'org.example.Sir/baseline@abc123def456'");
    }

    @Test
    void bothPartsAreTold() {
        assertThatThrownBy(() -> new Entrypoint("Sir", "A")).hasMessage("""
                        2 problems in the entrypoint:
                          a scenario's name must match [a-z0-9]([a-z0-9_.-]{0,62}[a-z0-9])?, got 'A'
                          an import path must be a class in a package, such as 'org.example.Sir', got 'Sir'""");
    }

    @Test
    void longTextsAreRefusedAtOnce() {
        String million = "a.".repeat(500_000);
        assertThatThrownBy(() -> new Entrypoint(million + "a", "x")).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> BundleRef.parse(million)).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void theKindsOfNumbersCount() {
        assertThat(UniqueParameterSet.of(Map.of("x", 4)))
                .isEqualTo(UniqueParameterSet.of(Map.of("x", BigInteger.valueOf(4))))
                .isNotEqualTo(UniqueParameterSet.of(Map.of("x", 4.0)))
                .isNotEqualTo(UniqueParameterSet.of(Map.of("x", "4")));
        assertThat(UniqueParameterSet.of(Map.of("x", true))).isNotEqualTo(UniqueParameterSet.of(Map.of("x", 1)));
    }

    @Test
    void aNegativeZeroIsZero() {
        assertThat(UniqueParameterSet.of(Map.of("x", -0.0)).values()).isEqualTo(Map.of("x", 0.0));
    }

    @Test
    void everyValueThatIsNoScalarIsNamed() {
        Map<String, Object> values = new HashMap<>();
        values.put("a", Double.NaN);
        values.put("b", null);
        values.put("c", 1.5f);
        values.put("d", "\ud83d");
        values.put("e", BigInteger.TEN.pow(1000));
        String rule = " must be a finite real number, a whole number, a truth value or well-formed text, got ";
        assertThatThrownBy(() -> UniqueParameterSet.of(values))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContainingAll(
                        "5 problems in a parameter set:",
                        "parameter 'a'" + rule + "NaN",
                        "parameter 'b'" + rule + "null",
                        "parameter 'c'" + rule + "1.5",
                        "parameter 'd'" + rule + "'\ud83d' (String)",
                        "parameter 'e'" + rule + "1000");
    }

    @Test
    void aParameterSetKeepsACopy() {
        Map<String, Object> values = new HashMap<>(Map.of("beta", 0.3));
        UniqueParameterSet set = UniqueParameterSet.of(values);
        values.put("beta", 0.4);
        assertThat(set.values()).isEqualTo(Map.of("beta", 0.3));
        assertThat(set)
                .hasToString("UniqueParameterSet{\"beta\":0.3} " + set.paramId().substring(0, 8));
        assertThatThrownBy(() -> set.values().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
