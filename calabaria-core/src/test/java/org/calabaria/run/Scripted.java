package org.calabaria.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.calabaria.model.BaseModel;
import org.calabaria.model.ModelOutput;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.scenario.Config;
import org.calabaria.table.Column;
import org.calabaria.table.Table;

/** A model whose every run does what a test says: anything but a model to follow. */
final class Scripted extends BaseModel<Long, Long> {

    /** What a run, or the building of a state, does with the point's id. */
    interface Script {
        long run(long id, long seed) throws Throwable;
    }

    /** How many states were built, and runs begun. */
    final List<Long> built = new ArrayList<>();

    final List<Long> begun = new ArrayList<>();

    private final Script build;
    private final Script run;

    Scripted(Script run) {
        this((id, seed) -> id, run);
    }

    Scripted(Script build, Script run) {
        super(ParameterSpace.of(ParameterSpec.integer("id", 0, 1_000_000)));
        this.build = build;
        this.run = run;
    }

    /** The points with ids 0 to {@code count - 1}, seeds from 100 on, one run each. */
    Requests runs(int count) {
        List<Map<String, Integer>> points = new ArrayList<>();
        for (int id = 0; id < count; id++) {
            points.add(Map.of("id", id));
        }
        return Requests.of(this).points(points).seeds(SeedPlan.sequential(100));
    }

    int built() {
        synchronized (built) {
            return built.size();
        }
    }

    int begun() {
        synchronized (begun) {
            return begun.size();
        }
    }

    @Override
    protected Long buildSim(ParameterSet params, Config config) {
        synchronized (built) {
            built.add(params.integer("id"));
        }
        return call(build, params.integer("id"), 0);
    }

    @Override
    protected Long runSim(Long state, long seed) {
        synchronized (begun) {
            begun.add(state);
        }
        return call(run, state, seed);
    }

    private static long call(Script script, long id, long seed) {
        try {
            return script.run(id, seed);
        } catch (Throwable thrown) {
            throw sneaky(thrown);
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException sneaky(Throwable thrown) throws E {
        throw (E) thrown;
    }

    @ModelOutput
    Table value(Long raw) {
        return Table.of(Column.integer("value", raw));
    }
}
