package org.calabaria.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.calabaria.model.BaseModel;

/** A model {@code example.Growth} with a helper {@code example.Rates}, compiled with a factor and loaded by a loader of its own. */
final class CompiledModel {

    private static final String GROWTH = """
            package example;
            import org.calabaria.model.*;
            import org.calabaria.parameter.*;
            import org.calabaria.scenario.*;
            import org.calabaria.table.*;
            public final class Growth extends BaseModel<Double, Double> {
                public Growth() { super(ParameterSpace.of(ParameterSpec.real("rate", 0, 1)), Config.empty()); }
                @Override protected Double buildSim(ParameterSet params, Config config) { return params.real("rate"); }
                @Override protected Double runSim(Double rate, long seed) { return Rates.scaled(rate); }
                @ModelOutput Table size(Double size) { return Table.of(Column.real("size", size)); }
            }
            """;

    private static final String RATES = """
            package example;
            final class Rates {
                static double scaled(double rate) { return rate * FACTOR; }
            }
            """;

    private CompiledModel() {}

    /** A class whose helper multiplies by the factor. */
    static Class<? extends BaseModel<?, ?>> growth(Path folder, String factor) {
        try {
            Path sources = Files.createDirectories(folder.resolve("sources").resolve(factor));
            Path classes = Files.createDirectories(folder.resolve("classes").resolve(factor));
            Path growth = Files.writeString(sources.resolve("Growth.java"), GROWTH);
            Path rates = Files.writeString(sources.resolve("Rates.java"), RATES.replace("FACTOR", factor));
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
                List<String> options = List.of(
                        "-d", classes.toString(), "-cp", System.getProperty("java.class.path"), "--release", "17");
                if (!compiler.getTask(null, files, null, options, null, files.getJavaFileObjects(growth, rates))
                        .call()) {
                    throw new IllegalStateException("the model does not compile");
                }
            }
            return load(classes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Class<? extends BaseModel<?, ?>> load(Path classes) throws MalformedURLException {
        try {
            URLClassLoader loader =
                    new URLClassLoader(new URL[] {classes.toUri().toURL()}, CompiledModel.class.getClassLoader());
            return (Class<? extends BaseModel<?, ?>>) loader.loadClass("example.Growth");
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static BaseModel<?, ?> model(Class<? extends BaseModel<?, ?>> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
