package org.calabaria.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.calabaria.grammar.InMemoryCompiler;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a declared parameter, used as a handle, lets the compiler see. */
class TypedHandlesTest {

    @TempDir
    Path classes;

    private List<String> errorsOf(String statement) {
        String source = """
                import java.util.Map;
                import org.calabaria.parameter.*;
                class Use {
                    static final RealParameter BETA = ParameterSpec.real("beta", 0, 1);
                    static final IntegerParameter POPULATION = ParameterSpec.integer("population", 100, 1_000_000);
                    static final ParameterSpace SPACE = ParameterSpace.of(BETA, POPULATION);
                    static final ParameterView VIEW = ParameterView.allFree(SPACE);
                    static final ParameterSet POINT = SPACE.point(Values.of(BETA, 0.3).with(POPULATION, 1000));
                    Object use() {
                        return %s;
                    }
                }
                """.formatted(statement);
        return InMemoryCompiler.errors(classes, Map.of("Use.java", source));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
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
                "SPACE.point(Map.of(\"beta\", 1))"
            })
    void compiles(String statement) {
        assertThat(errorsOf(statement)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Values.of(BETTA, 0.3)                    | cant.resolve",
                "VIEW.fix(BETTA, 0.3)                     | cant.resolve",
                "POINT.real(BETTA)                        | cant.resolve",
                "Values.of(POPULATION, 0.5)               | cant.apply",
                "Values.of(BETA, \"0.3\")                 | cant.apply",
                "Values.of(\"beta\", 0.3)                 | cant.apply",
                "Values.of(BETA, true)                    | cant.apply",
                "VIEW.fix(POPULATION, 0.5)                | cant.apply",
                "VIEW.fix(BETA, \"0.3\")                  | cant.apply",
                "VIEW.fix(\"beta\", \"0.3\")              | cant.apply",
                "POINT.with(POPULATION, 1e4)              | cant.apply",
                "POINT.integer(BETA)                      | cant.apply",
                "VIEW.bind(Map.of(\"beta\", \"0.3\"))     | incompatible",
                "SPACE.point(Map.of(\"beta\", true))      | incompatible",
                "SPACE.point(Map.of(1, 0.3))              | incompatible"
            })
    void doesNotCompile(String statement, String code) {
        assertThat(errorsOf(statement)).isNotEmpty().anyMatch(error -> error.contains(code));
    }
}
