package org.calabaria.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.calabaria.grammar.Epidemic;
import org.calabaria.model.BaseModel;
import org.calabaria.model.ModelOutput;
import org.calabaria.parameter.IntegerParameter;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.parameter.ParameterView;
import org.calabaria.parameter.RealParameter;
import org.calabaria.parameter.Values;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.scenario.Composition;
import org.calabaria.scenario.Config;
import org.calabaria.scenario.ScenarioSpec;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.calabaria.transform.AffineSqueezedLogit;
import org.calabaria.transform.Log;
import org.junit.jupiter.api.Test;

class ReparameterizationTest {

    private static final Epidemic MODEL = new Epidemic();
    private static final RealParameter R0 = ParameterSpec.real("R0", 0.5, 10);
    private static final ParameterView FOUR_CONTACTS = ParameterView.allFree(Epidemic.SPACE)
            .fix(Epidemic.POPULATION, 10_000)
            .fix(Epidemic.CONTACT_RATE, 4.0);

    /** beta = R0 gamma: contacts enter nowhere. */
    private static final Reparameterization PLAIN = Reparameterization.named("R0")
            .free(R0, Epidemic.GAMMA)
            .inverse("beta", p -> p.real("R0") * p.real("gamma"))
            .forward("R0", m -> m.real("beta") / m.real("gamma"))
            .forward("infectious_days", m -> 1 / m.real("gamma"));

    /** beta contact_rate = R0 gamma. */
    private static final Reparameterization PER_CONTACT = Reparameterization.named("R0")
            .free(R0, Epidemic.GAMMA)
            .inverse(Epidemic.BETA, p -> p.real(R0) * p.real(Epidemic.GAMMA) / p.real(Epidemic.CONTACT_RATE));

    private static ModelVariant variant(Reparameterization reparameterization, String... stack) {
        return new ModelVariant(
                MODEL,
                VariantSpec.of(FOUR_CONTACTS).reparameterize(reparameterization).scenarios(stack));
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(call)
                .withMessage(message);
    }

    @Test
    void runsTheNaturalPointThatTheInverseMakes() {
        ModelVariant variant = variant(PER_CONTACT);
        assertThat(variant.free()).containsExactly("R0", "gamma");
        assertThat(variant.freeSpace().specs()).containsExactly(R0, Epidemic.GAMMA);
        // 2.5 * 0.1 / 4 = 0.0625, exact in binary but for the 0.1
        assertThat(variant.point(Map.of("R0", 2.5, "gamma", 0.1)).real("beta")).isEqualTo(2.5 * 0.1 / 4);
        assertThat(variant.point(Values.of(R0, 2.5).with(Epidemic.GAMMA, 0.1)).real("beta"))
                .isEqualTo(0.0625);
        assertThat(variant.simulate(Map.of("R0", 2.5, "gamma", 0.1), 7))
                .isEqualTo(MODEL.simulate(FOUR_CONTACTS.bind(Map.of("beta", 0.0625, "gamma", 0.1)), 7));
    }

    @Test
    void halvesTheForceOfInfectionUnderALockdownThatHalvesContacts() {
        Map<String, Double> z = Map.of("R0", 2.5, "gamma", 0.1);
        ModelVariant free = variant(PER_CONTACT);
        ModelVariant locked = variant(PER_CONTACT, "lockdown");
        assertThat(free.simulate(z, 7).table("inputs").real("force").get(0)).isEqualTo(0.25);
        assertThat(locked.simulate(z, 7).table("inputs").real("force").get(0)).isEqualTo(0.125);
        assertThat(locked.point(z)).isEqualTo(free.point(z));
        assertThat(locked.effectiveParameters(z)).isEqualTo(free.point(z).with("contact_rate", 2.0));
    }

    @Test
    void reportsQuantitiesOfANaturalPoint() {
        assertThat(PLAIN.report(FOUR_CONTACTS.bind(Map.of("beta", 0.25, "gamma", 0.125))))
                .containsExactly(Map.entry("R0", 2.0), Map.entry("infectious_days", 8.0));
    }

