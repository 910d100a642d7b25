package org.calabaria.wire.bytecode;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The class files and resources that a model's class loader finds, read as bytes. No class is loaded or initialised.
 *
 * <p>The first class file of a name is used, as in class loading. Its code source is the URL of this file without the
 * name: a directory, a jar, or a URL that a custom class loader defines.
 */
final class ClassPath {

    private static final CodeSource PLATFORM = new CodeSource("jrt:/", CodeSource.Kind.PLATFORM);
    private static final String JAVA = "java/";
    private static final String CORE = "org/calabaria/";
    private static final Set<String> CORE_PACKAGES = Set.of(
            "digest",
            "problem",
            "table",
            "random",
            "parameter",
            "transform",
            "scenario",
            "model",
            "variant",
            "request",
            "results",
            "run");

    private final ClassLoader loader;
    private final @Nullable String core;
    private final String own;
    private final String ownPackage;
    private final LeadingDirectories leading;
    private final ModuleResources modules;

    ClassPath(Class<?> model) {
        ClassLoader defining = model.getClassLoader();
        this.loader = defining == null ? ClassLoader.getSystemClassLoader() : defining;
        String internalName = model.getName().replace('.', '/');
        URL url = loader.getResource(internalName + ".class");
        if (url == null || isPlatform(url, internalName)) {
            throw new UnreadableCodeException(model.getName(), unreadable(model, url));
        }
        this.own = location(url, internalName);
        this.ownPackage = packageOf(internalName);
        this.leading = LeadingDirectories.of(model, own);
        this.modules = new ModuleResources(model, loader);
        this.core = coreLocation();
    }

    /** The class file of this name, without its bytes if they are not needed; empty if the loader has none. */
    Optional<ClassFile> find(String internalName) {
        if (internalName.startsWith(JAVA)) {
            return Optional.of(excluded(internalName, PLATFORM));
        }
        URL url = locate(internalName);
        if (url == null) {
            return Optional.empty();
        }
        if (isPlatform(url, internalName)) {
            return Optional.of(excluded(internalName, PLATFORM));
        }
        CodeSource source = source(location(url, internalName), internalName);
        return Optional.of(
                source.kind() == CodeSource.Kind.CALABARIA
                        ? excluded(internalName, source)
                        : new ClassFile(internalName, source, read(url, internalName)));
    }

    /** The URL that the loader would return. The loader is not called if the result is known. */
    private @Nullable URL locate(String internalName) {
        if (ownPackage.equals(packageOf(internalName)) || isCorePackage(internalName)) {
            URL url = leading.find(internalName);
            if (url != null) {
                return url;
            }
        }
        return loader.getResource(internalName + ".class");
    }

    private static String packageOf(String internalName) {
        return internalName.substring(0, internalName.lastIndexOf('/') + 1);
    }

    private static ClassFile excluded(String internalName, CodeSource source) {
        return new ClassFile(internalName, source, new byte[0]);
    }

    /**
     * The URL of a resource; empty if there is none. In a named module, resources of the module come first, as for its
     * code.
     */
    Optional<URL> resource(String path) throws IOException {
        Optional<URL> url = modules.inOwn(path);
        if (url.isEmpty()) {
            url = Optional.ofNullable(loader.getResource(path));
        }
        if (url.isEmpty()) {
            url = modules.inPackage(path);
        }
        return url.filter(found -> !isDirectory(found));
    }

    /** The file of a URL: the file itself, or the jar that contains it; empty if the URL is in neither. */
    static Optional<Path> fileOf(URL url) {
        if (!url.getProtocol().equals("file")) {
            String text = url.toString();
            int inJar = text.indexOf("!/");
            return inJar < 0 ? Optional.empty() : jarFile(text.substring(0, inJar + 2));
        }
        try {
            return Optional.of(Path.of(url.toURI()));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The manifest of the model's own jar; empty for a directory. */
    Optional<byte[]> manifest() {
        if (!own.startsWith("jar:")) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(new URI(own + "META-INF/MANIFEST.MF").toURL()));
        } catch (IOException | URISyntaxException e) {
            return Optional.empty();
        }
    }

    private CodeSource source(String location, String internalName) {
        if (location.equals(core) && isCorePackage(internalName)) {
            return new CodeSource(location, CodeSource.Kind.CALABARIA);
        }
        boolean jar = !location.equals(own) && jarFile(location).isPresent();
        return new CodeSource(location, jar ? CodeSource.Kind.JAR : CodeSource.Kind.CLASSES);
    }

    /** The file of a jar; empty for a directory, and for a jar inside a jar, whose classes are included one by one. */
    static Optional<Path> jarFile(String location) {
        if (!location.startsWith("jar:file:") || location.indexOf("!/") != location.length() - 2) {
            return Optional.empty();
        }
        try {
            Path file = Path.of(new URI(location.substring("jar:".length(), location.length() - 2)));
            return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether a URL belongs to the JDK. An image made by jlink also contains the program's own modules, which the
     * platform's class loader does not have.
     */
    private static boolean isPlatform(URL url, String internalName) {
        return url.getProtocol().equals("jrt")
                && ClassLoader.getPlatformClassLoader().getResource(internalName + ".class") != null;
    }

    private static boolean isCorePackage(String internalName) {
        if (!internalName.startsWith(CORE)) {
            return false;
        }
        int end = internalName.indexOf('/', CORE.length());
        return end == internalName.lastIndexOf('/')
                && end >= 0
                && CORE_PACKAGES.contains(internalName.substring(CORE.length(), end));
    }

    private @Nullable String coreLocation() {
        String name = CalabariaException.class.getName().replace('.', '/');
        URL url = locate(name);
        return url == null ? null : location(url, name);
    }

    /**
     * The URL without the class's name. For a jar, the URL of its root, so that a versioned directory in the jar is not
     * a separate source.
     */
    private static String location(URL url, String internalName) {
        String text = url.toString();
        int inJar = text.lastIndexOf("!/");
        if (inJar >= 0) {
            return text.substring(0, inJar + 2);
        }
        String suffix = internalName + ".class";
        return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
    }

    private static boolean isDirectory(URL url) {
        if (!url.getProtocol().equals("file")) {
            return url.getPath().endsWith("/");
        }
        try {
            return Files.isDirectory(Path.of(url.toURI()));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] read(URL url, String internalName) {
        try {
            return read(url);
        } catch (IOException e) {
            String name = internalName.replace('/', '.');
            throw new UnreadableCodeException(
                    name, "class '" + name + "' cannot be read from " + url + ": " + e.getMessage());
        }
    }

    /** Reads without the cache of open jars, so that no file remains open and a replaced jar is read again. */
    static byte[] read(URL url) throws IOException {
        try (InputStream in = open(url)) {
            return in.readAllBytes();
        }
    }

    static InputStream open(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        return connection.getInputStream();
    }

    private static String unreadable(Class<?> model, @Nullable URL url) {
        String reason = url == null
                ? "its class loader returns no class file for it (a hidden, generated, array or primitive class has none)"
                : "it is a class of the JDK";
        return "class '" + model.getName() + "' cannot be read: " + reason;
    }

    static Problem absent(String internalName, String reachedFrom) {
        String name = internalName.replace('/', '.');
        return Problem.of(
                name,
                "class '" + name + "', reached from '" + reachedFrom.replace('/', '.')
                        + "', has no class file on the model's class path; add the jar or directory that contains it");
    }
}
