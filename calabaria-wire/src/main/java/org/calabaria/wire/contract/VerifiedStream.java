package org.calabaria.wire.contract;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.calabaria.digest.Sha256;

/** Bytes that are digested as they are read, and compared with their address at the end. */
final class VerifiedStream extends FilterInputStream {

    private final ContentRef ref;
    private final Sha256 sha256 = new Sha256();
    private String found = "";

    VerifiedStream(ContentRef ref, InputStream content) {
        super(content);
        this.ref = ref;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = super.read(into, from, length);
        if (read < 0) {
            end();
        } else {
            sha256.add(into, from, read);
        }
        return read;
    }

    /** Also a second time: bytes that were found to be wrong do not become right by reading on. */
    private void end() {
        if (found.isEmpty()) {
            found = sha256.hex();
        }
        ref.requireDigits(found);
    }

    /** Reads what it skips: bytes that are skipped are verified too. */
    @Override
    public long skip(long count) throws IOException {
        byte[] skipped = new byte[(int) Math.max(0, Math.min(count, 1 << 13))];
        return skipped.length == 0 ? 0 : Math.max(0, read(skipped, 0, skipped.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
