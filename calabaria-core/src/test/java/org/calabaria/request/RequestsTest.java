package org.calabaria.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.calabaria.fixture.Epidemic;
import org.calabaria.fixture.Sweeps;
import org.calabaria.parameter.Values;
import org.calabaria.problem.InvalidOutputException;
import org.calabaria.problem.InvalidRequestException;
import org.calabaria.problem.InvalidScenarioException;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.VariantSpec;
import org.junit.jupiter.api.Test;

class RequestsTest {

    private static final Epidemic MODEL = new Epidemic();
    private static final Requests TWO = Requests.of(Sweeps.epidemic())
            .points(List.of(Map.of("gamma", 0.1, "beta", 0.5), Map.of("beta", 0.6, "gamma", 0.2)))
            .seeds(SeedPlan.sequential(7));

    private static List<String> texts(Requests requests) {
        List<String> texts = new ArrayList<>();
        requests.forEach(request -> texts.add(request.toString()));
        return texts;
    }

    @Test
    void goByPointThenStackThenReplicate() {
        assertThat(texts(TWO.stacks("briefly", "baseline").replicates(2)))
                .containsExactly(
                        "run of {beta=0.5, gamma=0.1} under [briefly], replicate 0, seed 7",
                        "run of {beta=0.5, gamma=0.1} under [briefly], replicate 1, seed 8",
                        "run of {beta=0.5, gamma=0.1} under [baseline], replicate 0, seed 7",
                        "run of {beta=0.5, gamma=0.1} under [baseline], replicate 1, seed 8",
                        "run of {beta=0.6, gamma=0.2} under [briefly], replicate 0, seed 7",
                        "run of {beta=0.6, gamma=0.2} under [briefly], replicate 1, seed 8",
                        "run of {beta=0.6, gamma=0.2} under [baseline], replicate 0, seed 7",
                        "run of {beta=0.6, gamma=0.2} under [baseline], replicate 1, seed 8");
    }

    @Test
    void canBeReadAgain() {
        Requests requests = TWO.replicates(3);
        assertThat(texts(requests)).hasSize(6).isEqualTo(texts(requests));
        assertThat(requests.total()).hasValue(6);
    }

