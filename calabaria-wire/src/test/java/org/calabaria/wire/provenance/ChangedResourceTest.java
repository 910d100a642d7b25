package org.calabaria.wire.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.calabaria.model.BaseModel;
import org.calabaria.problem.ModelDefinitionException;
import org.calabaria.wire.bytecode.Sources;
import org.calabaria.wire.bytecode.UnreadableCodeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file behind {@code @UsesResource} that is rewritten in a class folder while the JVM runs. */
class ChangedResourceTest {

    private static final String MODEL = """
            import org.calabaria.model.BaseModel;
            import org.calabaria.model.ModelOutput;
            import org.calabaria.model.UsesResource;
            import org.calabaria.parameter.ParameterSet;
            import org.calabaria.parameter.ParameterSpace;
            import org.calabaria.parameter.ParameterSpec;
            import org.calabaria.scenario.Config;
            import org.calabaria.table.Column;
            import org.calabaria.table.Table;

            @UsesResource("rate.txt")
            public class Resourceful extends BaseModel<Double, Double> {
                public Resourceful() {
                    super(ParameterSpace.of(ParameterSpec.real("x", 0, 1)));
                }
                static double read() {
                    try (var in = Resourceful.class.getClassLoader().getResource("rate.txt").openStream()) {
                        return Double.parseDouble(new String(in.readAllBytes()));
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }
                @Override protected Double buildSim(ParameterSet params, Config config) { return read(); }
                @Override protected Double runSim(Double state, long seed) { return state; }
                @ModelOutput Table rate(Double raw) { return Table.of(Column.real("rate", raw)); }
            }
            """;

    @TempDir
    private Path directory;

    private static RunInputs inputs(BaseModel<?, ?> model) {
        return RunInputs.of(model, model.space().point(Map.of("x", 0.5)), List.of(), Map.of(), 1, List.of());
    }

    private static double rate(BaseModel<?, ?> model) {
        return model.simulate(model.space().point(Map.of("x", 0.5)), 1)
                .table("rate")
                .real("rate")
                .get(0);
    }

    private static BaseModel<?, ?> made(URLClassLoader loader) throws Exception {
        return (BaseModel<?, ?>)
                loader.loadClass("p.Resourceful").getConstructor().newInstance();
    }

    private URLClassLoader loader(Sources sources) throws Exception {
        Path classes = sources.compile(directory);
        Files.writeString(classes.resolve("rate.txt"), "2.0");
        return new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
    }

    private static Path file(URLClassLoader loader) throws Exception {
        return Path.of(loader.getResource("rate.txt").toURI());
    }

    /** The result of 2.0 was served for 3.0: the identity had been kept for the class. */
    @Test
    void aRewrittenResourceMovesTheIdentity() throws Exception {
        try (URLClassLoader loader = loader(Sources.of(MODEL))) {
            BaseModel<?, ?> model = made(loader);
            FileTime time = Files.getLastModifiedTime(file(loader));
            Set<String> ids = new HashSet<>();
            for (String content : List.of("2.0", "3.0", "4.0", "5.00")) { // all within one tick, of one size and time
                Files.writeString(file(loader), content);
                Files.setLastModifiedTime(file(loader), time);
                assertThat(rate(model)).isEqualTo(Double.parseDouble(content));
                assertThat(ids.add(inputs(model).taskId())).as(content).isTrue();
                assertThat(CodeIdentity.of(model)).isEqualTo(CodeIdentity.of(made(loader)));
            }
            String last = inputs(model).taskId();
            Files.writeString(file(loader), "2.0");
            assertThat(ids).contains(inputs(model).taskId());
            assertThat(inputs(model).taskId()).isNotEqualTo(last);
        }
    }

    @Test
    void aModelThatHoldsTheOldContentIsRefused() throws Exception {
        Sources holding = Sources.of(
                MODEL.replace("public Resourceful()", "private final double held = read();\n    public Resourceful()")
                        .replace("{ return read(); }", "{ return held; }"));
        try (URLClassLoader loader = loader(holding)) {
            BaseModel<?, ?> old = made(loader);
            String id = inputs(old).taskId();
            Files.writeString(file(loader), "3.0");
            assertThatThrownBy(() -> inputs(old))
                    .isInstanceOf(ModelDefinitionException.class)
                    .hasMessage(
                            "model p.Resourceful has no identity: field 'held' cannot be shown to hold the same as in a"
                                    + " model made by the constructor without arguments; make what differs a parameter or a setting,"
                                    + " or state it in content()");
            BaseModel<?, ?> now = made(loader);
            assertThat(inputs(now).taskId()).isNotEqualTo(id);
            assertThat(rate(now)).isEqualTo(3.0);
        }
    }

    @Test
    void aResourceThatIsGoneIsAnError() throws Exception {
        try (URLClassLoader loader = loader(Sources.of(MODEL))) {
            BaseModel<?, ?> model = made(loader);
            assertThat(inputs(model).taskId()).isNotEmpty();
            Files.delete(file(loader));
            assertThatThrownBy(() -> inputs(model))
                    .isInstanceOf(UnreadableCodeException.class)
                    .hasMessage("resource 'rate.txt' of 'p.Resourceful' is not a file on the model's class path");
        }
    }

    @Test
    void classesThatAreLoadedKeepTheirIdentity() throws Exception {
        try (URLClassLoader loader = loader(Sources.of(MODEL))) {
            BaseModel<?, ?> model = made(loader);
            String id = inputs(model).taskId();
            Path other = Sources.of(MODEL)
                    .with("Resourceful", "return state;", "return 2 * state;")
                    .compile(directory);
            Files.copy(
                    other.resolve("p/Resourceful.class"),
                    Path.of(loader.getResource("p/Resourceful.class").toURI()),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            assertThat(inputs(model).taskId()).isEqualTo(id);
            assertThat(rate(model)).isEqualTo(2.0);
        }
    }
}