    @Test
    void refusesANaturalValueOutsideItsBoundsWithBothSides() {
        refused(
                () -> variant(PLAIN).simulate(Map.of("R0", 9.5, "gamma", 0.2), 1),
                "R0=9.5, gamma=0.2 gives beta=1.9000000000000001 outside [0.0, 1.0]");
        refused(
                () -> variant(PLAIN).point(Map.of("R0", 8, "gamma", 0.25)),
                "R0=8.0, gamma=0.25 gives beta=2.0 outside [0.0, 1.0]");
    }

    @Test
    void saysWhichInverseFailedAndWhere() {
        Reparameterization failing = Reparameterization.named("R0")
                .free(R0, Epidemic.GAMMA)
                .inverse("beta", p -> {
                    throw new IllegalStateException("no table");
                });
        assertThatExceptionOfType(CalabariaException.class)
                .isThrownBy(() -> variant(failing).simulate(Map.of("R0", 2.5, "gamma", 0.2), 1))
                .withMessage("reparameterization 'R0' at R0=2.5, gamma=0.2: the inverse of 'beta' failed with "
                        + "java.lang.IllegalStateException: no table")
                .withCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesANaturalValueThatIsNoNumber() {
        Reparameterization nan =
                Reparameterization.named("R0").free(R0, Epidemic.GAMMA).inverse("beta", p -> Double.NaN);
        refused(
                () -> variant(nan).point(Map.of("R0", 2, "gamma", 0.5)),
                "R0=2.0, gamma=0.5 gives beta=NaN outside [0.0, 1.0]");
    }

    @Test
    void refusesAFractionForAnIntegerParameter() {
        Reparameterization thousands = Reparameterization.named("thousands")
                .free(ParameterSpec.real("thousands", 1, 2000))
                .inverse("population", p -> 1000 * p.real("thousands"));
        ParameterView free =
                ParameterView.allFree(Epidemic.SPACE).fix(Map.of("beta", 0.1, "gamma", 0.1, "contact_rate", 4));
        ModelVariant variant = new ModelVariant(MODEL, VariantSpec.of(free).reparameterize(thousands));
        assertThat(variant.point(Map.of("thousands", 10)).integer("population")).isEqualTo(10_000);
        refused(
                () -> variant.point(Map.of("thousands", 10.0005)),
                "thousands=10.0005 gives population=10000.5, which is not an integer");
        refused(
                () -> variant.point(Map.of("thousands", 1500)),
                "thousands=1500.0 gives population=1500000.0 outside [100, 1000000]");
    }

    private static final IntegerParameter MANY = ParameterSpec.integer("many", 0, Long.MAX_VALUE);

    private static ModelVariant ofMany(VariantSpec spec) {
        return new ModelVariant(new Many(), spec);
    }

    private static final class Many extends BaseModel<ParameterSet, ParameterSet> {

        Many() {
            super(ParameterSpace.of(ParameterSpec.real("share", 0, 1), MANY));
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
        Table many(ParameterSet raw) {
            return Table.of(Column.integer("many", raw.integer(MANY)));
        }
    }

    @Test
    void readsWholeNumbersBeyondTwoToThe53OnlyAsWholeNumbers() {
        long whole = (1L << 53) + 1;
        Reparameterization reading = Reparameterization.named("r")
                .free(ParameterSpec.real("half", 0, 0.5))
                .inverse("share", p -> p.real(MANY) > 0 ? p.real("half") : 0);
        ModelVariant variant =
                ofMany(VariantSpec.of(new Many().space()).fix(MANY, whole).reparameterize(reading));
        refused(
                () -> variant.point(Map.of("half", 0.1)),
                "parameter 'many' is 9007199254740993, which no double represents exactly; read it with integer(\"many\")");
    }

    @Test
    void saysWhyAWholeNumberBeyondTwoToThe53IsNotTaken() {
        Reparameterization produced = Reparameterization.named("r")
                .free(ParameterSpec.real("exponent", 0, 60))
                .inverse(MANY, p -> StrictMath.pow(2, p.real("exponent")));
        ModelVariant variant =
                ofMany(VariantSpec.of(new Many().space()).fix("share", 0.5).reparameterize(produced));
        assertThat(variant.point(Map.of("exponent", 53)).integer(MANY)).isEqualTo(1L << 53);
        refused(
                () -> variant.point(Map.of("exponent", 54)),
                "exponent=54.0 gives many=1.8014398509481984E16, beyond +-2^53, where doubles do not distinguish all whole numbers");
    }

    @Test
    void comparesWholeBoundsAsWholeNumbers() {
        IntegerParameter narrow = ParameterSpec.integer("people", 0, 1L << 53);
        IntegerParameter wider = ParameterSpec.integer("people", 0, (1L << 53) + 1);
        ParameterView view = ParameterView.allFree(ParameterSpace.of(narrow));
        refused(
                () -> new ReparameterizedSource(Reparameterization.named("r").free(wider), view, Composition.empty()),
                "reparameterization 'r' passes 'people' through as people: integer in [0, 9007199254740993],"
                        + " which is not within the model's people: integer in [0, 9007199254740992]");
    }

    @Test
    void takesExactlyItsCoordinates() {
        refused(
                () -> variant(PLAIN).simulate(Map.of("beta", 0.3, "gamma", 0.1), 1),
                "bind() error: missing={R0}; unexpected={beta}");
        refused(
                () -> variant(PLAIN).point(Map.of("R0", 11, "gamma", 0.1)),
                "parameter 'R0' must lie in [0.5, 10.0], got 11");
    }

    @Test
    void mayReduceTheDimension() {
        Reparameterization line = Reparameterization.named("line")
                .free(ParameterSpec.real("t", 0, 1))
                .inverse("beta", p -> p.real("t"))
                .inverse("gamma", p -> 1 - p.real("t"));
        assertThat(variant(line).point(Map.of("t", 0.25)))
                .isEqualTo(FOUR_CONTACTS.bind(Map.of("beta", 0.25, "gamma", 0.75)));
    }

    @Test
    void transformsItsCoordinates() {
        ModelVariant variant = new ModelVariant(
                MODEL,
                VariantSpec.of(FOUR_CONTACTS)
                        .reparameterize(PLAIN)
                        .transform(R0, new Log())
                        .transform("gamma", new AffineSqueezedLogit()));
        assertThat(variant.bounds()).hasToString("Bounds[R0 in [0.5, 10.0], gamma in [0.0, 1.0]]");
        assertThat(variant.coordinateBounds().upper("R0")).isEqualTo(StrictMath.log(10));
        assertThat(variant.fromTransformed(new double[] {StrictMath.log(10), 0}))
                .containsExactly(Map.entry("R0", 10.0), Map.entry("gamma", 0.5));
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> new ModelVariant(
                        MODEL,
                        VariantSpec.of(FOUR_CONTACTS)
                                .reparameterize(PLAIN)
                                .transform("beta", new AffineSqueezedLogit())))
                .withMessage("transform(s) of {beta}, but free are only {R0, gamma}");
    }

    @Test
    void refusesAScenarioThatPatchesWhatItProduces() {
        class Patching extends Epidemic {
            {
                addScenario(ScenarioSpec.named("mutant").param(BETA, 0.9));
            }
        }
        refused(
                () -> new ModelVariant(
                        new Patching(),
                        VariantSpec.of(FOUR_CONTACTS).reparameterize(PLAIN).scenarios("lockdown", "mutant")),
                "reparameterization 'R0' produces 'beta', which scenario 'mutant' patches");
    }

    @Test
    void leavesOutAPassThroughCoordinateThatTheStackPatches() {
        ParameterView view = ParameterView.allFree(Epidemic.SPACE).fix("population", 10_000);
        Reparameterization through = Reparameterization.named("R0")
                .free(R0, Epidemic.GAMMA, Epidemic.CONTACT_RATE)
                .inverse("beta", p -> p.real("R0") * p.real("gamma") / 20);
        ModelVariant locked = new ModelVariant(
                MODEL, VariantSpec.of(view).reparameterize(through).scenarios("lockdown"));
        assertThat(locked.free()).containsExactly("R0", "gamma");
        assertThat(locked.effectiveParameters(Map.of("R0", 2, "gamma", 0.5)).values())
                .isEqualTo(Map.of("beta", 0.05, "gamma", 0.5, "population", 10_000L, "contact_rate", 2.0));
        refused(
                () -> locked.simulate(Map.of("R0", 2, "gamma", 0.5, "contact_rate", 4), 1),
                "bind() error: unexpected={contact_rate}");
    }

    @Test
    void saysWhichScenarioFixesWhatTheInverseReads() {
        ParameterView view = ParameterView.allFree(Epidemic.SPACE).fix("population", 10_000);
        Reparameterization through = PER_CONTACT.free(R0, Epidemic.GAMMA, Epidemic.CONTACT_RATE);
        VariantSpec spec = VariantSpec.of(view).reparameterize(through);
        assertThat(new ModelVariant(MODEL, spec)
                        .point(Map.of("R0", 2.5, "gamma", 0.1, "contact_rate", 4))
                        .real("beta"))
                .isEqualTo(0.0625);
        refused(
                () -> new ModelVariant(MODEL, spec.scenarios("lockdown")).simulate(Map.of("R0", 2.5, "gamma", 0.1), 1),
                "reparameterization 'R0' reads 'contact_rate', which scenario 'lockdown' fixes");
    }

    @Test
    void namesWhatTheInverseCannotRead() {
        refused(
                () -> variant(PLAIN.free(R0, Epidemic.GAMMA)
                                .free(R0, Epidemic.GAMMA, ParameterSpec.real("spare", 0, 1)))
                        .point(Map.of("R0", 2, "gamma", 0.1)),
                "bind() error: missing={spare}");
        Reparameterization misspelt =
                Reparameterization.named("R0").free(R0, Epidemic.GAMMA).inverse("beta", p -> p.real("gama"));
        refused(
                () -> variant(misspelt).point(Map.of("R0", 2, "gamma", 0.1)),
                "reparameterization 'R0' reads 'gama', which is neither one of its coordinates nor fixed by the view; "
                        + "known are {R0, contact_rate, gamma, population}; did you mean 'gamma'?");
    }

    @Test
    void readsIntegersAndRefusesForeignHandles() {
        assertThat(variant(reading(p -> p.integer(Epidemic.POPULATION) / 100_000.0))
                        .point(Map.of("R0", 2, "gamma", 0.1))
                        .real("beta"))
                .isEqualTo(0.1);
        refused(
                () -> variant(reading(p -> p.integer("gamma"))).point(Map.of("R0", 2, "gamma", 0.1)),
                "parameter 'gamma' is real, not an integer; read it with real(\"gamma\")");
        refused(
                () -> variant(reading(p -> p.real(ParameterSpec.real("gamma", 0, 2))))
                        .point(Map.of("R0", 2, "gamma", 0.1)),
                "parameter 'gamma: real in [0.0, 2.0]' differs from the parameter that reparameterization 'R0' reads: "
                        + "gamma: real in [0.0, 1.0]");
    }

    private static Reparameterization reading(ToDoubleFunction<Coordinates> inverse) {
        return Reparameterization.named("R0").free(R0, Epidemic.GAMMA).inverse("beta", inverse);
    }

    @Test
    void listsAllThatDoesNotFitTheViewAtOnce() {
        Reparameterization wrong = Reparameterization.named("odd")
                .free(R0, Epidemic.CONTACT_RATE, ParameterSpec.real("gamma", 0, 2))
                .inverse("population", p -> 1000)
                .inverse("bta", p -> 0.5);
        refused(() -> variant(wrong), """
                4 problems in reparameterization 'odd':
                  reparameterization 'odd' gives no value to free parameter(s) {beta}; \
                add an inverse, make them coordinates, or fix them
                  reparameterization 'odd' has coordinate 'contact_rate', which the view fixes
                  reparameterization 'odd' passes 'gamma' through as gamma: real in [0.0, 2.0], \
                which is not within the model's gamma: real in [0.0, 1.0]
                  reparameterization 'odd' produces {bta, population}, which the view does not leave free; \
                did you mean 'beta' for 'bta'?""");
    }

    @Test
    void refusesAPassThroughOfAnotherKind() {
        ParameterView view =
                ParameterView.allFree(Epidemic.SPACE).fix(Map.of("beta", 0.1, "gamma", 0.1, "contact_rate", 4));
        Reparameterization real = Reparameterization.named("odd").free(ParameterSpec.real("population", 100, 1000));
        refused(
                () -> new ModelVariant(MODEL, VariantSpec.of(view).reparameterize(real)),
                "reparameterization 'odd' passes 'population' through as population: real in [100.0, 1000.0], "
                        + "which is not within the model's population: integer in [100, 1000000]");
        IntegerParameter narrow = ParameterSpec.integer("population", 200, 300);
        ModelVariant variant = new ModelVariant(
                MODEL,
                VariantSpec.of(view)
                        .reparameterize(Reparameterization.named("narrow").free(narrow)));
        assertThat(variant.bounds()).hasToString("Bounds[population in [200.0, 300.0]]");
        refused(
                () -> variant.point(Map.of("population", 150)),
                "parameter 'population' must lie in [200, 300], got 150");
    }

    @Test
    void refusesToDefineANameTwice() {
        refused(() -> PLAIN.inverse("beta", p -> 0), "reparameterization defines 'beta' twice");
        refused(() -> PLAIN.forward("R0", m -> 0), "reparameterization defines 'R0' twice");
        refused(() -> Reparameterization.named(" "), "a reparameterization's name must not be blank");
    }

    @Test
    void isEqualToItselfOnly() {
        assertThat(PLAIN).isEqualTo(PLAIN).isNotEqualTo(PLAIN.free(R0, Epidemic.GAMMA));
        assertThat(PLAIN).hasToString("Reparameterization[R0: (R0, gamma) -> beta]");
        assertThat(PLAIN.produced()).containsExactly("beta");
        assertThat(PLAIN.coordinates().names()).containsExactly("R0", "gamma");
    }

    @Test
    void doesNotChange() {
        Reparameterization longer = PLAIN.inverse("population", p -> 1000);
        assertThat(PLAIN.produced()).containsExactly("beta");
        assertThat(longer.produced()).containsExactly("beta", "population");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> longer.produced().clear());
    }

    @Test
    void namesANullArgument() {
        List<Map.Entry<ThrowingCallable, String>> calls = List.of(
                Map.entry(() -> Reparameterization.named(null), "name"),
                Map.entry(() -> PLAIN.free((ParameterSpec[]) null), "specs"),
                Map.entry(() -> PLAIN.inverse((String) null, p -> 0), "name"),
                Map.entry(() -> PLAIN.inverse((ParameterSpec) null, p -> 0), "parameter"),
                Map.entry(() -> PLAIN.inverse("gamma", null), "function"),
                Map.entry(() -> PLAIN.forward(null, m -> 0), "name"),
                Map.entry(() -> PLAIN.forward("x", null), "function"),
                Map.entry(() -> PLAIN.report(null), "point"));
        for (Map.Entry<ThrowingCallable, String> call : calls) {
            assertThatNullPointerException()
                    .isThrownBy(call.getKey())
                    .withMessage(call.getValue() + " must not be null");
        }
    }
}
