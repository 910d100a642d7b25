package org.calabaria.wire.provenance;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.calabaria.model.BaseModel;
import org.calabaria.model.Numerics;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.problem.InvalidOutputException;
import org.calabaria.problem.InvalidRequestException;
import org.calabaria.problem.NearestName;
import org.calabaria.request.Request;
import org.calabaria.scenario.Config;
import org.calabaria.scenario.Patched;
import org.calabaria.variant.ModelVariant;
import org.calabaria.wire.json.CanonicalJson;
import org.calabaria.wire.json.DomainDigest;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the result of one run depends on, as it takes effect.
 *
 * <p>However a run is asked for (of a variant, of a model, by a registry, in a job), its inputs are gathered here, and equal
 * runs have equal inputs. Parameters and configuration are those after the scenarios' patches and the overrides; an empty
 * stack has become the default scenario; "all outputs" has become their names.
 *
 * @param code of the model
 * @param parameters the point that is run
 * @param config the configuration that is run, settings that are not set included
 * @param stack the scenarios that apply, in order; never empty
 * @param seed unsigned 64-bit
 * @param outputs the names of the outputs, sorted and distinct; never empty
 */
public record RunInputs(
        CodeIdentity code,
        ParameterSet parameters,
        Config config,
        List<String> stack,
        long seed,
        List<String> outputs) {

    private static final String SIM = "calabaria:sim:v1";
    private static final String TASK = "calabaria:task:v1";

    public RunInputs {
        Objects.requireNonNull(code, "code must not be null");
        Objects.requireNonNull(parameters, "parameters must not be null");
        Objects.requireNonNull(config, "config must not be null");
        Objects.requireNonNull(stack, "stack must not be null");
        Objects.requireNonNull(outputs, "outputs must not be null");
        stack.forEach(name -> Objects.requireNonNull(name, "stack must not contain null"));
        outputs.forEach(name -> Objects.requireNonNull(name, "outputs must not contain null"));
        stack = List.copyOf(stack);
        outputs = List.copyOf(new TreeSet<>(outputs));
        if (stack.isEmpty()) {
            throw new InvalidRequestException(
                    "stack", "the stack of a run names at least the default scenario, got []");
        }
        if (outputs.isEmpty()) {
            throw new InvalidRequestException("outputs", "a run has at least one output, got []");
        }
    }

    /**
     * The inputs of {@code variant.simulate(values, seed, outputs)}.
     *
     * @param outputs names; none means all of the model's
     * @throws org.calabaria.problem.CalabariaException if the run would be refused
     */
    public static RunInputs of(
            ModelVariant variant, Map<String, ? extends Number> values, long seed, Collection<String> outputs) {
        Objects.requireNonNull(variant, "variant must not be null");
        Patched patched = new Patched(variant.effectiveParameters(values), variant.effectiveConfig());
        return of(variant.model(), patched, variant.stack(), seed, outputs);
    }

    /**
     * The inputs of a run of a model.
     *
     * @param params a point of the model's space, before the patches
     * @param stack scenario names in the order in which they apply; none is the default scenario
     * @param overrides settings that apply after the stack, and win
     * @param outputs names; none means all of the model's
     * @throws org.calabaria.problem.CalabariaException if the run would be refused
     */
    public static RunInputs of(
            BaseModel<?, ?> model,
            ParameterSet params,
            List<String> stack,
            Map<String, ? extends @Nullable Object> overrides,
            long seed,
            Collection<String> outputs) {
        Objects.requireNonNull(model, "model must not be null");
        Patched patched = model.composition(stack).apply(params, model.baseConfig());
        Config config = patched.config().patched(overrides);
        return of(model, new Patched(patched.params(), config), stack, seed, outputs);
    }

    /**
     * The inputs of a request to a runner.
     *
     * @throws org.calabaria.problem.CalabariaException if the run would be refused
     */
    public static RunInputs of(Request request) {
        Objects.requireNonNull(request, "request must not be null");
        return of(
                request.setup().model(), request.setup().patched(), request.stack(), request.seed(), request.outputs());
    }

    /** The one door: whatever was asked for, resolved against the model. */
    private static RunInputs of(
            BaseModel<?, ?> model, Patched patched, List<String> stack, long seed, Collection<String> outputs) {
        List<String> effective = stack.isEmpty() ? List.of(model.defaultScenario()) : stack;
        return new RunInputs(
                CodeIdentity.of(model),
                patched.params(),
                patched.config(),
                effective,
                seed,
                outputs.isEmpty() ? List.copyOf(model.outputs().keySet()) : known(model, outputs));
    }

    private static List<String> known(BaseModel<?, ?> model, Collection<String> outputs) {
        Set<String> known = model.outputs().keySet();
        Set<String> unknown = new TreeSet<>(outputs);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new InvalidOutputException(
                    unknown.iterator().next(), NearestName.unknown("output(s)", unknown, known));
        }
        return List.copyOf(outputs);
    }

    /**
     * The identity of the simulation, whatever is extracted from it: SHA-256 of {@code calabaria:sim:v1|} and the canonical
     * JSON of {@code {"code", "config", "numerics", "params", "seed", "stack"}}. {@code numerics} is the version of the
     * library's numbers, {@link Numerics#version()}.
     */
    public String simRoot() {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("code", code.id());
        value.put("config", config.values());
        value.put("numerics", Numerics.version());
        value.put("params", parameters.values());
        value.put("seed", CanonicalJson.unsigned(seed));
        value.put("stack", stack);
        return DomainDigest.sha256(SIM, value);
    }

    /**
     * The identity of the simulation and of what is extracted from it: SHA-256 of {@code calabaria:task:v1|} and the
     * canonical JSON of {@code {"outputs", "sim_root"}}.
     */
    public String taskId() {
        return identity().taskId();
    }

    /** {@link #simRoot()} and {@link #taskId()}, at the price of the second: it is made from the first. */
    public RunIdentity identity() {
        String simRoot = simRoot();
        return new RunIdentity(simRoot, taskId(simRoot, outputs));
    }

    /**
     * The task id of some outputs of a simulation.
     *
     * @param simRoot of the simulation
     * @param outputs names, sorted
     */
    public static String taskId(String simRoot, List<String> outputs) {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("outputs", outputs);
        value.put("sim_root", simRoot);
        return DomainDigest.sha256(TASK, value);
    }

    /** {@code run of code 3f2c6e19 at ParameterSet{beta=0.3} under [lockdown], seed 42}. */
    @Override
    public String toString() {
        return "run of code " + code.id().substring(0, 8) + " at " + parameters + " under " + stack + ", seed "
                + Long.toUnsignedString(seed);
    }
}
