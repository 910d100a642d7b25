package org.calabaria.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.calabaria.grammar.Epidemic;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.problem.ModelDefinitionException;
import org.calabaria.scenario.Config;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.junit.jupiter.api.Test;

class OutputDiscoveryTest {

    private static final ParameterSpace SPACE = ParameterSpace.of(ParameterSpec.real("beta", 0, 1));
    private static final ParameterSet POINT = SPACE.point(Map.of("beta", 0.25));

    record Raw(double beta) {}

    /** Any raw result, made from the one parameter. */
    abstract static class Generic<R> extends BaseModel<Double, R> {

        Generic() {
            super(SPACE);
        }

        @Override
        protected Double buildSim(ParameterSet params, Config config) {
            return params.real("beta");
        }
    }

    abstract static class Plain extends Generic<Raw> {

        @Override
        protected Raw runSim(Double state, long seed) {
            return new Raw(state);
        }
    }

    private static Table said(String text) {
        return Table.of(Column.text("said", text));
    }

    private static String said(BaseModel<?, ?> model, String output) {
        return model.simulate(POINT, 5).table(output).text("said").get(0);
    }

    static class Parent extends Plain {

        @ModelOutput
        private Table hidden(Raw raw) {
            return said("private " + raw.beta());
        }

        @ModelOutput("named")
        protected Table method(Raw raw, long seed) {
            return said("seed " + seed);
        }

        @ModelOutput
        public Table open(Object raw) {
            return said("parent");
        }

        @ModelOutput
        Table near(Raw raw) {
            return said("parent");
        }
    }

    interface Reporting {

        @ModelOutput(doc = "from an interface")
        default Table report(Raw raw) {
            return said("interface");
        }
    }

    static class Child extends Parent implements Reporting {

        @Override
        public Table open(Object raw) {
            return said("child");
        }

        @Override
        @ModelOutput(doc = "narrower")
        Table near(Raw raw) {
            return said("child");
        }
    }

    @Test
    void callsOutputsOfEveryVisibility() {
        Parent model = new Parent();
        assertThat(model.outputs()).containsOnlyKeys("hidden", "named", "near", "open");
        assertThat(said(model, "hidden")).isEqualTo("private 0.25");
        assertThat(said(model, "named")).isEqualTo("seed 5");
    }

    @Test
    void keepsAnOverrideWithoutItsAnnotationAnOutput() {
        assertThat(said(new Child(), "open")).isEqualTo("child");
        assertThat(said(new Parent(), "open")).isEqualTo("parent");
    }

    @Test
    void takesTheMetadataOfAnAnnotatedOverride() {
        assertThat(new Child().outputs().get("near"))
                .isEqualTo(new OutputInfo("near", "narrower", "", Child.class.getName() + ".near"));
        assertThat(said(new Child(), "near")).isEqualTo("child");
    }

    @Test
    void inheritsOutputsOfInterfacesAndPrivateOnesOfParents() {
        assertThat(new Child().outputs()).containsOnlyKeys("hidden", "named", "near", "open", "report");
        assertThat(said(new Child(), "report")).isEqualTo("interface");
        assertThat(said(new Child(), "hidden")).isEqualTo("private 0.25");
    }

    abstract static class GenericParent<R> extends Generic<R> {

        @ModelOutput
        protected Table shown(R raw) {
            return said("generic");
        }

        @ModelOutput
        protected abstract Table required(R raw, long seed);
    }

    static class Bridged extends GenericParent<Raw> {

        @Override
        protected Raw runSim(Double state, long seed) {
            return new Raw(state);
        }

        @Override
        @ModelOutput
        protected Table shown(Raw raw) {
            return said("bridged " + raw.beta());
        }

        @Override
        protected Table required(Raw raw, long seed) {
            return said("required " + seed);
        }
    }

