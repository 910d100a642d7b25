package org.calabaria.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.calabaria.model.BaseModel;
import org.calabaria.testkit.audit.Finding;
import org.calabaria.testkit.audit.PurityAudit;
import org.calabaria.testkit.audit.Rule;
import org.calabaria.testkit.zoo.Caught;
import org.calabaria.testkit.zoo.Chance;
import org.calabaria.testkit.zoo.Machine;
import org.calabaria.testkit.zoo.Mutations;
import org.calabaria.testkit.zoo.Orders;
import org.calabaria.testkit.zoo.SharedState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every impure model is caught, by the laws and rules that it names; its pure twin by none. */
class ZooTest {

    private static final List<Class<?>> HOUSES =
            List.of(Chance.class, SharedState.class, Mutations.class, Machine.class, Orders.class);

    private static final Locale HOME = Locale.getDefault();
    private static final TimeZone HOME_ZONE = TimeZone.getDefault();

    /** What other JVMs say of each model, all of them asked at once. */
    private static final Map<Class<?>, Optional<String>> ELSEWHERE = new LinkedHashMap<>();

    private static final Map<Class<?>, PurityReport> REPORTS = new LinkedHashMap<>();

    /** A sin and its twin. */
    record Pair(String name, Caught caught, Class<?> sin, Class<?> twin) {
        static Pair of(Class<?> type) {
            String name = type.getSimpleName();
            return new Pair(
                    name,
                    Objects.requireNonNull(type.getAnnotation(Caught.class), name),
                    nested(type, "Sin"),
                    nested(type, "Twin"));
        }

