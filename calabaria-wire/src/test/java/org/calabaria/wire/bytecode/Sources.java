package org.calabaria.wire.bytecode;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A small program as text, changed by replacement, compiled with the JDK's own compiler. */
public final class Sources {

    private final String inPackage;
    private final Map<String, String> files = new LinkedHashMap<>();

    private Sources(String inPackage) {
        this.inPackage = inPackage;
    }

    /** Top-level types, each beginning with its declaration; the simple name is the word behind class, record... */
    public static Sources of(String... types) {
        return in("p", types);
    }

    /** As {@link #of}, in another package than {@code p}. */
    public static Sources in(String inPackage, String... types) {
        Sources sources = new Sources(inPackage);
        for (String type : types) {
            sources.files.put(simpleName(type), type);
        }
        return sources;
    }

    /** A copy in which one text of one type is another; the text must be there. */
    public Sources with(String type, String old, String replacement) {
        Sources copy = new Sources(inPackage);
        copy.files.putAll(files);
        String before = files.get(type);
        if (before == null || !before.contains(old)) {
            throw new AssertionError(type + " has no text " + old);
        }
        copy.files.put(type, before.replace(old, replacement));
        return copy;
    }

    public Sources plus(String type) {
        Sources copy = new Sources(inPackage);
        copy.files.putAll(files);
        copy.files.put(simpleName(type), type);
        return copy;
    }

    /** Compiles into a new directory below {@code parent}. */
    public Path compile(Path parent, String... options) {
        return compile(parent, List.of(), options);
    }

    public Path compile(Path parent, List<Path> libraries, String... options) {
        try {
            Path target = Files.createTempDirectory(parent, "classes");
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
            StringWriter out = new StringWriter();
            try (StandardJavaFileManager manager = compiler.getStandardFileManager(diagnostics, null, null)) {
                List<String> all = new ArrayList<>(List.of(
                        "-d", target.toString(), "-proc:none", "--release", "17", "-classpath", classPath(libraries)));
                all.addAll(List.of(options));
                boolean compiled = compiler.getTask(out, manager, diagnostics, all, null, units())
                        .call();
                if (!compiled) {
                    throw new AssertionError(diagnostics.getDiagnostics() + "\n" + out);
                }
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<JavaFileObject> units() {
        List<JavaFileObject> units = new ArrayList<>();
        files.forEach((name, text) -> units.add(
                new SimpleJavaFileObject(
                        URI.create("string:///" + inPackage + "/" + name + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return "package " + inPackage + ";\n" + text;
                    }
                }));
        return units;
    }

    private static String classPath(List<Path> libraries) {
        List<String> parts = new ArrayList<>();
        libraries.forEach(library -> parts.add(library.toString()));
        parts.add(System.getProperty("java.class.path"));
        return String.join(java.io.File.pathSeparator, parts);
    }

    private static String simpleName(String type) {
        java.util.regex.Matcher matcher = java.util.regex.Pattern.compile(
                        "\\b(?:class|record|enum|interface)\\s+(\\w+)")
                .matcher(type);
        if (!matcher.find()) {
            throw new AssertionError("no type in " + type);
        }
        return matcher.group(1);
    }

    /** The closure of {@code p.Model} as a loader of its own sees it. */
    static ClassClosure closure(Path... roots) {
        return closure("p.Model", roots);
    }

    static ClassClosure closure(String model, Path... roots) {
        URL[] urls = Stream.of(roots).map(Sources::url).toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(urls, Sources.class.getClassLoader())) {
            return ClassClosure.of(Class.forName(model, false, loader));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    public static Path jar(Path classes, Path jar, String... manifest) {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> walk = Files.walk(classes)) {
            if (manifest.length > 0) {
                put(out, "META-INF/MANIFEST.MF", (String.join("\r\n", manifest) + "\r\n").getBytes("UTF-8"));
            }
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                String name = classes.relativize(file).toString().replace('\\', '/');
                put(out, name, Files.readAllBytes(file));
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(JarOutputStream out, String name, byte[] bytes) throws IOException {
        JarEntry entry = new JarEntry(name);
        entry.setTime(0);
        out.putNextEntry(entry);
        out.write(bytes);
        out.closeEntry();
    }

    private static URL url(Path root) {
        try {
            return root.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }
}
