package org.calabaria.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDigestTest {

    @TempDir
    private Path directory;

    private static String sha256(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anotherContentOfTheSameSizeAndTimeIsNoticed() throws Exception {
        Path file = directory.resolve("rates.csv");
        FileDigest digest = new FileDigest(file);
        FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
        for (int i = 0; i < 10; i++) {
            Files.writeString(file, "rate " + i);
            Files.setLastModifiedTime(file, longAgo);
            assertThat(digest.sha256()).isEqualTo(sha256("rate " + i)).isEqualTo(digest.sha256());
        }
    }

    @Test
    void aFileThatIsReplacedIsNoticed() throws Exception {
        Path file = Files.writeString(directory.resolve("a"), "one");
        FileDigest digest = new FileDigest(file);
        assertThat(digest.sha256()).isEqualTo(sha256("one"));
        Files.move(
                Files.writeString(directory.resolve("b"), "two"),
                file,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(digest.sha256()).isEqualTo(sha256("two"));
    }

    @Test
    void aFileThatIsGoneIsAnError() throws Exception {
        Path file = Files.writeString(directory.resolve("a"), "one");
        FileDigest digest = new FileDigest(file);
        assertThat(digest.sha256()).isEqualTo(sha256("one"));
        Files.delete(file);
        assertThatThrownBy(digest::sha256).isInstanceOf(NoSuchFileException.class);
    }
}
