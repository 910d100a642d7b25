package org.calabaria.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README runs, and so does every block in {@code docs/}. */
class DocsTest {

    private static final Path ROOT = projectRoot();

    @Test
    void everyJavaBlockIsARegionOfATest() throws IOException {
        DocumentedCode documented = new DocumentedCode();
        for (Path source : sources()) {
            documented.addSource(name(source), Files.readString(source));
        }
        for (Path output : files(ROOT.resolve("calabaria-examples/src/test/resources/golden"), ".txt")) {
            documented.addOutput(output.getFileName().toString().replaceFirst("\\.txt$", ""), Files.readString(output));
        }
        for (Path page : pages()) {
            documented.addPage(name(page), Files.readString(page));
        }
        assertThat(String.join("\n", documented.problems())).isEmpty();
    }

    /** All tests, and the models of the examples; not this package, which talks about regions. */
    private static List<Path> sources() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.filter(module -> Files.exists(module.resolve("pom.xml")))
                    .sorted()
                    .flatMap(module ->
                            Stream.of("src/main/java", "src/test/java").map(module::resolve))
                    .filter(tree ->
                            tree.endsWith("src/test/java") || tree.startsWith(ROOT.resolve("calabaria-examples")))
                    .flatMap(tree -> files(tree, ".java").stream())
                    .filter(source -> !source.getParent().endsWith("org/calabaria/examples/docs"))
                    .toList();
        }
    }

    private static List<Path> pages() {
        return Stream.concat(
                        Stream.of(ROOT.resolve("README.md")).filter(Files::exists),
                        files(ROOT.resolve("docs"), ".md").stream())
                .toList();
    }

    private static List<Path> files(Path tree, String ending) {
        if (!Files.exists(tree)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(tree)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String name(Path file) {
        return ROOT.relativize(file).toString().replace('\\', '/');
    }

    private static Path projectRoot() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("calabaria-examples")) ? here : here.getParent();
    }
}
