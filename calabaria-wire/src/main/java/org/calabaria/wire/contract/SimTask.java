package org.calabaria.wire.contract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.calabaria.digest.Blake2b;
import org.calabaria.digest.Sha256;
import org.calabaria.problem.InvalidRequestException;
import org.calabaria.problem.Problem;
import org.calabaria.scenario.Config;
import org.calabaria.wire.json.CanonicalJson;
import org.calabaria.wire.json.DomainDigest;
import org.calabaria.wire.json.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * One simulation to run somewhere else.
 *
 * <p>The whole stack of scenarios is a field of its own; the entrypoint carries the first of them. The configuration is part of
 * what is computed, and of the {@linkplain #contractRoot() root}; the environment settings are recorded and enter no identity.
 *
 * <p>The two identities here are of what is <em>asked for</em>, a bundle and an entrypoint in it. They are other digests than
 * {@code simRoot} and {@code taskId}, which are of what is <em>computed</em> and need the model's code; hence their names. In JSON
 * they keep those of the Python contracts, {@code sim_root} and {@code task_id}.
 *
 * @param bundle where the code is to be had
 * @param entrypoint the model, and the first scenario of the stack
 * @param params the point, before the scenarios
 * @param seed unsigned 64-bit
 * @param stack scenario names in the order in which they apply, 1 to {@value #LONGEST_STACK} of them; a name may stand twice
 * @param outputs the names of the outputs, sorted and distinct; empty for all of the model's, never a list of none
 * @param config settings that apply after the scenarios, by key and of the kinds of {@link Config}; sorted
 * @param env settings of the place where it runs, whatever JSON can hold; sorted
 */
public record SimTask(
        BundleRef bundle,
        Entrypoint entrypoint,
        UniqueParameterSet params,
        long seed,
        List<String> stack,
        Optional<List<String>> outputs,
        Map<String, @Nullable Object> config,
        Map<String, @Nullable Object> env)
        implements ContractDocument {

    private static final String DOMAIN = "calabaria:simtask:v1";
    private static final int LONGEST_STACK = 100;
    private static final int CANONICAL_BYTES = 16;

    /**
     * @throws InvalidRequestException listing what is wrong with the stack and the outputs
     * @throws org.calabaria.problem.InvalidConfigException naming every setting of {@code config} that is of no kind
     * @throws org.calabaria.wire.json.DocumentException naming everything in {@code env} that JSON cannot hold
     */
    public SimTask {
        Objects.requireNonNull(bundle, "bundle must not be null");
        Objects.requireNonNull(entrypoint, "entrypoint must not be null");
        Objects.requireNonNull(params, "params must not be null");
        stack = List.copyOf(Objects.requireNonNull(stack, "stack must not be null"));
        outputs = Objects.requireNonNull(outputs, "outputs must not be null").map(ContractText::sorted);
        config = new Config(new TreeMap<>(Objects.requireNonNull(config, "config must not be null"))).values();
        env = ContractText.copied("env", env);
        ContractProblems problems = new ContractProblems();
        requireStack(stack, entrypoint, problems);
        outputs.ifPresent(names -> ContractText.requireNames("outputs", names, problems));
        problems.orThrow(found -> new InvalidRequestException("a simulation task", found));
    }

    private static void requireStack(List<String> stack, Entrypoint entrypoint, ContractProblems problems) {
        stack.stream()
                .filter(name -> !Entrypoint.isSlug(name))
                .forEach(name -> problems.add(Problem.of("scenario_stack", Entrypoint.slugRule(name))));
        if (!(1 <= stack.size() && stack.size() <= LONGEST_STACK)) {
            problems.add(Problem.of(
                    "scenario_stack",
                    "scenario_stack must name 1 to " + LONGEST_STACK + " scenarios, got " + stack.size()));
        } else if (!stack.get(0).equals(entrypoint.scenario())) {
            problems.add(Problem.of(
                    "scenario_stack",
                    "scenario_stack must begin with the scenario of the entrypoint '" + entrypoint + "', got "
                            + stack));
        }
    }

    /** A task under the entrypoint's scenario alone, of all outputs, with no settings. */
    public static SimTask of(BundleRef bundle, Entrypoint entrypoint, UniqueParameterSet params, long seed) {
        return new SimTask(
                bundle, entrypoint, params, seed, List.of(entrypoint.scenario()), Optional.empty(), Map.of(), Map.of());
    }

    /**
     * As {@link #of}, from plain values: {@code fromComponents("org.example.Sir", "lockdown", "local://dev", Map.of("beta", 0.3), 42)}.
     *
     * @throws org.calabaria.problem.CalabariaException if one of them is none of what it should be
     */
    public static SimTask fromComponents(
            String importPath,
            String scenario,
            String bundleRef,
            Map<String, ? extends @Nullable Object> params,
            long seed) {
        return of(
                BundleRef.parse(bundleRef), new Entrypoint(importPath, scenario), UniqueParameterSet.of(params), seed);
    }

    /** A copy with another seed. */
    public SimTask withSeed(long newSeed) {
        return new SimTask(bundle, entrypoint, params, newSeed, stack, outputs, config, env);
    }

    /** A copy under this stack; the entrypoint's scenario becomes its first. */
    public SimTask withStack(String... names) {
        String first = names.length == 0 ? entrypoint.scenario() : names[0];
        Entrypoint moved = new Entrypoint(entrypoint.importPath(), first);
        return new SimTask(bundle, moved, params, seed, List.of(names), outputs, config, env);
    }

    /** A copy that asks for these outputs, at least one. */
    public SimTask withOutputs(String... names) {
        return new SimTask(bundle, entrypoint, params, seed, stack, Optional.of(List.of(names)), config, env);
    }

    /** A copy with these settings in place of the old. */
    public SimTask withConfig(Map<String, @Nullable Object> newConfig) {
        return new SimTask(bundle, entrypoint, params, seed, stack, outputs, newConfig, env);
    }

    /** A copy with these settings of the place where it runs, in place of the old. */
    public SimTask withEnv(Map<String, @Nullable Object> newEnv) {
        return new SimTask(bundle, entrypoint, params, seed, stack, outputs, config, newEnv);
    }

    /**
     * The identity of the simulation that is asked for, whatever is extracted from it: SHA-256 of {@code calabaria:simtask:v1|} and
     * the canonical JSON of {@code {"bundle", "config", "entrypoint", "params", "scenario_stack", "seed"}}. {@code bundle} is
     * {@code sha256:} and the bundle's digest, wherever it lies, or the local name.
     */
    public String contractRoot() {
        return DomainDigest.sha256(DOMAIN, root());
    }

    /**
     * The identity of the simulation and of what is extracted from it: as {@link #contractRoot()}, with {@code outputs}, which are
     * {@code null} for all.
     */
    public String contractTaskId() {
        Map<String, @Nullable Object> value = root();
        value.put("outputs", outputs.orElse(null));
        return DomainDigest.sha256(DOMAIN, value);
    }

    private Map<String, @Nullable Object> root() {
        Map<String, @Nullable Object> value = new TreeMap<>();
        value.put("bundle", bundle.identity());
        value.put("config", config);
        value.put("entrypoint", entrypoint.format());
        value.put("params", params.values());
        value.put("scenario_stack", stack);
        value.put("seed", CanonicalJson.unsigned(seed));
        return value;
    }

    /**
     * The id that the Python contracts 0.3.1 give a task, 32 hexadecimal digits: BLAKE2b-128 of
     * {@code sim:v1|<bundle>|<entrypoint>|<param id>|<seed>}.
     *
     * <p>To find what Python tools have filed, and for nothing else: tasks that differ in their configuration, in their outputs or
     * in all scenarios but the first have one such id.
     */
    public String pythonTaskId() {
        String text =
                "sim:v1|" + bundle + "|" + entrypoint + "|" + params.paramId() + "|" + Long.toUnsignedString(seed);
        return new Blake2b(CANONICAL_BYTES).add(Sha256.utf8(text)).hex();
    }

    /**
     * The task in a JSON document: {@code bundle_ref}, {@code entrypoint}, {@code params}, {@code seed}, and where they are not the
     * usual {@code scenario_stack} (the entrypoint's scenario), {@code outputs} (all), {@code config} and {@code env} (none).
     *
     * @throws org.calabaria.wire.json.DocumentException listing everything that makes it none
     */
    public static SimTask fromJson(String json) {
        return ContractFields.read(JsonReader.standard().read(json), "a simulation task", SimTask::from);
    }

    /** As {@link #fromJson(String)}, of UTF-8. */
    public static SimTask fromJson(byte[] utf8) {
        return ContractFields.read(JsonReader.standard().read(utf8), "a simulation task", SimTask::from);
    }

    static Optional<SimTask> from(ContractFields fields) {
        fields.only(
                List.of("bundle_ref", "entrypoint", "params", "seed"),
                List.of("scenario_stack", "outputs", "config", "env"));
        Optional<BundleRef> bundle = fields.text("bundle_ref", BundleRef::parse);
        Optional<Entrypoint> entrypoint = fields.text("entrypoint", Entrypoint::parse);
        Optional<UniqueParameterSet> params = fields.inner("params", "a parameter set", UniqueParameterSet::from);
        Optional<Long> seed = fields.seed("seed");
        Optional<List<String>> stack = fields.texts("scenario_stack");
        Optional<List<String>> outputs = fields.texts("outputs");
        Map<String, @Nullable Object> config = fields.values("config").orElse(Map.of());
        Map<String, @Nullable Object> env = fields.values("env").orElse(Map.of());
        return fields.make(() -> new SimTask(
                bundle.orElseThrow(),
                entrypoint.orElseThrow(),
                params.orElseThrow(),
                seed.orElseThrow(),
                stack.orElse(List.of(entrypoint.orElseThrow().scenario())),
                outputs,
                config,
                env));
    }

    @Override
    public Map<String, @Nullable Object> toValue() {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("bundle_ref", bundle.text());
        value.put("entrypoint", entrypoint.format());
        value.put("params", params.toValue());
        value.put("seed", CanonicalJson.unsigned(seed));
        value.put("scenario_stack", stack);
        outputs.ifPresent(names -> value.put("outputs", names));
        if (!config.isEmpty()) {
            value.put("config", config);
        }
        if (!env.isEmpty()) {
            value.put("env", env);
        }
        return Collections.unmodifiableMap(value);
    }

    /** {@code SimTask[org.example.Sir/lockdown at 944ed7a1, seed 42]}. */
    @Override
    public String toString() {
        return "SimTask[" + entrypoint.importPath() + "/" + String.join("+", stack) + " at "
                + params.paramId().substring(0, 8) + ", seed " + Long.toUnsignedString(seed) + "]";
    }
}
