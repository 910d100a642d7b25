package org.calabaria.grammar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles small sources against the test class path, to see what does not compile and to make modules. */
public final class InMemoryCompiler {

    private InMemoryCompiler() {}

    /** The compiler's errors, each {@code file: code message}, empty if all compiles; classes go to the directory. */
    public static List<String> errors(Path classes, Map<String, String> sourcesByFile, String... options) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<JavaFileObject> sources = new ArrayList<>();
        sourcesByFile.forEach((file, text) -> sources.add(new Source(file, text)));
        List<String> arguments = new ArrayList<>(List.of("--release", "17", "-proc:none"));
        arguments.addAll(List.of("-classpath", System.getProperty("java.class.path")));
        arguments.addAll(List.of(options));
        try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            compiler.getTask(null, files, diagnostics, arguments, null, sources).call();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return diagnostics.getDiagnostics().stream()
                .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                .map(one -> file(one) + ": " + one.getCode() + " " + one.getMessage(Locale.ROOT))
                .toList();
    }

    private static String file(Diagnostic<? extends JavaFileObject> error) {
        return error.getSource() == null
                ? ""
                : error.getSource().toUri().getPath().substring(1);
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String file, String text) {
            super(URI.create("string:///" + file), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
