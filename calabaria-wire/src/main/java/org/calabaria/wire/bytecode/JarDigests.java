package org.calabaria.wire.bytecode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** SHA-256 of jar files, each computed once for as long as its size, time and file key stay the same. */
final class JarDigests {

    private static final Map<Key, String> KNOWN = new ConcurrentHashMap<>();

    private JarDigests() {}

    static String sha256(Path jar) throws IOException {
        Key key = Key.of(jar);
        String known = KNOWN.get(key);
        if (known == null) {
            known = new Sha256().of(jar);
            KNOWN.put(key, known);
        }
        return known;
    }

    private record Key(
            Path jar,
            long size,
            long modifiedNanos,
            @Nullable Object fileKey) {

        static Key of(Path jar) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(jar, BasicFileAttributes.class);
            return new Key(
                    jar.toAbsolutePath(),
                    attributes.size(),
                    attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                    attributes.fileKey());
        }
    }
}
