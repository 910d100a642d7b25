package org.calabaria.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.calabaria.examples.seir.Seir;
import org.calabaria.examples.sir.Sir;
import org.calabaria.table.Table;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.VariantSpec;
import org.calabaria.wire.job.JobResponse;
import org.calabaria.wire.job.JobRunner;
import org.calabaria.wire.job.JobSpec;
import org.calabaria.wire.provenance.Environment;
import org.calabaria.wire.provenance.Explanation;
import org.calabaria.wire.provenance.ProvenanceTree;
import org.calabaria.wire.provenance.RunInputs;
import org.calabaria.wire.registry.EntryRegistry;
import org.junit.jupiter.api.Test;

class ShipItTest {

    private final Sir model = new Sir();
    private final ModelVariant plain = new ModelVariant(
            model,
            VariantSpec.of(model.space())
                    .fix(Sir.POPULATION, 10_000)
                    .fix(Sir.CONTACT_RATE, 4.0)
                    .fix(Sir.INITIAL_INFECTED, 10));

    @Test
    void aJobTravelsAsText() {
        // region guide-ship
        String job = JobSpec.ofSweep(
                        plain, Map.of("beta", List.of(0.05, 0.1), "gamma", List.of(0.1)), List.of(1L, 2L, 3L))
                .branch("baseline")
                .branch("lockdown")
                .branch("lockdown", "vaccination")
                .toYaml();
        // endregion

        // region guide-run-job
        EntryRegistry registry = EntryRegistry.of(Sir::new, Seir::new);
        JobSpec received = JobSpec.parse(job);
        received.validate(registry).orThrow();
        SortedMap<String, Table> byTask = new TreeMap<>();
        try (JobRunner jobs = JobRunner.on(registry)) {
            jobs.run(received, outcome -> {
                if (outcome instanceof JobResponse done) {
                    byTask.put(done.task().taskId(), done.response().table("summary"));
                }
            });
        }
        // endregion

        assertThat(byTask).hasSize(2 * 3 * 3);
    }

    @Test
    void twoRunsSayWhyTheyDiffer() {
        // region guide-explain
        RunInputs a = RunInputs.of(plain, Map.of("beta", 0.05, "gamma", 0.1), 1, List.of("summary"));
        RunInputs b = RunInputs.of(plain, Map.of("beta", 0.10, "gamma", 0.1), 2, List.of("summary"));
        Environment here = Environment.here();
        Explanation why = ProvenanceTree.explain(ProvenanceTree.of(a, here), ProvenanceTree.of(b, here));
        // endregion

        assertThat(why).hasToString("2 inputs differ:\n  params/beta: 0.05 and 0.1\n  seed: 1 and 2");
    }
}
