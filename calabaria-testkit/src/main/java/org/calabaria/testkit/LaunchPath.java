package org.calabaria.testkit;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The class path, module path and modules of this JVM, as arguments for another JVM. */
final class LaunchPath {

    /** The flags that change the content and the exports of modules, as build tools use them for tests. */
    private static final List<String> OF_MODULES =
            List.of("--add-exports=", "--add-opens=", "--add-reads=", "--patch-module=", "--upgrade-module-path=");

    private LaunchPath() {}

    /** The lines of an argument file of {@code java}, up to the main class. */
    static List<String> arguments(Class<?> main) {
        List<String> lines = new ArrayList<>();
        lines.add("-cp " + quoted(System.getProperty("java.class.path", "")));
        String modulePath = System.getProperty("jdk.module.path");
        if (modulePath != null) {
            lines.add("--module-path " + quoted(modulePath));
            lines.add("--add-modules " + modules());
        }
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> OF_MODULES.stream().anyMatch(argument::startsWith))
                .forEach(argument -> lines.add(quoted(argument)));
        lines.add(
                main.getModule().isNamed()
                        ? "--module " + main.getModule().getName() + "/" + main.getName()
                        : main.getName());
        return lines;
    }

    /** All resolved modules of this JVM, so that the other JVM has the same modules. */
    private static String modules() {
        Stream<Module> resolved = ModuleLayer.boot().modules().stream();
        return resolved.map(Module::getName).sorted().collect(Collectors.joining(","));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
