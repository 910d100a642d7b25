package org.calabaria.wire.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever travels comes back equal, and its text is the only one. */
class ContractRoundTripProperties {

    private static <T extends ContractDocument> void comesBack(T value, Function<String, T> fromJson) {
        T read = fromJson.apply(value.toJson());
        assertThat(read).isEqualTo(value);
        assertThat(read.toJson()).isEqualTo(value.toJson());
        assertThat(read.hashCode()).isEqualTo(value.hashCode());
    }

    @Property(tries = 300)
    void aParameterSetComesBack(@ForAll("sets") UniqueParameterSet set) {
        comesBack(set, UniqueParameterSet::fromJson);
    }

    @Property(tries = 300)
    void aTaskComesBack(@ForAll("tasks") SimTask task) {
        comesBack(task, SimTask::fromJson);
    }

    @Property(tries = 300)
    void aTaskThatCameBackHasTheSameIdentities(@ForAll("tasks") SimTask task) {
        SimTask read = SimTask.fromJson(task.toJson());
        assertThat(read.contractRoot()).isEqualTo(task.contractRoot());
        assertThat(read.contractTaskId()).isEqualTo(task.contractTaskId());
        assertThat(read.pythonTaskId()).isEqualTo(task.pythonTaskId());
    }

    @Property(tries = 300)
    void twoTasksHaveOneIdIfAndOnlyIfTheyAskForTheSame(@ForAll("tasks") SimTask a, @ForAll("tasks") SimTask b) {
        SimTask same = b.withEnv(a.env());
        assertThat(a.contractTaskId().equals(b.contractTaskId())).isEqualTo(a.equals(same));
    }

    @Property(tries = 300)
    void aReturnComesBack(@ForAll("returns") SimReturn given) {
        comesBack(given, SimReturn::fromJson);
    }

    @Property(tries = 100)
    void anAggregationComesBack(@ForAll("tasks") SimTask task, @ForAll("returns") SimReturn given) {
        AggregationTask aggregation = AggregationTask.of(task.bundle(), "mean", List.of(given));
        comesBack(aggregation, AggregationTask::fromJson);
        comesBack(new ReplicateSet(task, List.of(task.seed(), ~task.seed())), ReplicateSet::fromJson);
    }

    @Property(tries = 300)
    void aTrialComesBack(
            @ForAll("sets") UniqueParameterSet set,
            @ForAll("reals") double loss,
            @ForAll("maps") Map<String, Object> diagnostics) {
        comesBack(TrialResult.completed(set.paramId(), loss).withDiagnostics(diagnostics), TrialResult::fromJson);
    }

    @Property(tries = 300)
    void aSweepComesBackFromJsonAndYaml(
            @ForAll("tasks") SimTask task, @ForAll("setLists") List<UniqueParameterSet> sets) {
        ParameterSweepSpec sweep = new ParameterSweepSpec(
                task.entrypoint(), task.bundle(), sets, task.seed(), 1 + sets.size(), task.outputs());
        comesBack(sweep, ParameterSweepSpec::fromJson);
        assertThat(ParameterSweepSpec.fromYaml(sweep.toYaml())).isEqualTo(sweep);
    }

    @Property(tries = 300)
    void aCalibrationComesBackFromJsonAndYaml(
            @ForAll("tasks") SimTask task, @ForAll("maps") Map<String, Object> config, @ForAll("reals") double min) {
        double from = Math.min(min, 1e300);
        TreeMap<String, SearchBounds> bounds = new TreeMap<>(
                Map.of("beta", SearchBounds.of(from, Math.nextUp(from)), "n", SearchBounds.of(1, 2, "log")));
        CalibrationSpec calibration = new CalibrationSpec(
                task.entrypoint(),
                task.bundle(),
                "tpe",
                config,
                bounds,
                List.of("targets/b", "targets/a"),
                "mse",
                100,
                3,
                task.seed(),
                task.outputs());
        comesBack(calibration, CalibrationSpec::fromJson);
        assertThat(CalibrationSpec.fromYaml(calibration.toYaml())).isEqualTo(calibration);
    }

