package org.calabaria.wire.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
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

/** What a compiler makes of a small change of the source, and which classes of the closure it moves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangedSourceTest {

    private static final Sources SOURCES = Sources.of(
            """
            @Tag(unit = "people") public class Model {
                @Tag(unit = "days") java.util.List<String> names;
                int first;
                int second;

                String text(int day) { return "day " + day + Constants.SUFFIX; }

                int label(String name) {
                    switch (name) { case "slow": return 1; case "fast": return 2; default: return 0; }
                }

                double area(Shape shape) { return shape instanceof Shape.Square s ? s.side() * s.side() : 0; }

                int read(Source source) throws Exception {
                    try (Source open = source) { return open.next(); }
                }

                int positive(int x) { assert x > 0 : "not positive"; return x; }

                double inner() { return new Inner().outside(); }

                java.util.function.IntSupplier one() { return () -> 1; }

                java.util.function.Supplier<Integer> two() { return () -> 2; }

                java.util.concurrent.Callable<Integer> alsoTwo() { return () -> 2; }

                static class Inner {
                    private double hidden(double x) { return x + 0.5; }
                    double outside() { return hidden(1); }
                }
            }
            """,
            "interface Constants { String SUFFIX = \" of May\"; double[] TABLE = {1, 2}; }",
            """
            sealed interface Shape {
                record Square(double side) implements Shape {}
                record Circle(double radius) implements Shape {}
            }
            """,
            """
            class Source implements AutoCloseable {
                int next() { return Helper.weight(Kind.SLOW); }
                @Override public void close() { }
            }
            """,
            """
            class Helper {
                static int weight(Kind kind) {
                    switch (kind) { case SLOW: return 1; case FAST: return 2; default: return 0; }
                }
            }
            """,
            "enum Kind { SLOW, FAST, OTHER }",
            """
            @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
            @interface Tag { String unit(); String note() default "none"; }
            """);

    @TempDir
    static Path directory;

    private ClassClosure original;

    @BeforeAll
    void compileOriginal() {
        original = closure(SOURCES);
    }

    Stream<Arguments> changes() {
        return Stream.of(ofTexts(), ofTypes(), ofStatements(), ofOrder()).flatMap(rows -> rows);
    }

    /** Constants, texts and labels. */
    private static Stream<Arguments> ofTexts() {
        return Stream.of(
                moves("the text around a number", "Model", "\"day \"", "\"days \"", "Model"),
                moves("a constant that the compiler copied", "Constants", "of May", "of June", "Model"),
                moves("a constant of an interface that is not used", "Constants", "{1, 2}", "{1, 3}"),
                moves("a label of a switch over texts", "Model", "\"slow\"", "\"slower\"", "Model"),
                moves(
                        "what a label of a switch gives",
                        "Helper",
                        "case FAST: return 2",
                        "case FAST: return 3",
                        "Helper"),
                moves(
                        "the labels of an enum's switch swapped",
                        "Helper",
                        "case SLOW: return 1; case FAST",
                        "case FAST: return 1; case SLOW",
                        "Helper$1"));
    }

    /** What is declared, and annotations. */
    private static Stream<Arguments> ofTypes() {
        return Stream.of(
                moves("one more constant of an enum", "Kind", "OTHER", "OTHER, LAST", "Kind"),
                moves(
                        "one more permitted subclass",
                        "Shape",
                        "sealed interface Shape {",
                        "sealed interface Shape { record Line() implements Shape {}",
                        "Shape",
                        "Shape$Line"),
                moves("the name of a record's component", "Shape", "radius", "r", "Shape$Circle"),
                moves("the value of an annotation on the model", "Model", "\"people\"", "\"persons\"", "Model"),
                moves("the value of an annotation on a field", "Model", "unit = \"days\"", "unit = \"weeks\"", "Model"),
                moves("the default value of an annotation", "Tag", "\"none\"", "\"no\"", "Tag"));
    }

    /** What methods do. */
    private static Stream<Arguments> ofStatements() {
        return Stream.of(
                moves("what closing does", "Source", "close() { }", "close() { Kind.values(); }", "Source"),
                moves(
                        "a resource that is no longer closed",
                        "Model",
                        "try (Source open = source) { return open.next(); }",
                        "return source.next();",
                        "Model"),
                moves("the condition of an assertion", "Model", "assert x > 0", "assert x > 1", "Model"),
                moves("the message of an assertion", "Model", "not positive", "negative", "Model"),
                moves("an assertion that is gone", "Model", "assert x > 0 : \"not positive\";", "", "Model"),
                moves("a private method of a nested class", "Model", "x + 0.5", "x + 0.6", "Model$Inner"),
                moves("a type argument, which reflection can read", "Model", "List<String>", "List<Integer>", "Model"),
                moves("the body of a lambda without state", "Model", "() -> 1", "() -> 3", "Model"),
                moves(
                        "a private method made public",
                        "Model",
                        "private double hidden",
                        "public double hidden",
                        "Model$Inner"));
    }

    /** Names that nobody sees, and places. */
    private static Stream<Arguments> ofOrder() {
        return Stream.of(
                moves(
                        "fields without values that change places",
                        "Model",
                        "int first;\n    int second;",
                        "int second;\n    int first;"),
                moves(
                        "the parameter of a private method",
                        "Model",
                        "hidden(double x) { return x",
                        "hidden(double y) { return y"),
                moves(
                        "a nested class that changes places",
                        "Shape",
                        "record Square(double side) implements Shape {}\n    record Circle(double radius) implements Shape {}",
                        "record Circle(double radius) implements Shape {}\n    record Square(double side) implements Shape {}"),
                moves(
                        "lambdas of one content that throw different things and change places",
                        "Model",
                        "java.util.function.Supplier<Integer> two() { return () -> 2; }\n\n    java.util.concurrent.Callable<Integer> alsoTwo() { return () -> 2; }",
                        "java.util.concurrent.Callable<Integer> alsoTwo() { return () -> 2; }\n\n    java.util.function.Supplier<Integer> two() { return () -> 2; }"));
    }

    private static Arguments moves(String what, String type, String old, String replacement, String... moved) {
        return Arguments.of(what, type, old, replacement, Set.of(moved));
    }

    @ParameterizedTest(name = "{0} moves {4}")
    @MethodSource("changes")
    void movesExactlyTheClassesThatChanged(
            String what, String type, String old, String replacement, Set<String> moved) {
        ClassClosure changed = closure(SOURCES.with(type, old, replacement));

        assertThat(moved(original, changed)).as(what).isEqualTo(moved);
        assertThat(changed.equals(original)).as(what).isEqualTo(moved.isEmpty());
    }

    /** A class that is named in a text only is not reached: the purity audit blames the reflection. */
    @Test
    void aClassThatOnlyATextNamesMovesNothing() {
        Sources sources = Sources.of(
                "public class Model { Object made() throws Exception {"
                        + " return Class.forName(\"p.Named\").getDeclaredConstructor().newInstance(); }"
                        + " Object served() { return java.util.ServiceLoader.load(Runnable.class).findFirst(); } }",
                "class Named { int x = 1; }",
                "class Served implements Runnable { @Override public void run() { System.lineSeparator(); } }");

        ClassClosure changed = closure(
                sources.with("Named", "x = 1", "x = 2").with("Served", "System.lineSeparator()", "System.gc()"));

        assertThat(changed).isEqualTo(closure(sources));
        assertThat(changed.classes()).containsOnlyKeys("p.Model");
    }

    @Test
    void aLambdaAddedToOneMethodDoesNotRenameThoseOfAnother() {
        Sources sources = Sources.of(
                "public class Model { Runnable a() { return () -> System.lineSeparator(); } Runnable b() { return null; } }");
        Sources more = sources.with(
                "Model", "public class Model {", "public class Model { Runnable c() { return () -> Thread.yield(); }");

        String before = bytes(closure(sources));
        String after = bytes(closure(more));

        int at = before.indexOf("lambda$");
        String name = before.substring(at, at + "lambda$".length() + 64);
        assertThat(after).contains(name);
    }

    @Test
    void aModelInsideAnotherClassOrRecordDoesNotMoveWithIt() {
        Sources sources = Sources.of(
                "record Host(int x) { static class Model { double run() { return 1; } } int y() { return x; } }");
        Path before = sources.compile(directory);
        Path after = sources.with("Host", "return x", "return x + 1").compile(directory);

        assertThat(Sources.closure("p.Host$Model", after)).isEqualTo(Sources.closure("p.Host$Model", before));
    }

    @Test
    void isTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
            assertThat(closure(SOURCES)).isEqualTo(original);
        } finally {
            Locale.setDefault(before);
        }
    }

    private static String bytes(ClassClosure closure) {
        return new String(closure.classes().get("p.Model").bytes(), StandardCharsets.ISO_8859_1);
    }

    private static ClassClosure closure(Sources sources) {
        return Sources.closure(sources.compile(directory));
    }

    /** Simple names of the classes that differ or are in one closure only. */
    private static Set<String> moved(ClassClosure a, ClassClosure b) {
        Set<String> names = new TreeSet<>(a.classes().keySet());
        names.addAll(b.classes().keySet());
        names.removeIf(name -> a.classes().containsKey(name)
                && b.classes().containsKey(name)
                && a.classes().get(name).digest().equals(b.classes().get(name).digest()));
        Set<String> simple = new TreeSet<>();
        names.forEach(name -> simple.add(name.substring("p.".length())));
        return simple;
    }
}
