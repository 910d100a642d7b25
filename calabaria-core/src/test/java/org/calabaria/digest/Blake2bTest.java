package org.calabaria.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Blake2bTest {

    /** RFC 7693, appendix A. */
    @Test
    void isThatOfTheRfc() {
        assertThat(HexFormat.of().formatHex(Blake2b.digest("abc".getBytes(StandardCharsets.US_ASCII), 64)))
                .isEqualTo("ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                        + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923");
    }

    /**
     * Every length of digest with messages of 0 to 299 bytes, over the ends of one, two and three blocks. From CPython's
     * {@code hashlib}, which is the reference implementation of the RFC's authors:
     *
     * <pre>
     * all = hashlib.sha256()
     * for n in range(1, 65):
     *     for m in range(0, 300):
     *         all.update(hashlib.blake2b(bytes(i * i % 251 for i in range(m)), digest_size=n).digest())
     * print(all.hexdigest())
     * </pre>
     */
    @Test
    void everyLengthIsThatOfCPython() {
        Sha256 all = new Sha256();
        for (int length = 1; length <= 64; length++) {
            for (int size = 0; size < 300; size++) {
                all.add(Blake2b.digest(message(size), length));
            }
        }
        assertThat(all.hex()).isEqualTo("50dacbb7e85376af640cd50ef8754c94e4c16fbd99da90aeb6a9ff9d89457545");
    }

    @Test
    void partsAreTheirWhole() {
        Blake2b parts = new Blake2b(32);
        for (int size = 0; size < 300; size++) {
            byte[] whole = message(size);
            for (byte single : whole) {
                parts.add(new byte[] {single});
            }
            assertThat(parts.hex()).isEqualTo(HexFormat.of().formatHex(Blake2b.digest(whole, 32)));
        }
    }

    private static byte[] message(int size) {
        byte[] message = new byte[size];
        for (int i = 0; i < size; i++) {
            message[i] = (byte) (i * i % 251);
        }
        return message;
    }

    @Test
    void otherLengthsAreRefused() {
        assertThatThrownBy(() -> new Blake2b(0)).hasMessage("a BLAKE2b digest has 1 to 64 bytes, got 0");
        assertThatThrownBy(() -> new Blake2b(65)).hasMessage("a BLAKE2b digest has 1 to 64 bytes, got 65");
    }
}
