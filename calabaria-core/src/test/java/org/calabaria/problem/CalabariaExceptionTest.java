package org.calabaria.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CalabariaExceptionTest {

    @Test
    void oneProblemIsItsSentence() {
        var exception = new CalabariaException("bind()", List.of(Problem.of("beta", "parameter 'beta' is odd")));

        assertThat(exception).hasMessage("parameter 'beta' is odd");
        assertThat(exception.problems()).containsExactly(Problem.of("beta", "parameter 'beta' is odd"));
    }

    @Test
    void severalProblemsAreListedSorted() {
        var exception = new CalabariaException(
                "bind()",
                List.of(Problem.of("c", "c is odd"), Problem.of("a", "a is odd"), Problem.of("b", "b is odd")));

        assertThat(exception).hasMessage("3 problems in bind():\n  a is odd\n  b is odd\n  c is odd");
        assertThat(exception.problems()).extracting(Problem::subject).containsExactly("a", "b", "c");
    }

    @Test
    void wholeNumbersInASentenceCountByTheirSize() {
        var exception = new CalabariaException(
                "YAML",
                List.of(
                        Problem.of("", "line 12, column 5: odd"),
                        Problem.of("", "line 4, column 10: odd"),
                        Problem.of("", "line 4, column 9: odd"),
                        Problem.of("", "line x: odd"),
                        Problem.of("", "0.3 is odd"),
                        Problem.of("", "0.25 is odd")));

        assertThat(exception)
                .hasMessage("6 problems in YAML:\n  0.25 is odd\n  0.3 is odd\n  line 4, column 9: odd\n"
                        + "  line 4, column 10: odd\n  line 12, column 5: odd\n  line x: odd");
    }

    @Test
    void unknownNamesAreToldWithThoseThereAre() {
        assertThat(NearestName.unknown("output(s)", List.of("tabel"), List.of("level", "table")))
                .isEqualTo("unknown output(s) {tabel}, only {level, table}; did you mean 'table'?");
        assertThat(NearestName.unknown("scenario(s)", List.of("xyz"), List.of()))
                .isEqualTo("unknown scenario(s) {xyz}, only {}");
    }

    @Test
    void nearestNameForgivesOneSlipInThree() {
        assertThat(NearestName.of("betta", Set.of("beta", "gamma"))).contains("beta");
        assertThat(NearestName.of("BETA", Set.of("beta", "gamma"))).contains("beta");
        assertThat(NearestName.of("ebta", Set.of("beta", "gamma"))).contains("beta");
        assertThat(NearestName.of("alpha", Set.of("beta", "gamma"))).isEmpty();
        assertThat(NearestName.remedy(List.of("betta"), Set.of("beta"))).isEqualTo("; did you mean 'beta'?");
        assertThat(NearestName.remedy(List.of("gama", "betta"), Set.of("beta", "gamma")))
                .isEqualTo("; did you mean 'beta' for 'betta', 'gamma' for 'gama'?");
        assertThat(NearestName.braces(List.of("gamma", "beta"))).isEqualTo("{beta, gamma}");
    }

    @Test
    void aLongListOfNamesIsCut() {
        List<String> names = java.util.stream.IntStream.range(100, 300)
                .mapToObj(i -> "x" + i)
                .toList();
        assertThat(NearestName.braces(names)).startsWith("{x100, x101, ").endsWith(", x198, x199 and 100 more}");
        assertThat(NearestName.braces(names.subList(0, 100))).endsWith(", x199}");
        assertThat(NearestName.remedy(names, List.of("x1000"))).doesNotContain("'x200'");
    }
}
