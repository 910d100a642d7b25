package org.calabaria.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.calabaria.grammar.EqualityGroups;
import org.calabaria.parameter.IntegerParameter;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.parameter.ParameterView;
import org.calabaria.parameter.RealParameter;
import org.calabaria.problem.InvalidConfigException;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.transform.AffineSqueezedLogit;
import org.calabaria.transform.Log;
import org.calabaria.transform.Transforms;
import org.junit.jupiter.api.Test;

class VariantSpecTest {

    private static final RealParameter BETA = ParameterSpec.real("beta", 0, 1);
    private static final IntegerParameter POPULATION = ParameterSpec.integer("population", 100, 1_000_000);
    private static final ParameterSpace SPACE = ParameterSpace.of(BETA, POPULATION);
    private static final VariantSpec SPEC = VariantSpec.of(SPACE)
            .fix(POPULATION, 10_000)
            .scenarios("lockdown", "vaccination")
            .transform(BETA, new AffineSqueezedLogit())
            .config("days", 10);

    @Test
    void startsWithNothingFixedAndNaturalCoordinates() {
        VariantSpec plain = VariantSpec.of(SPACE);
        assertThat(plain.view()).isEqualTo(ParameterView.allFree(SPACE));
        assertThat(plain.scenarios()).isEmpty();
        assertThat(plain.transforms()).isEqualTo(Transforms.none());
        assertThat(plain.configOverrides()).isEmpty();
        assertThat(plain.reparameterization()).isEmpty();
        assertThat(VariantSpec.of(ParameterView.allFree(SPACE))).isEqualTo(plain);
    }

    @Test
    void holdsAllOfAVariant() {
        assertThat(SPEC.view().fixed()).isEqualTo(Map.of("population", 10_000L));
        assertThat(SPEC.scenarios()).containsExactly("lockdown", "vaccination");
        assertThat(SPEC.transforms().byName()).isEqualTo(Map.of("beta", new AffineSqueezedLogit()));
        assertThat(SPEC.configOverrides()).isEqualTo(Map.of("days", 10L));
    }

    @Test
    void copiesAndNeverChanges() {
        assertThat(SPEC.fix(BETA, 0.5)).isEqualTo(SPEC.fix(Map.of("beta", 0.5)));
        VariantSpec other = SPEC.fix("beta", 0.5)
                .withScenarios(List.of())
                .transform("beta", new Log())
                .config("days", 20)
                .withView(ParameterView.allFree(SPACE));
        assertThat(other.view().fixed()).isEmpty();
        assertThat(other.scenarios()).isEmpty();
        assertThat(other.configOverrides()).isEqualTo(Map.of("days", 20L));
        assertThat(SPEC.scenarios()).hasSize(2);
        assertThat(SPEC.configOverrides()).isEqualTo(Map.of("days", 10L));
    }

    @Test
    void copiesWhatItIsMadeFrom() {
        List<String> stack = new ArrayList<>(List.of("lockdown"));
        List<Object> ages = new ArrayList<>(List.of(1));
        Map<String, Object> overrides = new HashMap<>(Map.of("ages", ages));
        VariantSpec spec = VariantSpec.of(SPACE).withScenarios(stack).withConfigOverrides(overrides);
        stack.add("x");
        ages.add(2);
        overrides.clear();
        assertThat(spec.scenarios()).containsExactly("lockdown");
        assertThat(spec.configOverrides()).isEqualTo(Map.of("ages", List.of(1L)));
        for (Runnable change : List.<Runnable>of(
                () -> spec.scenarios().clear(),
                () -> spec.configOverrides().clear(),
                () -> ((List<?>) spec.configOverrides().get("ages")).clear(),
                () -> spec.transforms().byName().clear())) {
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(change::run);
        }
    }

