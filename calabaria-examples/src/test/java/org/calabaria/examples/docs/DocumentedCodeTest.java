package org.calabaria.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DocumentedCodeTest {

    private static final String SOURCE = """
            class FirstModelTest {
                void runs() {
                    // region guide/FirstModel
                    int days = 365;

                    if (days > 0) {
                        days--;
                    }
                    // endregion
                }
            }
            """;

    private static final String PAGE = """
            # Guide
            <!-- region: guide/FirstModel -->
            ```java
            int days = 365;

            if (days > 0) {
                days--;
            }
            ```
            """;

    private final DocumentedCode documented = new DocumentedCode();

    @Test
    void aBlockThatEqualsItsRegionIsFine() {
        documented.addSource("FirstModelTest.java", SOURCE);
        documented.addPage("docs/guide.md", PAGE);
        assertThat(documented.problems()).isEmpty();
    }

    @Test
    void aBlockInAListIsFineToo() {
        documented.addSource("FirstModelTest.java", SOURCE);
        documented.addPage("docs/guide.md", PAGE.indent(3));
        assertThat(documented.problems()).isEmpty();
    }

    @Test
    void namesTheFirstLineThatDiffers() {
        documented.addSource("FirstModelTest.java", SOURCE);
        documented.addPage("docs/guide.md", PAGE.replace("days--", "days -= 1"));
        assertThat(documented.problems()).containsExactly("""
                        docs/guide.md:7: differs from FirstModelTest.java:3
                            page:     days -= 1;
                            test:     days--;""");
    }

    @Test
    void namesALineThatOnlyTheTestHas() {
        documented.addSource("FirstModelTest.java", SOURCE.replace("days--;", "days--;\n            days--;"));
        documented.addPage("docs/guide.md", PAGE);
        assertThat(documented.problems()).singleElement().asString().startsWith("docs/guide.md:8: differs");
    }

    @Test
    void namesALineThatOnlyThePageHas() {
        documented.addSource("FirstModelTest.java", SOURCE);
        documented.addPage("docs/guide.md", PAGE.replace("}\n", "}\ndays++;\n"));
        assertThat(documented.problems()).containsExactly("""
                        docs/guide.md:9: differs from FirstModelTest.java:3
                            page: days++;
                            test: (nothing)""");
    }

    @Test
    void refusesAJavaBlockWithoutAMarker() {
        documented.addPage("README.md", "text\n\n```java\nint x;\n```\n");
        assertThat(documented.problems())
                .containsExactly("README.md:3: a java block needs <!-- region: name --> on the line above it");
    }

    @Test
    void refusesAMarkerThatIsNotOnTheLineAbove() {
        documented.addPage("README.md", "<!-- region: a -->\n\n```Java\nint x;\n```\n");
        assertThat(documented.problems())
                .containsExactly("README.md:3: a java block needs <!-- region: name --> on the line above it");
    }

    @Test
    void refusesAMarkerWithoutARegion() {
        documented.addPage("README.md", "<!-- region: a -->\n```java\nint x;\n```\n");
        assertThat(documented.problems()).containsExactly("README.md:2: no test has a region 'a'");
    }

    @Test
    void refusesARegionThatNoPageShows() {
        documented.addSource("FirstModelTest.java", SOURCE);
        assertThat(documented.problems())
                .containsExactly("FirstModelTest.java:3: region 'guide/FirstModel' is shown by no page");
    }

    @Test
    void refusesTwoRegionsOfOneName() {
        documented.addSource("A.java", SOURCE);
        documented.addSource("B.java", SOURCE);
        documented.addPage("docs/guide.md", PAGE);
        assertThat(documented.problems())
                .containsExactly("B.java:3: region 'guide/FirstModel' stands at A.java:3 already");
    }

    @Test
    void refusesMarkersThatDoNotPair() {
        documented.addSource("A.java", "// endregion\n// region a\n// region b\n// endregion\n// region c\n");
        documented.addPage("docs/guide.md", "<!-- region: b -->\n```java\n```\n");
        assertThat(documented.problems())
                .containsExactly(
                        "A.java:1: endregion without a region",
                        "A.java:3: a region opens inside region 'a'",
                        "A.java:5: region 'c' is never closed");
    }

    @Test
    void leavesOtherLanguagesAlone() {
        documented.addPage("README.md", "```text\na -> b\n```\n```\nplain\n```\n~~~sh\nmvn verify\n~~~\n");
        assertThat(documented.problems()).isEmpty();
    }

    @Test
    void anOutputThatATestAssertsIsFine() {
        documented.addOutput("first-run", "beta  0.3\ngamma 0.1\n");
        documented.addSource("A.java", "assertThat(printed).isEqualTo(GoldenOutput.of(\"first-run\"));");
        documented.addPage("README.md", "<!-- output: first-run -->\n```text\nbeta  0.3\ngamma 0.1\n```\n");
        assertThat(documented.problems()).isEmpty();
    }

    @Test
    void refusesAnOutputThatDiffers() {
        documented.addOutput("first-run", "beta  0.3\ngamma 0.1\n");
        documented.addSource("A.java", "assertThat(printed).isEqualTo(GoldenOutput.of(\"first-run\"));");
        documented.addPage("README.md", "<!-- output: first-run -->\n```text\nbeta  0.3\ngamma 0.2\n```\n");
        assertThat(documented.problems()).containsExactly("""
                        README.md:4: differs from output 'first-run'
                            page: gamma 0.2
                            test: gamma 0.1""");
    }

    @Test
    void refusesAnOutputThatNoTestAsserts() {
        documented.addOutput("first-run", "beta\n");
        documented.addPage("README.md", "<!-- output: first-run -->\n```text\nbeta\n```\n");
        documented.addPage("README.md", "<!-- output: second-run -->\n```text\nbeta\n```\n");
        assertThat(documented.problems())
                .containsExactly(
                        "README.md:2: no test asserts GoldenOutput.of(\"first-run\")",
                        "README.md:2: there is no output 'second-run'");
    }
}
