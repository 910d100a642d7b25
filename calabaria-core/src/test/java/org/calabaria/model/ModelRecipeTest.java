package org.calabaria.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.problem.ModelDefinitionException;
import org.calabaria.scenario.Config;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.VariantSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRecipeTest {

    private static final String NAME = ModelRecipeTest.class.getName();
    private static final String REMEDY = "; make what differs a parameter or a setting, or state it in content()";

    /** Any model; subclasses add what it is made from. */
    abstract static class Tiny extends BaseModel<Double, Double> {
        Tiny() {
            this(1);
        }

        Tiny(double upper) {
            super(ParameterSpace.of(ParameterSpec.real("x", 0, upper)));
        }

        @Override
        protected Double buildSim(ParameterSet params, Config config) {
            return params.real("x");
        }

        @Override
        protected Double runSim(Double state, long seed) {
            return state;
        }

        @ModelOutput
        Table y(Double raw) {
            return Table.of(Column.real("y", raw));
        }
    }

    static class Rate extends Tiny {
        final double k;

        Rate() {
            this(1);
        }

        Rate(double k) {
            this.k = k;
        }
    }

    static final class Inherited extends Rate {
        Inherited() {}

        Inherited(double k) {
            super(k);
        }
    }

    record Curve(String name, double[] values) {}

    enum Kind {
        FLAT,
        STEEP
    }

    static final class Link {
        final Object held;
        Link next = this;

        Link(Object held) {
            this.held = held;
        }
    }

    /** Holds one object of any type. */
    static final class Holder extends Tiny {
        static Object standard = "";
        final Object held;
        final Holder self = this;

        Holder() {
            this(standard);
        }

        Holder(Object held) {
            this.held = held;
        }

        static boolean isSame(Object one, Object other) {
            standard = other;
            try {
                new Holder(one).recipe();
                return true;
            } catch (ModelDefinitionException refused) {
                assertThat(refused).hasMessage("model " + NAME + "$Holder has no identity: " + differs("held"));
                return false;
            }
        }
    }

    private static String differs(String field) {
        return "field '" + field + "' cannot be shown to hold the same as in a model made by the constructor without"
                + " arguments" + REMEDY;
    }

    private static void refused(BaseModel<?, ?> model, String reason) {
        for (int again = 0; again < 2; again++) { // what is kept says the same
            assertThatThrownBy(model::recipe)
                    .isInstanceOf(ModelDefinitionException.class)
                    .hasMessage("model " + model.getClass().getName() + " has no identity: " + reason);
        }
    }

    @Test
    void aModelLikeAFreshOneIsMadeByItsConstructor() {
        assertThat(new Rate(1).recipe())
                .isEqualTo(new ModelRecipe(Optional.empty(), "new " + NAME.replace('$', '.') + ".Rate()"));
        assertThat(new Rate().recipe()).isEqualTo(new Rate(1).recipe());
    }

    @Test
    void aModelThatHoldsSomethingElseIsRefusedByItsField() {
        refused(new Rate(2), differs("k"));
        refused(new Inherited(2), differs("k"));
        refused(new Rate(-0.0), differs("k"));
    }

    @Test
    void aModelWithoutIdentityRunsAllTheSame() {
        Rate model = new Rate(2);
        ParameterSet point = model.space().point(Map.of("x", 0.5));
        assertThat(model.simulate(point, 1).table("y").real("y").get(0)).isEqualTo(0.5);
    }

    @Test
    void fieldsAreComparedAtEveryDepth() {
        assertThat(Holder.isSame(new double[] {1, Double.NaN}, new double[] {1, Double.NaN}))
                .isTrue();
        assertThat(Holder.isSame(new double[] {0.0}, new double[] {-0.0})).isFalse();
        assertThat(Holder.isSame(new int[][] {{1}, {2}}, new int[][] {{1}, {2}}))
                .isTrue();
        assertThat(Holder.isSame(new int[][] {{1}, {2}}, new int[][] {{1}, {3}}))
                .isFalse();
        assertThat(Holder.isSame(new Curve("a", new double[] {1}), new Curve("a", new double[] {1})))
                .isTrue();
        assertThat(Holder.isSame(new Curve("a", new double[] {1}), new Curve("a", new double[] {2})))
                .isFalse();
        assertThat(Holder.isSame(List.of(new double[] {1}), List.of(new double[] {1})))
                .isTrue();
        assertThat(Holder.isSame(List.of(new double[] {1}), new ArrayList<>(List.of(new double[] {1}))))
                .isFalse();
        assertThat(Holder.isSame(Map.of(Kind.FLAT, new Link(1)), Map.of(Kind.FLAT, new Link(1))))
                .isTrue();
        assertThat(Holder.isSame(Map.of(Kind.FLAT, new Link(1)), Map.of(Kind.FLAT, new Link(2))))
                .isFalse();
        assertThat(Holder.isSame(Set.of("a", "b"), Set.of("b", "a")))
                .isEqualTo(List.copyOf(Set.of("a", "b")).equals(List.copyOf(Set.of("b", "a"))));
        assertThat(Holder.isSame(Pattern.compile("a"), Pattern.compile("a"))).isTrue();
        assertThat(Holder.isSame(Pattern.compile("a"), Pattern.compile("a", Pattern.COMMENTS)))
                .isFalse();
        assertThat(Holder.isSame(Kind.FLAT, Kind.STEEP)).isFalse();
        assertThat(Holder.isSame(1, 1L)).isFalse();
        assertThat(Holder.isSame(new Object(), new Object())).isTrue();
        assertThat(Holder.isSame(new Rate(3), new Rate(3))).isTrue();
        assertThat(Holder.isSame(new Rate(3), new Rate(4))).isFalse();
    }

    @Test
    void theOrderOfASortedMapIsPartOfIt() {
        TreeMap<String, Integer> up = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        TreeMap<String, Integer> down = new TreeMap<>();
        up.put("a", 1);
        down.put("a", 1);
        assertThat(Holder.isSame(up, down)).isFalse();
        assertThat(Holder.isSame(up, new TreeMap<>(up))).isTrue();
    }

    @Test
    void whatOnlyTheJdkCanLookIntoCannotBeShownToBeTheSame() {
        assertThat(Holder.isSame(new AtomicLong(), new AtomicLong())).isFalse();
        assertThat(Holder.isSame(new Random(1), new Random(1))).isFalse();
        AtomicLong one = new AtomicLong();
        assertThat(Holder.isSame(one, one)).isTrue();
        assertThat(Holder.isSame(
                        new HashMap<>(Map.of("a", new AtomicLong())), new HashMap<>(Map.of("a", new AtomicLong()))))
                .isFalse();
    }

    private static DoubleUnaryOperator scaled(double by) {
        return x -> by * x;
    }

    private static DoubleUnaryOperator alsoScaled(double by) {
        return x -> by * x;
    }

    @Test
    void aLambdaIsTheSameAsOneOfItsPlaceThatCapturedTheSame() {
        assertThat(Holder.isSame(scaled(2), scaled(2))).isTrue();
        assertThat(Holder.isSame(scaled(2), scaled(3))).isFalse();
        assertThat(Holder.isSame(scaled(2), alsoScaled(2))).isFalse();
    }

    @Test
    void cyclesAndLongChainsEnd() {
        Link one = new Link(1);
        Link other = new Link(1);
        assertThat(Holder.isSame(one, other)).isTrue();
        for (int i = 0; i < 100_000; i++) {
            Link longer = new Link(i);
            longer.next = one;
            one = longer;
            Link alsoLonger = new Link(i);
            alsoLonger.next = other;
            other = alsoLonger;
        }
        assertThat(Holder.isSame(one, other)).isTrue();
        Link last = other;
        while (last.next != last) {
            last = last.next;
        }
        last.next = new Link(7);
        assertThat(Holder.isSame(one, other)).isFalse();
    }

    static final class Mutable extends Tiny {
        int runs;
    }

    @Test
    void fieldsAreFinal() {
        refused(
                new Mutable(),
                "field 'runs' of " + NAME + "$Mutable must be final, because a run must not change a model");
    }

    static final class Bounded extends Tiny {
        Bounded() {}

        Bounded(double upper) {
            super(upper);
        }
    }

    static final class Extracting extends Tiny {
        Extracting() {
            this(1);
        }

        Extracting(double factor) {
            addOutput("scaled", (raw, seed) -> Table.of(Column.real("y", factor * raw)));
        }
    }

    @Test
    void whatAConstructorDeclaresIsComparedToo() {
        refused(
                new Bounded(2),
                "its parameter space cannot be shown to be the same as in a model made by the constructor without"
                        + " arguments" + REMEDY);
        assertThat(new Extracting(1).recipe()).isEqualTo(new Extracting().recipe());
        refused(
                new Extracting(2),
                "its outputs cannot be shown to be the same as in a model made by the constructor without arguments"
                        + REMEDY);
    }

    static final class Given extends Tiny {
        final double k;

        Given(double k) {
            this.k = k;
        }
    }

    static final class Failing extends Tiny {
        static boolean fails;

        Failing() {
            if (fails) {
                throw new IllegalStateException("no file");
            }
        }
    }

    private final class Inner extends Tiny {}

    private static final String MISSING =
            "it has no constructor without arguments, which must make a model for comparison (inner and anonymous"
                    + " classes, and local classes that use a local variable, have none); make it a top-level or static"
                    + " nested class, and make the arguments parameters or settings, or state them in content()";

    @Test
    void aClassWithoutSuchAConstructorIsToldWhatToDo() {
        refused(new Given(1), MISSING);
        refused(new Inner(), MISSING);
        double k = Double.parseDouble("2");
        class Local extends Tiny {
            @Override
            protected Double buildSim(ParameterSet params, Config config) {
                return k;
            }
        }
        refused(new Local(), MISSING);
        Failing failing = new Failing();
        Failing.fails = true;
        try {
            refused(failing, "its constructor without arguments fails: java.lang.IllegalStateException: no file");
        } finally {
            Failing.fails = false;
        }
    }

    /** Variants of {@code new Rate(1)} and {@code new Rate(2)} were equal. */
    @Test
    void onlyModelsThatAreMadeAlikeAreTheSame() {
        Rate other = new Rate(2);
        assertThat(new Rate(1).isSameAs(new Rate())).isTrue();
        assertThat(new Rate(1).isSameAs(other)).isFalse();
        assertThat(other.isSameAs(new Rate(2))).isFalse();
        assertThat(other.isSameAs(other)).isTrue();
        assertThat(new Rate().isSameAs(new Inherited())).isFalse();
        ModelContent one = ModelContent.of(Map.of("a", 1));
        assertThat(new Program(one).isSameAs(new Program(one))).isTrue();
        assertThat(new Program(one).isSameAs(new Program(ModelContent.of(Map.of("a", 2)))))
                .isFalse();
        VariantSpec spec = VariantSpec.of(other.space());
        assertThat(new ModelVariant(new Rate(1), spec))
                .isEqualTo(new ModelVariant(new Rate(), spec))
                .isNotEqualTo(new ModelVariant(other, spec));
    }

    private static final class Hidden extends Tiny {}

    @Test
    void aModelThatNoOtherCodeCanMakeIsTheOneAtHand() {
        assertThat(new Hidden().recipe().expression()).isEqualTo("model");
    }

    /** Made from data and a file. */
    static final class Program extends Tiny {
        static final AtomicInteger STATED = new AtomicInteger();
        final ModelContent content;

        Program(ModelContent content) {
            this.content = content;
        }

        @Override
        protected Optional<ModelContent> content() {
            STATED.incrementAndGet();
            return Optional.of(content);
        }
    }

    @Test
    void aModelThatStatesItsContentIsIdentifiable() {
        ModelContent content = ModelContent.of(Map.of("command", List.of("Rscript", "sir.R")))
                .file("sir.R", new byte[] {1, 2})
                .madeBy("org.example.Program.of(\"sir.R\")");
        Program program = new Program(content);
        int before = Program.STATED.get();
        assertThat(program.recipe())
                .isEqualTo(new ModelRecipe(Optional.of(content), "org.example.Program.of(\"sir.R\")"))
                .isSameAs(program.recipe());
        assertThat(Program.STATED.get() - before).isEqualTo(1);
        assertThat(content).hasToString("ModelContent{command=[Rscript, sir.R]} and files [sir.R]");
        assertThat(new Program(ModelContent.of(Map.of())).recipe().expression()).isEqualTo("model");
    }

    @Test
    void contentIsEqualByItsDataAndBytes() {
        ModelContent content = ModelContent.of(Map.of("a", 1)).file("f", new byte[] {1});
        assertThat(content)
                .isEqualTo(ModelContent.of(Map.of("a", 1))
                        .file("f", new byte[] {1})
                        .madeBy("x"))
                .hasSameHashCodeAs(ModelContent.of(Map.of("a", 1)).file("f", new byte[] {1}));
        assertThat(content).isNotEqualTo(ModelContent.of(Map.of("a", 2)).file("f", new byte[] {1}));
        assertThat(content).isNotEqualTo(ModelContent.of(Map.of("a", 1)).file("g", new byte[] {1}));
        assertThat(content).isNotEqualTo(ModelContent.of(Map.of("a", 1)).file("f", new byte[] {2}));
        assertThat(content).isNotEqualTo(ModelContent.of(Map.of("a", 1)));
    }

    /** The digest is that of {@code printf 'x <- 1' | sha256sum}. */
    @Test
    void aFileThatChangesLaterIsRefused(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("sir.R"), "x <- 1");
        FileTime time = Files.getLastModifiedTime(file);
        ModelContent content = ModelContent.of(Map.of()).file("sir.R", file);
        assertThat(content.digests())
                .isEqualTo(Map.of("sir.R", "2429888e54c9330985e34c5658c090bcbfda645f11083b3c6b1b772ea3a9bd69"));
        Files.writeString(file, "x <- 2");
        Files.setLastModifiedTime(file, time);
        assertThatThrownBy(content::digests)
                .isInstanceOf(ModelDefinitionException.class)
                .hasMessage("file 'sir.R' of a model's content, " + file
                        + ", has changed since the model was made from it; make a new model");
        Files.delete(file);
        assertThatThrownBy(content::digests)
                .hasMessage("file 'sir.R' of a model's content, " + file + ", cannot be read: " + file);
    }

    @Test
    void filesHaveDistinctNames() {
        ModelContent content = ModelContent.of(Map.of()).file("a", new byte[0]);
        assertThatThrownBy(() -> content.file("a", new byte[0]))
                .hasMessage(
                        "the files of a model's content must have distinct names that are not blank, got 'a' twice");
        assertThatThrownBy(() -> content.file(" ", new byte[0]))
                .hasMessage("the files of a model's content must have distinct names that are not blank, got ' '");
    }
}
