package org.calabaria.wire.bytecode;

import java.io.IOException;
import java.lang.module.ModuleReader;
import java.net.URI;
import java.net.URL;
import java.util.Optional;

/**
 * The resources of named modules, as the code of the module finds them. They include resources in packages that are not
 * open, which class loaders do not return.
 */
final class ModuleResources {

    private final Module own;
    private final ModuleLayer layer;
    private final ClassLoader loader;

    /** Creates the resources of the module of a class, and of the other modules of a class loader. */
    ModuleResources(Class<?> type, ClassLoader loader) {
        this.own = type.getModule();
        this.layer = own.getLayer() == null ? ModuleLayer.boot() : own.getLayer();
        this.loader = loader;
    }

    /** The resource in the module of the class itself; empty if the module is unnamed. */
    Optional<URL> inOwn(String path) throws IOException {
        return own.isNamed() ? find(layer, own.getName(), path) : Optional.empty();
    }

    /** The resource in the loader's module that contains the package of the resource. */
    Optional<URL> inPackage(String path) throws IOException {
        String packageName =
                path.substring(0, Math.max(0, path.lastIndexOf('/'))).replace('/', '.');
        for (Module module : layer.modules()) { // two modules of one loader have no package in common
            if (module.getClassLoader() == loader && module.getPackages().contains(packageName)) {
                return find(layer, module.getName(), path);
            }
        }
        return Optional.empty();
    }

    private static Optional<URL> find(ModuleLayer layer, String module, String path) throws IOException {
        var reference = layer.configuration().findModule(module).orElseThrow().reference();
        try (ModuleReader reader = reference.open()) {
            Optional<URI> found = reader.find(path);
            return found.isEmpty() ? Optional.empty() : Optional.of(found.get().toURL());
        }
    }
}
