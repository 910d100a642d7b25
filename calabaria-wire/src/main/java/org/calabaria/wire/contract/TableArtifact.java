package org.calabaria.wire.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.calabaria.digest.Blake2b;
import org.calabaria.digest.Sha256;
import org.calabaria.problem.ShownValue;
import org.calabaria.wire.json.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * A table that travels: its bytes inside, if they are at most {@value #INLINE_LIMIT}, or their address in a {@link Cas}; and what
 * they are, how many, and their checksum.
 *
 * <p>The checksum, BLAKE2b-256, is compared whenever the bytes are read, wherever they were. Immutable; equal by content.
 */
public final class TableArtifact implements ContractDocument {

    /** The most bytes that travel inside: 512 KiB. */
    public static final int INLINE_LIMIT = 512 << 10;

    private static final int CHECKSUM_BYTES = 32;
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;
    private static final int LONGEST_TYPE = 200;
    private static final Pattern CONTENT_TYPE = Pattern.compile("[a-z0-9][a-z0-9.+_-]*+/[a-z0-9][a-z0-9.+_-]*+");

    private final String contentType;
    private final long size;
    private final String checksum;
    private final byte @Nullable [] inline;
    private final @Nullable ContentRef ref;

    private TableArtifact(
            String contentType, long size, String checksum, byte @Nullable [] inline, @Nullable ContentRef ref) {
        this.contentType = contentType;
        this.size = size;
        this.checksum = checksum;
        this.inline = inline;
        this.ref = ref;
        if (contentType.length() > LONGEST_TYPE
                || !CONTENT_TYPE.matcher(contentType).matches()) {
            throw new InvalidResultException(
                    "content_type",
                    "a content type must be a media type in lower case, such as 'application/vnd.apache.arrow.file', got "
                            + ShownValue.of(contentType));
        }
    }

    /**
     * An artifact with its bytes inside.
     *
     * @param contentType a media type in lower case, such as {@code application/vnd.apache.arrow.file}
     * @param bytes at most {@value #INLINE_LIMIT}; copied
     * @throws InvalidResultException if the type is of another form, or there are more bytes
     */
    public static TableArtifact inline(String contentType, byte[] bytes) {
        Objects.requireNonNull(contentType, "contentType must not be null");
        Objects.requireNonNull(bytes, "bytes must not be null");
        if (bytes.length > INLINE_LIMIT) {
            throw new InvalidResultException(
                    "inline",
                    "an artifact must hold at most " + INLINE_LIMIT + " bytes inside, got " + bytes.length
                            + "; put them into a Cas");
        }
        return new TableArtifact(contentType, bytes.length, checksum(bytes), bytes.clone(), null);
    }

    /** An artifact of these bytes: inside where they are few enough, else put into the store. As {@link #inline} otherwise. */
    public static TableArtifact of(String contentType, byte[] bytes, Cas cas) {
        Objects.requireNonNull(contentType, "contentType must not be null");
        Objects.requireNonNull(cas, "cas must not be null");
        return bytes.length <= INLINE_LIMIT
                ? inline(contentType, bytes)
                : stored(contentType, bytes.length, cas.put(bytes), checksum(bytes));
    }

    /**
     * An artifact whose bytes are in a store.
     *
     * @param size at least 0 [bytes]
     * @param checksum BLAKE2b-256 of the bytes, 64 lower-case hexadecimal digits
     * @throws InvalidResultException if one of these is of another form
     */
    public static TableArtifact stored(String contentType, long size, ContentRef ref, String checksum) {
        Objects.requireNonNull(contentType, "contentType must not be null");
        Objects.requireNonNull(ref, "ref must not be null");
        Objects.requireNonNull(checksum, "checksum must not be null");
        if (!(size >= 0)) {
            throw new InvalidResultException("size", "the size of an artifact must be at least 0, got " + size);
        }
        if (!Sha256.isHex(checksum)) {
            throw new InvalidResultException(
                    "checksum", "a checksum must be 64 lower-case hexadecimal digits, got " + ShownValue.of(checksum));
        }
        return new TableArtifact(contentType, size, checksum, null, ref);
    }

    private static String checksum(byte[] bytes) {
        return new Blake2b(CHECKSUM_BYTES).add(bytes).hex();
    }

    /** The media type of the bytes. */
    public String contentType() {
        return contentType;
    }

    /** How many bytes there are. */
    public long size() {
        return size;
    }

    /** BLAKE2b-256 of the bytes, 64 hexadecimal digits. */
    public String checksum() {
        return checksum;
    }

    /** The address of the bytes; empty where they are inside. */
    public Optional<ContentRef> ref() {
        return Optional.ofNullable(ref);
    }

    /**
     * The bytes: a copy, compared with size and checksum.
     *
     * @param cas asked only where the bytes are not inside
     * @throws ContentException if they are missing there, of another size or checksum, or too many for an array
     */
    public byte[] bytes(Cas cas) {
        Objects.requireNonNull(cas, "cas must not be null");
        byte[] bytes = ref == null ? Objects.requireNonNull(inline).clone() : read(cas, ref);
        String found = checksum(bytes);
        if (bytes.length != size || !found.equals(checksum)) {
            throw new ContentException(
                    checksum,
                    "an artifact must be " + size + " bytes with the checksum " + checksum + ", got "
                            + (bytes.length > size ? "more" : bytes.length + " with " + found));
        }
        return bytes;
    }

    /** At most one byte more than there should be, however many there are. */
    private byte[] read(Cas cas, ContentRef from) {
        if (size > LARGEST_ARRAY) {
            throw new ContentException(
                    from.toString(), "an artifact of " + size + " bytes is too large for an array; open " + from);
        }
        try (InputStream in = cas.open(from)) {
            return in.readNBytes((int) size + 1);
        } catch (IOException e) {
            throw new UncheckedIOException("content " + from + " cannot be read", e);
        }
    }

    /**
     * The artifact in a JSON document, {@code {"checksum", "content_type", "inline" or "ref", "size"}}; {@code inline} is Base64 (RFC
     * 4648, section 4, with padding).
     *
     * @throws org.calabaria.wire.json.DocumentException listing everything that makes it none, or if its bytes have another size or
     *     checksum
     */
    public static TableArtifact fromJson(String json) {
        return ContractFields.read(JsonReader.standard().read(json), "an artifact", TableArtifact::from);
    }

    static Optional<TableArtifact> from(ContractFields fields) {
        fields.only(List.of("content_type", "size", "checksum"), List.of("inline", "ref"));
        Optional<String> type = fields.text("content_type");
        Optional<Long> size = fields.count("size");
        Optional<String> checksum = fields.text("checksum");
        Optional<byte[]> bytes = fields.text("inline", TableArtifact::fromBase64);
        Optional<ContentRef> ref = fields.text("ref", ContentRef::parse);
        if (fields.has("inline") == fields.has("ref")) {
            fields.problem("inline", "an artifact must have exactly one of inline and ref");
        }
        return fields.make(() -> {
            TableArtifact made = bytes.map(all -> inline(type.orElseThrow(), all))
                    .orElseGet(() ->
                            stored(type.orElseThrow(), size.orElseThrow(), ref.orElseThrow(), checksum.orElseThrow()));
            requireSame("size", made.size, size.orElseThrow());
            requireSame("checksum", made.checksum, checksum.orElseThrow());
            return made;
        });
    }

    private static byte[] fromBase64(String text) {
        if (text.length() > (INLINE_LIMIT + 2) / 3 * 4) {
            throw new InvalidResultException(
                    "inline", "an artifact must hold at most " + INLINE_LIMIT + " bytes inside, got more");
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // told below, without the decoder's words
        }
        throw new InvalidResultException("inline", "inline must be Base64 with padding, got " + ShownValue.of(text));
    }

    private static void requireSame(String what, Object found, Object stated) {
        if (!found.equals(stated)) {
            throw new InvalidResultException(
                    what, "the " + what + " of the inline bytes is " + found + ", not " + ShownValue.of(stated));
        }
    }

    @Override
    public Map<String, @Nullable Object> toValue() {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("checksum", checksum);
        value.put("content_type", contentType);
        if (ref == null) {
            value.put("inline", Base64.getEncoder().encodeToString(Objects.requireNonNull(inline)));
        } else {
            value.put("ref", ref.toString());
        }
        value.put("size", size);
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TableArtifact that
                && contentType.equals(that.contentType)
                && size == that.size
                && checksum.equals(that.checksum)
                && Objects.equals(ref, that.ref)
                && Arrays.equals(inline, that.inline);
    }

    @Override
    public int hashCode() {
        return Objects.hash(contentType, checksum, ref);
    }

    /** {@code TableArtifact[840 bytes of application/vnd.apache.arrow.file, checksum 944ed7a1]}. */
    @Override
    public String toString() {
        return "TableArtifact[" + size + " bytes of " + contentType + ", checksum " + checksum.substring(0, 8)
                + (ref == null ? "]" : ", at " + ref + "]");
    }
}
