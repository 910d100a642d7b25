package org.calabaria.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.calabaria.grammar.Grammar;
import org.calabaria.grammar.Grammar.Patching;
import org.calabaria.model.BaseModel;
import org.calabaria.model.ModelOutput;
import org.calabaria.model.ScenarioRegistry;
import org.calabaria.parameter.IntegerParameter;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.parameter.RealParameter;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.scenario.Composition;
import org.calabaria.scenario.Config;
import org.calabaria.scenario.ConflictPolicy;
import org.calabaria.scenario.Patched;
import org.calabaria.scenario.ScenarioSpec;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.calabaria.transform.AffineSqueezedLogit;
import org.calabaria.transform.Identity;
import org.calabaria.transform.Log;
import org.calabaria.transform.Log10;
import org.calabaria.transform.Logit;
import org.calabaria.transform.ScaledLogit;
import org.calabaria.transform.Transform;

/** The laws of variants: the coordinate box, and that a variant runs what the grammar says. */
@Domain(Grammar.class)
@Domain(DomainContext.Global.class)
class VariantProperties {

    private static final int TRIES = 200;

    /** Shows what it was run with. */
    private static final class Mirror extends BaseModel<Patched, Patched> {

        private final List<ScenarioSpec> added;

        Mirror(ParameterSpace space, Config config, List<ScenarioSpec> added) {
            super(space, config);
            this.added = added;
        }

        @Override
        protected void setupScenarios(ScenarioRegistry scenarios) {
            added.forEach(scenarios::add);
        }

        @Override
        protected Patched buildSim(ParameterSet params, Config config) {
            return new Patched(params, config);
        }

        @Override
        protected Patched runSim(Patched state, long seed) {
            return state;
        }

        @ModelOutput
        Table seen(Patched raw) {
            return Table.of(Column.text("seen", raw.toString()));
        }
    }

    /** A free parameter and a transform whose domain holds its bounds. */
    record Seen(RealParameter parameter, Transform transform) {

        ModelVariant variant() {
            ParameterSpace space = ParameterSpace.of(parameter);
            return new ModelVariant(
                    new Mirror(space, Config.empty(), List.of()),
                    VariantSpec.of(space).transform(parameter, transform));
        }
    }

    /** Order-reversing, as a user would write it. */
    private record Reciprocal() implements Transform {

        @Override
        public double forward(double natural) {
            return 1 / natural;
        }

        @Override
        public double backward(double coordinate) {
            return 1 / coordinate;
        }
    }

    @Provide
    Arbitrary<Seen> seen() {
        return Arbitraries.of(
                seen(0, 1, new AffineSqueezedLogit()),
                seen(0.2, 0.3, new AffineSqueezedLogit()),
                seen(0, 1, new AffineSqueezedLogit(0.49)),
                seen(0, 1, new AffineSqueezedLogit(1e-15)),
                seen(1e-4, 1e4, new Log()),
                seen(1e-300, 1e300, new Log()),
                seen(0.1, 0.30000000000000004, new Log()),
                seen(1e-4, 1e4, new Log10()),
                seen(1e-9, 1 - 1e-9, new Logit()),
                seen(-5, 20, new ScaledLogit(-5.5, 20.5)),
                seen(-1e6, 1e6, new Identity()),
                seen(0.5, 0.5, new Identity()),
                seen(0.25, 4, new Reciprocal()));
    }

    private static Seen seen(double lower, double upper, Transform transform) {
        return new Seen(ParameterSpec.real("x", lower, upper), transform);
    }

    private static double number(Map<String, ? extends Number> one) {
        return one.get("x").doubleValue();
    }

    private static double[] at(double coordinate) {
        return new double[] {coordinate};
    }

    private static double between(double lower, double upper, double share) {
        return Math.max(lower, Math.min(upper, (1 - share) * lower + share * upper));
    }

    // Laws

