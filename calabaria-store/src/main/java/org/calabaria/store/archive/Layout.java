package org.calabaria.store.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.ShownValue;
import org.calabaria.store.problem.StoreException;
import org.calabaria.wire.json.CanonicalJson;
import org.calabaria.wire.json.DocumentNode;
import org.calabaria.wire.json.JsonReader;

/**
 * Where everything stands in the folder of a store.
 *
 * @param root the folder
 */
record Layout(Path root) {

    private static final String MARKER = "calabaria-store.json";
    private static final String FORMAT = "calabaria-store";
    private static final long VERSION = 1;
    private static final int LONGEST_MARKER = 4096;
    private static final List<String> FOLDERS = List.of("segments", "objects", "writers", "quarantine", "studies");

    Path segments() {
        return root.resolve("segments");
    }

    Path objects() {
        return root.resolve("objects");
    }

    Path writers() {
        return root.resolve("writers");
    }

    Path quarantine() {
        return root.resolve("quarantine");
    }

    /** Makes sure that the folder is a store of our version; makes one of a folder that is absent or empty. */
    static Layout open(Path root) {
        Layout layout = new Layout(root);
        try {
            if (Files.exists(root) && !Files.isDirectory(root)) {
                throw new StoreException(root.toString(), "a store is a folder, and '" + root + "' is a file");
            }
            if (!Files.exists(layout.marker())) {
                layout.create();
            }
            layout.checkMarker();
            layout.checkFolders();
        } catch (IOException e) {
            throw StoreFailure.of("cannot open store '" + root + "'", root, e);
        }
        return layout;
    }

    private Path marker() {
        return root.resolve(MARKER);
    }

    private void create() throws IOException {
        Files.createDirectories(root);
        try (Stream<Path> files = Files.list(root)) {
            Optional<Path> other = files.filter(file -> !isOurs(file)).sorted().findFirst();
            if (other.isPresent()) {
                throw new StoreException(
                        root.toString(),
                        "folder '" + root + "' is not a store: it holds '"
                                + ShownValue.name(other.get().getFileName().toString())
                                + "' and no " + MARKER + "; name an empty or a new folder");
            }
        }
        byte[] number = new byte[Long.BYTES];
        new SecureRandom().nextBytes(number);
        Path temporary = root.resolve(MARKER + "-" + HexFormat.of().formatHex(number) + ".new");
        Files.write(temporary, CanonicalJson.bytes(Map.of("format", FORMAT, "version", VERSION)));
        Disk.REAL.publish(temporary, marker());
    }

    /** What another process may just be making, or what one left that was killed while it made the store. */
    private static boolean isOurs(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(MARKER) || FOLDERS.contains(name);
    }

    private void checkMarker() throws IOException {
        byte[] bytes;
        try (FileBytes file = new FileBytes(marker())) {
            bytes = file.read(0, LONGEST_MARKER);
        }
        DocumentNode document;
        try {
            document = JsonReader.standard().read(bytes);
        } catch (CalabariaException notJson) {
            throw new StoreException(
                    MARKER, "'" + marker() + "' is not the description of a store: " + notJson.getMessage(), notJson);
        }
        Object format = document.field("format").map(DocumentNode::toValue).orElse("nothing");
        Object version = document.field("version").map(DocumentNode::toValue).orElse("nothing");
        if (!format.equals(FORMAT)) {
            throw new StoreException(
                    MARKER, "'" + marker() + "' must have the format '" + FORMAT + "', got " + ShownValue.of(format));
        }
        if (!version.equals(VERSION)) {
            throw new StoreException(
                    MARKER,
                    "store '" + root + "' has version " + ShownValue.of(version)
                            + " of the format, and this library reads" + " version " + VERSION
                            + "; open it with the version of the library that wrote it, or a newer one");
        }
    }

    /** A folder of the store that is a link could lead anywhere. */
    private void checkFolders() throws IOException {
        for (String name : FOLDERS) {
            Path folder = root.resolve(name);
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)
                    && !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw new StoreException(
                        name, "'" + folder + "' must be a folder of the store, not a file or a link; remove it");
            }
        }
    }
}
