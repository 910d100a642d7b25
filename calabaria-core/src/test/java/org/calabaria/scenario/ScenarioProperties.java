package org.calabaria.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.calabaria.grammar.Grammar;
import org.calabaria.grammar.Grammar.Patching;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterView;
import org.calabaria.problem.InvalidScenarioException;

/** The laws of patches: a monoid that acts on points and configurations, and agrees with views. */
@Domain(Grammar.class)
class ScenarioProperties {

    private static final int TRIES = 300;

    // Laws

    static void compositionIsAssociative(Composition a, Composition b, Composition c) {
        assertThat(Composition.compose(c, Composition.compose(b, a)))
                .isEqualTo(Composition.compose(Composition.compose(c, b), a));
    }

    static void theEmptyPatchIsTheIdentity(Composition a) {
        assertThat(Composition.compose(a, Composition.empty())).isEqualTo(a);
        assertThat(Composition.compose(Composition.empty(), a)).isEqualTo(a);
    }

    static void applyingACompositionIsApplyingItsPartsInOrder(
            Composition later, Composition earlier, ParameterSet point, Config config) {
        Patched first = earlier.apply(point, config);
        assertThat(Composition.compose(later, earlier).apply(point, config))
                .isEqualTo(later.apply(first.params(), first.config()));
    }

    static void theLastWriteWins(List<ScenarioSpec> scenarios) {
        Map<String, Object> params = new LinkedHashMap<>();
        Map<String, String> setBy = new LinkedHashMap<>();
        for (ScenarioSpec scenario : scenarios) {
            params.putAll(scenario.paramPatches());
            scenario.paramPatches().keySet().forEach(name -> setBy.put(name, scenario.name()));
        }
        Composition composition = Composition.of(scenarios);
        assertThat(composition.paramPatches()).isEqualTo(params);
        assertThat(composition.paramsSetBy()).isEqualTo(setBy);
        assertThat(composition.configPatches().keySet())
                .isEqualTo(composition.configSetBy().keySet());
    }

    /** Expected from the rule as it is written, not from the library. */
    static void strictIsSymmetric(ScenarioSpec a, ScenarioSpec b) {
        Set<String> overlap = new TreeSet<>(a.paramPatches().keySet());
        overlap.retainAll(b.paramPatches().keySet());
        Set<String> settings = new TreeSet<>(a.configPatches().keySet());
        settings.retainAll(b.configPatches().keySet());
        overlap.addAll(settings);
        overlap.removeAll(a.allowOverlap());
        overlap.removeAll(b.allowOverlap());
        boolean strict = a.conflictPolicy() == ConflictPolicy.STRICT || b.conflictPolicy() == ConflictPolicy.STRICT;
        boolean composes = !strict || overlap.isEmpty();
        assertThat(composes(a, b)).isEqualTo(composes);
        assertThat(composes(b, a)).isEqualTo(composes);
    }

    private static boolean composes(ScenarioSpec later, ScenarioSpec earlier) {
        try {
            ScenarioSpec.compose(later, earlier);
            return true;
        } catch (InvalidScenarioException refused) {
            return false;
        }
    }

    static void applyingChangesNeitherArgument(Composition patch, ParameterSet point, Config config) {
        String before = point + " " + config;
        Patched patched = patch.apply(point, config);
        assertThat(point + " " + config).isEqualTo(before);
        assertThat(patch.apply(patched.params(), patched.config())).isEqualTo(patched);
        point.space().names().stream()
                .filter(name -> !patch.paramPatches().containsKey(name))
                .forEach(name -> assertThat(patched.params().get(name)).isEqualTo(point.get(name)));
    }

    static void aPatchedPointIsThePointOfTheDerivedView(
            Composition patch, ParameterView view, Map<String, Number> free, Config config) {
        Map<String, Number> remaining = new LinkedHashMap<>(free);
        remaining.keySet().removeAll(patch.paramPatches().keySet());
        ParameterView derived = patch.derive(view);
        assertThat(patch.apply(view.bind(free), config).params()).isEqualTo(derived.bind(remaining));
        assertThat(new TreeSet<>(derived.free())).isEqualTo(new TreeSet<>(remaining.keySet()));
    }

    static void derivingIsAnActionOfTheMonoid(Composition later, Composition earlier, ParameterView view) {
        assertThat(Composition.compose(later, earlier).derive(view)).isEqualTo(later.derive(earlier.derive(view)));
    }

    // Fed

    private static List<ScenarioSpec> lenient(Patching patching) {
        List<ScenarioSpec> lenient = new ArrayList<>();
        for (ScenarioSpec scenario : patching.scenarios()) {
            ScenarioSpec fitted = scenario.fitted(patching.reading().space(), patching.config());
            lenient.add(fitted.conflictPolicy(ConflictPolicy.LAST_WRITE_WINS));
        }
        return lenient;
    }

    private static Composition one(Patching patching, int index) {
        return Composition.of(List.of(lenient(patching).get(index)));
    }

    @Property(tries = TRIES)
    void compositionIsAssociative(@ForAll Patching patching) {
        compositionIsAssociative(one(patching, 0), one(patching, 1), one(patching, 2));
    }

    @Property(tries = TRIES)
    void theEmptyPatchIsTheIdentity(@ForAll Patching patching) {
        theEmptyPatchIsTheIdentity(Composition.of(lenient(patching)));
    }

    @Property(tries = TRIES)
    void applyingACompositionIsApplyingItsPartsInOrder(@ForAll Patching patching) {
        applyingACompositionIsApplyingItsPartsInOrder(
                Composition.of(lenient(patching).subList(1, 3)),
                one(patching, 0),
                patching.reading().point(),
                patching.config());
    }

    @Property(tries = TRIES)
    void theLastWriteWins(@ForAll Patching patching) {
        theLastWriteWins(lenient(patching));
    }

    @Property(tries = TRIES)
    void strictIsSymmetric(@ForAll Patching patching) {
        strictIsSymmetric(patching.scenarios().get(0), patching.scenarios().get(1));
    }

    @Property(tries = TRIES)
    void applyingChangesNeitherArgument(@ForAll Patching patching) {
        applyingChangesNeitherArgument(
                Composition.of(lenient(patching)), patching.reading().point(), patching.config());
    }

    @Property(tries = TRIES)
    void aPatchedPointIsThePointOfTheDerivedView(@ForAll Patching patching) {
        aPatchedPointIsThePointOfTheDerivedView(
                Composition.of(lenient(patching)),
                patching.reading().view(),
                patching.reading().free(),
                patching.config());
    }

    @Property(tries = TRIES)
    void derivingIsAnActionOfTheMonoid(@ForAll Patching patching) {
        derivingIsAnActionOfTheMonoid(
                one(patching, 2), one(patching, 1), patching.reading().view());
    }
}
