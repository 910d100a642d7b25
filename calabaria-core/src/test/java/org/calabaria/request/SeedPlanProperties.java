package org.calabaria.request;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SeedPlanProperties {

    @Provide
    Arbitrary<List<Map<String, Double>>> points() {
        Arbitrary<Double> beta = Arbitraries.doubles().between(0, 2).ofScale(6);
        Arbitrary<Double> gamma = Arbitraries.doubles().between(0, 1).ofScale(6);
        return Combinators.combine(beta, gamma)
                .as((b, g) -> Map.of("beta", b, "gamma", g))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<SeedPlan> plans() {
        return Arbitraries.longs()
                .flatMap(base -> Arbitraries.of(
                        SeedPlan.independent(base),
                        SeedPlan.common(base),
                        SeedPlan.sequential(base),
                        SeedPlan.contractsStudy(),
                        SeedPlan.spawnedReplicates(base)));
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void otherPointsMoveNoSeed(
            @ForAll("plans") SeedPlan plan,
            @ForAll("points") List<Map<String, Double>> points,
            @ForAll("points") List<Map<String, Double>> others,
            @ForAll @IntRange(min = 1, max = 5) int replicates) {
        SeedPlanLaws.otherPointsMoveNoSeed(plan, points, others, replicates);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void whatWasReadBeforeChangesNothing(
            @ForAll("plans") SeedPlan plan,
            @ForAll("points") List<Map<String, Double>> points,
            @ForAll @IntRange(min = 1, max = 5) int replicates) {
        SeedPlanLaws.whatWasReadBeforeChangesNothing(plan, points, replicates);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void independentSeedsDiffer(
            @ForAll long base,
            @ForAll("points") List<Map<String, Double>> points,
            @ForAll @IntRange(min = 1, max = 5) int replicates) {
        SeedPlanLaws.independentSeedsDiffer(base, new HashSet<>(points), replicates);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void commonSeedsAreCommon(
            @ForAll long base,
            @ForAll("points") List<Map<String, Double>> points,
            @ForAll @IntRange(min = 1, max = 5) int replicates) {
        SeedPlanLaws.commonSeedsAreCommon(base, points, replicates);
    }
}
