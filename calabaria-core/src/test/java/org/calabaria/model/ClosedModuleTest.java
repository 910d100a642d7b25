package org.calabaria.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.calabaria.grammar.InMemoryCompiler;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.problem.ModelDefinitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model in a named module of its own, compiled here and loaded in a layer above the class path. */
class ClosedModuleTest {

    private static final String MODEL = """
            package lab.models;
            import org.calabaria.model.*;
            import org.calabaria.parameter.*;
            import org.calabaria.scenario.*;
            import org.calabaria.table.*;
            public class Closed extends BaseModel<Integer, Integer> {
                public Closed() {
                    super(ParameterSpace.of());
                }
                @Override protected Integer buildSim(ParameterSet params, Config config) {
                    return 1;
                }
                @Override protected Integer runSim(Integer state, long seed) {
                    return state;
                }
                @ModelOutput Table value(Integer raw) {
                    return Table.of(Column.integer("value", raw));
                }
                %s
            }
            """;

    private static final String SCENARIO =
            "@ModelScenario ScenarioSpec locked() { return ScenarioSpec.named(\"locked\"); }";

    @TempDir
    Path classes;

    private BaseModel<?, ?> model(String opens, String more) throws ReflectiveOperationException {
        Map<String, String> sources = Map.of(
                "module-info.java",
                "module lab { exports lab.models; " + opens + " }",
                "lab/models/Closed.java",
                MODEL.formatted(more));
        assertThat(InMemoryCompiler.errors(classes, sources, "--add-reads", "lab=ALL-UNNAMED"))
                .isEmpty();
        Configuration configuration =
                ModuleLayer.boot().configuration().resolve(ModuleFinder.of(classes), ModuleFinder.of(), Set.of("lab"));
        ClassLoader parent = BaseModel.class.getClassLoader();
        ModuleLayer.Controller controller =
                ModuleLayer.defineModulesWithOneLoader(configuration, List.of(ModuleLayer.boot()), parent);
        Module lab = controller.layer().findModule("lab").orElseThrow();
        controller.addReads(lab, parent.getUnnamedModule());
        return (BaseModel<?, ?>)
                Class.forName(lab, "lab.models.Closed").getConstructor().newInstance();
    }

    @Test
    void givesTheLineToAdd() throws ReflectiveOperationException {
        BaseModel<?, ?> model = model("", "");
        assertThatExceptionOfType(ModelDefinitionException.class)
                .isThrownBy(model::outputs)
                .withMessage("module 'lab' does not open package 'lab.models' of model class lab.models.Closed; "
                        + "add 'opens lab.models;' to its module-info.java");
    }

    @Test
    void givesTheLineToAddForAScenarioToo() throws ReflectiveOperationException {
        BaseModel<?, ?> model = model("", SCENARIO);
        assertThatExceptionOfType(ModelDefinitionException.class)
                .isThrownBy(model::scenarios)
                .withMessage("module 'lab' does not open package 'lab.models' of model class lab.models.Closed; "
                        + "add 'opens lab.models;' to its module-info.java");
    }

    @Test
    void runsOnceTheLineIsThere() throws ReflectiveOperationException {
        BaseModel<?, ?> model = model("opens lab.models;", SCENARIO);
        assertThat(model.scenarios()).containsOnlyKeys("baseline", "locked");
        assertThat(model.simulate(ParameterSpace.of().point(Map.of()), 1)
                        .table("value")
                        .integer("value")
                        .get(0))
                .isEqualTo(1L);
    }
}
