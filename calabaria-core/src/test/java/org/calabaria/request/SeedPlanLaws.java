package org.calabaria.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.calabaria.fixture.Sweeps;

/** What holds for the seeds of native plans, whatever the points. */
final class SeedPlanLaws {

    private SeedPlanLaws() {}

    private static Requests requests(SeedPlan plan, List<Map<String, Double>> points, int replicates) {
        return Requests.of(Sweeps.epidemic()).points(points).seeds(plan).replicates(replicates);
    }

    /** The seeds by point and replicate. */
    private static Map<List<Object>, Long> seeds(SeedPlan plan, List<Map<String, Double>> points, int replicates) {
        Map<List<Object>, Long> seeds = new HashMap<>();
        requests(plan, points, replicates)
                .forEach(request -> seeds.put(List.of(request.values(), request.replicate()), request.seed()));
        return seeds;
    }

    /** No point's seeds depend on which others there are, in which order, or on how many replicates follow. */
    static void otherPointsMoveNoSeed(
            SeedPlan plan, List<Map<String, Double>> points, List<Map<String, Double>> others, int replicates) {
        Map<List<Object>, Long> alone = seeds(plan, points, replicates);
        List<Map<String, Double>> mixed = new ArrayList<>(others);
        for (Map<String, Double> point : points) {
            mixed.add(mixed.size() / 2, point);
        }
        assertThat(seeds(plan, mixed, replicates + 1)).containsAllEntriesOf(alone);
    }

    /** A reader that has read anything before gives the seed that a fresh one gives. */
    static void whatWasReadBeforeChangesNothing(SeedPlan plan, List<Map<String, Double>> points, int replicates) {
        requests(plan, points, replicates).forEach(request -> assertThat(request.seed())
                .isEqualTo(plan.seed(0, request.setup(), request.replicate())));
    }

    /** Different points and replicates have different seeds. */
    static void independentSeedsDiffer(long base, Set<Map<String, Double>> points, int replicates) {
        Map<List<Object>, Long> seeds = seeds(SeedPlan.independent(base), List.copyOf(points), replicates);
        assertThat(seeds.values()).doesNotHaveDuplicates();
    }

    /** Every point has the same seeds. */
    static void commonSeedsAreCommon(long base, List<Map<String, Double>> points, int replicates) {
        assertThat(Set.copyOf(seeds(SeedPlan.common(base), points, replicates).values()))
                .hasSize(replicates);
    }
}
