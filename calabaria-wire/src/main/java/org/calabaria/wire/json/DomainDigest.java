package org.calabaria.wire.json;

import java.nio.charset.StandardCharsets;
import org.calabaria.digest.Blake2b;
import org.calabaria.digest.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Digests of values behind the name of their domain, in lower-case hexadecimal digits: of {@code calabaria:sim:v1|} and the
 * canonical JSON of the value.
 *
 * <p>The domain keeps apart what is digested for different purposes: equal values of two domains have different digests.
 */
public final class DomainDigest {

    private static final int BYTES = 32;

    private DomainDigest() {}

    /**
     * SHA-256.
     *
     * @param domain name and version in ASCII, without the {@code |}: {@code calabaria:sim:v1}
     * @throws DocumentException if the value is none of canonical JSON
     */
    public static String sha256(String domain, @Nullable Object value) {
        return new Sha256().add(prefix(domain)).add(CanonicalJson.bytes(value)).hex();
    }

    /** As {@link #sha256}, of BLAKE2b with a digest of 32 bytes, RFC 7693: the digest of the Python contracts. */
    public static String blake2b(String domain, @Nullable Object value) {
        return blake2b(domain, CanonicalJson.bytes(value));
    }

    /** As {@link #blake2b(String, Object)}, of bytes in place of the canonical JSON. */
    public static String blake2b(String domain, byte[] content) {
        return new Blake2b(BYTES).add(prefix(domain)).add(content).hex();
    }

    private static byte[] prefix(String domain) {
        return (domain + "|").getBytes(StandardCharsets.US_ASCII);
    }
}
