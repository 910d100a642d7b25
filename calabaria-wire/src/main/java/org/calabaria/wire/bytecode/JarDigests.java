package org.calabaria.wire.bytecode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.calabaria.digest.FileDigest;

/** The SHA-256 digests of jar files, shared by closures. */
final class JarDigests {

    private static final Map<Path, FileDigest> KNOWN = new ConcurrentHashMap<>();

    private JarDigests() {}

    static String sha256(Path jar) throws IOException {
        FileDigest known = KNOWN.get(jar);
        if (known == null) {
            known = new FileDigest(jar);
            KNOWN.put(jar, known);
        }
        return known.sha256();
    }
}
