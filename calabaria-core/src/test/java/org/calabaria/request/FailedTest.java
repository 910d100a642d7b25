package org.calabaria.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.calabaria.fixture.Fragile;
import org.calabaria.fixture.Rated;
import org.calabaria.fixture.Scripted;
import org.calabaria.model.BaseModel;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.problem.Problem;
import org.calabaria.results.Results;
import org.calabaria.run.Runner;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.Reparameterization;
import org.calabaria.variant.VariantSpec;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailedTest {

    private static final Fragile MODEL = new Fragile();
    private static final VariantSpec SPEC = VariantSpec.of(MODEL.space());

    @TempDir
    Path classes;

    private static Failed failed(Requests requests) {
        try (Runner runner = Runner.local().threads(1)) {
            List<Failed> failed = runner.collect(requests).failed();
            assertThat(failed).hasSize(1);
            return failed.get(0);
        }
    }

    private static Requests of(VariantSpec spec, Map<String, ? extends Number> point, long seed) {
        return Requests.of(new ModelVariant(MODEL, spec)).points(List.of(point)).seeds(SeedPlan.explicit(seed));
    }

    static Stream<Requests> failing() {
        VariantSpec fixed = SPEC.fix("people", 9_007_199_254_740_993L).fix("gamma", -0.1);
        Reparameterization product = Reparameterization.named("product")
                .free(ParameterSpec.real("product", 0, 4))
                .inverse("beta", p -> p.real("product") / 3);
        return Stream.of(
                of(SPEC, Map.of("beta", 0.1 + 0.2, "gamma", 4.9e-324, "people", 3), 42),
                of(fixed, Map.of("beta", 1e-9), -1),
                of(fixed.scenarios("closed", "later"), Map.of("beta", 1 / 3.0), Long.MIN_VALUE),
                of(
                        fixed.config("days", 3)
                                .config("place", "\"Å\"\\\n\t\u0001here")
                                .config("ages", List.of(3, 2, 1)),
                        Map.of("beta", 0.5f),
                        7),
                of(fixed, Map.of("beta", 2.5), 1).outputs("anything"),
                of(fixed, Map.of("betta", 0.5, "gamma", 1, "people", new java.math.BigDecimal("1.25")), 1),
                of(fixed, Map.of("beta", Double.NaN), 1),
                of(fixed, Map.of("beta", Double.NEGATIVE_INFINITY), 1),
                of(fixed, Collections.singletonMap("beta", null), 1),
                of(fixed.reparameterize(product).scenarios("later"), Map.of("product", 0.7), 5),
                Requests.of(MODEL)
                        .points(List.of(Map.of("beta", 0.25, "gamma", 0.1, "people", Long.MAX_VALUE)))
                        .stacks("later")
                        .outputs("anything")
                        .seeds(SeedPlan.common(42)),
                Requests.of(MODEL)
                        .points(List.of(Map.of("beta", 0.25, "gamma", 7)))
                        .seeds(SeedPlan.common(42)));
    }

    @ParameterizedTest
    @MethodSource("failing")
    void itsReplayCompilesAndFailsInTheSameWay(Requests requests) throws Exception {
        Failed failed = failed(requests);
        Throwable again = replayed(failed.replay());
        assertThat(again)
                .hasSameClassAs(failed.problem())
                .hasMessage(failed.problem().getMessage());
    }

    /** What the line throws when it is compiled, without any import, and run. */
    private Throwable replayed(String line) throws Exception {
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///Replay.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return "public class Replay { public static Object run() { return " + line + "; } }";
                    }
                };
        String path = Stream.of(BaseModel.class, Fragile.class, Problem.class, NullMarked.class)
                .map(FailedTest::location)
                .collect(Collectors.joining(File.pathSeparator));
        StringWriter complaints = new StringWriter();
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(complaints, null, null, List.of("-d", classes.toString(), "-cp", path), null, List.of(source))
                .call();
        assertThat(compiled).as(line + "\n" + complaints).isTrue();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, FailedTest.class.getClassLoader())) {
            Object result = loader.loadClass("Replay").getMethod("run").invoke(null);
            throw new AssertionError("the replay did not fail but gave " + result);
        } catch (InvocationTargetException thrown) {
            return thrown.getCause();
        } finally {
            Files.delete(classes.resolve("Replay.class"));
        }
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (java.net.URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void saysWhatRanWhyItFailedAndHowToReplayIt() {
        Failed failed = failed(of(SPEC.fix("people", 10).scenarios("closed"), Map.of("beta", 2.5), -1));
        assertThat(failed)
                .hasToString(
                        "run of {beta=2.5} under [closed], replicate 0, seed 18446744073709551615 failed:"
                                + " org.calabaria.problem.InvalidParameterException: parameter 'beta' must lie in [0.0, 1.0],"
                                + " got 2.5\n"
                                + "  replay: new org.calabaria.variant.ModelVariant(new org.calabaria.fixture.Fragile(),"
                                + " org.calabaria.variant.VariantSpec.of(new org.calabaria.fixture.Fragile().space())"
                                + ".fix(java.util.Map.of(\"people\", 10L)).scenarios(\"closed\"))"
                                + ".simulate(java.util.Map.of(\"beta\", 2.5), Long.parseUnsignedLong(\"18446744073709551615\"))");
    }

    @Test
    void saysAtWhichAttemptItFailedForGood() {
        Request request = Request.of(
                Setup.of(MODEL, MODEL.space().point(Map.of("beta", 0.5, "gamma", 0, "people", 1)), List.of("later")),
                3);
        assertThat(new Failed(request, new IllegalStateException(), 2))
                .hasToString(
                        "run of {beta=0.5, gamma=0.0, people=1} under [later], replicate 0, seed 3 failed at attempt 2:"
                                + " java.lang.IllegalStateException\n"
                                + "  replay: new org.calabaria.fixture.Fragile().simulateStack(java.util.List.of(\"later\"),"
                                + " new org.calabaria.fixture.Fragile().space().point(java.util.Map.of(\"beta\", 0.5, \"gamma\", 0.0,"
                                + " \"people\", 1L)), 3L)");
    }

    @Test
    void keepsTheStackTraceOfTheModel() {
        Failed failed = failed(of(SPEC, Map.of("beta", 0.5, "gamma", 0, "people", 1), 1));
        assertThat(failed.problem().getStackTrace()[0].getClassName()).isEqualTo(Fragile.class.getName());
        assertThat(failed.timedOut()).isFalse();
        assertThat(failed.abandoned()).isFalse();
    }

    @Test
    void callsAModelThatNoExpressionMakesByItsRole() {
        Scripted local = new Scripted((id, seed) -> {
            throw new IllegalStateException();
        });
        try (Runner runner = Runner.local().threads(1)) {
            assertThat(runner.collect(local.runs(1)).failed().get(0).replay())
                    .isEqualTo("model.simulateStack(java.util.List.of(\"baseline\"),"
                            + " model.space().point(java.util.Map.of(\"id\", 0L)), 100L)");
        }
    }

    @Test
    void doesNotMakeAnotherModelThanTheOneThatFailed() {
        String why =
                "not possible: model org.calabaria.fixture.Rated has no identity: field 'rate' cannot be shown to hold"
                        + " the same as in a model made by the constructor without arguments; make what differs a parameter or a"
                        + " setting, or state it in content()";
        Rated model = new Rated(2);
        VariantSpec spec = VariantSpec.of(model.space());
        try (Runner runner = Runner.local().threads(1)) {
            Results results = runner.collect(model.at(0));
            assertThat(results.failed().get(0).replay()).isEqualTo(why);
            assertThat(results.failed().get(0))
                    .hasToString("run of {x=0.0} under [baseline], replicate 0, seed 1 failed:"
                            + " java.lang.IllegalStateException: no one left\n  replay: " + why);
            assertThat(runner.collect(new Rated(1).at(0)).failed().get(0).replay())
                    .startsWith("new org.calabaria.fixture.Rated().simulateStack(");
        }
        Setup ofVariant = Setup.of(new ModelVariant(model, spec), Map.of("x", 0));
        assertThat(Request.of(ofVariant, 1).replay()).isEqualTo(why);
    }

    @Test
    void survivesAnExceptionWhoseMessageCannotBeRead() {
        RuntimeException unspeakable = new RuntimeException() {
            private static final long serialVersionUID = 1L;

            @Override
            public String getMessage() {
                throw new IllegalStateException("no words");
            }
        };
        Scripted model = new Scripted((id, seed) -> {
            throw unspeakable;
        });
        try (Runner runner = Runner.local().threads(1)) {
            Results results = runner.collect(model.runs(1));
            assertThat(results.failures().text("message").get(0))
                    .isEqualTo("(its message cannot be read: java.lang.IllegalStateException)");
            assertThat(results.failed().get(0).toString()).contains("(its message cannot be read");
        }
    }
}
