package org.calabaria.wire.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.problem.InvalidRequestException;
import org.calabaria.wire.json.DocumentException;
import org.calabaria.wire.provenance.Environment;
import org.junit.jupiter.api.Test;

/** {@link ParameterSweepSpec}, {@link CalibrationSpec}, {@link EnvironmentDigest}. */
class StudySpecsTest {

    private static final Entrypoint SIR = new Entrypoint("org.example.Sir", "baseline");
    private static final BundleRef DEV = BundleRef.local("dev");
    private static final ParameterSweepSpec SWEEP = new ParameterSweepSpec(
            SIR,
            DEV,
            List.of(UniqueParameterSet.of(Map.of("beta", 0.3)), UniqueParameterSet.of(Map.of("beta", 0.4))),
            -1,
            10,
            Optional.of(List.of("prevalence", "deaths")));
    private static final CalibrationSpec CALIBRATION = new CalibrationSpec(
            SIR,
            DEV,
            "tpe",
            Map.of("n_startup", 10L),
            new TreeMap<>(Map.of("beta", SearchBounds.of(0.1, 0.5, "log"), "n", SearchBounds.of(1, 9))),
            List.of("b", "a"),
            "mse",
            100,
            1,
            42,
            Optional.empty());

    @Test
    void aSweepComesBackFromItsTexts() {
        assertThat(ParameterSweepSpec.fromJson(SWEEP.toJson())).isEqualTo(SWEEP);
        assertThat(SWEEP.toYaml()).isEqualTo("""
                        entrypoint: org.example.Sir/baseline
                        bundle_ref: "local://dev"
                        parameter_sets:
                          - beta: 0.3
                          - beta: 0.4
                        base_seed: 18446744073709551615
                        n_replicates: 10
                        outputs: [deaths, prevalence]
                        """);
        assertThat(ParameterSweepSpec.fromYaml(SWEEP.toYaml())).isEqualTo(SWEEP);
    }

    @Test
    void theIdOfASweepDoesNotCoverItsBundle() {
        ParameterSweepSpec elsewhere =
                new ParameterSweepSpec(SIR, BundleRef.local("other"), SWEEP.parameterSets(), -1, 10, SWEEP.outputs());
        assertThat(elsewhere.sweepId()).isEqualTo(SWEEP.sweepId());
        assertThat(elsewhere.executionId()).isNotEqualTo(SWEEP.executionId());
    }

    @Test
    void aSweepHasReplicatesAndOutputs() {
        assertThatThrownBy(() -> new ParameterSweepSpec(SIR, DEV, List.of(), 1, 0, Optional.of(List.of())))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("""
                        2 problems in a sweep:
                          n_replicates must be at least 1, got 0
                          outputs must name at least one, or be left out for all, got []""");
    }

    @Test
    void aPointThatIsNoneIsToldWithItsPlace() {
        assertThatThrownBy(() -> ParameterSweepSpec.fromYaml(SWEEP.toYaml().replace("beta: 0.4", "beta: [1]")))
                .isInstanceOf(DocumentException.class)
                .hasMessageStartingWith("line 5, column 5: parameter 'beta' must be a finite real number,");
    }

    @Test
    void aCalibrationComesBackFromItsTexts() {
        assertThat(CalibrationSpec.fromJson(CALIBRATION.toJson())).isEqualTo(CALIBRATION);
        assertThat(CalibrationSpec.fromYaml(CALIBRATION.toYaml())).isEqualTo(CALIBRATION);
        assertThat(CALIBRATION.targets()).containsExactly("a", "b");
    }

    @Test
    void everythingWrongWithACalibrationIsTold() {
        assertThatThrownBy(() -> new CalibrationSpec(
                        SIR, DEV, " ", Map.of(), new TreeMap<>(), List.of("a", "a"), "", 0, 0, 1, Optional.empty()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("""
                        6 problems in a calibration:
                          algorithm must be well-formed text of 1 to 1000 characters, got ' '
                          loss_function must be well-formed text of 1 to 1000 characters, got ''
                          n_replicates must be at least 1, got 0
                          n_trials must be at least 1, got 0
                          parameter_bounds must have at least one parameter, got {}
                          target_refs must be distinct, got twice {a}""");
    }

    @Test
    void boundsAreANumberAndALargerOne() {
        assertThatThrownBy(() -> SearchBounds.of(0.5, 0.5))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("the min of bounds must be less than their max, got 0.5 and 0.5");
        assertThatThrownBy(() -> SearchBounds.of(Double.NaN, 1))
                .hasMessage("bounds must be 64-bit integers or finite real numbers, got NaN and 1");
        assertThat(SearchBounds.of((1L << 53) + 0.0, (1L << 53) + 1).max()).isEqualTo((1L << 53) + 1);
        assertThat(SearchBounds.of(-0.0, 1).min()).isEqualTo(0.0);
    }

    @Test
    void aJvmIsDescribedInTheWordsOfTheContracts() {
        Environment here = Environment.here().dependency("cuda", "12.1").dependency("numbers", "");
        EnvironmentDigest digest = here.contractDigest();
        assertThat(digest.runtime()).startsWith("Java " + Runtime.version() + ", ");
        assertThat(digest.cuda()).contains("12.1");
        assertThat(digest.dependencies()).containsOnlyKeys("calabaria", "numbers");
        assertThat(digest.randomAlgorithm()).isEqualTo("calabaria numerics 1");
        assertThat(EnvironmentDigest.fromJson(digest.toJson())).isEqualTo(digest);
    }

    @Test
    void aDigestIsComputedNeverBelieved() {
        EnvironmentDigest here = Environment.here().contractDigest();
        assertThatThrownBy(() ->
                        EnvironmentDigest.fromJson(here.toJson().replace("\"thread_count\":1", "\"thread_count\":2")))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("digest must be that of the rest, ");
        assertThatThrownBy(() ->
                        EnvironmentDigest.fromJson(here.toJson().replace("\"thread_count\":1", "\"thread_count\":0")))
                .hasMessage("line 1, column 1: thread_count must be at least 1, got 0");
    }

    @Test
    void theHealthOfAnEnvironmentIsSorted() {
        assertThat(EnvironmentHealth.unhealthy(Map.of("b", "2", "a", "1")))
                .isEqualTo(new EnvironmentHealth(false, new TreeMap<>(Map.of("a", "1", "b", "2"))));
        assertThat(EnvironmentHealth.healthy(Map.of()).healthy()).isTrue();
    }
}
