package org.calabaria.wire.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.calabaria.model.BaseModel;
import org.calabaria.model.ModelOutput;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.problem.CalabariaException;
import org.calabaria.scenario.Config;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.calabaria.transform.AffineSqueezedLogit;
import org.calabaria.transform.Identity;
import org.calabaria.transform.Log;
import org.calabaria.transform.Log10;
import org.calabaria.transform.Logit;
import org.calabaria.transform.ScaledLogit;
import org.calabaria.transform.Transform;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.Reparameterization;
import org.calabaria.variant.VariantSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VariantFormTest {

    private static final ParameterSpace SPACE = ParameterSpace.of(
            ParameterSpec.real("beta", 0, 1), ParameterSpec.real("gamma", 0, 1), ParameterSpec.integer("n", 1, 10));

    private static final VariantSpec SPEC = VariantSpec.of(SPACE)
            .fix("n", 4)
            .scenarios("b", "a")
            .transform("beta", new AffineSqueezedLogit(1e-7))
            .config("start", null)
            .config("days", 3)
            .config("rate", 3.0);

    /** A transform that nobody knows. */
    private static final class Square implements Transform {
        @Override
        public double forward(double natural) {
            return natural * natural;
        }

        @Override
        public double backward(double coordinate) {
            return StrictMath.sqrt(coordinate);
        }
    }

    static List<Transform> transforms() {
        return List.of(
                new Identity(),
                new Log(),
                new Log10(),
                new Logit(),
                new AffineSqueezedLogit(),
                new AffineSqueezedLogit(0.1 + 0.2),
                new ScaledLogit(-1, 1e-7));
    }

    @Test
    void rangesAndAutomaticTransformsAreWritten() {
        VariantSpec spec =
                VariantSpec.of(SPACE).range("beta", 0.1, 0.5).range("n", 2, 4).automaticTransforms();
        String yaml = VariantForm.standard().toYaml(spec);
        assertThat(yaml).isEqualTo("""
                schema: calabaria.variant.v1
                fixed: {}
                scenarios: []
                ranges:
                  beta:
                    lower: 0.1
                    upper: 0.5
                  "n":
                    lower: 2
                    upper: 4
                transforms: {}
                automatic_transforms: true
                config_overrides: {}
                reparameterization: null
                """);
        assertThat(VariantForm.standard().parse(yaml, SPACE)).isEqualTo(spec);
        String json = VariantForm.standard().toJson(spec);
        assertThat(VariantForm.standard().parseJson(json, SPACE)).isEqualTo(spec);
    }

    @Test
    void transformsThatWereChosenAreWrittenForAVariant() {
        VariantSpec spec = VariantSpec.of(new Small().space()).automaticTransforms();
        ModelVariant variant = new ModelVariant(new Small(), spec);
        String yaml = VariantForm.standard().toYaml(variant);
        assertThat(yaml).contains("""
                transforms:
                  beta:
                    name: squeezed-logit
                    eps: 1.0e-06
                  rate:
                    name: log
                automatic_transforms: true
                """);
        VariantSpec read = VariantForm.standard().parse(yaml, new Small().space());
        assertThat(new ModelVariant(new Small(), read).coordinateBounds()).isEqualTo(variant.coordinateBounds());
        assertThat(VariantForm.standard().parseJson(VariantForm.standard().toJson(variant), new Small().space()))
                .isEqualTo(read);
    }

    private static final class Small extends BaseModel<ParameterSet, ParameterSet> {

        Small() {
            super(ParameterSpace.of(ParameterSpec.real("beta", 0, 1), ParameterSpec.real("rate", 1e-3, 1)));
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
        Table rate(ParameterSet raw) {
            return Table.of(Column.real("rate", raw.real("rate")));
        }
    }

    @Test
    void everythingWrongWithARangeIsSaidWithItsPlace() {
        String yaml = """
                schema: calabaria.variant.v1
                ranges:
                  beta: {lower: 0.5, upper: 0.1}
                  gamma: {lower: low, uper: 1}
                automatic_transforms: "yes"
                """;
        assertThatThrownBy(() -> VariantForm.standard().parse(yaml, SPACE)).hasMessage("""
                4 problems in the variant:
                  line 3, column 9: the range of a study must have lower <= upper, got [0.5, 0.1]
                  line 4, column 10: the range of a study must have finite ends, got NaN
                  line 4, column 23: unknown key 'uper', only {lower, upper}; did you mean 'upper'?
                  line 5, column 23: automatic_transforms must be true or false, got 'yes'""");
    }

    @Test
    void aVariantReadsFromTopToBottom() {
        assertThat(VariantForm.standard().toYaml(SPEC)).isEqualTo("""
                schema: calabaria.variant.v1
                fixed:
                  "n": 4
                scenarios: [b, a]
                transforms:
                  beta:
                    name: squeezed-logit
                    eps: 1.0e-07
                config_overrides:
                  days: 3
                  rate: 3.0
                  start: null
                reparameterization: null
                """);
    }

    @ParameterizedTest
    @MethodSource("transforms")
    void everyTransformOfTheLibraryComesBack(Transform transform) {
        VariantSpec spec = SPEC.transform("gamma", transform);
        VariantForm form = VariantForm.standard();
        assertThat(form.parse(form.toYaml(spec), SPACE)).isEqualTo(spec);
        assertThat(form.parseJson(form.toJson(spec), SPACE)).isEqualTo(spec);
    }

    @Test
    void functionsTravelByNameWhereBothSidesKnowThem() {
        Square square = new Square();
        Reparameterization r0 = Reparameterization.named("R0")
                .free(ParameterSpec.real("R0", 0.5, 10), ParameterSpec.real("gamma", 0, 1))
                .inverse("beta", p -> p.real("R0") * p.real("gamma"));
        VariantForm form = VariantForm.standard().knowing(square).knowing(r0);
        VariantSpec spec = SPEC.transform("gamma", square).reparameterize(r0);
        assertThat(form.parse(form.toYaml(spec), SPACE)).isEqualTo(spec);
        assertThatThrownBy(() -> VariantForm.standard().toYaml(spec))
                .isInstanceOf(RegistryException.class)
                .hasMessage("""
                        2 problems in the variant:
                          reparameterization 'R0' has no registered name; add it to the form with knowing()
                          transform 'Square' of parameter 'gamma' has no registered name; add it to the form with knowing()""");
        assertThatThrownBy(() -> form.knowing(new Square()))
                .hasMessage("a transform is known as 'Square' already; give it another name");
        assertThatThrownBy(() -> form.knowing(r0))
                .hasMessage("a reparameterization is known as 'R0' already; give it another name");
    }

    @Test
    void listsEveryMistakeWithItsLine() {
        assertThatThrownBy(() -> VariantForm.standard().parse("""
                        schema: calabaria.variant.v2
                        fixed: {n: 40, beta: high, m: 1}
                        scenarios: [1]
                        transform: {}
                        transforms: {bta: {name: log}, beta: {name: java.lang.Runtime}, gamma: {name: scaled-logit, lower: 0}}
                        reparameterization: R0
                        """, SPACE))
                .isExactlyInstanceOf(CalabariaException.class)
                .hasMessage("""
                        10 problems in the variant:
                          line 1, column 9: schema must be 'calabaria.variant.v1'
                          line 2, column 12: parameter 'n' must lie in [1, 10], got 40
                          line 2, column 22: parameter 'beta' must be a number, got 'high'
                          line 2, column 31: unknown parameter(s) {m}
                          line 3, column 13: a scenario's name must be text, got 1
                          line 4, column 1: unknown key 'transform', only {automatic_transforms, config_overrides, fixed, ranges, reparameterization, scenarios, schema, transforms}; did you mean 'transforms'?
                          line 5, column 19: unknown parameter(s) {bta}; did you mean 'beta'?
                          line 5, column 38: unknown transform 'java.lang.Runtime', only {identity, log, log10, logit, scaled-logit, squeezed-logit}
                          line 5, column 72: transform 'scaled-logit' requires finite bounds with lower < upper and a finite upper - lower, got [0.0, NaN]
                          line 6, column 21: unknown reparameterization 'R0', only {}""");
        assertThat(VariantForm.standard().parse("schema: calabaria.variant.v1", SPACE))
                .isEqualTo(VariantSpec.of(SPACE));
    }

    @Test
    void aSpecificationIsShort() {
        VariantForm form = VariantForm.standard();
        assertThatThrownBy(() -> form.parseJson(" ".repeat(65_537), SPACE))
                .isInstanceOf(RegistryException.class)
                .hasMessage("line 1, column 1: a document must have at most 65536 bytes of UTF-8, got 65537");
        assertThatThrownBy(() ->
                        form.parse("schema: calabaria.variant.v1\nscenarios: [" + "a, ".repeat(101) + "]\n", SPACE))
                .isInstanceOf(RegistryException.class)
                .hasMessage("line 2, column 12: a stack must name at most 100 scenarios");
    }
}