    static void theEndsOfTheBoxAreTheBounds(ModelVariant variant) {
        Bounds natural = variant.bounds();
        Bounds box = variant.coordinateBounds();
        double atLower = number(variant.fromTransformed(box.lower()));
        double atUpper = number(variant.fromTransformed(box.upper()));
        boolean kept = atLower == natural.lower("x") && atUpper == natural.upper("x");
        boolean swapped = atLower == natural.upper("x") && atUpper == natural.lower("x");
        assertThat(kept || swapped).isTrue();
        assertThat(box.lower("x")).isLessThanOrEqualTo(box.upper("x"));
    }

    static void aCoordinateInTheBoxIsAValueWithinTheBounds(ModelVariant variant, double share) {
        Bounds box = variant.coordinateBounds();
        double coordinate = between(box.lower("x"), box.upper("x"), share);
        for (double near : new double[] {coordinate, Math.nextUp(box.lower("x")), Math.nextDown(box.upper("x"))}) {
            if (box.lower("x") <= near && near <= box.upper("x")) {
                double value = number(variant.fromTransformed(at(near)));
                assertThat(value)
                        .isBetween(variant.bounds().lower("x"), variant.bounds().upper("x"));
                variant.point(variant.fromTransformed(at(near)));
            }
        }
    }

    static void aValueWithinTheBoundsIsACoordinateInTheBox(ModelVariant variant, double share) {
        double value = between(variant.bounds().lower("x"), variant.bounds().upper("x"), share);
        double coordinate = number(variant.toTransformed(Map.of("x", value)));
        Bounds box = variant.coordinateBounds();
        assertThat(coordinate).isBetween(box.lower("x"), box.upper("x"));
        assertThat(variant.toTransformed(at(value))).containsExactly(coordinate);
    }

    /** |backward(forward(x)) - x| <= 4 ulp(x) + 4 ulp(y) |backward'(y)|; the slope by central difference, hence twice. */
    static void goingThereAndBackGivesTheValue(ModelVariant variant, Transform transform, double share) {
        double x = between(variant.bounds().lower("x"), variant.bounds().upper("x"), share);
        double y = number(variant.toTransformed(Map.of("x", x)));
        double back = number(variant.fromTransformed(at(y)));
        Bounds box = variant.coordinateBounds();
        double h = 1e-6 * Math.max(1, Math.abs(y));
        double below = Math.max(box.lower("x"), y - h);
        double above = Math.min(box.upper("x"), y + h);
        double slope =
                below < above ? Math.abs((transform.backward(above) - transform.backward(below)) / (above - below)) : 0;
        assertThat(Math.abs(back - x)).isLessThanOrEqualTo(4 * Math.ulp(x) + 2 * 4 * Math.ulp(y) * slope);
    }

    static void goingThereAndBackIsExactAtTheBounds(ModelVariant variant) {
        for (double bound :
                new double[] {variant.bounds().lower("x"), variant.bounds().upper("x")}) {
            assertThat(number(variant.fromTransformed(variant.toTransformed(Map.of("x", bound)))))
                    .isEqualTo(bound);
        }
    }

    static void aVariantRunsThePatchedPoint(
            ModelVariant variant, Composition patch, Map<String, Number> free, Config overridden) {
        ParameterSet point = variant.spec().view().bind(free);
        Map<String, Number> remaining = new LinkedHashMap<>(free);
        remaining.keySet().retainAll(variant.free());
        Patched expected = patch.apply(point, variant.model().baseConfig());
        assertThat(variant.effectiveParameters(remaining)).isEqualTo(expected.params());
        assertThat(variant.effectiveConfig()).isEqualTo(overridden);
        assertThat(variant.simulate(remaining, 1).table("seen").text("seen").get(0))
                .isEqualTo(new Patched(expected.params(), overridden).toString());
    }

