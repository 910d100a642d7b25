package org.calabaria.examples.boardingschool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Locale;
import org.calabaria.examples.docs.GoldenOutput;
import org.junit.jupiter.api.Test;

/**
 * The fit, against one by SciPy 1.17.1 ({@code solve_ivp} with DOP853 and tolerances of 1e-12, {@code least_squares} with
 * tolerances of 1e-14), and the printed page.
 */
class BoardingSchoolTest {

    @Test
    void oneBoyOnTheDayBeforeDayOneGives376() {
        LeastSquaresFit fit = LeastSquaresFit.of(InfluenzaData.observed());
        assertThat(fit.reproductionNumber()).isCloseTo(3.7641795, within(1e-5));
        assertThat(fit.recoveryRate()).isCloseTo(0.4434502, within(1e-5));
        assertThat(fit.squaredError()).isCloseTo(4121.9415, within(1e-3));
    }

    @Test
    void threeBoysOnDayOneGive380() {
        LeastSquaresFit fit = LeastSquaresFit.of(InfluenzaData.observed(), "three_on_day_one");
        assertThat(fit.reproductionNumber()).isCloseTo(3.8038244, within(1e-5));
        assertThat(fit.recoveryRate()).isCloseTo(0.4468659, within(1e-5));
        assertThat(fit.squaredError()).isCloseTo(3874.3573, within(1e-3));
    }

    @Test
    void theCurveIsThatOfTheFit() {
        LeastSquaresFit fit = LeastSquaresFit.of(InfluenzaData.observed());
        assertThat(LeastSquaresFit.squaredError(fit.curve(), InfluenzaData.observed()))
                .isEqualTo(fit.squaredError());
        assertThat(fit.curve().real("in_bed").get(5)).isCloseTo(286.53254, within(1e-2));
    }

    @Test
    void printsThePage() {
        assertThat(printed()).isEqualTo(GoldenOutput.of("boardingschool"));
    }

    @Test
    void printsTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(new Locale("ar", "EG"));
        try {
            assertThat(printed()).isEqualTo(GoldenOutput.of("boardingschool"));
        } finally {
            Locale.setDefault(before);
        }
    }

    private static String printed() {
        PrintStream before = System.out;
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        System.setOut(new PrintStream(page, true, UTF_8));
        try {
            BoardingSchool.main(new String[0]);
        } finally {
            System.setOut(before);
        }
        return page.toString(UTF_8);
    }
}
