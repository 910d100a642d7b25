package org.calabaria.wire.bytecode;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import org.calabaria.model.BaseModel;
import org.jspecify.annotations.Nullable;

/**
 * The directories in front of the class path, up to the first jar: what is in them is found as the system's class loader finds
 * it, in the same order, but without asking every module of the JDK first.
 *
 * <p>Only for packages that no named module has: those of a model and of this library, where both were loaded from the class
 * path. None for other class loaders, or where the loader found the model elsewhere.
 */
final class LeadingDirectories {

    private static final LeadingDirectories NONE = new LeadingDirectories(List.of());

    private final List<File> directories;

    private LeadingDirectories(List<File> directories) {
        this.directories = directories;
    }

    /** @param location where the loader of the model found it */
    static LeadingDirectories of(Class<?> model, String location) {
        ClassLoader system = ClassLoader.getSystemClassLoader();
        if (model.getClassLoader() != system
                || BaseModel.class.getClassLoader() != system
                || model.getModule().isNamed()
                || BaseModel.class.getModule().isNamed()) {
            return NONE;
        }
        List<File> directories = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
            File directory = new File(entry);
            if (entry.isEmpty() || directory.isFile()) {
                break;
            }
            if (directory.isDirectory()) { // what is not there, the loader leaves out too
                directories.add(directory);
            }
        }
        LeadingDirectories leading = new LeadingDirectories(directories);
        String name = model.getName().replace('.', '/');
        URL found = leading.find(name);
        return found != null && found.toString().equals(location + name + ".class") ? leading : NONE;
    }

    /** The class file of that name, if one of the directories has it. */
    @Nullable
    URL find(String internalName) {
        String path = internalName + ".class";
        for (File directory : directories) {
            if (new File(directory, path).isFile()) {
                try {
                    return new URL(directory.toURI().toURL(), path);
                } catch (MalformedURLException e) {
                    return null;
                }
            }
        }
        return null;
    }
}
