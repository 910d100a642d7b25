package org.calabaria.wire.job;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.calabaria.model.BaseModel;
import org.calabaria.model.ModelOutput;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.scenario.Config;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.VariantSpec;
import org.calabaria.wire.registry.EntryRegistry;

/**
 * A program that runs a job of 100,000 tasks, of which every thousandth fails, in a JVM that could not hold their results: a
 * response takes more than 1 KiB.
 */
final class LongJob {

    private LongJob() {}

    /** Writes a hundred rows, or nothing at a multiple of ten with a seed that is a multiple of a hundred. */
    static final class Wordy extends BaseModel<Long, Long> {

        Wordy() {
            super(ParameterSpace.of(ParameterSpec.integer("x", 0, 100)));
        }

        @Override
        protected Long buildSim(ParameterSet m, Config config) {
            return m.integer("x");
        }

        @Override
        protected Long runSim(Long x, long seed) {
            if (x % 10 == 0 && seed % 100 == 0) {
                throw new IllegalStateException("no result at " + x);
            }
            return 1000 * x + seed;
        }

        @ModelOutput
        Table rows(Long first) {
            return Table.of(Column.real(
                    "y", IntStream.range(0, 100).mapToDouble(i -> first + i).toArray()));
        }
    }

    /** Argument: the number of threads. */
    public static void main(String[] arguments) {
        Wordy model = new Wordy();
        JobSpec job = JobSpec.ofSweep(
                new ModelVariant(model, VariantSpec.of(model.space())),
                Map.of("x", IntStream.range(0, 100).boxed().toList()),
                LongStream.range(0, 1000).boxed().toList());
        int[] counts = new int[3];
        try (JobRunner jobs = JobRunner.on(EntryRegistry.of(Wordy::new)).threads(Integer.parseInt(arguments[0]))) {
            jobs.run(job, outcome -> {
                counts[0] += isInPlace(outcome, counts[1] + counts[2]) ? 0 : 1;
                counts[outcome instanceof JobFailure ? 2 : 1]++;
            });
        }
        System.out.println("responses " + counts[1] + ", failures " + counts[2] + ", out of place " + counts[0]);
    }

    private static boolean isInPlace(JobOutcome outcome, int index) {
        List<Long> expected = List.of((long) index / 1000, (long) index % 1000);
        JobTask task = outcome.task();
        boolean mayFail = index / 1000 % 10 == 0 && index % 100 == 0;
        return task.index() == index
                && List.of(task.point().integer("x"), task.seed()).equals(expected)
                && outcome instanceof JobFailure == mayFail
                && (index % 100 != 1
                        || !(outcome instanceof JobResponse done)
                        || done.response().table("rows").real("y").get(0) == 1000L * (index / 1000) + index % 1000);
    }
}
