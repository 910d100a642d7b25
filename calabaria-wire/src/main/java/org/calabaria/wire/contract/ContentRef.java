package org.calabaria.wire.contract;

import java.io.InputStream;
import java.util.Objects;
import org.calabaria.digest.Sha256;
import org.calabaria.problem.InvalidRequestException;
import org.calabaria.problem.ShownValue;

/**
 * The address of some bytes, made from the bytes: {@code sha256:<64 hexadecimal digits>}. Equal bytes have one address in every
 * store, and an address says whether bytes are the right ones.
 *
 * @param digits the SHA-256 of the bytes, 64 lower-case hexadecimal digits
 */
public record ContentRef(String digits) {

    private static final String PREFIX = "sha256:";

    /** @throws InvalidRequestException if these are no such digits */
    public ContentRef {
        Objects.requireNonNull(digits, "digits must not be null");
        if (!Sha256.isHex(digits)) {
            throw refusal(digits);
        }
    }

    private static InvalidRequestException refusal(String given) {
        return new InvalidRequestException(
                "ref",
                "a reference to content must be 'sha256:<64 lower-case hexadecimal digits>', got "
                        + ShownValue.of(given));
    }

    /** The address of these bytes. */
    public static ContentRef of(byte[] content) {
        return new ContentRef(Sha256.hex(Objects.requireNonNull(content, "content must not be null")));
    }

    /**
     * The address in a text, {@code sha256:...}.
     *
     * @throws InvalidRequestException if it is of another form
     */
    public static ContentRef parse(String text) {
        Objects.requireNonNull(text, "text must not be null");
        if (!text.startsWith(PREFIX) || !Sha256.isHex(text.substring(PREFIX.length()))) {
            throw refusal(text);
        }
        return new ContentRef(text.substring(PREFIX.length()));
    }

    /** The exception of a store that has no content of this address. */
    public ContentException missing() {
        return new ContentException(toString(), "there is no content " + this);
    }

    /**
     * The bytes themselves, if they are those of this address.
     *
     * @throws ContentException if they are others
     */
    public byte[] verified(byte[] content) {
        requireDigits(Sha256.hex(content));
        return content;
    }

    /**
     * A stream of the same bytes that verifies them: the read that comes to the end throws a {@link ContentException} if they
     * were not those of this address. What is read before the end has not been verified.
     */
    public InputStream verified(InputStream content) {
        return new VerifiedStream(this, Objects.requireNonNull(content, "content must not be null"));
    }

    void requireDigits(String found) {
        if (!found.equals(digits)) {
            throw new ContentException(
                    toString(), "content " + this + " was altered where it is kept: its SHA-256 is now " + found);
        }
    }

    /** {@code sha256:...}. */
    @Override
    public String toString() {
        return PREFIX + digits;
    }
}
