package org.calabaria.wire.provenance;

import java.nio.charset.StandardCharsets;
import org.calabaria.digest.Blake2b;
import org.calabaria.digest.Sha256;
import org.calabaria.wire.json.CanonicalJson;
import org.jspecify.annotations.Nullable;

/** Digests of bytes behind the name of their domain, in lower-case hex: {@code calabaria:sim:v1|} and canonical JSON. */
final class DomainDigest {

    private static final int BYTES = 32;

    private DomainDigest() {}

    static String sha256(String domain, @Nullable Object value) {
        return new Sha256().add(prefix(domain)).add(CanonicalJson.bytes(value)).hex();
    }

    /** BLAKE2b with a digest of 32 bytes, RFC 7693: the digest of the Python contracts. */
    static String blake2b(String domain, @Nullable Object value) {
        return blake2b(domain, CanonicalJson.bytes(value));
    }

    static String blake2b(String domain, byte[] content) {
        return new Blake2b(BYTES).add(prefix(domain)).add(content).hex();
    }

    private static byte[] prefix(String domain) {
        return (domain + "|").getBytes(StandardCharsets.US_ASCII);
    }
}
