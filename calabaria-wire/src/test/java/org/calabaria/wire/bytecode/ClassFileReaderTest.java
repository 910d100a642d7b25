package org.calabaria.wire.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassFileReaderTest {

    private static final CodeSource SOURCE = new CodeSource("test:/", CodeSource.Kind.CLASSES);

    @TempDir
    private Path directory;

    private static ParsedClass parsed(String name, byte[] bytes) {
        return ParsedClass.of(new ClassFile(name, SOURCE, bytes));
    }

    /** Some seven thousand, with every instruction and attribute that javac makes: each is read to the end of its methods. */
    @Test
    void readsEveryClassOfTheJdk() throws IOException {
        Path base = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", "java.base");
        List<Path> files;
        try (Stream<Path> walked = Files.walk(base)) {
            files = walked.filter(file -> file.toString().endsWith(".class")
                            && !file.toString().endsWith("module-info.class"))
                    .toList();
        }
        assertThat(files).hasSizeGreaterThan(5000);
        for (Path file : files) {
            String path = base.relativize(file).toString();
            String name = path.substring(0, path.length() - ".class".length());
            ParsedClass parsed = parsed(name, Files.readAllBytes(file));
            assertThat(parsed.needs()).contains(name);
        }
    }

    /** Every bit of a class file turned: what is read is a class or is refused, at once. */
    @Test
    void refusesDamagedBytesWithASentence() throws IOException {
        Path classes = Sources.of(
                        "@Deprecated(since = \"a\") sealed interface Model permits A {"
                                + " default int a(int i) { switch (i) { case 1: return 2; case 5000: return i++; default: } "
                                + " try { Runnable r = () -> a(3); r.run(); } catch (RuntimeException e) { return (int) 1e9; }"
                                + " return new int[1][2][3].length; } }",
                        "record A(int x) implements Model { }")
                .compile(directory, "-g");
        int refused = 0;
        for (String name : List.of("p/Model", "p/A")) {
            byte[] bytes = Files.readAllBytes(classes.resolve(name + ".class"));
            for (int i = 0; i < 8 * bytes.length; i++) {
                byte[] damaged = bytes.clone();
                damaged[i / 8] ^= (byte) (1 << i % 8);
                try {
                    parsed(name, damaged);
                } catch (UnreadableCodeException expected) {
                    assertThat(expected)
                            .hasMessageStartingWith("class '" + name.replace('/', '.') + "' cannot be read from");
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(1000);
    }
}