    @Test
    void findsAnOverrideOfAGenericMethodOnce() {
        Bridged model = new Bridged();
        assertThat(model.outputs()).containsOnlyKeys("required", "shown");
        assertThat(said(model, "shown")).isEqualTo("bridged 0.25");
        assertThat(said(model, "required")).isEqualTo("required 5");
    }

    /** In another package than its parent, whose output it therefore does not override. */
    static class Elsewhere extends Epidemic {

        Table inputs(Epidemic.Raw raw) {
            return said("elsewhere");
        }
    }

    static class ElsewhereMarked extends Epidemic {

        @ModelOutput
        Table inputs(Epidemic.Raw raw) {
            return said("elsewhere");
        }
    }

    @Test
    void doesNotTakeAnUnrelatedMethodForAnOverride() {
        ParameterSet point =
                Epidemic.SPACE.point(Map.of("beta", 0.3, "gamma", 0.1, "population", 10_000, "contact_rate", 4));
        assertThat(new Elsewhere().simulate(point, 1)).isEqualTo(new Epidemic().simulate(point, 1));
        assertThatExceptionOfType(ModelDefinitionException.class)
                .isThrownBy(() -> new ElsewhereMarked().outputs())
                .withMessage("output 'inputs' is defined by both org.calabaria.grammar.Epidemic.inputs and "
                        + ElsewhereMarked.class.getName() + ".inputs");
    }

    static class Clashing extends Parent {

        @ModelOutput
        private Table hidden(Raw raw) {
            return said("another");
        }
    }

    static class Overloading extends Plain {

        @ModelOutput
        Table twice(Raw raw) {
            return said("once");
        }

        @ModelOutput
        Table twice(Raw raw, long seed) {
            return said("again");
        }
    }

    @Test
    void refusesOneNameForOverloads() {
        assertThatExceptionOfType(ModelDefinitionException.class)
                .isThrownBy(() -> new Overloading().outputs())
                .withMessage("output 'twice' is defined by two methods " + Overloading.class.getName()
                        + ".twice; mark one of them with another name");
    }

    @Test
    void refusesOneNameForTwoMethods() {
        assertThatExceptionOfType(ModelDefinitionException.class)
                .isThrownBy(() -> new Clashing().outputs())
                .withMessage("output 'hidden' is defined by both " + Parent.class.getName() + ".hidden and "
                        + Clashing.class.getName() + ".hidden");
    }

    static class Renaming extends Parent {

        @Override
        @ModelOutput("renamed")
        protected Table method(Raw raw, long seed) {
            return said("x");
        }
    }

    @Test
    void refusesAnOverrideOfAnotherName() {
        assertThatExceptionOfType(ModelDefinitionException.class)
                .isThrownBy(() -> new Renaming().outputs())
                .withMessage("output method " + Renaming.class.getName() + ".method is named 'renamed' but overrides "
                        + "output 'named' of " + Parent.class.getName() + ".method");
    }

    static class Wrong extends Plain {

        @ModelOutput
        static Table fixed(Raw raw) {
            return said("x");
        }

        @ModelOutput
        Table nothing() {
            return said("x");
        }

        @ModelOutput
        Table other(String raw) {
            return said("x");
        }

        @ModelOutput
        Table intSeed(Raw raw, int seed) {
            return said("x");
        }

        @ModelOutput
        double number(Raw raw) {
            return raw.beta();
        }

        @ModelOutput("not a name")
        Table odd(Raw raw) {
            return said("x");
        }
    }

    @Test
    void showsTheArraysThatAWrongMethodTakes() {
        class OfArrays extends Plain {
            @ModelOutput
            Table seeds(double[] raw, int[] seed) {
                return said("x");
            }
        }
        assertThatExceptionOfType(ModelDefinitionException.class)
                .isThrownBy(() -> new OfArrays().outputs())
                .withMessage("output method " + OfArrays.class.getName()
                        + ".seeds must take (Raw) or (Raw, long) and return Table, but takes (double[], int[]) and "
                        + "returns Table");
    }

