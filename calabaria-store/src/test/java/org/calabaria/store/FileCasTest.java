package org.calabaria.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.calabaria.store.problem.StoreException;
import org.calabaria.wire.contract.Cas;
import org.calabaria.wire.contract.CasContract;
import org.calabaria.wire.contract.ContentRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCasTest extends CasContract {

    @TempDir
    Path folder;

    @Override
    protected Cas cas() {
        return FileCas.open(folder.resolve("content"));
    }

    private Path file(ContentRef ref) {
        String digits = ref.digits();
        return folder.resolve("content")
                .resolve(digits.substring(0, 2))
                .resolve(digits.substring(2, 4))
                .resolve(digits);
    }

    @Override
    protected void alter(ContentRef ref, byte[] other) throws IOException {
        Files.delete(file(ref));
        Files.write(file(ref), other);
    }

    @Test
    void keepsOneReadOnlyFileByAddressAndNothingElse() throws IOException {
        ContentRef ref = cas().put("abc".getBytes(StandardCharsets.US_ASCII));
        cas().put("abc".getBytes(StandardCharsets.US_ASCII));

        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).containsExactly(file(ref));
        }
        assertThat(Files.getPosixFilePermissions(file(ref)))
                .noneMatch(permission -> permission.name().endsWith("WRITE"));
    }

    @Test
    void doesNotFollowALink() throws IOException {
        byte[] content = "abc".getBytes(StandardCharsets.US_ASCII);
        ContentRef ref = ContentRef.of(content);
        Path elsewhere = Files.write(folder.resolve("elsewhere"), content);
        Files.createDirectories(file(ref).getParent());
        Files.createSymbolicLink(file(ref), elsewhere);

        assertThat(cas().exists(ref)).isFalse();
        assertThatThrownBy(() -> cas().get(ref)).hasMessage("there is no content " + ref);
    }

    @Test
    void refusesAFileInPlaceOfTheFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> FileCas.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("cannot open content at '" + file + "': ");
    }
}