    @Test
    void isEqualByContent() {
        Reparameterization r0 = Reparameterization.named("R0").free(BETA);
        new EqualityGroups()
                .equal(
                        SPEC,
                        VariantSpec.of(SPACE)
                                .config("days", 10L)
                                .transform("beta", new AffineSqueezedLogit(1e-6))
                                .withScenarios(List.of("lockdown", "vaccination"))
                                .fix("population", 10_000.0))
                .equal(SPEC.scenarios("vaccination", "lockdown"))
                .equal(SPEC.transform("beta", new Log()))
                .equal(SPEC.config("days", 10.0))
                .equal(SPEC.fix("beta", 0.1))
                .equal(SPEC.reparameterize(r0), SPEC.reparameterize(r0))
                .equal(SPEC.reparameterize(Reparameterization.named("R0").free(BETA)))
                .hold();
    }

    @Test
    void refusesAValueThatItCannotHold() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> SPEC.fix("beta", 1.23))
                .withMessage("parameter 'beta' must lie in [0.0, 1.0], got 1.23");
        assertThatExceptionOfType(InvalidConfigException.class)
                .isThrownBy(() -> SPEC.config("limits", List.of(1, Double.NaN)))
                .withMessage("config value 'limits[1]' must be a finite number, got NaN");
    }

    @Test
    void refusesAHandleOfAnotherSpace() {
        RealParameter other = ParameterSpec.real("beta", 0, 2);
        String sentence =
                "parameter 'beta: real in [0.0, 2.0]' does not belong to this space; the space declares beta: real in [0.0, 1.0]";
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> SPEC.fix(other, 0.5))
                .withMessage(sentence);
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> SPEC.transform(other, new Log()))
                .withMessage(sentence);
    }

    @Test
    void takesTheHandleOfACoordinate() {
        RealParameter narrow = ParameterSpec.real("beta", 0.1, 0.9);
        VariantSpec spec = VariantSpec.of(SPACE)
                .reparameterize(Reparameterization.named("narrow").free(narrow))
                .transform(narrow, new Log());
        assertThat(spec.transforms().byName()).containsOnlyKeys("beta");
    }

    @Test
    void namesANullArgument() {
        List<Map.Entry<ThrowingCallable, String>> calls = List.of(
                Map.entry(() -> VariantSpec.of((ParameterSpace) null), "space"),
                Map.entry(() -> VariantSpec.of((ParameterView) null), "view"),
                Map.entry(() -> SPEC.withView(null), "view"),
                Map.entry(() -> SPEC.withScenarios(null), "scenarios"),
                Map.entry(() -> SPEC.scenarios((String[]) null), "stack"),
                Map.entry(() -> SPEC.withTransforms(null), "transforms"),
                Map.entry(() -> SPEC.withConfigOverrides(null), "configOverrides"),
                Map.entry(() -> SPEC.config(null, 1), "key"),
                Map.entry(() -> SPEC.transform((String) null, new Log()), "name"),
                Map.entry(() -> SPEC.transform((ParameterSpec) null, new Log()), "parameter"),
                Map.entry(() -> SPEC.transform("beta", null), "transform"),
                Map.entry(() -> SPEC.fix((String) null, 1), "name"),
                Map.entry(() -> SPEC.fix((Map<String, Number>) null), "values"),
                Map.entry(() -> SPEC.reparameterize(null), "reparameterization"),
                Map.entry(() -> SPEC.withRanges(null), "ranges"),
                Map.entry(() -> SPEC.range((String) null, 0, 1), "name"),
                Map.entry(
                        () -> new VariantSpec(
                                ParameterView.allFree(SPACE),
                                List.of(),
                                Transforms.none(),
                                Map.of(),
                                null,
                                Map.of(),
                                false),
                        "reparameterization"));
        for (Map.Entry<ThrowingCallable, String> call : calls) {
            assertThatNullPointerException()
                    .isThrownBy(call.getKey())
                    .withMessage(call.getValue() + " must not be null");
        }
        assertThatNullPointerException()
                .isThrownBy(() -> SPEC.scenarios("lockdown", null))
                .withMessage("scenarios must not contain null");
    }
}
