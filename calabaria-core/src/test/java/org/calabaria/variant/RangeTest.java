package org.calabaria.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import org.calabaria.model.BaseModel;
import org.calabaria.model.ModelOutput;
import org.calabaria.model.ModelScenario;
import org.calabaria.parameter.IntegerParameter;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.parameter.ParameterView;
import org.calabaria.parameter.RealParameter;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.scenario.Config;
import org.calabaria.scenario.ScenarioSpec;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.calabaria.transform.AffineSqueezedLogit;
import org.calabaria.transform.Log;
import org.calabaria.transform.ScaledLogit;
import org.calabaria.transform.Transform;
import org.calabaria.transform.Transforms;
import org.junit.jupiter.api.Test;

class RangeTest {

    private static final RealParameter BETA = ParameterSpec.real("beta", 0, 1);
    private static final RealParameter GAMMA = ParameterSpec.real("gamma", 0, 1);
    private static final RealParameter RATE = ParameterSpec.real("rate", 1e-6, 10);
    private static final IntegerParameter PEOPLE = ParameterSpec.integer("people", 0, Long.MAX_VALUE);

    private static final class Plain extends BaseModel<ParameterSet, ParameterSet> {

        Plain() {
            super(ParameterSpace.of(BETA, GAMMA, RATE, PEOPLE));
        }

        @ModelScenario
        ScenarioSpec slow() {
            return ScenarioSpec.named("slow").param(RATE, 0.5);
        }

        @Override
        protected ParameterSet buildSim(ParameterSet params, Config config) {
            return params;
        }

        @Override
        protected ParameterSet runSim(ParameterSet state, long seed) {
            return state;
        }

        @ModelOutput
        Table point(ParameterSet raw) {
            return Table.of(Column.real("beta", raw.real(BETA)));
        }
    }

    private static final Plain MODEL = new Plain();
    private static final VariantSpec SPEC =
            VariantSpec.of(MODEL.space()).fix(GAMMA, 0.1).fix(RATE, 1.0).fix(PEOPLE, 10);

    private static ModelVariant variant(VariantSpec spec) {
        return new ModelVariant(MODEL, spec);
    }

    @Test
    void aRangeNarrowsBoundsAndCoordinates() {
        ModelVariant variant = variant(SPEC.range(BETA, 0.1, 0.5).transform(BETA, new Log()));
        assertThat(variant.bounds().toArray()).isDeepEqualTo(new double[][] {{0.1, 0.5}});
        assertThat(variant.coordinateBounds().toArray())
                .isDeepEqualTo(new double[][] {{StrictMath.log(0.1), StrictMath.log(0.5)}});
        assertThat(variant.fromTransformed(new double[] {StrictMath.log(0.5)})).isEqualTo(Map.of("beta", 0.5));
        assertThat(variant.simulate(Map.of("beta", 0.1), 1)
                        .table("point")
                        .real("beta")
                        .get(0))
                .isEqualTo(0.1);
    }

    @Test
    void aTransformIsCheckedAgainstTheRangeNotTheSpace() {
        assertThatThrownBy(() -> variant(SPEC.transform(BETA, new Log())))
                .hasMessage("transform 'beta:log' requires x > 0, got 0.0");
        assertThat(variant(SPEC.range("beta", 0.1, 1).transform(BETA, new Log())))
                .isNotNull();
    }

    @Test
    void aValueOutsideTheRangeIsRefusedAtEveryDoor() {
        ModelVariant variant = variant(SPEC.range(BETA, 0.1, 0.5));
        String sentence = "parameter 'beta' must lie in the study's range [0.1, 0.5], got 0.05";
        Map<String, Double> below = Map.of("beta", 0.05);
        assertThatThrownBy(() -> variant.simulate(below, 1))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage(sentence);
        assertThatThrownBy(() -> variant.point(below)).hasMessage(sentence);
        assertThatThrownBy(() -> variant.effectiveParameters(below)).hasMessage(sentence);
        assertThatThrownBy(() -> variant.prepare(below)).hasMessage(sentence);
        assertThatThrownBy(() -> variant.toTransformed(below)).hasMessage(sentence);
        assertThatThrownBy(() -> variant.simulate(Map.of("beta", 1.5), 1))
                .as("outside the space is outside the space")
                .hasMessage("parameter 'beta' must lie in [0.0, 1.0], got 1.5");
        assertThat(variant.point(Map.of("beta", 0.5)).real(BETA)).isEqualTo(0.5);
    }

