package org.calabaria.wire.bytecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClassClosureTest {

    private static final String MODEL = """
            public class Model extends Base implements Scaled {
                static final double RATE = Math.sqrt(0.25);
                record State(double a, double b) {}
                static class Unused { int nothing() { return 1; } }
                static { Marks.touched = 3; }

                double run(int days) {
                    double total = Helper.twice(days) * 7.5;
                    java.util.function.DoubleUnaryOperator add = v -> v + 1;
                    java.util.function.DoubleUnaryOperator half = v -> v / 2;
                    java.util.function.DoubleSupplier named = Helper::three;
                    Runnable local = new Runnable() {
                        @Override public void run() { System.lineSeparator().repeat(days); }
                    };
                    local.run();
                    return add.applyAsDouble(half.applyAsDouble(total)) + named.getAsDouble() + step(Kind.SLOW);
                }

                double step(Kind kind) {
                    try {
                        return kind.weight + scale() + new State(1, 2).a();
                    } catch (Refusal e) {
                        return 0;
                    }
                }
            }
            """;

    private static final Sources SOURCES = Sources.of(
            MODEL,
            "class Base extends Root { double base() { return 10; } }",
            "class Root { double root() { return 11; } }",
            "interface Scaled { default double scale() { return Deep.DEPTH[0]; } }",
            "class Deep { static final double[] DEPTH = {4}; }",
            "class Helper { static double twice(double x) { return 2 * x; } static double three() { return 3; }"
                    + " static double four() { return 4; } }",
            "enum Kind { SLOW(1), FAST(2); final double weight; Kind(double weight) { this.weight = weight; } }",
            "class Marks { static int touched; }",
            "class Refusal extends RuntimeException { private static final long serialVersionUID = 1L; }",
            "class Unrelated { double x() { return 5; } }");

    @TempDir
    static Path directory;

    private ClassClosure original;

    @BeforeAll
    void compileOriginal() {
        original = Sources.closure(SOURCES.compile(directory, "-g"));
    }

    @Test
    void holdsTheModelItsSuperclassesItsNestedClassesAndWhatTheyReach() {
        assertThat(original.classes().keySet())
                .containsExactly(
                        "p.Base",
                        "p.Deep",
                        "p.Helper",
                        "p.Kind",
                        "p.Marks",
                        "p.Model",
                        "p.Model$1",
                        "p.Model$State",
                        "p.Model$Unused",
                        "p.Refusal",
                        "p.Root",
                        "p.Scaled");
        assertThat(original.jars()).isEmpty();
        assertThat(original).hasToString("closure of p.Model: 12 classes, 0 jars, 0 resources");
    }

    @Test
    void initialisesNoClass() throws IOException {
        Path classes = Sources.of(
                        "public class Model { static { System.setProperty(\"calabaria.initialised\", \"Model\"); }"
                                + " Object run() { return new Other(); } }",
                        "class Other { static { System.setProperty(\"calabaria.initialised\", \"Other\"); } }")
                .compile(directory);

        assertThat(Sources.closure(classes).classes()).hasSize(2);

        assertThat(System.getProperty("calabaria.initialised")).isNull();
    }

    Stream<Arguments> changesThatMoveNothing() {
        return Stream.of(
                Arguments.of("nothing at all", SOURCES, List.of("-g")),
                Arguments.of("no debug information", SOURCES, List.of("-g:none")),
                Arguments.of("names of parameters kept", SOURCES, List.of("-g", "-parameters")),
                Arguments.of("a comment", SOURCES.with("Model", "double run(", "/* why */ double run("), List.of("-g")),
                Arguments.of("layout", SOURCES.with("Model", " {\n", "\n\n{\n\n"), List.of("-g")),
                Arguments.of("a local's name", SOURCES.with("Model", "total", "sum"), List.of("-g")),
                Arguments.of("a captured name", SOURCES.with("Model", "days", "horizon"), List.of("-g")),
                Arguments.of("a lambda's parameter", SOURCES.with("Model", "v -> v + 1", "w -> w + 1"), List.of("-g")),
                Arguments.of("an unrelated class", SOURCES.with("Unrelated", "5", "6"), List.of("-g")),
                Arguments.of("a new unrelated class", SOURCES.plus("class Another { }"), List.of("-g")),
                Arguments.of(
                        "a class nested in a helper and not used",
                        SOURCES.with("Helper", "class Helper {", "class Helper { static class Other { }"),
                        List.of("-g")),
                Arguments.of(
                        "the order of a helper's methods",
                        SOURCES.with("Helper", " static double four() { return 4; }", "")
                                .with("Helper", "class Helper {", "class Helper { static double four() { return 4; }"),
                        List.of("-g")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changesThatMoveNothing")
    void staysWhereNoInstructionChanged(String change, Sources changed, List<String> options) {
        ClassClosure closure = Sources.closure(changed.compile(directory, options.toArray(String[]::new)));

        assertThat(moved(original, closure)).isEmpty();
        assertThat(closure.canonicalBytes()).isEqualTo(original.canonicalBytes());
        assertThat(closure).isEqualTo(original).hasSameHashCodeAs(original);
    }

    Stream<Arguments> changesThatMoveOneClass() {
        return Stream.of(
                Arguments.of("a constant", "Model", "7.5", "7.6", Set.of("p.Model")),
                Arguments.of("a static initialiser", "Model", "0.25", "0.26", Set.of("p.Model")),
                Arguments.of("a static block", "Model", "Marks.touched = 3", "Marks.touched = 4", Set.of("p.Model")),
                Arguments.of("a lambda's body", "Model", "v -> v + 1", "v -> v + 2", Set.of("p.Model")),
                Arguments.of(
                        "lambdas swapped",
                        "Model",
                        "add.applyAsDouble(half",
                        "half.applyAsDouble(add",
                        Set.of("p.Model")),
                Arguments.of("a method reference", "Model", "Helper::three", "Helper::four", Set.of("p.Model")),
                Arguments.of("an enum constant used", "Model", "Kind.SLOW", "Kind.FAST", Set.of("p.Model")),
                Arguments.of(
                        "an anonymous class", "Model", ".repeat(days)", ".repeat(2)", Set.of("p.Model", "p.Model$1")),
                Arguments.of("an unused nested class", "Model", "return 1;", "return 2;", Set.of("p.Model$Unused")),
                Arguments.of("the superclass", "Base", "10", "12", Set.of("p.Base")),
                Arguments.of("the superclass above", "Root", "11", "12", Set.of("p.Root")),
                Arguments.of("an interface's default", "Scaled", "DEPTH[0]", "DEPTH[0] + 1", Set.of("p.Scaled")),
                Arguments.of("a class behind a helper", "Deep", "{4}", "{5}", Set.of("p.Deep")),
                Arguments.of("a helper", "Helper", "2 * x", "3 * x", Set.of("p.Helper")),
                Arguments.of("an enum's value", "Kind", "SLOW(1)", "SLOW(3)", Set.of("p.Kind")),
                Arguments.of("the order of an enum", "Kind", "SLOW(1), FAST(2)", "FAST(2), SLOW(1)", Set.of("p.Kind")),
                Arguments.of("an exception", "Refusal", "{ private", "{ int code = 2; private", Set.of("p.Refusal")),
                Arguments.of(
                        "record components swapped",
                        "Model",
                        "State(double a, double b)",
                        "State(double b, double a)",
                        Set.of("p.Model$State")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changesThatMoveOneClass")
    void movesWithTheClassThatChanged(
            String change, String type, String old, String replacement, Set<String> expected) {
        ClassClosure closure =
                Sources.closure(SOURCES.with(type, old, replacement).compile(directory, "-g"));

        assertThat(moved(original, closure)).isEqualTo(expected);
        assertThat(closure.canonicalBytes()).isNotEqualTo(original.canonicalBytes());
        assertThat(closure).isNotEqualTo(original);
    }

    @Test
    void numbersLambdasByContentSoThatMethodsMayChangePlaces() {
        String first = "java.util.function.IntSupplier a(int x) { return () -> x + 1; }";
        String second = "java.util.function.IntSupplier b(int x) {"
                + " java.util.function.Supplier<java.util.function.IntSupplier> s = () -> () -> x * 2; return s.get(); }";
        String third = "java.util.function.IntSupplier c(int x) { return () -> x + 1; }";

        ClassClosure inOrder = Sources.closure(Sources.of("public class Model { " + first + second + third + " }")
                .compile(directory));
        ClassClosure outOfOrder = Sources.closure(Sources.of("public class Model { " + third + second + first + " }")
                .compile(directory));
        ClassClosure other = Sources.closure(
                Sources.of("public class Model { " + third + second.replace("* 2", "* 3") + first + " }")
                        .compile(directory));

        assertThat(outOfOrder).isEqualTo(inOrder);
        assertThat(other).isNotEqualTo(inOrder);
    }

    @Test
    void ordersMembersPermittedSubclassesAndInnerClasses() {
        String shape =
                "sealed interface Shape { record A(int a) implements Shape {} record B(int b) implements Shape {} }";
        String swapped =
                "sealed interface Shape { record B(int b) implements Shape {} record A(int a) implements Shape {} }";
        Sources sources =
                Sources.of("public class Model { int x(Shape s) { return s instanceof Shape.A a ? a.a() : 0; } }");

        ClassClosure one = Sources.closure(sources.plus(shape).compile(directory));
        ClassClosure two = Sources.closure(sources.plus(swapped).compile(directory));

        assertThat(two).isEqualTo(one);
        assertThat(one.classes()).containsOnlyKeys("p.Model", "p.Shape", "p.Shape$A", "p.Shape$B");
    }

    @Test
    void reachesWhatOnlyAnAnnotationANestedArrayOrADynamicConstantNames() {
        Sources sources = Sources.of(
                "@Tag(Named.class) public class Model { Object run() { return new Cell[0][0]; }"
                        + " Class<?> type() { return Literal.class; } void refuse() throws Thrown { } }",
                "@interface Tag { Class<?> value(); }",
                "class Named { }",
                "class Cell { }",
                "class Literal { }",
                "class Thrown extends Exception { private static final long serialVersionUID = 1L; }");

        ClassClosure closure = Sources.closure(sources.compile(directory));

        assertThat(closure.classes())
                .containsOnlyKeys("p.Cell", "p.Literal", "p.Model", "p.Named", "p.Tag", "p.Thrown");
    }

    @Test
    void leavesTheHostOfANestedModelOutWhereTheModelDoesNotUseIt() {
        Path classes = Sources.of(
                        "public class Host { public static class Model { double run() { return 1; } } int host() { return 2; } }")
                .compile(directory);

        assertThat(Sources.closure("p.Host$Model", classes).classes()).containsOnlyKeys("p.Host$Model");
    }

    @Test
    void readsModelsOfEveryKindOfClass() {
        record Local(int x) {}
        Runnable anonymous = new Runnable() {
            @Override
            public void run() {}
        };

        assertThat(ClassClosure.of(Local.class).classes()).containsOnlyKeys(Local.class.getName());
        assertThat(ClassClosure.of(anonymous.getClass()).model())
                .isEqualTo(anonymous.getClass().getName());
    }

    @Test
    void countsAnotherJarAsOneFileAndTheJarsBehindItToo() throws Exception {
        Path far = Sources.jar(
                Sources.of("public class Far { public static double far() { return 1; } }")
                        .compile(directory),
                directory.resolve("far.jar"));
        Path near = Sources.jar(
                Sources.of("public class Near { public static double near() { return Far.far(); } }")
                        .compile(directory, List.of(far)),
                directory.resolve("near.jar"));
        Path classes = Sources.of("public class Model { double run() { return Near.near(); } }")
                .compile(directory, List.of(near, far));

        ClassClosure closure = Sources.closure(classes, near, far);

        assertThat(closure.classes()).containsOnlyKeys("p.Model");
        assertThat(closure.jars()).containsOnlyKeys(near.toString(), far.toString());
        assertThat(closure.jars().get(far.toString())).isEqualTo(sha256(Files.readAllBytes(far)));
    }

    @Test
    void movesWithAnotherJarButNotWithItsPlace() {
        Path one = Sources.jar(
                Sources.of("public class Near { public static double near() { return 1; } }")
                        .compile(directory),
                directory.resolve("one.jar"));
        Path two = Sources.jar(
                Sources.of("public class Near { public static double near() { return 2; } }")
                        .compile(directory),
                directory.resolve("two.jar"));
        Path copy = copy(one, directory.resolve("copy.jar"));
        Path classes = Sources.of("public class Model { double run() { return Near.near(); } }")
                .compile(directory, List.of(one));

        ClassClosure closure = Sources.closure(classes, one);

        assertThat(Sources.closure(classes, copy)).isEqualTo(closure);
        assertThat(Sources.closure(classes, two)).isNotEqualTo(closure);
        assertThat(moved(closure, Sources.closure(classes, two))).isEmpty();
    }

    @Test
    void readsAJarAnewThatWasReplacedAtItsPlace() throws IOException {
        Path jar = directory.resolve("replaced.jar");
        Sources.jar(
                Sources.of("public class Near { public static double near() { return 1; } }")
                        .compile(directory),
                jar);
        Path classes = Sources.of("public class Model { double run() { return Near.near(); } }")
                .compile(directory, List.of(jar));
        ClassClosure before = Sources.closure(classes, jar);

        Files.delete(jar);
        Sources.jar(
                Sources.of("public class Near { public static double near() { return 12345; } }")
                        .compile(directory),
                jar);

        assertThat(Sources.closure(classes, jar)).isNotEqualTo(before);
    }

    @Test
    void countsClassesOfAnotherDirectoryOneByOne() {
        Path library = Sources.of("public class Near { public static double near() { return 1; } }")
                .compile(directory);
        Path classes = Sources.of("public class Model { double run() { return Near.near(); } }")
                .compile(directory, List.of(library));

        assertThat(Sources.closure(classes, library).classes()).containsOnlyKeys("p.Model", "p.Near");
        assertThat(Sources.closure(classes, library).jars()).isEmpty();
    }

    @Test
    void isTheSameInAJarAndInADirectory() {
        Path classes = SOURCES.compile(directory, "-g");
        Path jar = Sources.jar(
                classes,
                directory.resolve("model.jar"),
                "Manifest-Version: 1.0",
                "Build-Jdk-Spec: 17",
                "Created-By: a test");

        ClassClosure closure = Sources.closure(jar);

        assertThat(closure).isEqualTo(original);
        assertThat(closure.origin()).isEqualTo(new BuildOrigin(new TreeSet<>(Set.of(61)), "17", "a test"));
        assertThat(original.origin()).isEqualTo(new BuildOrigin(new TreeSet<>(Set.of(61)), null, null));
    }

    @Test
    void leavesTheJdkAndTheCoreOfTheLibraryOut() {
        Path classes = Sources.of(
                        "public class Model { Object run() {"
                                + " return org.calabaria.problem.Problem.of(\"a\", javax.xml.XMLConstants.XML_NS_URI + java.util.List.of()); } }")
                .compile(directory);

        assertThat(Sources.closure(classes)).hasToString("closure of p.Model: 1 class, 0 jars, 0 resources");
    }

    @Test
    void hashesDeclaredResourcesByContent() throws Exception {
        Path classes = Sources.of(
                        "@org.calabaria.model.UsesResource({\"data/b.csv\", \"data/a.csv\"}) public class Model extends Base { }",
                        "@org.calabaria.model.UsesResource(\"data/c.csv\") class Base { }")
                .compile(directory);
        Files.createDirectory(classes.resolve("data"));
        for (String name : List.of("a", "b", "c")) {
            Files.writeString(classes.resolve("data").resolve(name + ".csv"), "day," + name);
        }
        ClassClosure before = Sources.closure(classes);

        Files.writeString(classes.resolve("data/c.csv"), "day,other");
        ClassClosure after = Sources.closure(classes);

        assertThat(before.resources().keySet()).containsExactly("data/a.csv", "data/b.csv", "data/c.csv");
        assertThat(before.resources().get("data/c.csv")).isEqualTo(sha256("day,c".getBytes(StandardCharsets.UTF_8)));
        assertThat(after).isNotEqualTo(before);
        assertThat(moved(before, after)).isEmpty();
    }

    @Test
    void namesEveryDeclaredResourceThatCannotBeRead() throws IOException {
        Path classes = Sources.of(
                        "@org.calabaria.model.UsesResource({\"data/none.csv\", \"/data/a.csv\", \"data\", \" \"})"
                                + " public class Model { }")
                .compile(directory);
        Files.createDirectory(classes.resolve("data"));

        assertThatThrownBy(() -> Sources.closure(classes))
                .isInstanceOf(UnreadableCodeException.class)
                .hasMessage("4 problems in @UsesResource:"
                        + "\n  resource ' ' of 'p.Model' must be a path from the root of the class path, without a leading"
                        + " '/', such as 'data/contacts.csv'"
                        + "\n  resource '/data/a.csv' of 'p.Model' must be a path from the root of the class path, without a leading"
                        + " '/', such as 'data/contacts.csv'"
                        + "\n  resource 'data' of 'p.Model' is not a file on the model's class path"
                        + "\n  resource 'data/none.csv' of 'p.Model' is not a file on the model's class path");
    }

    @Test
    void namesEveryClassWithoutAClassFile() throws IOException {
        Path classes = SOURCES.compile(directory, "-g");
        Files.delete(classes.resolve("p/Deep.class"));
        Files.delete(classes.resolve("p/Refusal.class"));

        assertThatThrownBy(() -> Sources.closure(classes))
                .isInstanceOf(UnreadableCodeException.class)
                .hasMessage("2 problems in the code of 'p.Model':"
                        + "\n  class 'p.Deep', reached from 'p.Scaled', has no class file on the model's class path; add the"
                        + " jar or directory that contains it"
                        + "\n  class 'p.Refusal', reached from 'p.Model', has no class file on the model's class path; add"
                        + " the jar or directory that contains it");
    }

    @Test
    void allowsAnnotationsThatAreThereForTheCompilerOnly() throws IOException {
        Path classes = Sources.of(
                        "@Tag(Named.class) public class Model { @Tag(Named.class) int x(@Tag(Named.class) int y) { return y; } }",
                        "@interface Tag { Class<?> value(); }",
                        "class Named { }")
                .compile(directory);
        ClassClosure complete = Sources.closure(classes);
        Files.delete(classes.resolve("p/Tag.class"));
        Files.delete(classes.resolve("p/Named.class"));

        assertThat(complete.classes()).containsOnlyKeys("p.Model", "p.Named", "p.Tag");
        assertThat(Sources.closure(classes).classes()).containsOnlyKeys("p.Model");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 9, 60})
    void namesADamagedClassFile(int length) throws IOException {
        Path classes = SOURCES.compile(directory, "-g");
        Path helper = classes.resolve("p/Helper.class");
        byte[] whole = Files.readAllBytes(helper);
        Files.write(helper, java.util.Arrays.copyOf(whole, length));

        assertThatThrownBy(() -> Sources.closure(classes))
                .isInstanceOf(UnreadableCodeException.class)
                .hasMessageStartingWith("class 'p.Helper' cannot be read from file:")
                .hasMessageContaining("the class file is damaged or newer than this library knows");
    }

    @Test
    void refusesAClassThatHasNoClassFile() {
        assertThatThrownBy(() -> ClassClosure.of(int[].class))
                .hasMessage(
                        "class '[I' cannot be read: its class loader returns no class file for it (a hidden, generated,"
                                + " array or primitive class has none)");
        assertThatThrownBy(() -> ClassClosure.of(String.class))
                .hasMessage("class 'java.lang.String' cannot be read: it is a class of the JDK");
        assertThatThrownBy(() -> ClassClosure.of(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("model must not be null");
    }

    @Test
    void readsClassesOfALoaderOfTheUsersOwnMaking() throws Exception {
        Path classes = SOURCES.compile(directory, "-g");

        ClassClosure closure = ClassClosure.of(Class.forName("p.Model", false, new MemoryLoader(classes)));

        assertThat(closure).isEqualTo(original);
    }

    /** The system's loader is not asked for what the directories in front of its class path have; any other loader is. */
    @Test
    void isTheSameHoweverItsClassesAreFound() throws Exception {
        List<URL> path = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
            path.add(Path.of(entry).toUri().toURL());
        }
        Class<?> model = org.calabaria.wire.provenance.Epidemic.class;
        assertThat(model.getClassLoader()).isSameAs(ClassLoader.getSystemClassLoader());
        try (URLClassLoader loader =
                new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            ClassClosure asked = ClassClosure.of(Class.forName(model.getName(), false, loader));
            assertThat(ClassClosure.of(model)).isEqualTo(asked);
            assertThat(ClassClosure.of(model).classes().keySet())
                    .isEqualTo(asked.classes().keySet());
        }
    }

    /** A constant beyond the 256th needs a longer instruction, and a far jump too: neither is another program. */
    @Test
    void theOrderOfConstantsIsNoPartOfAClass() {
        StringBuilder many = new StringBuilder("String x(int i) { switch (i) {");
        for (int i = 0; i < 400; i++) {
            many.append("case ").append(i).append(": return \"text ").append(i).append("\";");
        }
        many.append("default: return \"none\"; } }");
        String other = "String y() { return \"first\" + 1e9 + 77777777L; }";
        ClassClosure one = Sources.closure(
                Sources.of("public class Model { " + many + other + " }").compile(directory));
        ClassClosure two = Sources.closure(
                Sources.of("public class Model { " + other + many + " }").compile(directory, "-g"));
        ClassClosure third = Sources.closure(
                Sources.of("public class Model { " + other + many.toString().replace("text 399", "text 400") + " }")
                        .compile(directory));

        assertThat(two).isEqualTo(one);
        assertThat(third).isNotEqualTo(one);
    }

    @Test
    void handsOutClassFilesAsTheyWereFound() throws IOException {
        Path classes = SOURCES.compile(directory, "-g");
        ClassClosure closure = Sources.closure(classes);

        assertThat(closure.classFile("p.Helper")).isEqualTo(Files.readAllBytes(classes.resolve("p/Helper.class")));
        assertThatThrownBy(() -> closure.classFile("p.None"))
                .hasMessage("the closure of 'p.Model' has no class 'p.None'");
    }

    @Test
    void pinsTheCanonicalForm() throws IOException {
        Path classes = Sources.of("@org.calabaria.model.UsesResource(\"a.csv\") public class Model { }")
                .compile(directory);
        Files.writeString(classes.resolve("a.csv"), "x");
        ClassClosure closure = Sources.closure(classes);

        String text = new String(closure.canonicalBytes(), StandardCharsets.ISO_8859_1);

        // SHA-256 of "x": printf x | sha256sum
        assertThat(text)
                .isEqualTo("\0\0\0\24calabaria:classes:v1" + "\0\0\0\7p.Model"
                        + "\0\0\0\1" + "\0\0\0\7p.Model" + "\0\0\0\100"
                        + closure.classes().get("p.Model").digest()
                        + "\0\0\0\0"
                        + "\0\0\0\1" + "\0\0\0\5a.csv" + "\0\0\0\100"
                        + "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881");
    }

    @Test
    void cannotBeChangedThroughWhatItHandsOut() {
        byte[] before = original.canonicalBytes();

        original.classes().get("p.Model").bytes()[10] = 99;
        original.classFile("p.Model")[10] = 99;

        assertThat(original.canonicalBytes()).isEqualTo(before);
        assertThatThrownBy(() -> original.classes().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> original.jars().put("a", "b")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> original.resources().put("a", "b")).isInstanceOf(UnsupportedOperationException.class);
    }

    private static Set<String> moved(ClassClosure a, ClassClosure b) {
        Set<String> names = new TreeSet<>(a.classes().keySet());
        names.addAll(b.classes().keySet());
        names.removeIf(name -> a.classes().containsKey(name)
                && b.classes().containsKey(name)
                && a.classes().get(name).digest().equals(b.classes().get(name).digest()));
        return names;
    }

    private static Path copy(Path from, Path to) {
        try {
            return Files.copy(from, to);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    /** Class files under a protocol that only this loader knows. */
    private static final class MemoryLoader extends ClassLoader {

        private final Path classes;

        MemoryLoader(Path classes) {
            super(ClassClosureTest.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            try {
                byte[] bytes = Files.readAllBytes(classes.resolve(name.replace('.', '/') + ".class"));
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        @Override
        protected URL findResource(String name) {
            Path file = classes.resolve(name);
            if (!Files.isRegularFile(file)) {
                return null;
            }
            try {
                byte[] bytes = Files.readAllBytes(file);
                return memory(name, bytes);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @SuppressWarnings("deprecation")
        private static URL memory(String name, byte[] bytes) throws IOException {
            return new URL(null, "memory:/" + name, new URLStreamHandler() {
                @Override
                protected URLConnection openConnection(URL url) {
                    return new URLConnection(url) {
                        @Override
                        public void connect() {}

                        @Override
                        public InputStream getInputStream() {
                            return new ByteArrayInputStream(bytes);
                        }
                    };
                }
            });
        }
    }
}
