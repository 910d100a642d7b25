package org.calabaria.testkit;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where this JVM has its classes from, as arguments that let another one find them: class path, module path, modules. */
final class LaunchPath {

    /** Flags of this JVM that say what its modules hold and who sees it, as build tools give them to tests. */
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

    /** All that this JVM has resolved, so that the other one has the same however it was started. */
    private static String modules() {
        Stream<Module> resolved = ModuleLayer.boot().modules().stream();
        return resolved.map(Module::getName).sorted().collect(Collectors.joining(","));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
