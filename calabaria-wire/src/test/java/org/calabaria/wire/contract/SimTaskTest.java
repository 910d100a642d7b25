package org.calabaria.wire.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calabaria.digest.Sha256;
import org.calabaria.problem.InvalidConfigException;
import org.calabaria.problem.InvalidRequestException;
import org.calabaria.wire.json.DocumentException;
import org.junit.jupiter.api.Test;

class SimTaskTest {

    private static final String BUNDLE = "sha256:" + "ab".repeat(32);
    private static final SimTask TASK =
            SimTask.fromComponents("org.example.Sir", "lockdown", BUNDLE, Map.of("beta", 0.3), 42);

    @Test
    void aTaskTravelsAsJson() {
        // region contract-task
        SimTask task = SimTask.fromComponents("org.example.Sir", "lockdown", "local://dev", Map.of("beta", 0.3), 42)
                .withStack("lockdown", "vaccination")
                .withConfig(Map.of("days", 90L))
                .withOutputs("prevalence");

        SimTask received = SimTask.fromJson(task.toJson());
        SimReturn failed =
                SimReturn.failed(received, new RunError("java.lang.IllegalStateException", "no one left", ""));
        // endregion
        assertThat(received).isEqualTo(task);
        assertThat(SimReturn.fromJson(failed.toJson()).contractTaskId()).isEqualTo(task.contractTaskId());
    }

    @Test
    void theJsonIsCanonicalUnderTheNamesOfTheContracts() {
        assertThat(TASK.toJson())
                .isEqualTo("{\"bundle_ref\":\"" + BUNDLE + "\",\"entrypoint\":\"org.example.Sir/lockdown\",\"params\":"
                        + "{\"param_id\":\"" + TASK.params().paramId() + "\",\"params\":{\"beta\":0.3}},"
                        + "\"scenario_stack\":[\"lockdown\"],\"seed\":42}");
    }