    @Provide
    Arbitrary<Double> reals() {
        return Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.strings().all().ofMaxLength(12).filter(ContractText::isWellFormed);
    }

    private static Arbitrary<String> names() {
        return texts().filter(text -> !text.isBlank());
    }

    private Arbitrary<Object> scalars() {
        return Arbitraries.oneOf(
                reals().map(real -> real),
                Arbitraries.longs().map(whole -> whole),
                Arbitraries.bigIntegers()
                        .between(BigInteger.TEN.pow(30).negate(), BigInteger.TEN.pow(30))
                        .map(whole -> whole),
                Arbitraries.of(true, false).map(flag -> flag),
                texts().map(text -> text));
    }

    @Provide
    Arbitrary<UniqueParameterSet> sets() {
        return Arbitraries.maps(texts(), scalars()).ofMaxSize(5).map(UniqueParameterSet::of);
    }

    @Provide
    Arbitrary<List<UniqueParameterSet>> setLists() {
        return sets().list().ofMaxSize(4);
    }

    /** Of what configuration takes too. */
    @Provide
    Arbitrary<Map<String, Object>> maps() {
        Arbitrary<Object> leaves = Arbitraries.oneOf(
                reals().map(real -> real + 0.0), Arbitraries.longs().map(whole -> whole), texts().map(text -> text));
        Arbitrary<Object> values = Arbitraries.oneOf(
                leaves,
                leaves.list().ofMaxSize(3).map(list -> list),
                Arbitraries.maps(texts(), leaves).ofMaxSize(3).map(map -> map));
        return Arbitraries.maps(names(), values).ofMaxSize(3);
    }

    @Provide
    Arbitrary<SimTask> tasks() {
        Arbitrary<String> slugs = Arbitraries.of("baseline", "lockdown", "a", "9_9", "x.y-z");
        Arbitrary<BundleRef> bundles = Arbitraries.of(
                        "local://dev", "sha256:" + "ab".repeat(32), "r.io:5000/a/b@sha256:" + "0f".repeat(32))
                .map(BundleRef::parse);
        return Combinators.combine(
                        bundles,
                        slugs.list().ofMinSize(1).ofMaxSize(3),
                        sets(),
                        Arbitraries.longs(),
                        names().set().ofMinSize(1).ofMaxSize(3).optional(),
                        maps(),
                        maps())
                .as((bundle, stack, params, seed, outputs, config, env) -> new SimTask(
                        bundle,
                        new Entrypoint("org.example.Sir", stack.get(0)),
                        params,
                        seed,
                        stack,
                        outputs.map(List::copyOf),
                        config,
                        env));
    }

    @Provide
    Arbitrary<SimReturn> returns() {
        Arbitrary<TableArtifact> artifacts = Arbitraries.bytes()
                .array(byte[].class)
                .ofMaxSize(40)
                .map(bytes -> bytes.length % 2 == 0
                        ? TableArtifact.inline("text/csv", bytes)
                        : TableArtifact.stored("text/csv", Long.MAX_VALUE, ContentRef.of(bytes), "0f".repeat(32)));
        Arbitrary<RunError> errors =
                Combinators.combine(names(), texts(), texts()).as(RunError::new);
        return Combinators.combine(
                        tasks(),
                        Arbitraries.maps(names(), artifacts).ofMinSize(1).ofMaxSize(3),
                        errors.optional(),
                        Arbitraries.maps(names(), reals().map(real -> real + 0.0))
                                .ofMaxSize(3),
                        Arbitraries.of(true, false))
                .as((task, outputs, error, metrics, run) -> {
                    SimTask all = new SimTask(
                            task.bundle(),
                            task.entrypoint(),
                            task.params(),
                            task.seed(),
                            task.stack(),
                            Optional.empty(),
                            task.config(),
                            task.env());
                    SimReturn given = error.map(told -> SimReturn.failed(all, told))
                            .orElseGet(() -> SimReturn.completed(all, outputs));
                    return (run ? given.withRun("ab".repeat(32), "cd".repeat(32)) : given).withMetrics(metrics);
                });
    }
}
