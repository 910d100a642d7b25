package org.calabaria.wire.bytecode;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import org.calabaria.model.BaseModel;
import org.jspecify.annotations.Nullable;

/**
 * The directories at the beginning of the class path, up to the first jar. Files in them are found in the same order as
 * by the system class loader, but without a search in every module of the JDK.
 *
 * <p>Used only for packages that are in no named module: those of a model and of this library, if both were loaded from
 * the class path. There are none for other class loaders, or if the loader found the model elsewhere.
 */
final class LeadingDirectories {

    private static final LeadingDirectories NONE = new LeadingDirectories(List.of());

    private final List<File> directories;

    private LeadingDirectories(List<File> directories) {
        this.directories = directories;
    }

    /** @param location the location where the class loader found the model */
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
            if (directory.isDirectory()) { // the loader also ignores missing directories
                directories.add(directory);
            }
        }
        LeadingDirectories leading = new LeadingDirectories(directories);
        String name = model.getName().replace('.', '/');
        URL found = leading.find(name);
        return found != null && found.toString().equals(location + name + ".class") ? leading : NONE;
    }

    /** The class file of this name, if one of the directories contains it. */
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