    @Test
    void listsEveryMethodThatIsNoOutput() {
        assertThatExceptionOfType(ModelDefinitionException.class)
                .isThrownBy(() -> new Wrong().outputs())
                .withMessage("""
                        6 problems in model WRONG:
                          an output's name must match [A-Za-z_][A-Za-z0-9_.-]*, got 'not a name'
                          output method WRONG.fixed must be an instance method, not static
                          output method WRONG.intSeed must take (Raw) or (Raw, long) and return Table, but takes (Raw, int) and returns Table
                          output method WRONG.nothing must take (Raw) or (Raw, long) and return Table, but takes () and returns Table
                          output method WRONG.number must take (Raw) or (Raw, long) and return Table, but takes (Raw) and returns double
                          output method WRONG.other must take (Raw) or (Raw, long) and return Table, but takes (String) and returns Table""".replace("WRONG", Wrong.class.getName()));
    }

    static class Failing extends Plain {

        @ModelOutput
        Table nothing(Raw raw) {
            return null;
        }

        @ModelOutput
        Table seeded(Raw raw) {
            return Table.of(Column.integer("seed", 1));
        }

        @ModelOutput
        Table thrown(Raw raw) throws IOException {
            throw new IOException("disk full");
        }

        @ModelOutput
        Table deep(Raw raw) {
            throw new StackOverflowError("recursion");
        }
    }

    @Test
    void namesTheOutputAndItsMethodWhereARunFails() {
        Failing model = new Failing();
        String name = Failing.class.getName();
        Map<String, String> sentences = Map.of(
                "nothing", "output 'nothing' (" + name + ".nothing) returned null",
                "seeded",
                        "output 'seeded' (" + name
                                + ".seeded) must not have a column 'seed'; the framework adds it to every table",
                "thrown", "output 'thrown' (" + name + ".thrown) failed with java.io.IOException: disk full");
        sentences.forEach((output, sentence) -> assertThatExceptionOfType(ExtractionException.class)
                .isThrownBy(() -> model.simulate(POINT, 1, List.of(output)))
                .withMessage(sentence));
        assertThatExceptionOfType(ExtractionException.class)
                .isThrownBy(() -> model.simulate(POINT, 1, List.of("thrown")))
                .withCauseInstanceOf(IOException.class);
        assertThatExceptionOfType(StackOverflowError.class)
                .isThrownBy(() -> model.simulate(POINT, 1, List.of("deep")))
                .withMessage("recursion");
    }

    @Test
    void addsOutputsAsFunctions() {
        Plain model = new Plain() {
            {
                addOutput("first", "a doc", "1/day", (raw, seed) -> said(raw.beta() + " " + seed));
            }

            @Override
            protected void setupScenarios(ScenarioRegistry scenarios) {
                addOutput("second", (raw, seed) -> said("hook"));
            }
        };
        assertThat(said(model, "first")).isEqualTo("0.25 5");
        assertThat(said(model, "second")).isEqualTo("hook");
        assertThat(model.outputs().get("first"))
                .isEqualTo(new OutputInfo(
                        "first", "a doc", "1/day", model.getClass().getName() + ".addOutput(\"first\")"));
    }

    @Test
    void refusesAnAddedOutputOfAnExistingName() {
        Parent model = new Parent() {
            {
                addOutput("open", (raw, seed) -> said("x"));
            }
        };
        assertThatExceptionOfType(ModelDefinitionException.class)
                .isThrownBy(model::outputs)
                .withMessage("output 'open' is defined by both " + Parent.class.getName() + ".open and "
                        + model.getClass().getName() + ".addOutput(\"open\")");
    }

    @Test
    void runsAModelWithoutOutputs() {
        Plain model = new Plain() {};
        assertThat(model.simulate(POINT, 3).tables()).isEmpty();
    }
}
