package org.calabaria.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calabaria.grammar.InMemoryCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a declared parameter, used as a handle, lets the compiler see. */
class TypedHandlesTest {

    private static final String UNKNOWN = "compiler.err.cant.resolve";
    private static final String WRONG = "compiler.err.cant.apply";
    private static final String UNLIKE = "compiler.err.prob.found.req";

    @TempDir
    Path classes;

    private static String source(String name, String expression) {
        return """
                import java.util.Map;
                import org.calabaria.parameter.*;
                class %s {
                    static final RealParameter BETA = ParameterSpec.real("beta", 0, 1);
                    static final IntegerParameter POPULATION = ParameterSpec.integer("population", 100, 1_000_000);
                    static final ParameterSpace SPACE = ParameterSpace.of(BETA, POPULATION);
                    static final ParameterView VIEW = ParameterView.allFree(SPACE);
                    static final ParameterSet POINT = SPACE.point(Values.of(BETA, 0.3).with(POPULATION, 1000));
                    Object use() {
                        return %s;
                    }
                }
                """.formatted(name, expression);
    }

    /** The errors of all the expressions, compiled together, each in a class {@code Use0}, {@code Use1}, ... */
    private List<String> errorsOf(List<String> expressions) {
        Map<String, String> sources = new LinkedHashMap<>();
        for (String expression : expressions) {
            String name = "Use" + sources.size();
            sources.put(name + ".java", source(name, expression));
        }
        return InMemoryCompiler.errors(classes, sources);
    }

    @Test
    void takesHandlesWithValuesOfTheirKind() {
        assertThat(errorsOf(List.of(
                        "Values.of(BETA, 0.3).with(POPULATION, 10_000)",
                        "Values.of(BETA, 1)",
                        "VIEW.fix(BETA, 0.3).fix(POPULATION, 10_000L)",
                        "VIEW.fix(\"beta\", 0.3f)",
                        "VIEW.bind(Values.of(BETA, 0.3).with(POPULATION, 10_000))",
                        "VIEW.bind(Map.of(\"beta\", 0.3, \"population\", 10_000))",
                        "POINT.real(BETA)",
                        "POINT.real(POPULATION)",
                        "POINT.integer(POPULATION)",
                        "POINT.with(BETA, 0.4)",
                        "SPACE.point(Map.of(\"beta\", 1))")))
                .isEmpty();
    }

    @Test
    void doesNotCompileWithAMisspeltHandleOrAValueOfAnotherKind() {
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("Values.of(BETTA, 0.3)", UNKNOWN);
        wrong.put("VIEW.fix(BETTA, 0.3)", UNKNOWN);
        wrong.put("POINT.real(BETTA)", UNKNOWN);
        wrong.put("Values.of(POPULATION, 0.5)", WRONG);
        wrong.put("Values.of(BETA, \"0.3\")", WRONG);
        wrong.put("Values.of(\"beta\", 0.3)", WRONG);
        wrong.put("Values.of(BETA, true)", WRONG);
        wrong.put("VIEW.fix(POPULATION, 0.5)", WRONG);
        wrong.put("VIEW.fix(BETA, \"0.3\")", WRONG);
        wrong.put("VIEW.fix(\"beta\", \"0.3\")", WRONG);
        wrong.put("POINT.with(POPULATION, 1e4)", WRONG);
        wrong.put("POINT.integer(BETA)", WRONG);
        wrong.put("VIEW.bind(Map.of(\"beta\", \"0.3\"))", UNLIKE);
        wrong.put("SPACE.point(Map.of(\"beta\", true))", UNLIKE);
        wrong.put("SPACE.point(Map.of(1, 0.3))", UNLIKE);

        List<String> errors = errorsOf(List.copyOf(wrong.keySet()));

        int position = 0;
        for (Map.Entry<String, String> one : wrong.entrySet()) {
            String expected = "Use" + position++ + ".java: " + one.getValue();
            assertThat(errors).as(one.getKey()).anyMatch(error -> error.startsWith(expected));
        }
        assertThat(errors).hasSameSizeAs(wrong.keySet());
    }
}