    static void theFreeParametersAreThoseOfTheDerivedView(ModelVariant variant, Composition patch) {
        assertThat(variant.free()).isEqualTo(patch.derive(variant.spec().view()).free());
        if (hasCoordinates(variant)) {
            assertThat(variant.bounds().names()).isEqualTo(variant.free());
            assertThat(variant.coordinateBounds()).isEqualTo(variant.bounds());
        } else {
            assertThatThrownBy(variant::bounds).isInstanceOf(InvalidParameterException.class);
            assertThatThrownBy(variant::coordinateBounds).isInstanceOf(InvalidParameterException.class);
        }
    }

    /** Whole numbers beyond 2^53 have none. */
    private static boolean hasCoordinates(ModelVariant variant) {
        return variant.freeSpace().specs().stream()
                .allMatch(spec -> !(spec instanceof IntegerParameter whole)
                        || whole.lower() >= -(1L << 53) && whole.upper() <= 1L << 53);
    }

    static void withoutTransformsAPointIsItsOwnCoordinates(ModelVariant variant, ParameterSet point) {
        Map<String, Number> free = new LinkedHashMap<>(point.values());
        free.keySet().retainAll(variant.free());
        if (hasCoordinates(variant)) {
            assertThat(variant.fromTransformed(variant.toTransformed(free))).isEqualTo(free);
        } else {
            assertThatThrownBy(() -> variant.toTransformed(free)).isInstanceOf(InvalidParameterException.class);
        }
    }

    // Fed

    @Property
    void theEndsOfTheBoxAreTheBounds(@ForAll("seen") Seen seen) {
        theEndsOfTheBoxAreTheBounds(seen.variant());
        goingThereAndBackIsExactAtTheBounds(seen.variant());
    }

    @Property(tries = TRIES)
    void aCoordinateInTheBoxIsAValueWithinTheBounds(
            @ForAll("seen") Seen seen, @ForAll @DoubleRange(min = 0, max = 1) double share) {
        aCoordinateInTheBoxIsAValueWithinTheBounds(seen.variant(), share);
    }

    @Property(tries = TRIES)
    void aValueWithinTheBoundsIsACoordinateInTheBox(
            @ForAll("seen") Seen seen, @ForAll @DoubleRange(min = 0, max = 1) double share) {
        aValueWithinTheBoundsIsACoordinateInTheBox(seen.variant(), share);
    }

    @Property(tries = TRIES)
    void goingThereAndBackGivesTheValue(
            @ForAll("seen") Seen seen, @ForAll @DoubleRange(min = 0, max = 1) double share) {
        goingThereAndBackGivesTheValue(seen.variant(), seen.transform(), share);
    }

    private static List<ScenarioSpec> lenient(Patching patching) {
        return patching.scenarios().stream()
                .map(scenario -> scenario.conflictPolicy(ConflictPolicy.LAST_WRITE_WINS))
                .toList();
    }

    private static ModelVariant variant(Patching patching) {
        Mirror model = new Mirror(patching.reading().space(), patching.config(), lenient(patching));
        return new ModelVariant(
                model,
                VariantSpec.of(patching.reading().view())
                        .scenarios("s0", "s1", "s2")
                        .config("days", 77));
    }

    @Property(tries = TRIES)
    void aVariantRunsThePatchedPoint(@ForAll Patching patching) {
        ModelVariant variant = variant(patching);
        Composition patch = Composition.of(lenient(patching));
        Config overridden = patch.apply(patching.reading().point(), patching.config())
                .config()
                .with("days", 77);
        aVariantRunsThePatchedPoint(variant, patch, patching.reading().free(), overridden);
    }

    @Property(tries = TRIES)
    void theFreeParametersAreThoseOfTheDerivedView(@ForAll Patching patching) {
        theFreeParametersAreThoseOfTheDerivedView(variant(patching), Composition.of(lenient(patching)));
    }

    @Property(tries = TRIES)
    void withoutTransformsAPointIsItsOwnCoordinates(@ForAll Patching patching) {
        withoutTransformsAPointIsItsOwnCoordinates(
                variant(patching), patching.reading().point());
    }
}