        private static Class<?> nested(Class<?> type, String name) {
            return Stream.of(type.getDeclaredClasses())
                    .filter(one -> one.getSimpleName().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Pair> pairs() {
        return HOUSES.stream()
                .flatMap(house -> Stream.of(house.getDeclaredClasses())
                        .filter(type -> type.isAnnotationPresent(Caught.class))
                        .sorted(Comparator.comparing(Class::getSimpleName)))
                .map(Pair::of)
                .toList();
    }

    @BeforeAll
    static void askOtherJvms() {
        List<Class<?>> models = pairs().stream()
                .flatMap(pair -> Stream.of(pair.sin(), pair.twin()))
                .toList();
        List<AnotherJvm.Job> jobs =
                models.stream().map(model -> check(model).trial().job()).toList();
        List<Optional<String>> differences = AnotherJvm.compare(jobs);
        goHome();
        for (int i = 0; i < models.size(); i++) {
            ELSEWHERE.put(models.get(i), differences.get(i));
        }
    }

    @AfterAll
    static void sweep() throws IOException {
        if (Files.exists(Machine.FOLDER)) {
            try (Stream<Path> files = Files.walk(Machine.FOLDER)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void goHome() {
        Locale.setDefault(HOME);
        TimeZone.setDefault(HOME_ZONE);
        System.clearProperty("zoo.last");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void catchesEverySin(Pair pair) {
        PurityReport report = report(pair.sin());

        assertThat(report.findings().stream().map(Finding::rule).distinct().sorted())
                .as("%s", report)
                .containsExactly(pair.caught().rules());
        assertThat(report.violations().stream()
                        .map(Violation::law)
                        .filter(law -> !List.of(pair.caught().perhaps()).contains(law)))
                .as("%s", report)
                .containsExactly(pair.caught().laws());
        assertThat(pair.caught().rules().length + pair.caught().laws().length).isPositive();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void blamesNoTwin(Pair pair) {
        PurityReport report = report(pair.twin());

        assertThat(report.isPure()).as("%s", report).isTrue();
    }

    /** Numbers are left out, since those of most sins differ from run to run; they are pinned elsewhere. */
    @Test
    void saysWhatItSawInWholeSentences() throws IOException {
        String said = pairs().stream()
                .map(pair -> "== " + pair + "\n" + sentences(pair) + "\n")
                .collect(Collectors.joining());
        String expected;
        try (InputStream in = ZooTest.class.getResourceAsStream("/purity/zoo.txt")) {
            expected = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(said).isEqualTo(expected);
    }

    private static String sentences(Pair pair) {
        PurityReport report = report(pair.sin());
        Stream<String> firstViolation = report.violations().stream()
                .filter(violation -> List.of(pair.caught().laws()).contains(violation.law()))
                .map(violation -> violation.toString().replace(violation.model() + " breaks ", ""))
                .limit(1);
        Stream<String> findings = report.findings().stream()
                .map(finding -> finding.method() + ": [" + finding.rule() + "] " + finding.sentence())
                .distinct();
        return Stream.concat(firstViolation, findings)
                .map(ZooTest::withoutNumbers)
                .collect(Collectors.joining("\n"));
    }

    private static String withoutNumbers(String sentence) {
        return sentence.replaceAll("bits [0-9a-f]+", "bits #").replaceAll("-?\\d+(\\.\\d+)?(E-?\\d+)?", "#");
    }

    @Test
    void isTheTableOfThePurityPage() throws IOException {
        String page = Files.readString(page()).replace("\r\n", "\n");

        assertThat(page)
                .contains("| impurity | pure twin | detected by laws | detected by rules |\n|---|---|---|---|\n"
                        + pairs().stream().map(ZooTest::row).collect(Collectors.joining()));
    }

    @Test
    void isTheTableOfTheRules() throws IOException {
        String page = Files.readString(page()).replace("\r\n", "\n");
        List<String> rows = Stream.of(Rule.values())
                .map(rule ->
                        "\\| " + rule.id() + " \\| [^|]+ \\| " + caughtBy(rule) + " \\| " + onlyBy(rule) + " \\|\n")
                .toList();

        assertThat(page)
                .containsPattern(
                        "\\| rule \\| what it checks \\| detected in the zoo \\| detected only by this rule \\|\n"
                                + "\\|---\\|---\\|---\\|---\\|\n" + String.join("", rows) + "\n");
    }

    private static String caughtBy(Rule rule) {
        return pairs().stream()
                .filter(pair -> List.of(pair.caught().rules()).contains(rule.id()))
                .map(Pair::name)
                .collect(Collectors.joining(", "));
    }

    private static long onlyBy(Rule rule) {
        return pairs().stream()
                .filter(pair -> pair.caught().laws().length == 0)
                .filter(pair -> List.of(pair.caught().rules()).equals(List.of(rule.id())))
                .count();
    }

    private static Path page() {
        Path here = Path.of("").toAbsolutePath();
        Path root = Files.exists(here.resolve("docs")) ? here : Objects.requireNonNull(here.getParent());
        return root.resolve("docs/purity.md");
    }

    private static String row(Pair pair) {
        Caught caught = pair.caught();
        return "| " + caught.sin() + " | " + caught.twin() + " | " + laws(caught) + " | "
                + String.join(", ", caught.rules()) + " |\n";
    }

    private static String laws(Caught caught) {
        Stream<String> chance = Stream.of(caught.perhaps()).map(law -> "(" + law.id() + ")");
        return Stream.concat(Stream.of(caught.laws()).map(Law::id), chance).collect(Collectors.joining(", "));
    }

    @Test
    void breaksEveryLaw() {
        Set<Law> laws = pairs().stream()
                .flatMap(pair -> Stream.of(pair.caught().laws()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Law.class)));

        assertThat(laws).containsExactly(Law.values());
    }

    private static PurityReport report(Class<?> model) {
        PurityReport known = REPORTS.get(model);
        if (known == null) {
            known = new PurityReport(model.getName(), broken(model), PurityAudit.of(model));
            REPORTS.put(model, known);
            goHome();
        }
        return known;
    }

    private static List<Violation> broken(Class<?> model) {
        Optional<Violation> trace = check(model).check(Law.NO_TRACE); // first, as in PurityCheck.check
        List<Violation> broken = new ArrayList<>();
        for (Law law : Law.values()) {
            Optional<Violation> violation =
                    switch (law) {
                        case NO_TRACE -> trace;
                        case SAME_IN_ANOTHER_JVM ->
                            ELSEWHERE.get(model).map(words -> new Violation(law, model.getName(), words));
                        default -> check(model).check(law);
                    };
            violation.ifPresent(broken::add);
        }
        return broken;
    }

    private static PurityCheck check(Class<?> model) {
        return PurityCheck.of(maker(model)).seeds(List.of(0L, -1L));
    }

    private static Supplier<BaseModel<?, ?>> maker(Class<?> model) {
        return () -> {
            try {
                Constructor<?> constructor = model.getDeclaredConstructor();
                constructor.setAccessible(true);
                return (BaseModel<?, ?>) constructor.newInstance();
            } catch (ReflectiveOperationException failure) {
                throw new IllegalStateException(failure);
            }
        };
    }
}
