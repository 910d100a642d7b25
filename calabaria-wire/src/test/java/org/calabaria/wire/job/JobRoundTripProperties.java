package org.calabaria.wire.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.calabaria.problem.CalabariaException;

class JobRoundTripProperties {

    private static final String CODE = "3f8a9c21".repeat(8);

    @Property(tries = 300)
    void aJobComesBackFromItsText(@ForAll("jobs") JobSpec job) {
        assertThat(JobSpec.parse(job.toYaml())).isEqualTo(job);
        assertThat(JobSpec.parse(job.toYaml()).toYaml()).isEqualTo(job.toYaml());
    }

    /** Changed documents are jobs or refused, and nothing else. */
    @Property(tries = 2000)
    void aMutatedJobIsReadOrRefused(
            @ForAll("jobs") JobSpec job, @ForAll int at, @ForAll int length, @ForAll("fragments") String fragment) {
        String text = job.toYaml();
        int from = Math.floorMod(at, text.length());
        int to = Math.min(text.length(), from + Math.floorMod(length, 12));
        readOrRefuse(text.substring(0, from) + fragment + text.substring(to));
    }

    private static void readOrRefuse(String yaml) {
        try {
            JobSpec read = JobSpec.parse(yaml);
            assertThat(JobSpec.parse(read.toYaml())).isEqualTo(read);
        } catch (CalabariaException refused) {
            assertThat(refused.problems()).isNotEmpty().hasSizeLessThanOrEqualTo(JobProblems.MOST);
        }
    }

    @Provide
    Arbitrary<String> fragments() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "",
                        "-",
                        ":",
                        " ",
                        "\n",
                        "[",
                        "]",
                        "{",
                        "}",
                        "!!java.lang.Runtime ",
                        "&a ",
                        "*a",
                        "0x1F",
                        "1e400",
                        ".nan",
                        "~",
                        "../",
                        "null",
                        "\"",
                        "'",
                        "- 4\n",
                        "runs: []",
                        "seed",
                        "\t",
                        "-1",
                        "99999999999999999999"),
                Arbitraries.strings().ofMaxLength(4));
    }

    @Provide
    Arbitrary<JobSpec> jobs() {
        return Combinators.combine(
                        branches(), overrides(), runs(), names().list().ofMaxSize(3), bundles())
                .as((branches, overrides, runs, outputs, bundle) -> new JobSpec(
                        bundle,
                        "org.example.Sir@3f8a9c21",
                        Optional.of(CODE)
                                .filter(code -> !runs.isEmpty() && runs.get(0).seed() % 2 == 0),
                        "Sir:baseline@3f8a9c21",
                        branches,
                        overrides,
                        runs,
                        outputs.stream().distinct().toList(),
                        JobPlaces.NONE,
                        false));
    }

    private static Arbitrary<Optional<String>> bundles() {
        return Arbitraries.of(Optional.empty(), Optional.of("examples.sir"), Optional.of("local://dev"));
    }

    private static Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.of("on", "010", "1_000", "null", "a b", "2020-01-01", "é", "~", "x: y", "#c", "- 4"),
                Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8));
    }

    private static Arbitrary<Branches> branches() {
        Arbitrary<Branches> stacks = names().list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(Branches.Stacks::new);
        Arbitrary<Branches> filters = Combinators.combine(
                        names().list().uniqueElements().ofMinSize(1).ofMaxSize(3),
                        names().list().uniqueElements().ofMaxSize(3))
                .as(Branches.Filter::new);
        return Arbitraries.oneOf(stacks, filters, Arbitraries.just(new Branches.DefaultScenario()));
    }

    private static Arbitrary<Map<String, Object>> overrides() {
        Arbitrary<Object> values = Arbitraries.oneOf(
                Arbitraries.longs().map(value -> (Object) value),
                Arbitraries.doubles().map(value -> (Object) (value + 0.0)),
                names().map(value -> (Object) value),
                Arbitraries.of(true, false).map(value -> (Object) value),
                names().list().ofMaxSize(2).map(value -> (Object) value));
        return Arbitraries.maps(names(), values.injectNull(0.2)).ofMaxSize(3);
    }

    private static Arbitrary<List<JobRun>> runs() {
        Arbitrary<Number> numbers = Arbitraries.oneOf(
                Arbitraries.longs().map(value -> (Number) value),
                Arbitraries.doubles().map(value -> (Number) value));
        Arbitrary<Map<String, Number>> params =
                Arbitraries.maps(names(), numbers).ofMaxSize(4);
        return Combinators.combine(params, Arbitraries.longs())
                .as((values, seed) -> new JobRun(new LinkedHashMap<>(values), seed))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(ArrayList::new);
    }
}
