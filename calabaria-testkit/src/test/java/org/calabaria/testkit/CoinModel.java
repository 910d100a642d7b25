package org.calabaria.testkit;

import org.calabaria.model.BaseModel;
import org.calabaria.model.ModelOutput;
import org.calabaria.model.ModelScenario;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.parameter.RealParameter;
import org.calabaria.scenario.Config;
import org.calabaria.scenario.ScenarioSpec;
import org.calabaria.table.Column;
import org.calabaria.table.Table;

/** A model of two scenarios whose numbers are its rate, to be overridden by models that do worse. */
class CoinModel extends BaseModel<double[], double[]> {

    static final RealParameter RATE = ParameterSpec.real("rate", 0, 1);

    CoinModel() {
        super(ParameterSpace.of(RATE), Config.empty());
    }

    @ModelScenario
    ScenarioSpec fast() {
        return ScenarioSpec.named("fast").param(RATE, 0.75);
    }

    @Override
    protected double[] buildSim(ParameterSet params, Config config) {
        return new double[] {params.real(RATE)};
    }

    @Override
    protected double[] runSim(double[] state, long seed) {
        return state.clone();
    }

    @ModelOutput
    Table level(double[] raw) {
        return Table.of(Column.real("level", raw));
    }

    /** Whose runs are counted by all instances. */
    static final class Counting extends CoinModel {
        private static int runs;

        @Override
        protected double[] runSim(double[] state, long seed) {
            return new double[] {state[0], runs++};
        }
    }

    /** Who cannot be made where others speak Turkish. */
    static final class Homely extends CoinModel {
        Homely() {
            if ("tr".equals(System.getProperty("user.language"))) {
                throw new IllegalStateException("no model here");
            }
        }
    }

    /** Whose static initialiser fails elsewhere. */
    static final class Rooted extends CoinModel {
        private static final int DAYS = days();

        private static int days() {
            if ("tr".equals(System.getProperty("user.language"))) {
                throw new IllegalStateException("no days here");
            }
            return 3;
        }

        @Override
        protected double[] runSim(double[] state, long seed) {
            return new double[] {DAYS};
        }
    }

    /** Who needs an argument. */
    static final class Needy extends CoinModel {
        private final double scale;

        Needy(double scale) {
            this.scale = scale;
        }

        @Override
        protected double[] runSim(double[] state, long seed) {
            return new double[] {scale * state[0]};
        }
    }

    /** Whose every run fails, and alike. */
    static final class Failing extends CoinModel {
        @Override
        protected double[] runSim(double[] state, long seed) {
            throw new IllegalStateException("diverged at rate " + state[0]);
        }
    }

    /** Who fails while it is assembled, of half the points. */
    static final class Unbuildable extends CoinModel {
        @Override
        protected double[] buildSim(ParameterSet params, Config config) {
            if (params.real(RATE) > 0.6) {
                throw new IllegalArgumentException("no world for rate " + params.real(RATE));
            }
            return super.buildSim(params, config);
        }
    }

    /** Who ends the stack. */
    static final class Deep extends CoinModel {
        @Override
        protected double[] runSim(double[] state, long seed) {
            throw new OutOfMemoryError("too many agents");
        }
    }
}
