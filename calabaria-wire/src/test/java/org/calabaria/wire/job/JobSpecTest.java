package org.calabaria.wire.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.Problem;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.Reparameterization;
import org.calabaria.variant.VariantSpec;
import org.calabaria.wire.json.Vectors;
import org.calabaria.wire.json.YamlReader;
import org.calabaria.wire.provenance.Epidemic;
import org.calabaria.wire.provenance.Identities;
import org.calabaria.wire.registry.EntryRecord;
import org.calabaria.wire.registry.EntryRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobSpecTest {

    private static final Epidemic MODEL = new Epidemic();
    private static final EntryRegistry REGISTRY = EntryRegistry.of(Epidemic::new);
    private static final String CODE = Identities.codeId(Epidemic.class);
    private static final String PASTED =
            "\n  entry_id: \"" + EntryRecord.idOf(new Epidemic()) + "\"\n  code_id: \"" + CODE + "\"";
    private static final String ID = EntryRecord.idOf(MODEL);
    private static final VariantSpec PLAIN =
            VariantSpec.of(MODEL.space()).fix("population", 10_000).fix("gamma", 0.1);

    private static ModelVariant variant(VariantSpec spec) {
        return new ModelVariant(MODEL, spec);
    }

    static JobSpec sweep() {
        return JobSpec.ofSweep(
                variant(PLAIN), Map.of("beta", List.of(0.2, 0.3), "contact_rate", List.of(4)), List.of(1L, -1L));
    }

    private static String head(String more) {
        return "schema: calabaria.job.v1\nentry_id: \"" + ID + "\"\ncode_id: \"" + CODE + "\"\nvariant_key: Epidemic\n"
                + more;
    }

    private static final String RUN =
            "runs:\n- params_M: {beta: 0.3, gamma: 0.1, population: 10000, contact_rate: 4.0}\n  seed: 1\n";

    private static void refused(String yaml, String... sentences) {
        String message = sentences.length == 1
                ? sentences[0]
                : sentences.length + " problems in the job:\n  " + String.join("\n  ", sentences);
        assertThatThrownBy(() -> JobSpec.parse(yaml))
                .isInstanceOf(JobException.class)
                .hasMessage(message);
    }

    private static void unfit(String yaml, String... sentences) {
        assertThat(JobSpec.parse(yaml).validate(REGISTRY)).hasToString(String.join("\n", sentences));
    }

    @Test
    void aSweepReadsFromTopToBottom() {
        JobSpec job = sweep().withBundle("examples.sir")
                .branch("baseline")
                .branch("lockdown", "vaccination")
                .outputs("last");
        assertThat(job.toYaml()).isEqualTo("""
                schema: calabaria.job.v1
                bundle: examples.sir
                entry_id: "%s"
                code_id: "%s"
                variant_key: "%s"
                scenario_branches:
                  - baseline
                  - [lockdown, vaccination]
                outputs: [last]
                runs:
                  - params_M:
                      beta: 0.2
                      contact_rate: 4.0
                      gamma: 0.1
                      population: 10000
                    seed: 1
                  - params_M:
                      beta: 0.2
                      contact_rate: 4.0
                      gamma: 0.1
                      population: 10000
                    seed: 18446744073709551615
                  - params_M:
                      beta: 0.3
                      contact_rate: 4.0
                      gamma: 0.1
                      population: 10000
                    seed: 1
                  - params_M:
                      beta: 0.3
                      contact_rate: 4.0
                      gamma: 0.1
                      population: 10000
                    seed: 18446744073709551615
                """.formatted(ID, CODE, Identities.variantKey(variant(PLAIN)))
                .replace("\"" + ID + "\"", quoted(ID, job))
                .replace("\"" + CODE + "\"", quoted(CODE, job)));
        assertThat(JobSpec.parse(job.toYaml())).isEqualTo(job).hasSameHashCodeAs(job);
        assertThat(job.validate(REGISTRY).isValid()).isTrue();
        assertThat(job.validate(REGISTRY)).hasToString("the job can be run");
        assertThat(job).hasToString("JobSpec[" + job.variantKey() + ", 4 runs]");
    }

    /** Whether a hash looks like a number to some YAML depends on its digits. */
    private static String quoted(String text, JobSpec job) {
        return job.toYaml().contains("\"" + text + "\"") ? "\"" + text + "\"" : text;
    }

    @Test
    void theOrderOfAMapOfValuesDoesNotMatter() {
        Map<String, List<Number>> other = new java.util.LinkedHashMap<>();
        other.put("contact_rate", List.of(4));
        other.put("beta", List.of(0.2, 0.3));
        assertThat(JobSpec.ofSweep(variant(PLAIN), other, List.of(1L, -1L))).isEqualTo(sweep());
    }

    @Test
    void aVariantWithAStackIsItsOwnBranch() {
        JobSpec job = JobSpec.ofSweep(
                variant(PLAIN.scenarios("lockdown").config("days", 3)), Map.of("beta", List.of(0.2)), List.of(7L));
        assertThat(job.branches()).isEqualTo(new Branches.Stacks(List.of(List.of("lockdown"))));
        assertThat(job.configOverrides()).isEqualTo(Map.of("days", 3L));
        assertThat(job.runs().get(0).params()).containsEntry("contact_rate", 2.0);
        assertThat(JobSpec.parse(job.toYaml())).isEqualTo(job);
        assertThatThrownBy(() -> job.branch("vaccination"))
                .isInstanceOf(JobException.class)
                .hasMessage("branches require a variant with an empty stack; this job is of " + job.variantKey());
    }

    @Test
    void aReparameterizedVariantExportsTheNaturalPoint() {
        ModelVariant r0 = variant(PLAIN.fix("contact_rate", 4.0)
                .reparameterize(Reparameterization.named("R0")
                        .free(ParameterSpec.real("R0", 0.5, 20))
                        .inverse("beta", p -> p.real("R0") * 0.1 / 4)));
        JobSpec job = JobSpec.ofSweep(r0, Map.of("R0", List.of(2.0)), List.of(1L));
        assertThat(job.runs())
                .containsExactly(
                        new JobRun(Map.of("beta", 0.05, "gamma", 0.1, "population", 10_000, "contact_rate", 4.0), 1));
        assertThat(JobSpec.ofRuns(r0, List.of(new JobRun(Map.of("R0", 2.0), 1))))
                .isEqualTo(job);
    }

    @Test
    void aSweepNamesEverythingThatDoesNotFit() {
        assertThatThrownBy(() -> JobSpec.ofSweep(
                        variant(PLAIN), Map.of("beta", List.of(), "contact_rat", List.of(4)), List.of()))
                .isExactlyInstanceOf(CalabariaException.class)
                .hasMessage("""
                        3 problems in ofSweep():
                          a sweep has values for exactly the free parameters: missing={contact_rate}; \
                        unexpected={contact_rat}; did you mean 'contact_rate'?
                          a sweep needs at least one seed, got []
                          parameter 'beta' needs at least one value, got []""");
        assertThatThrownBy(() -> JobSpec.ofSweep(
                        variant(PLAIN), Map.of("beta", List.of(1.2), "contact_rate", List.of(4)), List.of(1L)))
                .hasMessage("parameter 'beta' must lie in [0.0, 1.0], got 1.2");
        List<Double> many = IntStream.range(0, 1001).mapToObj(i -> i / 1001.0).toList();
        assertThatThrownBy(() -> JobSpec.ofSweep(
                        variant(PLAIN),
                        Map.of(
                                "beta",
                                many,
                                "contact_rate",
                                IntStream.range(0, 1000).mapToObj(i -> 4.0).toList()),
                        List.of(1L)))
                .hasMessage("a sweep has at most 1000000 runs; make several jobs of it");
        assertThatThrownBy(() -> JobSpec.ofRuns(variant(PLAIN), List.of()))
                .hasMessage("a job needs at least one run, got []");
    }

    @Test
    void listsEveryMistakeOfADocumentWithItsLine() {
        refused(
                """
                schema: calabaria.job.v2
                bundel: x
                bundle: ../secrets
                entry_id: java.lang.Runtime
                code_id: "3f8a9c21"
                variant_key: ""
                scenario_branches: []
                scenario_filter: {include: [a], exclud: [b]}
                config_overrides: [1]
                outputs: [last, last, 3]
                runs:
                - params_M: {beta: high, gamma: .5}
                  seed: -1
                  sed: 4
                - seed: 18446744073709551616
                - 4
                - params_M: 7
                  seed: 1.0
                """,
                "line 1, column 9: schema must be 'calabaria.job.v1', got 'calabaria.job.v2'",
                "line 2, column 1: unknown key 'bundel', only {bundle, code_id, config_overrides, entry_id, outputs, runs,"
                        + " scenario_branches, scenario_filter, schema, variant_key}; did you mean 'bundle'?",
                "line 3, column 9: bundle must be a name such as 'examples.sir',"
                        + " 'registry/repository@sha256:<64 hex>', 'sha256:<64 hex>' or 'local://dev', never a path with"
                        + " '..' or from a root, got '../secrets'",
                "line 4, column 11: entry_id must look like 'org.example.Sir@3f8a9c21', got 'java.lang.Runtime'",
                "line 5, column 10: code_id must be 64 lower-case hexadecimal digits, got '3f8a9c21'",
                "line 6, column 14: variant_key must be text of 1 to 1000 characters, got ''",
                "line 7, column 20: scenario_branches must be a list that is not empty, got []",
                "line 8, column 18: a job has scenario_branches or scenario_filter, not both; the other stands at line 7,"
                        + " column 1",
                "line 9, column 19: config_overrides must be a map, got a list",
                "line 10, column 17: outputs names 'last' twice",
                "line 10, column 23: an item of outputs must be text of 1 to 1000 characters, got 3",
                "line 12, column 20: parameter 'beta' must be a 64-bit integer or a finite real number, got 'high'",
                "line 13, column 9: seed must be an integer from 0 to 18446744073709551615, got -1",
                "line 14, column 3: unknown key 'sed', only {params_M, seed}; did you mean 'seed'?",
                "line 15, column 3: a run lacks the key(s) {params_M}",
                "line 15, column 9: seed must be an integer from 0 to 18446744073709551615, got 18446744073709551616",
                "line 16, column 3: a run must be a map, got 4",
                "line 17, column 13: params_M must be a map of numbers, got 7",
                "line 18, column 9: seed must be an integer from 0 to 18446744073709551615, got 1.0");
    }

    @Test
    void listsEveryMistakeAgainstTheRegistryWithItsLine() {
        unfit(
                head("""
                scenario_branches:
                - lokdown
                - [lockdown, vaccination]
                config_overrides: {days: soon, dayz: 3}
                outputs: [last, infectd]
                runs:
                - params_M: {beta: 1.5, gamma: 0.1, population: 10000, contact_rate: 4.0}
                  seed: 1
                - params_M: {beta: 0.5, gama: 0.1, population: 0.5, contact_rate: 4.0}
                  seed: 1
                - params_M: {}
                  seed: 1
                """),
                "line 6, column 3: unknown scenario(s) {lokdown}, only {baseline, lockdown, vaccination}; did you mean"
                        + " 'lockdown'?",
                "line 8, column 26: config key 'days' must be an integer, got 'soon'",
                "line 8, column 32: unknown config key(s) {dayz}; did you mean 'days'?",
                "line 9, column 17: unknown output(s) {infectd}, only {infected, last}; did you mean 'infected'?",
                "line 11, column 20: parameter 'beta' must lie in [0.0, 1.0], got 1.5",
                "line 13, column 13: missing parameter(s) {gamma}",
                "line 13, column 25: unknown parameter(s) {gama}; did you mean 'gamma'?",
                "line 13, column 48: parameter 'population' must be an integer, got 0.5",
                "line 15, column 13: missing parameter(s) {beta, contact_rate, gamma, population}");
    }

    @Test
    void aJobMadeInJavaNamesThePath() {
        JobReport report = sweep().branch("lokdown").outputs("lst").validate(REGISTRY);
        assertThat(report.problems())
                .extracting(problem -> problem.sentence())
                .containsExactly(
                        "outputs[0]: unknown output(s) {lst}, only {infected, last}; did you mean 'last'?",
                        "scenario_branches[0]: unknown scenario(s) {lokdown}, only {baseline, lockdown, vaccination}; did you"
                                + " mean 'lockdown'?");
        assertThatThrownBy(report::orThrow)
                .isExactlyInstanceOf(CalabariaException.class)
                .hasMessageStartingWith("2 problems in the job:");
    }

    /** From Python: {@code list(itertools.combinations(["a", "b", "c", "d"], 2))}. */
    @Test
    void combinationsAreStacksInTheOrderGiven() {
        assertThat(Branches.combinations(List.of("a", "b", "c", "d"), 2).stacks())
                .containsExactly(
                        List.of("a", "b"),
                        List.of("a", "c"),
                        List.of("a", "d"),
                        List.of("b", "c"),
                        List.of("b", "d"),
                        List.of("c", "d"));
        assertThat(Branches.combinations(List.of("b", "a"), 1).stacks()).containsExactly(List.of("b"), List.of("a"));
        assertThat(Branches.combinations(List.of("b", "a"), 2).stacks()).containsExactly(List.of("b", "a"));
        assertThatThrownBy(() -> Branches.combinations(List.of("a", "b"), 3))
                .isInstanceOf(JobException.class)
                .hasMessage("the size of combinations of 2 scenarios must lie in [1, 2], got 3");
        assertThatThrownBy(() -> Branches.combinations(List.of("a", "b"), 0))
                .hasMessage("the size of combinations of 2 scenarios must lie in [1, 2], got 0");
        assertThatThrownBy(() -> Branches.combinations(List.of("a", "a"), 1))
                .hasMessage("combinations are of distinct scenarios, got [a, a]");
        List<String> many =
                java.util.stream.IntStream.range(0, 60).mapToObj(i -> "s" + i).toList();
        assertThatThrownBy(() -> Branches.combinations(many, 30))
                .hasMessage("there are more than 1000000 combinations; choose fewer");
    }

    @Test
    void aJobRunsOnExactlyItsCode() {
        String other = CODE.substring(0, 63) + (CODE.endsWith("0") ? "1" : "0");
        unfit(
                head(RUN).replace(CODE, other),
                "line 3, column 10: the job is of code " + other + ", but " + ID
                        + " here is of other code; to run it all the" + " same, paste" + PASTED);
        unfit(
                head(RUN).replace(CODE, "0".repeat(64)).replace(ID, "org.calabaria.wire.provenance.Epidemic@00000000"),
                "line 2, column 11: model org.calabaria.wire.provenance.Epidemic is registered with other code than"
                        + " org.calabaria.wire.provenance.Epidemic@00000000; to run the job all the same, paste"
                        + PASTED);
        unfit(
                head(RUN).replace("code_id: \"" + CODE + "\"\n", ""),
                "line 1, column 1: the job lacks the key(s) {code_id}; to run it, paste" + PASTED);
        assertThat(JobSpec.parse(head(RUN).replace("code_id: \"" + CODE + "\"\n", ""))
                        .toYaml())
                .doesNotContain("code_id");
        refused(
                head(RUN).replace(CODE, "f".repeat(64)),
                "line 3, column 10: code_id must begin with the digits of entry_id '" + ID + "', got '" + "f".repeat(64)
                        + "'");
    }

    @Test
    void onlyARegisteredModelRuns() {
        String id = "java.lang.Runtime@" + CODE.substring(0, 8);
        unfit(
                head(RUN).replace(ID, id),
                "line 2, column 11: no model is registered as '" + id + "', only {" + ID + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "/etc/passwd",
                "a/../b",
                "C:\\x",
                "~/x",
                "file:///etc/passwd",
                "a//b",
                "http://h/x",
                "",
                "a b",
                "sha256:ab"
            })
    void aBundleIsNoPath(String bundle) {
        assertThatThrownBy(() -> sweep().withBundle(bundle))
                .isInstanceOf(JobException.class)
                .hasMessageStartingWith("bundle must be a name such as 'examples.sir'");
        assertThatThrownBy(() -> JobSpec.parse(head("bundle: '" + bundle + "'\n" + RUN)))
                .isInstanceOf(JobException.class)
                .hasMessageStartingWith("line 5, column 9: bundle must be a name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"examples.sir", "local://dev", "oci://reg.io:5000/x/y", "a/b"})
    void aBundleIsAName(String bundle) {
        assertThat(sweep().withBundle(bundle).bundle()).contains(bundle);
    }

    @Test
    void tagsMakeNoObjects() {
        refused(
                "!!java.net.URLClassLoader []",
                "line 1, column 1: the tag '!!java.net.URLClassLoader' is not allowed here: a map may be !!map, a list"
                        + " !!seq, a scalar !!str, !!int, !!float, !!bool or !!null");
    }

    @Test
    void aFilterThatMatchesNothingIsAMistake() {
        unfit(
                head("scenario_filter: {include: ['x*']}\n" + RUN),
                "line 5, column 18: the filter matches none of the scenarios {baseline, lockdown, vaccination}");
    }

    /** Expected: the Python function of the version 2 document. Its cases without scenarios are refused here. */
    @Test
    void filtersMatchAsThoseOfThePythonTools() {
        JsonNode expected = Vectors.file("seed_v2_functions.json").get("expand_branches");
        List<String> available = List.of(
                "Baseline2", "baseline", "combined", "lockdown", "test_a", "test_debug", "vaccination", "x_debug");
        int compared = 0;
        for (JsonNode vector : expected.get("cases")) {
            JsonNode filter = vector.get("config").get("scenario_filter");
            if (filter != null && filter.has("include")) {
                Branches.Filter ours = new Branches.Filter(texts(filter.get("include")), texts(filter.path("exclude")));
                List<List<String>> stacks = new ArrayList<>();
                vector.get("stacks").forEach(stack -> stacks.add(texts(stack)));
                assertThat(available.stream().filter(ours::takes).map(List::of).toList())
                        .isEqualTo(stacks);
                compared++;
            }
        }
        assertThat(compared).isEqualTo(2);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    /** Expected: CPython's fnmatch.fnmatchcase. */
    @Test
    void patternsAreThoseOfFnmatch() {
        assertThat(List.of(
                        "a*b", "a?b", "[a-c]x", "[!a-c]x", "[]]", "[!]]", "[", "a[", "*a*a*b", "[a-]", "**", "[c-a]",
                        ""))
                .extracting(pattern -> List.of("ab", "axb", "bx", "dx", "]", "[", "a[", "aab", "-", "").stream()
                        .filter(name -> NamePattern.matches(pattern, name))
                        .collect(Collectors.joining(" ")))
                .containsExactly(
                        "ab axb aab",
                        "axb aab",
                        "bx",
                        "dx",
                        "]",
                        "[ -",
                        "[",
                        "a[",
                        "aab",
                        "-",
                        "ab axb bx dx ] [ a[ aab - ",
                        "",
                        "");
    }

    @Test
    void aHostilePatternTakesNoTime() {
        assertThat(NamePattern.matches("*a".repeat(400) + "b", "a".repeat(1000)))
                .isFalse();
    }

    /** A stack of a hundred thousand names took minutes to compose: each is compared with each. */
    @Test
    void aBranchNamesAHundredScenariosAtMost() {
        String names = "lockdown, ".repeat(101);
        refused(
                head("scenario_branches:\n- [" + names + "]\n- [" + names + "lockdown]\n" + RUN),
                "line 6, column 3: a branch names at most 100 scenarios, got 101",
                "line 7, column 3: a branch names at most 100 scenarios, got 102");
        assertThatThrownBy(() -> sweep().branch(names.split(", ")))
                .hasMessage("a branch names at most 100 scenarios, got 101");
        unfit(head("scenario_branches:\n- [" + "lockdown, ".repeat(100) + "]\n" + RUN), "the job can be run");
    }

    @Test
    void aJobHasAMillionRunsAtMost() {
        String branches = IntStream.range(0, 1001)
                .mapToObj(i -> "- ["
                        + Integer.toBinaryString(1024 + i)
                                .replace("0", "lockdown, ")
                                .replace("1", "vaccination, ") + "]\n")
                .collect(Collectors.joining());
        String runs = "runs:\n- &r\n  " + RUN.substring(RUN.indexOf("params_M")) + "- *r\n".repeat(999);
        unfit(
                head("scenario_branches:\n" + branches + runs),
                "line 1008, column 1: a job has at most 1000000 runs, got 1000 under each of 1001 branches; make several"
                        + " jobs of it");
    }

    @Test
    void aLongListOfMistakesIsCut() {
        String names =
                IntStream.range(1000, 3000).mapToObj(i -> "beta" + i + ": 1").collect(Collectors.joining(", "));
        List<String> sentences =
                JobSpec.parse(head("runs:\n- {params_M: {" + names + "}, seed: 1}\n"))
                        .validate(REGISTRY)
                        .problems()
                        .stream()
                        .map(Problem::sentence)
                        .toList();
        assertThat(sentences).hasSize(2);
        assertThat(sentences.get(1))
                .startsWith("line 6, column 15: unknown parameter(s) {beta1000, beta1001, ")
                .contains(", beta1099 and 1900 more}")
                .hasSizeLessThan(5000);
        unfit(
                head("config_overrides: {days: [" + "1, ".repeat(5000) + "]}\n" + RUN),
                "line 5, column 26: config key 'days' must be an integer, got [" + "1, ".repeat(26) + "1...");
    }

    @Test
    void stopsAtAHundredProblems() {
        String runs = "runs:\n" + "- 4\n".repeat(5000);
        assertThatThrownBy(() -> JobSpec.parse(head(runs)))
                .isInstanceOfSatisfying(
                        JobException.class, e -> assertThat(e.problems()).hasSize(100));
        String unfit = "runs:\n" + "- {params_M: {}, seed: 1}\n".repeat(5000);
        assertThat(JobSpec.parse(head(unfit)).validate(REGISTRY).problems()).hasSize(100);
    }

    @Test
    void aLongJobIsReadWithALimitOfOnesOwn() {
        byte[] job = sweep().toBytes();
        assertThat(JobSpec.parse(job, YamlReader.standard())).isEqualTo(sweep());
        assertThatThrownBy(() -> JobSpec.parse(job, YamlReader.standard().withLimit(10)))
                .isInstanceOf(JobException.class);
    }

    @Test
    void branchesAreDistinctAndNotEmpty() {
        assertThatThrownBy(() -> sweep().branch("a").branch("a")).hasMessage("the branch [a] stands twice");
        assertThatThrownBy(() -> sweep().branch()).hasMessage("a branch names at least one scenario, got []");
        refused(head("scenario_branches: [a, [a]]\n" + RUN), "line 5, column 24: the branch [a] stands twice");
        refused(
                head("scenario_branches: [[]]\n" + RUN),
                "line 5, column 21: a branch must be a list that is not empty, got []");
    }
}