    @Test
    void areReadLazily() {
        Iterable<Map<String, Double>> endless = () -> IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> Map.of("beta", 0.5, "gamma", 1.0 / (i + 1)))
                .iterator();
        Requests requests = TWO.points(endless);
        assertThat(requests.total()).isEmpty();
        Iterator<Request> iterator = requests.iterator();
        iterator.next();
        assertThat(iterator.next().values()).isEqualTo(Map.of("beta", 0.5, "gamma", 0.5));
    }

    @Test
    void endWithTheLastReplicate() {
        Iterator<Request> iterator = TWO.iterator();
        iterator.next();
        iterator.next();
        assertThat(iterator.hasNext()).isFalse();
        assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void replicatesShareTheirSetupAndPointsDoNot() {
        List<Request> requests = new ArrayList<>();
        TWO.replicates(2).forEach(requests::add);
        assertThat(requests.get(0).setup()).isSameAs(requests.get(1).setup());
        assertThat(requests.get(1).setup()).isNotSameAs(requests.get(2).setup());
    }

    @Test
    void keepTheirPointsWhateverBecomesOfTheCallersMap() {
        Map<String, Double> point = new LinkedHashMap<>(Map.of("beta", 0.5, "gamma", 0.1));
        Request request = TWO.points(List.of(point)).iterator().next();
        point.put("beta", 1.9);
        assertThat(request.values()).isEqualTo(Map.of("beta", 0.5, "gamma", 0.1));
    }

    @Test
    void takeTypedValuesAndParameterSets() {
        Values typed = Values.of(Epidemic.GAMMA, 0.1).with(Epidemic.BETA, 0.5);
        assertThat(texts(TWO.points(List.of(typed)))).isEqualTo(texts(TWO).subList(0, 1));
        ModelVariant variant = Sweeps.epidemic();
        assertThat(texts(Requests.of(variant)
                        .parameterSets(List.of(variant.freeSpace().point(typed)))
                        .seeds(SeedPlan.sequential(7))))
                .isEqualTo(texts(TWO).subList(0, 1));
    }

    @Test
    void ofAModelTakeWholePoints() {
        Map<String, Number> whole = Map.of("beta", 0.5, "gamma", 0.1, "people", 1000);
        Requests maps = Requests.of(MODEL).points(List.of(whole)).seeds(SeedPlan.common(1));
        Requests sets = Requests.of(MODEL)
                .parameterSets(List.of(MODEL.space().point(whole)))
                .seeds(SeedPlan.common(1));
        assertThat(maps.iterator().next().simulate())
                .isEqualTo(sets.iterator().next().simulate());
        assertThat(maps.iterator().next().simulate())
                .isEqualTo(MODEL.simulate(
                        MODEL.space().point(whole), sets.iterator().next().seed()));
    }

    @Test
    void simulateWhatAVariantSimulates() {
        ModelVariant variant = new ModelVariant(
                MODEL, Sweeps.epidemic().spec().scenarios("briefly").config("days", 7));
        Request request = Requests.of(variant)
                .points(List.of(Map.of("beta", 0.5, "gamma", 0.1)))
                .seeds(SeedPlan.sequential(3))
                .outputs("last")
                .iterator()
                .next();
        assertThat(request.simulate())
                .isEqualTo(variant.simulate(Map.of("beta", 0.5, "gamma", 0.1), 3, List.of("last")));
        assertThat(request.setup().patched().config().integer("days")).isEqualTo(7);
        assertThat(request.setup().stack()).containsExactly("briefly");
    }

    @Test
    void needASeedPlan() {
        Requests requests = Requests.of(Sweeps.epidemic()).points(List.of());
        assertThatThrownBy(requests::iterator)
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("requests need a seed plan; add seeds(SeedPlan.independent(42)) or another");
    }

    @Test
    void refuseStacksThatNoPointFitsAll() {
        assertThatThrownBy(() -> TWO.stacks("baseline", "lockdown"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("stacks [baseline] and [lockdown] do not leave the same parameters free: one of them sets"
                        + " {beta}; fix it in the variant's view");
        Requests fixed = Requests.of(
                new ModelVariant(MODEL, VariantSpec.of(MODEL.space()).fix("beta", 0.9)));
        assertThat(fixed.points(List.of(Map.of("gamma", 0.1, "people", 10)))
                        .stacks("baseline", "lockdown")
                        .seeds(SeedPlan.independent(1)))
                .extracting(Request::seed)
                .as("the same chance under both stacks")
                .hasSize(2)
                .satisfies(seeds -> assertThat(seeds.get(0)).isEqualTo(seeds.get(1)));
    }

    @Test
    void refuseUnknownOutputsAtOnce() {
        String known = MODEL.outputs().firstKey();
        assertThatThrownBy(() -> TWO.outputs(known + "x", "zzzzzz"))
                .isInstanceOf(InvalidOutputException.class)
                .hasMessage("unknown output(s) {" + known + "x, zzzzzz}, only {infected, last}; did you mean '" + known
                        + "' for '" + known + "x'?");
    }

    @Test
    void sayWhatTheyAre() {
        assertThat(TWO.stacks("briefly", "baseline").replicates(2))
                .hasToString("Requests[2 stacks, 2 replicates, " + SeedPlan.sequential(7) + ", all outputs]");
    }

    @Test
    void refuseUnknownScenariosAtOnce() {
        assertThatThrownBy(() -> TWO.stacks("brifly")).isInstanceOf(InvalidScenarioException.class);
        assertThatThrownBy(() -> TWO.stacks()).hasMessage("requests need at least one stack, got none");
    }

    @Test
    void refuseNumbersThatMakeNoSense() {
        assertThatThrownBy(() -> TWO.replicates(0)).hasMessage("replicates must be 1 or more, got 0");
        assertThatThrownBy(() -> TWO.seeds(null)).hasMessage("plan must not be null");
        assertThatThrownBy(() -> texts(TWO.points(Arrays.asList(Map.of("beta", 0.1, "gamma", 0.1), null))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("points must not contain null, but number 1 is");
        assertThatThrownBy(() -> new Request(TWO.iterator().next().setup(), -1, 0, List.of()))
                .hasMessage("replicate must be 0 or more, got -1");
    }

    @Test
    void aPointOfUnknownNamesIsShownInAnOrderOfItsOwn() {
        Request request = TWO.points(List.of(Map.of("zeta", 1, "gamma", 0.1, "alpha", 2, "beta", 0.5)))
                .iterator()
                .next();
        assertThat(request)
                .hasToString("run of {beta=0.5, gamma=0.1, alpha=2, zeta=1} under [baseline], replicate 0, seed 7");
    }
}
