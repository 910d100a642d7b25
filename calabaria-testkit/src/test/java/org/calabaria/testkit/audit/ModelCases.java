package org.calabaria.testkit.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Models written as text in {@code sins.txt} and {@code twins.txt}, compiled all at once, each a class of its own. */
final class ModelCases {

    private static final String TEMPLATE = """
            package zoo;

            import java.io.*;
            import java.lang.ref.*;
            import java.nio.*;
            import java.nio.charset.*;
            import java.nio.file.*;
            import java.security.SecureRandom;
            import java.text.*;
            import java.time.*;
            import java.time.format.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.concurrent.atomic.*;
            import java.util.concurrent.locks.*;
            import java.util.function.*;
            import java.util.random.*;
            import java.util.regex.*;
            import java.util.stream.*;
            import java.util.zip.*;
            import org.calabaria.model.*;
            import org.calabaria.parameter.*;
            import org.calabaria.random.*;
            import org.calabaria.scenario.*;
            import org.calabaria.table.Table;

            public class %1$s extends BaseModel<%1$s.State, double[]> {
                static class State {
                    double x;
                    int[] counts = {1, 2, 3};
                    List<String> names = List.of("a", "b");
                    List<Cell> cells = List.of(new Cell());
                    int[] counts() { return counts; }
                    void step() { x++; }
                    void hashCode2() {}
                }
                static class Cell { int n; }
                static void use(int i) {}
                public %1$s() { super(ParameterSpace.of(ParameterSpec.real("a", 0, 1))); }
                @Override protected State buildSim(ParameterSet params, Config config) { return new State(); }
            // members
            %2$s
                @Override protected double[] runSim(State s, long seed) {
                    try {
            // run
            %3$s
                    } catch (RuntimeException e) {
                        throw e;
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    return new double[] {1};
                }
            }
            """;

    private static final long CONSTRUCTOR_LINE = 1
            + TEMPLATE.lines()
                    .takeWhile(line -> !line.contains("public %1$s()"))
                    .count();

    /** A model by its heading: its class, its source, and what must be blamed as {@code method:line:rule}. */
    record ModelCase(String name, Class<?> model, SortedSet<String> expected) {

        @Override
        public String toString() {
            return name;
        }
    }

    private ModelCases() {}

    static List<ModelCase> read(String resource, Path directory) throws Exception {
        SortedMap<String, String> sources = new TreeMap<>();
        List<String> names = new ArrayList<>();
        String prefix = resource.substring(0, 1).toUpperCase(java.util.Locale.ROOT);
        for (String text : text(resource).split("(?m)^== ", -1)) {
            if (!text.startsWith("#")) {
                String className = prefix + String.format(java.util.Locale.ROOT, "%03d", names.size());
                names.add(text.lines().findFirst().orElseThrow());
                sources.put(className, source(className, text.substring(text.indexOf('\n') + 1)));
            }
        }
        ClassLoader loader = compile(sources, directory);
        List<ModelCase> cases = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Class<?> model = Class.forName("zoo." + source.getKey(), false, loader);
            cases.add(new ModelCase(names.get(cases.size()), model, expected(source.getValue())));
        }
        return cases;
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = ModelCases.class.getResourceAsStream("/purity/" + resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String source(String className, String body) {
        int split = body.startsWith("--\n") ? 0 : body.indexOf("\n--\n") + 1;
        boolean members = body.startsWith("--\n") || split > 0;
        String run = members ? body.substring(split + 3) : body;
        return TEMPLATE.formatted(className, members ? body.substring(0, split) : "", run);
    }

    /** The lines that end in {@code //! rule rule@method}. */
    private static SortedSet<String> expected(String source) {
        SortedSet<String> expected = new TreeSet<>();
        List<String> lines = source.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            int mark = lines.get(i).indexOf("//! ");
            if (mark >= 0) {
                for (String blame : lines.get(i).substring(mark + 4).split(" ")) {
                    String[] parts = blame.split("@");
                    String method = parts.length > 1 ? parts[1] : "runSim";
                    expected.add(
                            method.equals("constructor")
                                    ? "<init>:" + CONSTRUCTOR_LINE + ":" + parts[0]
                                    : method + ":" + (i + 1) + ":" + parts[0]);
                }
            }
        }
        return expected;
    }

    /** Compiles classes of package {@code zoo}, given by simple name. */
    static ClassLoader compile(Map<String, String> sources, Path directory, String... options) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        StringWriter out = new StringWriter();
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((name, text) -> units.add(
                new SimpleJavaFileObject(URI.create("string:///zoo/" + name + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                }));
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(diagnostics, null, null)) {
            List<String> all = new ArrayList<>(List.of(
                    "-d",
                    directory.toString(),
                    "-proc:none",
                    "--release",
                    "17",
                    "-classpath",
                    System.getProperty("java.class.path")));
            all.addAll(options.length == 0 ? List.of("-g") : List.of(options));
            if (!compiler.getTask(out, manager, diagnostics, all, null, units).call()) {
                throw new AssertionError(diagnostics.getDiagnostics().toString() + out);
            }
        }
        return new URLClassLoader(new URL[] {directory.toUri().toURL()}, ModelCases.class.getClassLoader());
    }
}
