package org.calabaria.benchmarks;

import org.calabaria.model.ModelOutput;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.scenario.Config;
import org.calabaria.table.Column;
import org.calabaria.table.Table;

/** A year of four daily columns, for almost no arithmetic. */
public class CurveModel extends SweepModel<long[], CurveModel.Curve> {

    /** The raw result: arrays as a simulation would leave them. */
    public record Curve(long[] day, double[] s, double[] i, double[] r) {}

    @Override
    protected long[] buildSim(ParameterSet params, Config config) {
        long[] days = new long[(int) config.integer("days")];
        for (int t = 0; t < days.length; t++) {
            days[t] = t;
        }
        return days;
    }

    @Override
    protected Curve runSim(long[] days, long seed) {
        double[] s = new double[days.length];
        double[] i = new double[days.length];
        double[] r = new double[days.length];
        for (int t = 0; t < days.length; t++) {
            s[t] = seed + t;
            i[t] = seed - t;
            r[t] = t;
        }
        return new Curve(days, s, i, r);
    }

    @ModelOutput
    Table curve(Curve raw) {
        return Table.of(
                Column.integer("day", raw.day()),
                Column.real("S", raw.s()),
                Column.real("I", raw.i()),
                Column.real("R", raw.r()));
    }
}
