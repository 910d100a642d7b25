package org.calabaria.benchmarks;

import java.util.List;
import org.calabaria.model.ModelOutput;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.scenario.Config;
import org.calabaria.table.Column;
import org.calabaria.table.Table;

/** A model whose code is in 20 classes: itself, its superclass, and eighteen of its own. */
public class TwentyClassModel extends SweepModel<List<TwentyClassModel.Curve>, Double> {

    /** A quantity over time. */
    interface Curve {
        double at(double t);
    }

    record Constant(double scale) implements Curve {
        @Override
        public double at(double t) {
            return scale;
        }
    }

    record Linear(double scale) implements Curve {
        @Override
        public double at(double t) {
            return scale * t;
        }
    }

    record Quadratic(double scale) implements Curve {
        @Override
        public double at(double t) {
            return scale * t * t;
        }
    }

    record Cubic(double scale) implements Curve {
        @Override
        public double at(double t) {
            return scale * t * t * t;
        }
    }

    record Hyperbolic(double scale) implements Curve {
        @Override
        public double at(double t) {
            return scale * (1 / (1 + t));
        }
    }

    record Rational(double scale) implements Curve {
        @Override
        public double at(double t) {
            return scale * (t / (1 + t));
        }
    }

    record Root(double scale) implements Curve {
        @Override
        public double at(double t) {
            return scale * Math.sqrt(t);
        }
    }

    record Rising(double scale) implements Curve {
        @Override
        public double at(double t) {
            return scale * (t + 1);
        }
    }

    record Falling(double scale) implements Curve {
        @Override
        public double at(double t) {
            return scale * (1 - t);
        }
    }

    record Parabolic(double scale) implements Curve {
        @Override
        public double at(double t) {
            return scale * (t * (1 - t));
        }
    }

    record Even(double scale) implements Curve {
        @Override
        public double at(double t) {
            return scale * (1 - t * t);
        }
    }

    record Doubling(double scale) implements Curve {
        @Override
        public double at(double t) {
            return scale * (t + t);
        }
    }

    record Halving(double scale) implements Curve {
        @Override
        public double at(double t) {
            return scale * (t / 2);
        }
    }

    record Shifted(double scale) implements Curve {
        @Override
        public double at(double t) {
            return scale * (t - 0.5);
        }
    }

    record Distance(double scale) implements Curve {
        @Override
        public double at(double t) {
            return scale * Math.abs(t - 0.5);
        }
    }

    record Greater(double scale) implements Curve {
        @Override
        public double at(double t) {
            return scale * Math.max(t, 0.5);
        }
    }

    record Smaller(double scale) implements Curve {
        @Override
        public double at(double t) {
            return scale * Math.min(t, 0.5);
        }
    }

    @Override
    protected List<Curve> buildSim(ParameterSet params, Config config) {
        double scale = params.real(BETA);
        return List.of(
                new Constant(scale),
                new Linear(scale),
                new Quadratic(scale),
                new Cubic(scale),
                new Hyperbolic(scale),
                new Rational(scale),
                new Root(scale),
                new Rising(scale),
                new Falling(scale),
                new Parabolic(scale),
                new Even(scale),
                new Doubling(scale),
                new Halving(scale),
                new Shifted(scale),
                new Distance(scale),
                new Greater(scale),
                new Smaller(scale));
    }

    @Override
    protected Double runSim(List<Curve> curves, long seed) {
        return curves.stream().mapToDouble(curve -> curve.at(seed)).sum();
    }

    @ModelOutput
    Table summary(Double raw) {
        return Table.of(Column.real("value", raw));
    }
}
