package org.calabaria.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calabaria.request.Completed;
import org.calabaria.request.Outcome;
import org.calabaria.request.Request;
import org.calabaria.request.Setup;
import org.jspecify.annotations.Nullable;

/** Which outcomes are replicates of each other: equal values under an equal stack, numbered as they first appear. */
final class PointGroups {

    private final Map<Object, Integer> numbers = new LinkedHashMap<>();
    private final List<Request> firsts = new ArrayList<>();
    private final List<Long> completed = new ArrayList<>();
    private final List<Long> failed = new ArrayList<>();
    private @Nullable Setup last;
    private int lastNumber;

    /** Counts it, and gives the number of its group, from 0. */
    int add(Outcome outcome) {
        int group = numberOf(outcome.request());
        List<Long> counts = outcome instanceof Completed ? completed : failed;
        counts.set(group, counts.get(group) + 1);
        return group;
    }

    private int numberOf(Request request) {
        if (request.setup() != last) {
            last = request.setup();
            lastNumber = numbers.computeIfAbsent(key(request), unseen -> begin(request));
        }
        return lastNumber;
    }

    private int begin(Request first) {
        firsts.add(first);
        completed.add(0L);
        failed.add(0L);
        return firsts.size() - 1;
    }

    private static Object key(Request request) {
        return List.of(new ArrayList<>(request.values().entrySet()), request.stack());
    }

    List<Request> firsts() {
        return firsts;
    }

    List<Long> completed() {
        return completed;
    }

    List<Long> failed() {
        return failed;
    }
}
