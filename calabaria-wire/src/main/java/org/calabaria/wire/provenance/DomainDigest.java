package org.calabaria.wire.provenance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.calabaria.wire.json.CanonicalJson;
import org.jspecify.annotations.Nullable;

/** Digests of bytes behind the name of their domain, in lower-case hex: {@code calabaria:sim:v1|} and canonical JSON. */
final class DomainDigest {

    private static final HexFormat HEX = HexFormat.of();
    private static final int BITS = 256;

    private DomainDigest() {}

    static String sha256(String domain, @Nullable Object value) {
        return sha256(domain, CanonicalJson.bytes(value));
    }

    static String sha256(String domain, byte[] content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(prefix(domain));
            return HEX.formatHex(digest.digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** BLAKE2b with a digest of 32 bytes, RFC 7693: the digest of the Python contracts. */
    static String blake2b(String domain, @Nullable Object value) {
        Blake2bDigest digest = new Blake2bDigest(BITS);
        byte[] prefix = prefix(domain);
        byte[] content = CanonicalJson.bytes(value);
        byte[] result = new byte[BITS / Byte.SIZE];
        digest.update(prefix, 0, prefix.length);
        digest.update(content, 0, content.length);
        digest.doFinal(result, 0);
        return HEX.formatHex(result);
    }

    private static byte[] prefix(String domain) {
        return (domain + "|").getBytes(StandardCharsets.US_ASCII);
    }

    static boolean isWhole(String digest) {
        boolean hex = digest.length() == 2 * BITS / Byte.SIZE;
        for (int i = 0; hex && i < digest.length(); i++) {
            char digit = digest.charAt(i);
            hex = digit >= '0' && digit <= '9' || digit >= 'a' && digit <= 'f';
        }
        return hex;
    }
}
