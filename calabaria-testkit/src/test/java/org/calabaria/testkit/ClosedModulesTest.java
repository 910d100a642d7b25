package org.calabaria.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosedModulesTest {

    @TempDir
    Path folder;

    private Object state(String descriptor) throws IOException, ReflectiveOperationException {
        Path info = Files.writeString(folder.resolve("module-info.java"), descriptor);
        Path type = Files.writeString(
                folder.resolve("State.java"), "package lab; public class State { private int count = 1; }");
        Path classes = folder.resolve("classes");
        assertThat(ToolProvider.findFirst("javac")
                        .orElseThrow()
                        .run(System.out, System.err, "-d", classes.toString(), info.toString(), type.toString()))
                .isZero();
        Configuration configuration =
                ModuleLayer.boot().configuration().resolve(ModuleFinder.of(classes), ModuleFinder.of(), Set.of("lab"));
        ModuleLayer layer = ModuleLayer.defineModulesWithOneLoader(configuration, List.of(ModuleLayer.boot()), null)
                .layer();
        return Class.forName(layer.findModule("lab").orElseThrow(), "lab.State")
                .getConstructor()
                .newInstance();
    }

    @Test
    void areRefusedByALawThatLooksInside() throws IOException, ReflectiveOperationException {
        Object state = state("module lab { exports lab; }");

        assertThatIllegalStateException()
                .isThrownBy(() -> Snapshot.of("state", state))
                .withMessage(
                        "module 'lab' does not open package 'lab' of class lab.State, so the laws cannot read its fields;"
                                + " add 'opens lab;' to its module-info.java, or run the laws on the class path");
    }

    @Test
    void areLookedIntoOnceTheyAreOpen() throws IOException, ReflectiveOperationException {
        Object state = state("module lab { opens lab; exports lab; }");
        Snapshot before = Snapshot.of("state", state);
        var count = state.getClass().getDeclaredField("count");
        count.setAccessible(true);
        count.setInt(state, 2);

        assertThat(before.firstDifference(Snapshot.of("state", state)))
                .contains("state.count: Integer 1 became Integer 2");
    }
}
