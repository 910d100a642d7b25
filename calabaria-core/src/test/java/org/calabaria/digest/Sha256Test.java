package org.calabaria.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Sha256Test {

    /** FIPS 180-4's examples: {@code printf abc | sha256sum}, and a million times {@code a}. */
    @Test
    void isThatOfTheStandard() {
        assertThat(Sha256.hex("abc".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        byte[] many = new byte[1_000_000];
        Arrays.fill(many, (byte) 'a');
        assertThat(Sha256.hex(many)).isEqualTo("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    }

    @Test
    void messagesOfEverySizeAreThoseOfTheJdk() throws Exception {
        MessageDigest jdk = MessageDigest.getInstance("SHA-256");
        Sha256 parts = new Sha256();
        for (int size = 0; size < 300; size++) {
            byte[] message = new byte[size];
            for (int i = 0; i < size; i++) {
                message[i] = (byte) (31 * i + size);
                parts.add(message[i]);
            }
            String expected = HexFormat.of().formatHex(jdk.digest(message));
            assertThat(parts.hex()).isEqualTo(expected);
            assertThat(Sha256.hex(message)).isEqualTo(expected);
        }
    }

    @Test
    void numbersAreBigEndian() {
        byte[] bytes = ByteBuffer.allocate(8).putLong(0x0102030405060708L).array();
        assertThat(new Sha256().add(0x0102030405060708L).hex()).isEqualTo(Sha256.hex(bytes));
    }

    @Test
    void textsStandBehindTheirLengths() {
        assertThat(new Sha256().addCounted("ab").addCounted("c").hex())
                .isEqualTo(Sha256.hex(new byte[] {0, 0, 0, 2, 'a', 'b', 0, 0, 0, 1, 'c'}))
                .isNotEqualTo(new Sha256().addCounted("a").addCounted("bc").hex());
    }

    @Test
    void aDigestIsWhole() {
        assertThat(Sha256.isHex("0123456789abcdef".repeat(4))).isTrue();
        assertThat(Sha256.isHex("0123456789abcdeF".repeat(4))).isFalse();
        assertThat(Sha256.isHex("0123456789abcdef".repeat(3))).isFalse();
    }
}
