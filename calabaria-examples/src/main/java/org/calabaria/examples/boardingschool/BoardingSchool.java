package org.calabaria.examples.boardingschool;

import java.util.Locale;
import org.calabaria.table.Table;

/** Fits the influenza outbreak of 1978, prints it beside the observations, and computes the effect of isolation. */
public final class BoardingSchool {

    private static final int UNTIL_IT_IS_OVER = 60;
    private static final double BOYS_PER_MARK = 10.0;

    private BoardingSchool() {}

    /** Prints the {@link #report()}; takes no arguments. */
    public static void main(String[] args) {
        System.out.print(report());
    }

    /** The report; the same text on every machine, with line feeds as line ends. */
    static String report() {
        Table observed = InfluenzaData.observed();
        LeastSquaresFit before = LeastSquaresFit.of(observed);
        LeastSquaresFit onDayOne = LeastSquaresFit.of(observed, "three_on_day_one");
        return """
                Influenza in an English boarding school, January and February 1978
                763 boys, in bed on days 1 to 14 (British Medical Journal 1978;1:587)
                and a deterministic SIR fitted to them by least squares

                """ + curve(observed, before.curve())
                + "\n" + line("%-42s %6s  %16s  %12s", "the outbreak begins with", "R0", "recovery [1/day]", "error^2")
                + reading("one boy infectious on the day before day 1", before)
                + reading("three boys infectious on day 1", onDayOne)
                + line(
                        "\nR0 = %.2f: a boy infects that many others at first, and is in bed for %.1f days",
                        before.reproductionNumber(), 1 / before.recoveryRate())
                + line(
                        "\n%-52s %11s  %6s  %8s",
                        "the fitted outbreak, followed until it is over", "most in bed", "on day", "ever ill")
                + scenario("baseline: as it was", before.summaryUnder(UNTIL_IT_IS_OVER))
                + scenario(
                        "isolation: transmission is halved from day 3 on",
                        before.summaryUnder(UNTIL_IT_IS_OVER, "isolation"));
    }

    private static String curve(Table observed, Table fitted) {
        StringBuilder text = new StringBuilder(line("%3s  %6s  %6s  %8s", "day", "in bed", "fitted", "residual"));
        for (int row = 0; row < observed.rowCount(); row++) {
            long seen = observed.integer("in_bed").get(row);
            double curve = fitted.real("in_bed").get(row);
            text.append(line(
                    "%3d  %6d  %6.1f  %8.1f  %s",
                    observed.integer("day").get(row), seen, curve, seen - curve, marks(seen)));
        }
        return text.toString();
    }

    private static String marks(long boys) {
        return "*".repeat((int) StrictMath.rint(boys / BOYS_PER_MARK));
    }

    private static String reading(String name, LeastSquaresFit fit) {
        return line(
                "%-42s %6.2f  %16.3f  %12.0f", name, fit.reproductionNumber(), fit.recoveryRate(), fit.squaredError());
    }

    private static String scenario(String name, Table summary) {
        return line(
                "%-52s %11.0f  %6d  %8.0f",
                name,
                summary.real("peak_in_bed").get(0),
                summary.integer("peak_day").get(0),
                summary.real("ever_infected").get(0));
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values).stripTrailing() + "\n";
    }
}