    @Test
    void everyRangeThatDoesNotFitIsNamed() {
        VariantSpec spec = VariantSpec.of(MODEL.space())
                .fix(GAMMA, 0.1)
                .scenarios("slow")
                .range("beta", 0.5, 1.5)
                .range("gamma", 0.1, 0.2)
                .range("rate", 0.1, 0.2)
                .range("people", 0.5, 10)
                .range("betta", 0, 1);
        assertThatThrownBy(() -> variant(spec)).hasMessage("""
                3 problems in ranges:
                  range(s) of {betta, gamma, rate}, but free are only {beta, people}; did you mean 'beta' for 'betta'?
                  the study's range [0.5, 1.5] of parameter 'beta' must lie in [0.0, 1.0]
                  the study's range [0.5, 10] of parameter 'people' must lie in [0, 9223372036854775807] and have whole ends""");
    }

    @Test
    void aRangeThatIsNoneIsRefusedWhereItIsSaid() {
        assertThatThrownBy(() -> SPEC.range("beta", 0.5, 0.1))
                .hasMessage("range of parameter 'beta': the range of a study must have lower <= upper, got [0.5, 0.1]");
        assertThatThrownBy(() -> SPEC.range("beta", Double.NaN, 0.1))
                .hasMessage("range of parameter 'beta': the range of a study must have finite ends, got NaN");
        assertThatThrownBy(() -> SPEC.range(ParameterSpec.real("beta", 0, 2), 0, 0.1))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void aCoordinateOfAReparameterizationHasARangeToo() {
        ModelVariant variant = variant(SPEC.reparameterize(Reparameterization.named("double")
                        .free(ParameterSpec.real("half", 0, 0.5))
                        .inverse("beta", p -> 2 * p.real("half")))
                .range("half", 0.1, 0.2));
        assertThat(variant.bounds().toArray()).isDeepEqualTo(new double[][] {{0.1, 0.2}});
        assertThatThrownBy(() -> variant.point(Map.of("half", 0.4)))
                .hasMessage("parameter 'half' must lie in the study's range [0.1, 0.2], got 0.4");
    }

    @Test
    void everythingWrongWithValuesIsSaidNextToTheRange() {
        ModelVariant variant = variant(
                VariantSpec.of(MODEL.space()).fix(RATE, 1.0).fix(PEOPLE, 10).range(BETA, 0.1, 0.5));
        Map<String, Double> wrong = Map.of("beta", 0.05, "gama", 0.1);
        String sentences = """
                2 problems in bind():
                  bind() error: missing={gamma}; unexpected={gama}; did you mean 'gamma'?
                  parameter 'beta' must lie in the study's range [0.1, 0.5], got 0.05""";
        assertThatThrownBy(() -> variant.simulate(wrong, 1))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage(sentences);
        assertThatThrownBy(() -> variant.point(wrong)).hasMessage(sentences);
    }

    @Test
    void aValueOutsideTheRangeIsNotBlamedForItsTransformToo() {
        ModelVariant variant = variant(SPEC.range(BETA, 0.1, 0.5).transform(BETA, new Log()));
        assertThatThrownBy(() -> variant.toTransformed(Map.of("beta", 0)))
                .hasMessage("parameter 'beta' must lie in the study's range [0.1, 0.5], got 0");
    }

    @Test
    void aTransformOfWhatIsNotFreeIsSaidNextToARangeOfIt() {
        VariantSpec both = SPEC.range(GAMMA, 0.1, 0.2).transform(GAMMA, new Log());
        assertThatThrownBy(() -> variant(both)).hasMessage("""
                2 problems in the variant:
                  range(s) of {gamma}, but free are only {beta}
                  transform(s) of {gamma}, but free are only {beta}""");
    }

    @Test
    void oneRangeIsOneRangeHoweverItsEndsAreGiven() {
        VariantSpec whole = SPEC.range("beta", 0, 1).range("people", 2.0, 4.0);
        VariantSpec typed = SPEC.range(PEOPLE, 2, 4).range(BETA, 0, 1);
        assertThat(whole).isEqualTo(typed).hasSameHashCodeAs(typed);
        assertThat(whole.ranges()).hasToString("{beta=[0.0, 1.0], people=[2, 4]}");
        Reparameterization doubled = Reparameterization.named("double")
                .free(ParameterSpec.real("half", 0, 0.5))
                .inverse("beta", p -> 2 * p.real("half"));
        assertThat(SPEC.range("half", 0, 0.5).reparameterize(doubled))
                .isEqualTo(SPEC.reparameterize(doubled).range("half", 0.0, 0.5));
    }

    @Test
    void anEndThatIsMissingIsANullPointer() {
        assertThatThrownBy(() -> new Range(null, 1))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("lower must not be null");
        assertThatThrownBy(() -> new Range(1, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("upper must not be null");
    }

    /** 7 / 0.07 is 99.99999999999999 in doubles. */
    @Test
    void twoDecadesAreTwoDecadesHoweverTheyRound() {
        assertThat(chosen(0.07, 7)).containsInstanceOf(Log.class);
        assertThat(chosen(0.1, 10)).containsInstanceOf(Log.class);
        assertThat(chosen(Double.MIN_VALUE, 1e300)).containsInstanceOf(Log.class);
        assertThat(chosen(0.1, 9.999)).containsInstanceOf(ScaledLogit.class);
        assertThat(chosen(0, 10)).containsInstanceOf(ScaledLogit.class);
        assertThat(chosen(-Double.MAX_VALUE, Double.MAX_VALUE)).isEmpty();
        assertThat(chosen(1, Math.nextUp(1.0)))
                .as("a millionth of this is lost in rounding")
                .isEmpty();
    }

    private static Optional<Transform> chosen(double lower, double upper) {
        return AutomaticTransforms.completed(
                        ParameterSpace.of(ParameterSpec.real("x", lower, upper)), Transforms.none())
                .of("x");
    }

    @Test
    void transformsAreChosenForIntegersByTheSameRule() {
        ModelVariant variant = variant(
                SPEC.withView(ParameterView.allFree(MODEL.space()).fix(Map.of("beta", 0.5, "gamma", 0.1, "rate", 1)))
                        .range(PEOPLE, 10, 100_000)
                        .automaticTransforms());
        assertThat(variant.transforms().of("people")).hasValue(new Log());
        double[] middle = {StrictMath.log(1000)};
        assertThat(variant.fromTransformed(middle)).isEqualTo(Map.of("people", 1000L));
    }

    @Test
    void transformsAreChosenFromTheRange() {
        ModelVariant variant = variant(VariantSpec.of(MODEL.space())
                .fix(PEOPLE, 10)
                .range(GAMMA, 0.1, 0.5)
                .automaticTransforms());
        assertThat(variant.transforms().of("beta")).hasValue(new AffineSqueezedLogit());
        assertThat(variant.transforms().of("rate")).hasValue(new Log());
        assertThat(variant.transforms().of("gamma")).containsInstanceOf(ScaledLogit.class);
        assertThat(variant.toString()).contains("ranges={gamma=[0.1, 0.5]}", "rate=Log[]");
        double[][] box = variant.coordinateBounds().toArray();
        assertThat(box[1][1])
                .as("log((1 - 1e-6) / 1e-6), as for the squeezed logit")
                .isCloseTo(13.8155, within(1e-3));
        assertThat(variant.fromTransformed(new double[] {box[0][0], box[1][1], box[2][0]}))
                .isEqualTo(Map.of("beta", 0.0, "gamma", 0.5, "rate", 1e-6));
    }

    @Test
    void aChosenTransformGivesWayToASaidOneAndToARangeOfOneValue() {
        ModelVariant variant = variant(VariantSpec.of(MODEL.space())
                .fix(PEOPLE, 10)
                .transform(BETA, new ScaledLogit(-1, 2))
                .range(RATE, 2, 2)
                .automaticTransforms());
        assertThat(variant.transforms().of("beta")).hasValue(new ScaledLogit(-1, 2));
        assertThat(variant.transforms().of("rate")).isEmpty();
    }

    @Test
    void wholeNumbersThatCoordinatesCannotTellApartAreRefusedNotRounded() {
        long exact = 1L << 53;
        ModelVariant variant = variant(VariantSpec.of(MODEL.space())
                .fix(BETA, 0.5)
                .fix(GAMMA, 0.1)
                .fix(RATE, 1.0)
                .range(PEOPLE, exact, exact + 1));
        String sentence = "parameter 'people' has whole numbers beyond +-2^53 in [9007199254740992, 9007199254740993],"
                + " which coordinates cannot distinguish; give it a range within +-2^53, or fix it";
        assertThatThrownBy(variant::bounds).hasMessage(sentence);
        assertThatThrownBy(variant::coordinateBounds).hasMessage(sentence);
        assertThatThrownBy(() -> variant.fromTransformed(new double[] {0x1p53})).hasMessage(sentence);
        assertThatThrownBy(() -> variant.toTransformed(Map.of("people", exact + 1)))
                .hasMessage(sentence);
        assertThat(variant.point(Map.of("people", exact + 1)).integer(PEOPLE))
                .as("values are exact")
                .isEqualTo(exact + 1);
        ModelVariant within = variant(variant.spec().range(PEOPLE, exact - 1, exact));
        assertThat(within.fromTransformed(new double[] {0x1p53})).isEqualTo(Map.of("people", exact));
        assertThat(within.fromTransformed(new double[] {0x1p53 - 1})).isEqualTo(Map.of("people", exact - 1));
    }
}