    @Test
    void aTaskOfThePythonContractsIsRead() {
        String json = TASK.toJson()
                .replace(",\"scenario_stack\":[\"lockdown\"]", "")
                .replace("\"seed\"", "\"outputs\":null,\"config\":null,\"env\":null,\"seed\"");
        assertThat(SimTask.fromJson(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(TASK);
    }

    /** Expected: {@code printf ... | sha256sum}, as docs/wire.md describes the bytes. */
    @Test
    void theIdentitiesAreDigestsOfWhatIsAskedFor() {
        String json = "{\"bundle\":\"" + BUNDLE + "\",\"config\":{},\"entrypoint\":\"org.example.Sir/lockdown\",";
        String rest = "\"params\":{\"beta\":0.3},\"scenario_stack\":[\"lockdown\"],\"seed\":42}";
        assertThat(TASK.contractRoot())
                .isEqualTo(Sha256.hex(("calabaria:simtask:v1|" + json + rest).getBytes(StandardCharsets.UTF_8)));
        assertThat(TASK.contractTaskId())
                .isEqualTo(Sha256.hex(("calabaria:simtask:v1|" + json + "\"outputs\":null," + rest)
                        .getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void everyInputMovesTheRoot() {
        List<SimTask> tasks = List.of(
                TASK,
                TASK.withSeed(43),
                TASK.withSeed(-1),
                TASK.withStack("lockdown", "vaccination"),
                TASK.withStack("vaccination", "lockdown"),
                TASK.withConfig(Map.of("days", 90L)),
                TASK.withConfig(Map.of("days", 90.0)),
                SimTask.fromComponents("org.example.Sir", "lockdown", BUNDLE, Map.of("beta", 0.4), 42),
                SimTask.fromComponents("org.example.Sir", "lockdown", BUNDLE, Map.of("gamma", 0.3), 42),
                SimTask.fromComponents("org.example.Seir", "lockdown", BUNDLE, Map.of("beta", 0.3), 42),
                SimTask.fromComponents("org.example.Sir", "lockdown", "local://dev", Map.of("beta", 0.3), 42));
        assertThat(tasks).extracting(SimTask::contractRoot).doesNotHaveDuplicates();
        assertThat(tasks).extracting(SimTask::contractTaskId).doesNotHaveDuplicates();
    }

    @Test
    void outputsMoveTheTaskIdAlone() {
        SimTask one = TASK.withOutputs("prevalence");
        assertThat(one.contractRoot()).isEqualTo(TASK.contractRoot());
        assertThat(one.contractTaskId())
                .isNotEqualTo(TASK.contractTaskId())
                .isNotEqualTo(TASK.withOutputs("deaths").contractTaskId());
    }

    @Test
    void theOrderOfOutputsDoesNotCount() {
        SimTask task = TASK.withOutputs("prevalence", "deaths");
        assertThat(task.outputs()).contains(List.of("deaths", "prevalence"));
        assertThat(task).isEqualTo(TASK.withOutputs("deaths", "prevalence"));
    }

    @Test
    void thePlaceWhereItRunsIsRecordedAndInNoIdentity() {
        SimTask elsewhere = TASK.withEnv(Map.of("OMP_NUM_THREADS", 4L));
        assertThat(elsewhere.contractRoot()).isEqualTo(TASK.contractRoot());
        assertThat(elsewhere.contractTaskId()).isEqualTo(TASK.contractTaskId());
        assertThat(SimTask.fromJson(elsewhere.toJson()).env()).containsEntry("OMP_NUM_THREADS", 4L);
        assertThat(elsewhere).isNotEqualTo(TASK);
    }

    @Test
    void whereTheBundleLiesIsInNoIdentity() {
        SimTask mirrored = SimTask.fromComponents(
                "org.example.Sir", "lockdown", "reg.io:5000/team/sir@" + BUNDLE, Map.of("beta", 0.3), 42);
        assertThat(mirrored.contractRoot()).isEqualTo(TASK.contractRoot());
        assertThat(mirrored.pythonTaskId()).isNotEqualTo(TASK.pythonTaskId());
    }

    /** Why the Python id is for looking things up and nothing else. */
    @Test
    void thePythonIdDoesNotCoverConfigurationStackOrOutputs() {
        SimTask other = TASK.withConfig(Map.of("days", 90L))
                .withStack("lockdown", "vaccination")
                .withOutputs("deaths");
        assertThat(other.pythonTaskId()).isEqualTo(TASK.pythonTaskId());
    }

    @Test
    void copiesWhatItIsGiven() {
        List<Object> contacts = new ArrayList<>(List.of(1L));
        Map<String, Object> config = new HashMap<>(Map.of("contacts", contacts));
        SimTask task = TASK.withConfig(config).withEnv(config);
        contacts.add(2L);
        config.put("days", 1L);
        assertThat(task.config()).isEqualTo(Map.of("contacts", List.of(1L)));
        assertThat(task.env()).isEqualTo(Map.of("contacts", List.of(1L)));
        assertThatThrownBy(() -> task.env().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void everyProblemIsToldAtOnce() {
        assertThatThrownBy(() -> new SimTask(
                        TASK.bundle(),
                        TASK.entrypoint(),
                        TASK.params(),
                        1,
                        List.of("vaccination", "Lock down"),
                        Optional.of(List.of("a", "", "a")),
                        Map.of(),
                        Map.of()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("""
                        4 problems in a simulation task:
                          a name in outputs must be well-formed text of 1 to 1000 characters, got ''
                          a scenario's name must match [a-z0-9]([a-z0-9_.-]{0,62}[a-z0-9])?, got 'Lock down'
                          outputs must be distinct, got twice {a}
                          scenario_stack must begin with the scenario of the entrypoint 'org.example.Sir/lockdown', got\
                         [vaccination, Lock down]""");
    }

    @Test
    void anEmptyListOfOutputsIsNotAllOfThem() {
        assertThatThrownBy(TASK::withOutputs)
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("outputs must name at least one, or be left out for all, got []");
    }

    @Test
    void aStackNamesOneToAHundredScenarios() {
        assertThatThrownBy(TASK::withStack)
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("scenario_stack must name 1 to 100 scenarios, got 0");
        assertThatThrownBy(() -> TASK.withStack("a".repeat(101).split("")))
                .hasMessage("scenario_stack must name 1 to 100 scenarios, got 101");
        assertThat(TASK.withStack("b", "a", "b").entrypoint().scenario()).isEqualTo("b");
    }

    @Test
    void aSettingIsOfAKindOfConfiguration() {
        assertThatThrownBy(() -> TASK.withConfig(Map.of("days", Double.NaN)))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessage("config value 'days' must be a finite number, got NaN");
        assertThatThrownBy(() -> TASK.withEnv(Map.of("days", Double.NaN)))
                .isInstanceOf(DocumentException.class)
                .hasMessage("$.days must be finite, got NaN");
    }

    @Test
    void aDocumentIsRefusedWithTheLineAndColumnOfEverything() {
        assertThatThrownBy(() -> SimTask.fromJson("""
                {"bundle_ref": "sha256:abc",
                 "entrypoint": "Sir/lockdown",
                 "params": {"param_id": "00", "params": {"beta": "x"}},
                 "seed": true,
                 "outptus": []}
                """))
                .isInstanceOf(DocumentException.class)
                .hasMessage("""
                        4 problems in a simulation task:
                          line 1, column 16: a bundle must be 'sha256:<64 lower-case hex>',\
                         '<repository>@sha256:<64 lower-case hex>' or 'local://<name>', without '..', got 'sha256:abc'
                          line 2, column 16: an import path must be a class in a package, such as 'org.example.Sir', got 'Sir'
                          line 4, column 10: seed must be an integer from 0 to 18446744073709551615, got true
                          line 5, column 2: unknown key 'outptus', only {bundle_ref, config, entrypoint, env, outputs, params,\
                         scenario_stack, seed}; did you mean 'outputs'?""");
    }

    @Test
    void missingKeysAreNamed() {
        assertThatThrownBy(() -> SimTask.fromJson("{\"seed\": 1}"))
                .hasMessage("line 1, column 1: a simulation task lacks the key(s) {bundle_ref, entrypoint, params}");
        assertThatThrownBy(() -> SimTask.fromJson("[]"))
                .hasMessage("line 1, column 1: a simulation task must be a map, got a list");
    }

    @Test
    void aParamIdIsComputedNeverBelieved() {
        String json = TASK.toJson().replace(TASK.params().paramId(), "00");
        assertThatThrownBy(() -> SimTask.fromJson(json))
                .isInstanceOf(DocumentException.class)
                .hasMessageEndingWith(
                        "param_id must be that of the params, " + TASK.params().paramId() + ", got '00'");
    }

    @Test
    void replicatesDifferInTheSeedAlone() {
        ReplicateSet set = new ReplicateSet(TASK, List.of(7L, -1L));
        assertThat(set.tasks()).containsExactly(TASK.withSeed(7), TASK.withSeed(-1));
        assertThat(ReplicateSet.fromJson(set.toJson())).isEqualTo(set);
        assertThat(set.toJson()).endsWith("\"seeds\":[7,18446744073709551615]}");
    }

    @Test
    void replicatesHaveSeedsOfTheirOwn() {
        assertThatThrownBy(() -> new ReplicateSet(TASK, List.of(7L, 8L, 7L)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("the seeds of replicates must be distinct, got 7 twice");
        assertThatThrownBy(() -> new ReplicateSet(TASK, List.of()))
                .hasMessage("a set of replicates must have at least one seed, got []");
        assertThatThrownBy(() -> ReplicateSet.sequential(TASK, 0, -1))
                .hasMessage(
                        "sequential replicates need a count of at least 1 and an offset of at least 0, got 0 and -1");
    }

    @Test
    void seedsAreIntegersFrom0To64Bits() {
        SeedInfo seeds = new SeedInfo(1, -1, List.of(0L, 5L));
        assertThat(SeedInfo.fromJson(seeds.toJson())).isEqualTo(seeds);
        assertThat(seeds)
                .hasToString("SeedInfo{\"base_seed\":1,\"replicate_seeds\":[0,5],\"trial_seed\":18446744073709551615}");
        assertThatThrownBy(
                        () -> SeedInfo.fromJson("{\"base_seed\":1.0,\"replicate_seeds\":[-1,true],\"trial_seed\":2}"))
                .hasMessage("""
                        3 problems in the seeds of a trial:
                          line 1, column 14: base_seed must be an integer from 0 to 18446744073709551615, got 1.0
                          line 1, column 37: replicate_seeds must be a list of integers from 0 to 18446744073709551615, got\
                         the item -1
                          line 1, column 40: replicate_seeds must be a list of integers from 0 to 18446744073709551615, got\
                         the item true""");
    }
}
