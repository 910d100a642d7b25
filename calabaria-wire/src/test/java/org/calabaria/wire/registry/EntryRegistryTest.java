package org.calabaria.wire.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.calabaria.model.BaseModel;
import org.calabaria.model.ModelContent;
import org.calabaria.model.ModelOutput;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.scenario.Config;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.calabaria.wire.arrow.ArrowDocument;
import org.calabaria.wire.arrow.ArrowFile;
import org.calabaria.wire.bytecode.UnreadableCodeException;
import org.calabaria.wire.provenance.CodeIdentity;
import org.calabaria.wire.provenance.Epidemic;
import org.calabaria.wire.provenance.Identities;
import org.calabaria.wire.provenance.RunInputs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntryRegistryTest {

    private static final Map<String, Number> POINT =
            Map.of("beta", 0.3, "gamma", 0.1, "population", 10_000, "contact_rate", 4.0);

    /** The smallest model; subclasses add what is wrong with them. */
    abstract static class Tiny extends BaseModel<Double, Double> {
        Tiny() {
            super(ParameterSpace.of(ParameterSpec.real("x", 0, 1)));
        }

        Tiny(Config config) {
            super(ParameterSpace.of(ParameterSpec.real("x", 0, 1)), config);
        }

        @Override
        protected Double buildSim(ParameterSet m, Config config) {
            return m.real("x");
        }

        @Override
        protected Double runSim(Double state, long seed) {
            return state;
        }

        @ModelOutput
        Table twice(Double raw) {
            return Table.of(Column.real("y", 2 * raw));
        }
    }

    static final class Sound extends Tiny {
        final double[] weights = {1, 2};
        final Object lock = new Object();
        final java.util.function.DoubleUnaryOperator rate = v -> v * weights[0];
        final List<double[]> rows = List.of(new double[] {1});
        final java.util.regex.Pattern pattern = java.util.regex.Pattern.compile("a");
    }

    static final class Counting extends Tiny {
        static final AtomicInteger COUNT = new AtomicInteger();
        final int number = COUNT.incrementAndGet();
    }

    static final class Mutable extends Tiny {
        int runs;
    }

    static final class Given extends Tiny {
        final int seven;

        Given(int seven) {
            this.seven = seven;
        }
    }

    static final class GivenOrNot extends Tiny {
        final int seven;

        GivenOrNot() {
            this(7);
        }

        GivenOrNot(int seven) {
            this.seven = seven;
        }
    }

    static final class Drifting extends Tiny {
        static final AtomicLong COUNT = new AtomicLong();

        Drifting() {
            super(new Config(Map.of("days", COUNT.incrementAndGet())));
        }
    }

    static final class Closed extends Tiny {
        final AtomicLong counter = new AtomicLong();
    }

    private static void refused(String sentence, java.util.function.Supplier<? extends BaseModel<?, ?>> factory) {
        assertThatThrownBy(() -> EntryRegistry.of(factory))
                .isInstanceOf(RegistryException.class)
                .hasMessage(sentence);
    }

    private static final String DIFFERS =
            " cannot be shown to hold the same as in a model made by the constructor without"
                    + " arguments; make what differs a parameter or a setting, or state it in content()";

    private static String unidentifiable(String name) {
        return "model org.calabaria.wire.registry.EntryRegistryTest$" + name + " has no identity: ";
    }

    private static String prefix(String name) {
        return "model org.calabaria.wire.registry.EntryRegistryTest$" + name + " cannot be registered: ";
    }

    @Test
    void anEntryIsKnownByItsClassAndCode() {
        EntryRecord entry = EntryRegistry.of(Epidemic::new).entries().get(EntryRecord.idOf(new Epidemic()));
        assertThat(entry.id())
                .isEqualTo("org.calabaria.wire.provenance.Epidemic@"
                        + Identities.codeId(Epidemic.class).substring(0, 8));
        assertThat(entry.codeId()).isEqualTo(Identities.codeId(Epidemic.class));
        assertThat(entry.scenarios().keySet()).containsExactly("baseline", "lockdown", "vaccination");
        assertThat(entry.outputs().keySet()).containsExactly("infected", "last");
    }

    @Test
    void modelsWithEqualContentAreOne() {
        assertThat(EntryRegistry.of(Sound::new).entries()).hasSize(1);
    }

    @Test
    void aModelWhoseObjectsDifferIsRefusedByItsField() {
        refused(unidentifiable("Counting") + "field 'number'" + DIFFERS, Counting::new);
        refused(unidentifiable("Closed") + "field 'counter'" + DIFFERS, Closed::new);
        refused(
                unidentifiable("Mutable")
                        + "field 'runs' of org.calabaria.wire.registry.EntryRegistryTest$Mutable must be"
                        + " final, because a run must not change a model",
                Mutable::new);
        refused(
                unidentifiable("Drifting")
                        + "its configuration cannot be shown to be the same as in a model made by the"
                        + " constructor without arguments; make what differs a parameter or a setting, or state it in"
                        + " content()",
                Drifting::new);
    }

    @Test
    void whatAConstructorIsGivenWouldBeInNoIdentity() {
        refused(
                unidentifiable("Given")
                        + "it has no constructor without arguments, which must make a model for comparison (inner and anonymous"
                        + " classes, and local classes that use a local variable, have none); make it a top-level or static"
                        + " nested class, and make the arguments parameters or settings, or state them in content()",
                () -> new Given(7));
        refused(unidentifiable("GivenOrNot") + "field 'seven'" + DIFFERS, () -> new GivenOrNot(8));
        assertThat(EntryRegistry.of(() -> new GivenOrNot(7)).entries()).hasSize(1);
        EntryRegistry registry = EntryRegistry.of();
        assertThatThrownBy(() -> registry.register(Given.class))
                .hasMessage(prefix("Given")
                        + "it has no constructor without arguments; register a factory whose models state"
                        + " their content, or make the arguments parameters or settings");
    }

    /** Made from data, which it states. */
    static final class Stated extends Tiny {
        final int seven;

        Stated(int seven) {
            this.seven = seven;
        }

        @Override
        protected Optional<ModelContent> content() {
            return Optional.of(ModelContent.of(Map.of("seven", seven)));
        }
    }

    @Test
    void modelsOfOneClassThatStateOtherContentAreOtherEntries() {
        EntryRegistry registry = EntryRegistry.of(() -> new Stated(7), () -> new Stated(8));
        assertThat(registry.entries()).hasSize(2).containsKey(EntryRecord.idOf(new Stated(8)));
        assertThat(registry.compare(registry.exportMetadata()).values()).containsOnly(EntryMatch.COMPATIBLE);
        assertThatThrownBy(() -> registry.register(() -> new Stated(8)))
                .hasMessage("model org.calabaria.wire.registry.EntryRegistryTest$Stated is registered already, as "
                        + EntryRecord.idOf(new Stated(8)));
        AtomicInteger next = new AtomicInteger();
        refused(
                prefix("Stated") + "its factory makes models of different content",
                () -> new Stated(next.getAndIncrement()));
    }

    @Test
    void aFactoryMakesANewModelEveryTime() {
        Epidemic only = new Epidemic();
        assertThatThrownBy(() -> EntryRegistry.of(() -> only))
                .hasMessage("model org.calabaria.wire.provenance.Epidemic cannot be registered: its factory must make a"
                        + " new model every time, got one twice");
        assertThatThrownBy(() -> EntryRegistry.of(() -> null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the factory must not give null");
    }

    @Test
    void aClassIsRegisteredOnce() {
        EntryRegistry registry = EntryRegistry.of(Epidemic::new);
        assertThatThrownBy(() -> registry.register(Epidemic.class))
                .hasMessage("model org.calabaria.wire.provenance.Epidemic is registered already, as "
                        + EntryRecord.idOf(new Epidemic()));
    }

    @Test
    void anAliasIsTakenOnce() {
        EntryRegistry registry = EntryRegistry.of();
        EntryRecord entry = registry.register(Epidemic.class, "epidemic");
        assertThatThrownBy(() -> registry.register(Sound::new, "epidemic"))
                .hasMessage("alias 'epidemic' is taken by " + entry.id());
        assertThatThrownBy(() -> registry.register(Sound::new, "a@b"))
                .hasMessage("an alias must be a short text without '@' and control characters, got 'a@b'");
        assertThat(registry.entries()).hasSize(1);
    }

    @Test
    void findsByIdAliasOrUniquePart() {
        EntryRegistry registry = EntryRegistry.of(Epidemic::new);
        EntryRecord sound = registry.register(Sound::new, "the sound one");
        assertThat(registry.find(sound.id())).isSameAs(sound);
        assertThat(registry.find("the sound one")).isSameAs(sound);
        assertThat(registry.find("Sound@")).isSameAs(sound);
        assertThat(registry.entry("Sound@")).isEmpty();
        assertThatThrownBy(() -> registry.find("org.calabaria"))
                .hasMessage("'org.calabaria' may mean any of {" + EntryRecord.idOf(new Epidemic()) + ", " + sound.id()
                        + "}; give more of the id");
        assertThatThrownBy(() -> registry.find("Epidemik"))
                .hasMessage("no model is registered as 'Epidemik', only {" + EntryRecord.idOf(new Epidemic()) + ", "
                        + sound.id() + "}; did you mean 'Epidemic'?");
    }

    @Test
    void describesWhatAModelTakes() {
        EntryRegistry registry = EntryRegistry.of();
        EntryRecord entry = registry.register(Epidemic.class, "epi");
        assertThat(registry.describe("epi").lines())
                .containsExactly(
                        entry.id() + " (epi)",
                        "  code       " + entry.codeId(),
                        "  parameter  beta: real in [0.0, 1.0]",
                        "  parameter  gamma: real in [0.0, 1.0]",
                        "  parameter  population: integer in [100, 1000000]",
                        "  parameter  contact_rate: real in [1.0, 20.0]",
                        "  setting    days = 5",
                        "  setting    vaccine_start = null",
                        "  setting    vaccine_rate = 0.0",
                        "  scenario   baseline (default)",
                        "  scenario   lockdown",
                        "  scenario   vaccination",
                        "  output     infected [people]: infected at the end of each day",
                        "  output     last");
    }

    @Test
    void twoRegistriesSayHowTheyFit() {
        EntryRegistry here = EntryRegistry.of(Epidemic::new);
        EntryRegistry there = EntryRegistry.of(Epidemic::new, Sound::new);
        String epidemic = EntryRecord.idOf(new Epidemic());
        String sound = EntryRecord.idOf(new Sound());
        assertThat(here.compare(there.exportMetadata()))
                .isEqualTo(Map.of(epidemic, EntryMatch.COMPATIBLE, sound, EntryMatch.MISSING_HERE));
        assertThat(there.compare(here.exportMetadata()))
                .isEqualTo(Map.of(epidemic, EntryMatch.COMPATIBLE, sound, EntryMatch.MISSING_THERE));
        String other = here.exportMetadata()
                .replace(Identities.codeId(Epidemic.class), "0".repeat(64))
                .replace(epidemic, "org.calabaria.wire.provenance.Epidemic@00000000");
        assertThat(here.compare(other))
                .isEqualTo(Map.of("org.calabaria.wire.provenance.Epidemic@00000000", EntryMatch.HASH_MISMATCH));
    }

    @Test
    void refusesWhatIsNoMetadata() {
        EntryRegistry here = EntryRegistry.of();
        assertThatThrownBy(
                        () -> here.compare("{\"schema\":\"x\",\"entries\":{\"a\":{\"class\":\"java.lang.Runtime\"}}}"))
                .isInstanceOf(RegistryException.class)
                .hasMessage("""
                        2 problems in registry metadata:
                          line 1, column 1: registry metadata has the schema 'calabaria.registry.v1'
                          line 1, column 30: an entry has a 'code_id' of 64 hexadecimal digits, the first 8 in its id""");
        assertThatThrownBy(() -> here.compare("{")).isInstanceOf(RegistryException.class);
    }

    @Test
    void theWireAnswersWithTablesAndWhereTheyComeFrom() {
        EntryRecord entry = EntryRegistry.of(Epidemic::new).find("Epidemic");
        WireResponse response = entry.wire().run(POINT, 3, List.of("lockdown"), Map.of("days", 2), List.of("last"));
        Epidemic model = new Epidemic();
        RunInputs inputs = RunInputs.of(
                model, model.space().point(POINT), List.of("lockdown"), Map.of("days", 2), 3, List.of("last"));
        assertThat(response.table("last").real("infected").get(0)).isEqualTo(4 * 1.5 * 1.5);
        assertThat(response.provenance().toValue())
                .isEqualTo(Map.of(
                        "entry_id", entry.id(),
                        "code_id", entry.codeId(),
                        "scenario_stack", List.of("lockdown"),
                        "config_overrides", Map.of("days", 2L),
                        "sim_root", inputs.simRoot(),
                        "task_id", inputs.taskId(),
                        "variant_key", Identities.variantKey(model, List.of("lockdown"), Map.of("days", 2)),
                        "outputs", List.of("last")));
        assertThat(ArrowFile.decodeDocument(response.bytes("last")).metadata())
                .containsEntry("calabaria.task_id", inputs.taskId())
                .containsEntry("calabaria.output", "last");
        assertThatThrownBy(() -> response.bytes("lst"))
                .hasMessage("unknown output(s) {lst}, only {last}; did you mean 'last'?");
    }

    @Test
    void documentationAndUnitsTravel() {
        EntryRegistry registry = EntryRegistry.of(Meaning::new);
        EntryRecord entry = registry.find("Meaning");
        assertThat(registry.exportMetadata())
                .contains("{\"doc\":\"share ill\",\"name\":\"prevalence\",\"units\":\"1\"}")
                .contains("\"doc\":\"risk [1/day]\"");
        assertThat(entry.describe()).contains("prevalence [1]: share ill");
        WireResponse response = entry.wire().run(Map.of("risk", 0.5), 1, List.of(), Map.of(), List.of());
        Map<String, String> meaning = Map.of("calabaria.doc", "share ill", "calabaria.units", "1");
        ArrowDocument named = ArrowFile.decodeDocument(response.bytes("prevalence"));
        assertThat(named.metadata()).containsAllEntriesOf(meaning);
        assertThat(named.columnMetadata()).isEqualTo(Map.of("prevalence", meaning));
        assertThat(ArrowFile.decodeDocument(response.bytes("only")).columnMetadata())
                .as("the only column of reals")
                .isEqualTo(Map.of("level", Map.of("calabaria.units", "m")));
        assertThat(ArrowFile.decodeDocument(response.bytes("two")).columnMetadata())
                .as("it could be about either")
                .isEmpty();
    }

    private static class Meaning extends BaseModel<Double, Double> {

        Meaning() {
            super(ParameterSpace.of(ParameterSpec.real("risk", 0, 1).doc("risk [1/day]")));
        }

        @Override
        protected Double buildSim(ParameterSet params, Config config) {
            return params.real("risk");
        }

        @Override
        protected Double runSim(Double state, long seed) {
            return state;
        }

        @ModelOutput(doc = "share ill", units = "1")
        Table prevalence(Double raw) {
            return Table.of(Column.real("day", 1), Column.real("prevalence", raw));
        }

        @ModelOutput(units = "m")
        Table only(Double raw) {
            return Table.of(Column.integer("day", 1), Column.real("level", raw));
        }

        @ModelOutput(units = "m")
        Table two(Double raw) {
            return Table.of(Column.real("a", raw), Column.real("b", raw));
        }
    }

    /** Its own class, because declared resources are those of a class. */
    private static final class ReadsMore extends Meaning {}

    private static final class ReadsNothing extends Meaning {}

    @Test
    void resourcesThatAreDeclaredAtRegistrationArePartOfTheCode() {
        String before = CodeIdentity.of(new ReadsMore()).id();
        String resource = "org/calabaria/wire/registry/EntryRegistryTest.class";
        EntryRecord entry = EntryRegistry.of().register(ReadsMore::new, List.of(resource));
        assertThat(entry.codeId()).isNotEqualTo(before);
        assertThat(entry.code().parts()).containsKey("resource " + resource);
        assertThat(CodeIdentity.of(new ReadsMore()).id())
                .as("wherever an identity is asked for")
                .isEqualTo(entry.codeId());
        assertThatThrownBy(() -> EntryRegistry.of().register(ReadsNothing::new, List.of("data/none.csv", "/a")))
                .isInstanceOf(UnreadableCodeException.class)
                .hasMessageContaining("resource 'data/none.csv'")
                .hasMessageContaining("is not a file on the model's class path");
        assertThat(EntryRegistry.of().register(ReadsNothing::new).code().parts().keySet())
                .noneMatch(part -> part.startsWith("resource"));
    }

    @Test
    void everyCallMakesAFreshModel() {
        AtomicInteger made = new AtomicInteger();
        EntryRegistry registry = EntryRegistry.of(() -> {
            made.incrementAndGet();
            return new Epidemic();
        });
        ModelWire wire = registry.find("Epidemic").wire();
        int before = made.get();
        WireResponse first = wire.run(POINT, 1, List.of(), Map.of(), List.of());
        WireResponse second = wire.run(POINT, 1, List.of(), Map.of(), List.of());
        assertThat(made.get() - before).isEqualTo(2);
        assertThat(second).isEqualTo(first).hasSameHashCodeAs(first);
    }

    @Test
    void modelsRegisterFromManyThreads() throws Exception {
        EntryRegistry registry = EntryRegistry.of();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<EntryRecord>> done = threads.invokeAll(List.of(
                    () -> registry.register(Epidemic::new),
                    () -> registry.register(Sound::new),
                    () -> registry.register(GivenOrNot::new)));
            for (Future<EntryRecord> entry : done) {
                assertThat(registry.entries()).containsKey(entry.get().id());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void discoversWhatADirectoryOffers(@TempDir Path directory) throws Exception {
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(
                services.resolve("org.calabaria.model.BaseModel"), "org.calabaria.wire.provenance.Epidemic\n");
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {directory.toUri().toURL()}, getClass().getClassLoader())) {
            EntryRegistry registry = EntryRegistry.of();
            assertThat(registry.discover(loader))
                    .extracting(EntryRecord::id)
                    .containsExactly(EntryRecord.idOf(new Epidemic()));
            assertThat(registry.discover(loader)).isEmpty();
            assertThat(registry.find("Epidemic").newModel()).isInstanceOf(Epidemic.class);
        }
    }

    @Test
    void theGlobalRegistryIsOne() {
        assertThat(EntryRegistry.global()).isSameAs(EntryRegistry.global());
    }
}
