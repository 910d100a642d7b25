package org.calabaria.wire.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.calabaria.problem.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentRefTest {

    private static final byte[] CONTENT = {1, 2, 3, 4, 5};
    private static final ContentRef REF = ContentRef.of(CONTENT);

    @Test
    void comesBackFromItsText() {
        assertThat(ContentRef.parse(REF.toString())).isEqualTo(REF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256:", "sha256:abc", "blake2b:00", "../../etc/passwd", "SHA256:00"})
    void refusesOtherTexts(String text) {
        assertThatThrownBy(() -> ContentRef.parse(text))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("a reference to content must be 'sha256:<64 lower-case hexadecimal digits>', got '" + text
                        + "'");
    }

    @Test
    void digitsAreLowerCase() {
        assertThatThrownBy(() -> new ContentRef("AB".repeat(32))).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void bytesThatAreSkippedAreVerifiedToo() throws IOException {
        try (InputStream in = REF.verified(new ByteArrayInputStream(CONTENT))) {
            assertThat(in.skip(2)).isEqualTo(2);
            assertThat(in.readAllBytes()).containsExactly(3, 4, 5);
        }
    }

    @Test
    void aStreamOfOtherBytesIsRefusedAtItsEndEachTime() throws IOException {
        try (InputStream in = REF.verified(new ByteArrayInputStream(new byte[] {1, 2}))) {
            assertThat(in.read()).isEqualTo(1);
            assertThat(in.read()).isEqualTo(2);
            assertThatThrownBy(in::read).isInstanceOf(ContentException.class);
            assertThatThrownBy(in::read).isInstanceOf(ContentException.class);
        }
    }
}
