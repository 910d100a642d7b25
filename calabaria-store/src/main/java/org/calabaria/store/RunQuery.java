package org.calabaria.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.function.Predicate;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.problem.ShownValue;

/**
 * Which runs of a store: those that meet every condition. Each method returns a query with one more.
 *
 * <pre>{@code
 * RunQuery.all().model("Sir").stack("lockdown").where("beta", 0.1, 0.3)
 * }</pre>
 */
public final class RunQuery {

    private static final RunQuery ALL = new RunQuery(List.of());

    private final List<Condition> conditions;

    /** A condition, and how it is shown. */
    private record Condition(String shown, Predicate<StoredRun> test) {}

    private RunQuery(List<Condition> conditions) {
        this.conditions = List.copyOf(conditions);
    }

    /** Every run. */
    public static RunQuery all() {
        return ALL;
    }

    private RunQuery and(String shown, Predicate<StoredRun> test) {
        List<Condition> longer = new ArrayList<>(conditions);
        longer.add(new Condition(shown, test));
        return new RunQuery(longer);
    }

    /** Of a model, by the binary name of its class or by the last part of it. */
    public RunQuery model(String name) {
        Objects.requireNonNull(name, "name must not be null");
        return and("model " + name, run -> {
            String model = run.inputs().model();
            return model.equals(name) || model.endsWith("." + name) || model.endsWith("$" + name);
        });
    }

    /** Of code whose id begins so. */
    public RunQuery code(String prefix) {
        Objects.requireNonNull(prefix, "prefix must not be null");
        return and("code " + prefix, run -> run.inputs().code().startsWith(prefix));
    }

    /** Under exactly these scenarios, in this order. */
    public RunQuery stack(String... scenarios) {
        List<String> stack = List.of(scenarios);
        return and("stack " + stack, run -> run.inputs().stack().equals(stack));
    }

    /** Where a parameter, as it was asked for, has a value of this interval, ends included; runs without the parameter are left out. */
    public RunQuery where(String parameter, double lower, double upper) {
        Objects.requireNonNull(parameter, "parameter must not be null");
        if (!(lower <= upper)) {
            throw new InvalidParameterException(
                    parameter,
                    "the range of '" + ShownValue.name(parameter) + "' must have lower <= upper, got [" + lower + ", "
                            + upper + "]");
        }
        return and(parameter + " in [" + lower + ", " + upper + "]", run -> {
            Number value = run.asked().point().get(parameter);
            return value != null && lower <= value.doubleValue() && value.doubleValue() <= upper;
        });
    }

    /** With this seed, an unsigned number. */
    public RunQuery seed(long seed) {
        return and("seed " + Long.toUnsignedString(seed), run -> run.inputs().seed() == seed);
    }

    /** Stored at this instant or later; runs of a compacted store, which does not know when, are left out. */
    public RunQuery since(Instant instant) {
        Objects.requireNonNull(instant, "instant must not be null");
        return and(
                "since " + instant,
                run -> run.origin().isPresent() && !run.origin().get().at().isBefore(instant));
    }

    /** With results. */
    public RunQuery completed() {
        return and("completed", StoredRun::isCompleted);
    }

    /** Without results. */
    public RunQuery failed() {
        return and("failed", run -> !run.isCompleted());
    }

    /** Stored with this output. */
    public RunQuery output(String name) {
        Objects.requireNonNull(name, "name must not be null");
        return and("output " + name, run -> run.outputs().containsKey(name));
    }

    /** Whether a run meets every condition. */
    public boolean matches(StoredRun run) {
        return conditions.stream().allMatch(condition -> condition.test().test(run));
    }

    /** {@code runs with model Sir, stack [lockdown]}, or {@code all runs}. */
    @Override
    public String toString() {
        StringJoiner shown = new StringJoiner(", ", "runs with ", "");
        conditions.forEach(condition -> shown.add(condition.shown()));
        return conditions.isEmpty() ? "all runs" : shown.toString();
    }
}
