package org.calabaria.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.calabaria.digest.Blake2b;
import org.calabaria.fixture.Epidemic;
import org.calabaria.fixture.Sweeps;
import org.calabaria.model.BaseModel;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.problem.InvalidRequestException;
import org.calabaria.scenario.Config;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.VariantSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedPlanTest {

    private static final Epidemic MODEL = new Epidemic();

    private static final Setup POINT =
            Setup.of(MODEL, MODEL.space().point(Map.of("beta", 0.3, "gamma", 0.1, "people", 1000)), List.of());

    private static long unsigned(JsonNode number) {
        return Long.parseUnsignedLong(number.asText());
    }

    private static JsonNode vectors(String file) throws IOException {
        try (InputStream in = SeedPlanTest.class.getResourceAsStream("/vectors/" + file)) {
            return new ObjectMapper().readTree(in);
        }
    }

    // Python 3.11, from the layout in the documentation of SeedPlan:
    //   hashlib.sha256(b"calabaria:seed:common:1" + struct.pack(">QQ", base, r)).digest()[:8]
    //   key = sha256(b"calabaria:seed:point:1" + pack(">Q", base) + pack(">I", 4) + b"beta" + b"r" + pack(">d", 0.3)
    //                + pack(">I", 5) + b"gamma" + b"r" + pack(">d", 0.1)
    //                + pack(">I", 6) + b"people" + b"i" + pack(">q", 1000)).digest()
    //   sha256(b"calabaria:rep:1" + key + pack(">Q", r)).digest()[:8]
    @ParameterizedTest
    @CsvSource({
        "0, 0, 9388158196427890774, 4903624637700260459",
        "0, 1, 9292640787784191266, 16915017937895696626",
        "0, 2147483647, 12651848498886181556, 15515155327443004693",
        "42, 0, 1428987207471191865, 12327004926306382965",
        "42, 1, 9718218507353667318, 3226269193016807402",
        "42, 2147483647, 5174317364404967760, 11593830465427782406",
        "18446744073709551615, 0, 15085971958788070265, 10636236208724498429",
        "18446744073709551615, 1, 13562228646400346257, 1332059340394899776",
        "18446744073709551615, 2147483647, 6905522735554706533, 329439350559508700"
    })
    void nativePlansHaveTheDocumentedBytes(String base, int replicate, String common, String independent) {
        long from = Long.parseUnsignedLong(base);
        assertThat(Long.toUnsignedString(SeedPlan.common(from).seed(0, POINT, replicate)))
                .isEqualTo(common);
        assertThat(Long.toUnsignedString(SeedPlan.independent(from).seed(0, POINT, replicate)))
                .isEqualTo(independent);
    }

    @Test
    void aRealThatLooksLikeAnIntegerIsStillAReal() {
        // As above, of 0.0, 1.0 and the integer 1.
        Setup ends = Setup.of(MODEL, MODEL.space().point(Map.of("beta", -0.0, "gamma", 1, "people", 1.0)), List.of());
        assertThat(Long.toUnsignedString(SeedPlan.independent(42).seed(7, ends, 0)))
                .isEqualTo("10771272317811265415");
    }

    @Test
    void scenariosDoNotEnterIndependentSeeds() {
        ModelVariant baseline = Sweeps.epidemic();
        List<Long> seeds = new ArrayList<>();
        for (List<String> stack : List.of(List.<String>of(), List.of("briefly"), List.of("baseline", "briefly"))) {
            VariantSpec spec = baseline.spec().withScenarios(stack);
            Setup setup = Setup.of(new ModelVariant(MODEL, spec), Map.of("beta", 0.3, "gamma", 0.1));
            seeds.add(SeedPlan.independent(42).seed(0, setup, 1));
        }
        assertThat(seeds).containsOnly(3226269193016807402L);
    }

    @Test
    void aParameterThatOnlyAScenarioSetsDoesNotEnter() {
        VariantSpec spec = VariantSpec.of(MODEL.space()).fix("people", 1000);
        Setup locked = Setup.of(new ModelVariant(MODEL, spec.scenarios("lockdown")), Map.of("gamma", 0.1));
        assertThat(locked.chosen()).isEqualTo(Map.of("gamma", 0.1, "people", 1000L));
        Setup fixed =
                Setup.of(new ModelVariant(MODEL, spec.fix("beta", 0.3).scenarios("lockdown")), Map.of("gamma", 0.1));
        assertThat(fixed.chosen()).isEqualTo(Map.of("beta", 0.3, "gamma", 0.1, "people", 1000L));
        assertThat(SeedPlan.independent(42).seed(0, fixed, 0))
                .isEqualTo(SeedPlan.independent(42).seed(0, POINT, 0));
    }

    @Test
    void sequentialSeedsWrapAround() {
        assertThat(SeedPlan.sequential(-2).seed(9, POINT, 1)).isEqualTo(-1);
        assertThat(SeedPlan.sequential(-2).seed(9, POINT, 2)).isZero();
    }

    @Test
    void explicitSeedsSayHowManyReplicatesThereAre() {
        Requests requests =
                Requests.of(Sweeps.epidemic()).points(Sweeps.points(2)).seeds(SeedPlan.explicit(7L, -1L, 9L));
        List<Long> seeds = new ArrayList<>();
        requests.forEach(request -> seeds.add(request.seed()));
        assertThat(seeds).containsExactly(7L, -1L, 9L, 7L, -1L, 9L);
        assertThatThrownBy(() -> requests.replicates(4))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("seed plan explicit(7, 18446744073709551615, 9) has seeds for 3 replicates, got 4");
        assertThatThrownBy(() -> SeedPlan.explicit())
                .hasMessage("an explicit seed plan needs at least one seed, got none");
    }

    @Test
    void spawnedDerivesTheTaskSeedsOfThePythonSweep() throws Exception {
        JsonNode sweeps = vectors("seedsequence.json").get("seed_v1_sweep_param_seeds");
        assertThat(sweeps).isNotEmpty();
        for (JsonNode sweep : sweeps) {
            long base = unsigned(sweep.get("base_seed"));
            for (int position = 0; position < sweep.get("param_seeds").size(); position++) {
                long task = unsigned(sweep.get("param_seeds").get(position));
                for (int replicate = 0; replicate < 3; replicate++) {
                    assertThat(SeedPlan.spawned(base).seed(position, POINT, replicate))
                            .as("base %s, position %s, replicate %s", base, position, replicate)
                            .isEqualTo(SeedPlan.spawnedReplicates(task).seed(5, POINT, replicate));
                }
            }
        }
    }

    @Test
    void spawnedReplicatesAreTheChildrenOfATaskSeed() throws Exception {
        JsonNode tasks = vectors("seedsequence.json").get("flat_replicates_from_task_seed");
        assertThat(tasks).isNotEmpty();
        for (JsonNode task : tasks) {
            SeedPlan plan = SeedPlan.spawnedReplicates(unsigned(task.get("task_seed")));
            for (int replicate = 0; replicate < task.get("uint32").size(); replicate++) {
                assertThat(plan.seed(replicate % 2, POINT, replicate))
                        .isEqualTo(unsigned(task.get("uint32").get(replicate)));
            }
        }
    }

    @Test
    void spawnedNestedSeedsAreTheChildrenOfChildren() throws Exception {
        JsonNode studies = vectors("seedsequence.json").get("nested_spawn_param_then_replicate");
        assertThat(studies).isNotEmpty();
        for (JsonNode study : studies) {
            SeedPlan plan = SeedPlan.spawnedNested(unsigned(study.get("base_seed")));
            for (int position = 0; position < study.get("params").size(); position++) {
                JsonNode seeds = study.get("params").get(position).get("replicate_seeds_uint32");
                for (int replicate = 0; replicate < seeds.size(); replicate++) {
                    assertThat(plan.seed(position, POINT, replicate)).isEqualTo(unsigned(seeds.get(replicate)));
                }
            }
        }
    }

    @Test
    void contractsStudySeedsAreThoseOfThePythonContracts() throws Exception {
        JsonNode seeds = vectors("contracts_idm.json").get("study_seed_fn");
        assertThat(seeds).isNotEmpty();
        for (JsonNode seed : seeds) {
            assertThat(ContractsStudySeeds.seed(
                            seed.get("param_id").asText(),
                            seed.get("replicate_idx").asInt()))
                    .isEqualTo(unsigned(seed.get("seed")));
        }
    }

    @Test
    void aContractsStudyHasTheTasksOfThePythonOne() throws Exception {
        JsonNode study = vectors("contracts_idm.json").get("studies").get(0);
        assertThat(study.get("case").asText()).isEqualTo("two sets x3");
        List<Map<String, Double>> points = new ArrayList<>();
        for (JsonNode set : study.get("parameter_sets")) {
            Map<String, Double> point = new TreeMap<>();
            set.get("params")
                    .get("v")
                    .forEach(pair ->
                            point.put(pair.get(0).asText(), pair.get(1).get("v").asDouble()));
            points.add(point);
        }
        List<Long> seeds = new ArrayList<>();
        Requests.of(Sweeps.epidemic())
                .points(points)
                .seeds(SeedPlan.contractsStudy())
                .replicates(3)
                .forEach(request -> seeds.add(request.seed()));
        List<Long> expected = new ArrayList<>();
        study.get("tasks").forEach(task -> expected.add(unsigned(task.get("seed"))));
        assertThat(seeds).isEqualTo(expected).hasSize(6);
    }

    @Test
    void parameterIdsAreThoseOfTheContracts() throws Exception {
        int checked = 0;
        for (JsonNode example : vectors("contracts_idm.json").get("param_ids")) {
            Map<String, Number> values = numbers(example.get("params").get("v"));
            if (values.size() == example.get("params").get("v").size()) {
                assertThat(ContractsStudySeeds.paramId(values))
                        .as(example.get("canonical_json_utf8").asText())
                        .isEqualTo(example.get("param_id").asText());
                checked++;
            }
        }
        assertThat(checked).isGreaterThanOrEqualTo(5);
    }

    /** The pairs whose values are numbers and whose names could be a parameter's. */
    private static Map<String, Number> numbers(JsonNode pairs) {
        Map<String, Number> numbers = new TreeMap<>();
        for (JsonNode pair : pairs) {
            JsonNode value = pair.get(1);
            boolean named = pair.get(0).asText().matches("[A-Za-z_][A-Za-z0-9_.-]*");
            if (named && value.get("t").asText().equals("float")) {
                numbers.put(
                        pair.get(0).asText(),
                        Double.longBitsToDouble(
                                Long.parseUnsignedLong(value.get("bits").asText(), 16)));
            } else if (named
                    && value.get("t").asText().equals("int")
                    && value.get("v").asText().length() < 18) {
                numbers.put(pair.get(0).asText(), Long.parseLong(value.get("v").asText()));
            }
        }
        return numbers;
    }

    @ParameterizedTest
    @CsvSource({ // Python 3.11: repr(x)
        "0.3, 0.3", "1e-4, 0.0001", "1e-5, 1e-05", "1.5e-7, 1.5e-07", "1e15, 1000000000000000.0", "1e16, 1e+16",
        "1.25e300, 1.25e+300", "123456789, 123456789.0", "-2.5e-9, -2.5e-09", "5e-324, 5e-324", "0, 0.0", "100, 100.0",
        "1e22, 1e+22", "9007199254740993, 9007199254740992.0", "1.7976931348623157e308, 1.7976931348623157e+308"
    })
    void floatsArePrintedAsPythonDoes(double value, String repr) {
        assertThat(ContractsStudySeeds.pythonFloat(value)).isEqualTo(repr);
    }

    @Test
    void blake2bIsThatOfThePythonLibrary() {
        // Python 3.11: hashlib.blake2b(message, digest_size=n).hexdigest()
        byte[] twice = new byte[512];
        for (int i = 0; i < twice.length; i++) {
            twice[i] = (byte) i;
        }
        assertThat(hex("abc".getBytes(StandardCharsets.UTF_8), 8)).isEqualTo("d8bb14d833d59559");
        assertThat(hex(new byte[0], 64))
                .isEqualTo("786a02f742015903c6c6fd852552d272912f4740e15847618a86e217f71f5419"
                        + "d25e1031afee585313896444934eb04b903a685b1448b755d56f701afe9be2ce");
        assertThat(hex(twice, 32)).isEqualTo("540b20132d8aeae54057cb69c24f95d26a1c472cc700dd450defe9bb796d4f14");
        assertThat(hex("x".repeat(128).getBytes(StandardCharsets.UTF_8), 20))
                .isEqualTo("03dfe65b6fd81239f6c25ce933394264efbec2db");
        assertThat(hex("x".repeat(129).getBytes(StandardCharsets.UTF_8), 20))
                .isEqualTo("b85c7523f829292bdc8f1fbc761fe0b26c017371");
    }

    private static String hex(byte[] message, int length) {
        return HexFormat.of().formatHex(Blake2b.digest(message, length));
    }

    @Test
    void tenMillionSeedsOfAPlanAreDifferent() {
        SeedPlan.Reader common = SeedPlan.common(1).reader();
        SeedPlan.Reader independent = SeedPlan.independent(1).reader();
        long[] seeds = new long[10_000_000];
        int next = 0;
        for (Map<String, Double> point : Sweeps.points(800)) {
            Setup setup = Setup.of(Sweeps.epidemic(), point);
            for (int replicate = 0; replicate < 6250; replicate++) {
                seeds[next++] = independent.seed(0, setup, replicate);
            }
        }
        for (int replicate = 0; replicate < 5_000_000; replicate++) {
            seeds[next++] = common.seed(0, POINT, replicate);
        }
        assertThat(next).isEqualTo(seeds.length);
        Arrays.parallelSort(seeds);
        int equal = 0;
        for (int i = 1; i < seeds.length; i++) {
            equal += seeds[i] == seeds[i - 1] ? 1 : 0;
        }
        assertThat(equal).isZero();
    }

    @Test
    void plansAreValuesThatSayWhatTheyAre() {
        assertThat(SeedPlan.common(42)).isEqualTo(SeedPlan.common(42)).hasToString("common(42)");
        assertThat(SeedPlan.independent(-1)).hasToString("independent(18446744073709551615)");
        assertThat(SeedPlan.sequential(-1)).hasToString("sequential(18446744073709551615)");
        assertThat(SeedPlan.spawned(1)).hasToString("spawned(1)").isNotEqualTo(SeedPlan.spawnedNested(1));
        assertThat(SeedPlan.spawnedNested(1)).hasToString("spawnedNested(1)");
        assertThat(SeedPlan.spawnedReplicates(1)).hasToString("spawnedReplicates(1)");
        assertThat(SeedPlan.contractsStudy())
                .isEqualTo(SeedPlan.contractsStudy())
                .hasToString("contractsStudy()");
    }

    @Test
    void anOwnPlanIsAFunction() {
        SeedPlan own = () -> (position, setup, replicate) -> 1000 * position + replicate;
        List<Long> seeds = new ArrayList<>();
        Requests.of(Sweeps.epidemic())
                .points(Sweeps.points(2))
                .stacks("baseline", "briefly")
                .seeds(own)
                .replicates(2)
                .forEach(request -> seeds.add(request.seed()));
        assertThat(seeds).containsExactly(0L, 1L, 0L, 1L, 1000L, 1001L, 1000L, 1001L);
    }

    @Test
    void namesThatRunTogetherAreKeptApart() {
        Setup one = Setup.of(new TwoNames("a", "bc"), new TwoNames("a", "bc").point(), List.of());
        Setup other = Setup.of(new TwoNames("ab", "c"), new TwoNames("ab", "c").point(), List.of());
        assertThat(SeedPlan.independent(1).seed(0, one, 0))
                .isNotEqualTo(SeedPlan.independent(1).seed(0, other, 0));
    }

    private static final class TwoNames extends BaseModel<Long, Long> {

        TwoNames(String first, String second) {
            super(ParameterSpace.of(ParameterSpec.real(first, 0, 1), ParameterSpec.real(second, 0, 1)));
        }

        ParameterSet point() {
            return space().point(
                            Map.of(space().names().get(0), 0.5, space().names().get(1), 0.5));
        }

        @Override
        protected Long buildSim(ParameterSet params, Config config) {
            return 0L;
        }

        @Override
        protected Long runSim(Long state, long seed) {
            return state;
        }
    }
}
