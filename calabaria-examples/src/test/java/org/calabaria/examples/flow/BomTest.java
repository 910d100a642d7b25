package org.calabaria.examples.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BomTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern MODULE = Pattern.compile("<module>([^<]*)</module>");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(calabaria-[^<]*)</artifactId>");

    @Test
    void managesEveryModuleThatIsPublished() throws IOException {
        List<String> published = new ArrayList<>();
        for (String module : found(MODULE, pom("."))) {
            if (!module.equals("calabaria-bom") && !pom(module).contains("maven.deploy.skip>true<")) {
                published.add(module);
            }
        }

        String managed = pom("calabaria-bom").replaceFirst("(?s).*<dependencyManagement>", "");
        assertThat(found(ARTIFACT, managed)).containsExactlyInAnyOrderElementsOf(published);
    }

    private static String pom(String module) throws IOException {
        return Files.readString(ROOT.resolve(module).resolve("pom.xml"));
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
