package org.calabaria.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.calabaria.model.BaseModel;
import org.calabaria.request.Completed;
import org.calabaria.request.Outcome;
import org.calabaria.request.Request;
import org.calabaria.request.Setup;
import org.jspecify.annotations.Nullable;

/** Groups of runs with equal values in an equal context, numbered in the order in which they first appear. */
final class PointGroups {

    private final Map<Object, Integer> numbers = new HashMap<>();
    private final List<BaseModel<?, ?>> models = new ArrayList<>();
    private final List<Point> points = new ArrayList<>();
    private final List<Long> completed = new ArrayList<>();
    private final List<Long> failed = new ArrayList<>();
    private final Set<Run> seen = new HashSet<>();
    private @Nullable Setup last;
    private int lastNumber;

    /** The first run of a group. */
    record Point(RunContext context, Request first) {}

    private record Run(RunOfPoint run, boolean completed) {}

    /**
     * Adds a run and returns the number of its group, from 0. A run that was added before with the same seed is counted
     * once.
     */
    int add(Outcome outcome) {
        int group = numberOf(outcome.request().setup(), outcome.request());
        boolean isCompleted = outcome instanceof Completed;
        if (seen.add(new Run(RunOfPoint.of(group, outcome), isCompleted))) {
            List<Long> counts = isCompleted ? completed : failed;
            counts.set(group, counts.get(group) + 1);
        }
        return group;
    }

    private int numberOf(Setup setup, Request request) {
        if (setup != last) {
            RunContext context = RunContext.of(setup, modelNumber(setup.model()));
            last = setup;
            lastNumber = numbers.computeIfAbsent(context.key(setup.values()), unseen -> begin(context, request));
        }
        return lastNumber;
    }

    private int begin(RunContext context, Request first) {
        points.add(new Point(context, first));
        completed.add(0L);
        failed.add(0L);
        return points.size() - 1;
    }

    private int modelNumber(BaseModel<?, ?> model) {
        for (int i = 0; i < models.size(); i++) {
            if (models.get(i).isSameAs(model)) {
                return i;
            }
        }
        models.add(model);
        return models.size() - 1;
    }

    /** One point for each group, in the order of the groups' numbers. */
    List<Point> points() {
        return points;
    }

    List<Long> completed() {
        return completed;
    }

    List<Long> failed() {
        return failed;
    }

    long failedIn(int group) {
        return failed.get(group);
    }
}
