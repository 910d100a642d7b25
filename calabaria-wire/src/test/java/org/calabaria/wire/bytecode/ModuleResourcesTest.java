package org.calabaria.wire.bytecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;
import org.calabaria.digest.Sha256;
import org.calabaria.model.UsesResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code @UsesResource} names, in a named module that opens nothing; compiled here, in a layer above the class path. */
class ModuleResourcesTest {

    private static final String IN_A_PACKAGE = "lab/data/contacts.csv";

    @TempDir
    Path folder;

    private Path module(String resource) throws IOException {
        Path classes = Sources.in(
                        "lab", "@org.calabaria.model.UsesResource(\"" + resource + "\") public class Model {}")
                .compile(folder);
        Path descriptor = Files.writeString(folder.resolve("module-info.java"), "module lab {}");
        run("javac", "--release", "17", "-d", classes.toString(), descriptor.toString());
        write(classes.resolve(IN_A_PACKAGE), "1,2");
        return classes;
    }

    private static void run(String tool, String... arguments) {
        assertThat(ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, arguments))
                .isZero();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static Class<?> model(Path module) {
        Configuration configuration =
                ModuleLayer.boot().configuration().resolve(ModuleFinder.of(module), ModuleFinder.of(), Set.of("lab"));
        ClassLoader parent = UsesResource.class.getClassLoader();
        ModuleLayer layer = ModuleLayer.defineModulesWithOneLoader(configuration, List.of(ModuleLayer.boot()), parent)
                .layer();
        return Class.forName(layer.findModule("lab").orElseThrow(), "lab.Model");
    }

    private static String sha256(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void areFoundInClosedPackages() throws IOException {
        Class<?> model = model(module(IN_A_PACKAGE));

        assertThat(model.getClassLoader().getResource(IN_A_PACKAGE)).isNull();
        assertThat(ClassClosure.of(model).resources()).containsEntry(IN_A_PACKAGE, sha256("1,2"));
    }

    @Test
    void areFoundInClosedPackagesOfJars() throws IOException {
        Path jar = folder.resolve("lab.jar");
        run(
                "jar",
                "--create",
                "--file",
                jar.toString(),
                "-C",
                module(IN_A_PACKAGE).toString(),
                ".");

        assertThat(ClassClosure.of(model(jar)).resources()).containsEntry(IN_A_PACKAGE, sha256("1,2"));
    }

    @Test
    void areReadAgainWhenTheyChange() throws IOException {
        Path module = module(IN_A_PACKAGE);
        ClassClosure before = ClassClosure.of(model(module));
        write(module.resolve(IN_A_PACKAGE), "1,2,3");

        assertThat(before.refreshed().resources()).containsEntry(IN_A_PACKAGE, sha256("1,2,3"));
    }

    /** Which is the one that {@code Class.getResource} gives to the module's own code. */
    @Test
    void areThoseOfTheModuleBeforeThoseOfTheClassPath() throws IOException {
        String onTheClassPath = "junit-platform.properties";
        Path module = module(onTheClassPath);
        write(module.resolve(onTheClassPath), "of the module");

        assertThat(UsesResource.class.getClassLoader().getResource(onTheClassPath))
                .isNotNull();
        assertThat(ClassClosure.of(model(module)).resources()).containsEntry(onTheClassPath, sha256("of the module"));
    }

    @Test
    void areRefusedWhereNoModuleHasThem() throws IOException {
        Class<?> model = model(module("lab/data/other.csv"));

        assertThatExceptionOfType(UnreadableCodeException.class)
                .isThrownBy(() -> ClassClosure.of(model))
                .withMessage("resource 'lab/data/other.csv' of 'lab.Model' is not a file on the model's class path");
    }
}
