package org.calabaria.testkit.zoo;

import static org.calabaria.testkit.Law.DETERMINISTIC_BUILD;
import static org.calabaria.testkit.Law.FIELDS_FIXED;
import static org.calabaria.testkit.Law.ORDER_FREE;
import static org.calabaria.testkit.Law.OUTPUTS_INDEPENDENT;
import static org.calabaria.testkit.Law.PLACE_FREE;
import static org.calabaria.testkit.Law.RAW_UNTOUCHED;
import static org.calabaria.testkit.Law.REPEATABLE;
import static org.calabaria.testkit.Law.REUSABLE_STATE;
import static org.calabaria.testkit.Law.SAME_FOR_EVERY_INSTANCE;
import static org.calabaria.testkit.Law.SAME_IN_ANOTHER_JVM;
import static org.calabaria.testkit.Law.STATE_UNTOUCHED;
import static org.calabaria.testkit.Law.THREAD_FREE;

import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Supplier;
import org.calabaria.model.ModelOutput;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.scenario.Config;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.jspecify.annotations.Nullable;

/** Objects changed that others are given too: the state by a run, the raw result by an extractor. */
public final class Mutations {

    private Mutations() {}

    @Caught(
            sin = "a state that the run changes",
            twin = "a copy that the run changes",
            rules = "state-write",
            laws = {REUSABLE_STATE, STATE_UNTOUCHED})
    static final class MutatedState {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                state[1] += 1;
                return state.clone();
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                double[] mine = state.clone();
                mine[1] += 1;
                return mine;
            }
        }
    }

    @Caught(
            sin = "agents of the state that the run changes",
            twin = "agents copied by the run",
            laws = {REUSABLE_STATE, STATE_UNTOUCHED})
    static final class MutatedAgents {
        static final class Agent {
            private double health;

            Agent(double health) {
                this.health = health;
            }

            Agent copy() {
                return new Agent(health);
            }

            void infect() {
                health /= 2;
            }
        }

        abstract static class Agents extends ZooModel<List<Agent>> {
            @Override
            protected List<Agent> buildSim(ParameterSet params, Config config) {
                return List.of(new Agent(1), new Agent(params.real(RATE)));
            }
        }

        static final class Sin extends Agents {
            @Override
            protected double[] runSim(List<Agent> state, long seed) {
                state.forEach(Agent::infect);
                return state.stream().mapToDouble(agent -> agent.health).toArray();
            }
        }

        static final class Twin extends Agents {
            @Override
            protected double[] runSim(List<Agent> state, long seed) {
                List<Agent> mine = state.stream().map(Agent::copy).toList();
                mine.forEach(Agent::infect);
                return mine.stream().mapToDouble(agent -> agent.health).toArray();
            }
        }
    }

    @Caught(
            sin = "a generator in the state",
            twin = "the generator's seed in the state",
            laws = {REUSABLE_STATE, STATE_UNTOUCHED})
    static final class GeneratorInState {
        record World(Random random) {}

        record Seeded(long base) {}

        static final class Sin extends ZooModel<World> {
            @Override
            protected World buildSim(ParameterSet params, Config config) {
                return new World(new Random(1));
            }

            @Override
            protected double[] runSim(World state, long seed) {
                return new double[] {state.random().nextDouble()};
            }
        }

        static final class Twin extends ZooModel<Seeded> {
            @Override
            protected Seeded buildSim(ParameterSet params, Config config) {
                return new Seeded(1);
            }

            @Override
            protected double[] runSim(Seeded state, long seed) {
                return new double[] {new Random(state.base() ^ seed).nextDouble()};
            }
        }
    }

    @Caught(
            sin = "an iterator in the state",
            twin = "a list in the state",
            rules = "state-write",
            laws = REUSABLE_STATE)
    static final class IteratorInState {
        static final class Sin extends ZooModel<Iterator<Double>> {
            @Override
            protected Iterator<Double> buildSim(ParameterSet params, Config config) {
                return List.of(1.0, 2.0, 3.0, params.real(RATE)).iterator();
            }

            @Override
            protected double[] runSim(Iterator<Double> state, long seed) {
                return new double[] {state.hasNext() ? state.next() : -1};
            }
        }

        static final class Twin extends ZooModel<List<Double>> {
            @Override
            protected List<Double> buildSim(ParameterSet params, Config config) {
                return List.of(1.0, 2.0, 3.0, params.real(RATE));
            }

            @Override
            protected double[] runSim(List<Double> state, long seed) {
                Iterator<Double> iterator = state.iterator();
                return new double[] {iterator.next(), iterator.next()};
            }
        }
    }

    @Caught(
            sin = "a queue of the state that the run empties",
            twin = "a copy of the queue",
            laws = {REUSABLE_STATE, STATE_UNTOUCHED})
    static final class QueueInState {
        abstract static class Queues extends ZooModel<PriorityQueue<Double>> {
            @Override
            protected PriorityQueue<Double> buildSim(ParameterSet params, Config config) {
                return new PriorityQueue<>(List.of(3.0, 2.0, params.real(RATE)));
            }
        }

        static double[] emptied(PriorityQueue<Double> events) {
            double[] times = new double[events.size()];
            for (int i = 0; i < times.length; i++) {
                times[i] = events.remove();
            }
            return times;
        }

        static final class Sin extends Queues {
            @Override
            protected double[] runSim(PriorityQueue<Double> state, long seed) {
                return emptied(state);
            }
        }

        static final class Twin extends Queues {
            @Override
            protected double[] runSim(PriorityQueue<Double> state, long seed) {
                return emptied(new PriorityQueue<>(state));
            }
        }
    }

    @Caught(
            sin = "the state given out as raw result, and sorted by an extractor",
            twin = "a copy given out, and a copy sorted",
            rules = "state-write",
            laws = {REUSABLE_STATE, STATE_UNTOUCHED})
    static final class AliasedState {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return state;
            }

            @ModelOutput
            Table sorted(double[] raw) {
                Arrays.sort(raw);
                return Table.of(Column.real("sorted", raw));
            }
        }

        static final class Twin extends ArrayModel {
            @ModelOutput
            Table sorted(double[] raw) {
                double[] mine = raw.clone();
                Arrays.sort(mine);
                return Table.of(Column.real("sorted", mine));
            }
        }
    }

    @Caught(
            sin = "an extractor that changes the raw result",
            twin = "an extractor that makes new numbers",
            rules = "state-write",
            laws = {RAW_UNTOUCHED, OUTPUTS_INDEPENDENT})
    static final class MutatedRaw {
        static final class Sin extends ArrayModel {
            @ModelOutput
            Table doubled(double[] raw) {
                for (int i = 0; i < raw.length; i++) {
                    raw[i] *= 2;
                }
                return Table.of(Column.real("doubled", raw));
            }
        }

        static final class Twin extends ArrayModel {
            @ModelOutput
            Table doubled(double[] raw) {
                return Table.of(Column.real(
                        "doubled", Arrays.stream(raw).map(x -> 2 * x).toArray()));
            }
        }
    }

    @Caught(
            sin = "an extractor that needs what another one left in the model",
            twin = "two extractors that share a function",
            rules = "instance-field",
            laws = {OUTPUTS_INDEPENDENT, FIELDS_FIXED},
            perhaps = THREAD_FREE)
    static final class DependentExtractors {
        static final class Sin extends ArrayModel {
            private double @Nullable [] last;

            @ModelOutput
            Table a(double[] raw) {
                last = raw;
                return Table.of(Column.real("a", raw));
            }

            @ModelOutput
            Table b(double[] raw) {
                return Table.of(Column.real("b", last == null ? -1 : last[0]));
            }
        }

        static final class Twin extends ArrayModel {
            @ModelOutput
            Table a(double[] raw) {
                return Table.of(Column.real("a", first(raw)));
            }

            @ModelOutput
            Table b(double[] raw) {
                return Table.of(Column.real("b", -first(raw)));
            }

            private static double first(double[] raw) {
                return raw[0];
            }
        }
    }

    @Caught(
            sin = "a shared object handed out by every build",
            twin = "an object made by every build",
            rules = "static-write",
            laws = {
                REPEATABLE,
                SAME_FOR_EVERY_INSTANCE,
                ORDER_FREE,
                THREAD_FREE,
                REUSABLE_STATE,
                DETERMINISTIC_BUILD,
                OUTPUTS_INDEPENDENT,
                PLACE_FREE,
                SAME_IN_ANOTHER_JVM
            })
    static final class SharedBuild {
        static final class Sin extends ZooModel<List<Double>> {
            private static final List<Double> WORLD = new ArrayList<>(List.of(1.0));

            @Override
            protected List<Double> buildSim(ParameterSet params, Config config) {
                WORLD.add(params.real(RATE));
                return WORLD;
            }

            @Override
            protected double[] runSim(List<Double> state, long seed) {
                return new double[] {state.size()};
            }
        }

        static final class Twin extends ZooModel<List<Double>> {
            @Override
            protected List<Double> buildSim(ParameterSet params, Config config) {
                List<Double> world = new ArrayList<>(List.of(1.0));
                world.add(params.real(RATE));
                return world;
            }

            @Override
            protected double[] runSim(List<Double> state, long seed) {
                return new double[] {state.size()};
            }
        }
    }

    /** A model whose state is a table of rows. */
    abstract static class RowsModel extends ZooModel<double[][]> {
        @Override
        protected double[][] buildSim(ParameterSet params, Config config) {
            return new double[][] {{params.real(RATE), 1}, {2, 3}};
        }
    }

    @Caught(
            sin = "a copy of a table that shares its rows",
            twin = "a copy of a table and of every row",
            laws = {REUSABLE_STATE, STATE_UNTOUCHED})
    static final class SharedRows {
        static final class Sin extends RowsModel {
            @Override
            protected double[] runSim(double[][] state, long seed) {
                double[][] mine = state.clone();
                mine[0][1] += 1;
                return mine[0].clone();
            }
        }

        static final class Twin extends RowsModel {
            @Override
            protected double[] runSim(double[][] state, long seed) {
                double[][] mine = state.clone();
                for (int row = 0; row < mine.length; row++) {
                    mine[row] = mine[row].clone();
                }
                mine[0][1] += 1;
                return mine[0];
            }
        }
    }

    @Caught(
            sin = "a buffer around the state, written and written back",
            twin = "a buffer around a copy",
            rules = "state-write")
    static final class WrappedState {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                DoubleBuffer buffer = DoubleBuffer.wrap(state);
                double before = buffer.get(0);
                double after = buffer.put(0, before + 1).get(0);
                buffer.put(0, before);
                return new double[] {after};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                DoubleBuffer buffer = DoubleBuffer.wrap(state.clone());
                return new double[] {buffer.put(0, buffer.get(0) + 1).get(0)};
            }
        }
    }

    @Caught(
            sin = "a supplier in the state that hands out its array",
            twin = "a supplier in the state that makes an array",
            laws = {REUSABLE_STATE, STATE_UNTOUCHED})
    static final class SuppliedState {
        static final class Sin extends ZooModel<Supplier<double[]>> {
            @Override
            protected Supplier<double[]> buildSim(ParameterSet params, Config config) {
                double[] level = {params.real(RATE)};
                return () -> level;
            }

            @Override
            protected double[] runSim(Supplier<double[]> state, long seed) {
                double[] level = state.get();
                level[0] += 1;
                return level.clone();
            }
        }

        static final class Twin extends ZooModel<Supplier<double[]>> {
            @Override
            protected Supplier<double[]> buildSim(ParameterSet params, Config config) {
                double rate = params.real(RATE);
                return () -> new double[] {rate};
            }

            @Override
            protected double[] runSim(Supplier<double[]> state, long seed) {
                double[] level = state.get();
                level[0] += 1;
                return level;
            }
        }
    }
}
