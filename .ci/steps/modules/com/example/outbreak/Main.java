package com.example.outbreak;

import java.util.List;
import java.util.Map;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.table.Table;
import org.calabaria.testkit.Law;
import org.calabaria.testkit.PurityCheck;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.VariantSpec;
import org.calabaria.wire.arrow.ArrowFile;
import org.calabaria.wire.job.JobResponse;
import org.calabaria.wire.job.JobRunner;
import org.calabaria.wire.job.JobSpec;
import org.calabaria.wire.provenance.RunInputs;
import org.calabaria.wire.registry.EntryRecord;
import org.calabaria.wire.registry.EntryRegistry;

/** Uses core, wire and testkit, and prints what must be the same on every JDK, class path and module path. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        Outbreak model = new Outbreak();
        ParameterSet house = model.space().point(Map.of("risk", 0.06, "people", 30));
        Table cases = model.simulateScenario("masks", house, 42).table("cases");
        System.out.println(cases);
        require(ArrowFile.decode(ArrowFile.encode(cases)).equals(cases), "Arrow changes the table");

        ModelVariant variant = new ModelVariant(model, VariantSpec.of(model.space()));
        System.out.println("task " + RunInputs.of(variant, house.values(), 42, List.of("cases")));

        EntryRegistry registry = EntryRegistry.of();
        List<EntryRecord> found = registry.discover();
        System.out.println("discovered " + found);

        String yaml = JobSpec.ofSweep(variant, Map.of("risk", List.of(0.05, 0.1), "people", List.of(30)), List.of(1L))
                .branch("baseline")
                .branch("masks")
                .toYaml();
        JobSpec job = JobSpec.parse(yaml);
        job.validate(registry).orThrow();
        try (JobRunner jobs = JobRunner.on(registry)) {
            jobs.run(job, outcome -> System.out.println(
                    outcome instanceof JobResponse done
                            ? done.task().taskId() + " " + done.response().table("cases").rowCount()
                            : outcome));
        }

        PurityCheck.of(Outbreak::new).check().orThrow();
        System.out.println("Outbreak is pure");
        PurityCheck impure = PurityCheck.of(Impure::new);
        for (Law law : List.of(Law.STATE_UNTOUCHED, Law.SAME_IN_ANOTHER_JVM)) {
            require(impure.check(law).isPresent(), "Impure keeps " + law);
        }
        System.out.println("Impure is not");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
