package org.calabaria.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.calabaria.random.ReferenceVectors.cases;
import static org.calabaria.random.ReferenceVectors.numbers;
import static org.calabaria.random.ReferenceVectors.seed;
import static org.calabaria.random.ReferenceVectors.texts;
import static org.calabaria.random.ReferenceVectors.unsigned;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code seedsequence.json}: {@code numpy.random.SeedSequence}, CPython 3.11.7, NumPy 2.4.6; equal under NumPy 1.24.2. */
class SeedSequenceVectorsTest {

    private static final JsonNode VECTORS = ReferenceVectors.read("seedsequence.json");

    @Test
    void mixesEntropyAndKeyAsNumpyDoes() {
        for (JsonNode example : cases(VECTORS.get("cases"))) {
            SeedSequence sequence = SeedSequence.of(
                            numbers(example.get("entropy")),
                            example.get("pool_size").asInt())
                    .withSpawnKey(numbers(example.get("spawn_key")));

            assertThat(unsigned(sequence.pool())).as("%s", example).isEqualTo(texts(example.get("pool")));
            assertThat(unsigned(sequence.generateState32(10)))
                    .as("%s", example)
                    .isEqualTo(texts(example.get("state_uint32_n10")));
            assertThat(unsigned(sequence.generateState64(6)))
                    .as("%s", example)
                    .isEqualTo(texts(example.get("state_uint64_n6")));
        }
    }

    @Test
    void spawnsTheTreesThatNumpySpawns() {
        for (JsonNode example : cases(VECTORS.get("spawn_trees"))) {
            equalsTree(SeedSequence.of(numbers(example.get("entropy"))), example.get("tree"));
        }
    }

    private static void equalsTree(SeedSequence sequence, JsonNode tree) {
        assertThat(sequence.spawnKey().stream().map(String::valueOf))
                .isEqualTo(Stream.of(tree.get("spawn_key"))
                        .flatMap(key -> numbers(key).stream().map(String::valueOf))
                        .toList());
        assertThat(unsigned(sequence.generateState32(4))).isEqualTo(texts(tree.get("state_uint32_n4")));
        assertThat(unsigned(sequence.generateState64(2))).isEqualTo(texts(tree.get("state_uint64_n2")));
        if (tree.has("children")) {
            List<SeedSequence> children = sequence.spawn(tree.get("children").size());
            for (int i = 0; i < children.size(); i++) {
                equalsTree(children.get(i), tree.get("children").get(i));
            }
        }
    }

    @Test
    void spawnsFromWhereNumpysCountStands() {
        JsonNode example = VECTORS.get("stateful_spawn");
        List<SeedSequence> second =
                SeedSequence.of(seed(example.get("entropy"))).spawn(2, 2);

        assertThat(second.stream().map(child -> child.spawnKey().toString())).containsExactly("[2]", "[3]");
        for (int i = 0; i < 2; i++) {
            assertThat(unsigned(second.get(i).generateState32(2)))
                    .isEqualTo(texts(example.get("second_spawn_state_uint32_n2").get(i)));
        }
    }

    @Test
    void derivesTheSeedsOfPythonSweeps() {
        for (JsonNode example : cases(VECTORS.get("seed_v1_sweep_param_seeds"))) {
            List<SeedSequence> children = SeedSequence.of(seed(example.get("base_seed")))
                    .spawn(example.get("n_parameter_sets").asInt());

            assertThat(children.stream().map(child -> Integer.toUnsignedString(child.generateState32(1)[0])))
                    .isEqualTo(texts(example.get("param_seeds")));
        }
    }

    @Test
    void derivesTheSeedsOfPythonReplicates() {
        for (JsonNode example : cases(VECTORS.get("flat_replicates_from_task_seed"))) {
            List<SeedSequence> children = SeedSequence.of(seed(example.get("task_seed")))
                    .spawn(example.get("uint32").size());

            assertThat(first32(children)).isEqualTo(texts(example.get("uint32")));
            assertThat(first64(children)).isEqualTo(texts(example.get("uint64")));
        }
    }

    @Test
    void derivesReplicatesBelowParameters() {
        for (JsonNode example : cases(VECTORS.get("nested_spawn_param_then_replicate"))) {
            List<JsonNode> parameters = cases(example.get("params"));
            for (int i = 0; i < parameters.size(); i++) {
                SeedSequence child =
                        SeedSequence.of(seed(example.get("base_seed"))).child(i);
                JsonNode expected = parameters.get(i);
                List<SeedSequence> replicates =
                        child.spawn(expected.get("replicate_seeds_uint32").size());

                assertThat(first32(List.of(child)))
                        .containsExactly(expected.get("param_seed_uint32").asText());
                assertThat(first64(List.of(child)))
                        .containsExactly(expected.get("param_seed_uint64").asText());
                assertThat(first32(replicates)).isEqualTo(texts(expected.get("replicate_seeds_uint32")));
                assertThat(first64(replicates)).isEqualTo(texts(expected.get("replicate_seeds_uint64")));
            }
        }
    }

    private static List<String> first32(List<SeedSequence> sequences) {
        return sequences.stream()
                .map(sequence -> Integer.toUnsignedString(sequence.generateState32(1)[0]))
                .toList();
    }

    private static List<String> first64(List<SeedSequence> sequences) {
        return sequences.stream()
                .map(sequence -> Long.toUnsignedString(sequence.generateState64(1)[0]))
                .toList();
    }
}
