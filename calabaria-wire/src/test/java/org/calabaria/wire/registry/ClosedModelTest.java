package org.calabaria.wire.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;
import org.calabaria.model.BaseModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model in a named module of its own, compiled here and loaded in a layer above the class path. */
class ClosedModelTest {

    @TempDir
    Path folder;

    @SuppressWarnings("unchecked")
    private Class<? extends BaseModel<?, ?>> model() throws IOException {
        Path descriptor = Files.writeString(folder.resolve("module-info.java"), "module lab {}");
        Path model = Files.writeString(folder.resolve("Closed.java"), """
                package lab;
                import org.calabaria.parameter.*;
                public class Closed extends org.calabaria.model.BaseModel<Integer, Integer> {
                    public Closed() {
                        super(ParameterSpace.of());
                    }
                    @Override protected Integer buildSim(ParameterSet point, org.calabaria.scenario.Config config) {
                        return 1;
                    }
                    @Override protected Integer runSim(Integer state, long seed) {
                        return state;
                    }
                }
                """);
        String[] arguments = {
            "-cp",
            System.getProperty("java.class.path"),
            "--add-reads",
            "lab=ALL-UNNAMED",
            "-d",
            folder.resolve("classes").toString(),
            descriptor.toString(),
            model.toString()
        };
        assertThat(ToolProvider.findFirst("javac").orElseThrow().run(System.out, System.err, arguments))
                .isZero();
        Configuration configuration = ModuleLayer.boot()
                .configuration()
                .resolve(ModuleFinder.of(folder.resolve("classes")), ModuleFinder.of(), Set.of("lab"));
        ClassLoader parent = BaseModel.class.getClassLoader();
        ModuleLayer.Controller controller =
                ModuleLayer.defineModulesWithOneLoader(configuration, List.of(ModuleLayer.boot()), parent);
        Module lab = controller.layer().findModule("lab").orElseThrow();
        controller.addReads(lab, parent.getUnnamedModule());
        return (Class<? extends BaseModel<?, ?>>) Class.forName(lab, "lab.Closed");
    }

    @Test
    void isRefusedWithTwoRemedies() throws IOException {
        Class<? extends BaseModel<?, ?>> model = model();

        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> EntryRegistry.of().register(model))
                .withMessage(
                        "model lab.Closed cannot be registered: its constructor without arguments must be accessible:"
                                + " public, in a public class of an exported package; or register a factory, such as Closed::new");
    }
}
