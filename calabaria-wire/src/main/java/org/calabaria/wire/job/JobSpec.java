package org.calabaria.wire.job;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.calabaria.problem.ShownValue;
import org.calabaria.scenario.Config;
import org.calabaria.variant.ModelVariant;
import org.calabaria.wire.contract.BundleRef;
import org.calabaria.wire.json.CanonicalJson;
import org.calabaria.wire.json.DocumentException;
import org.calabaria.wire.json.DocumentNode;
import org.calabaria.wire.json.YamlReader;
import org.calabaria.wire.json.YamlWriter;
import org.calabaria.wire.provenance.CodeIdentity;
import org.calabaria.wire.provenance.Identities;
import org.calabaria.wire.registry.EntryRecord;
import org.calabaria.wire.registry.EntryRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Runs of one registered model, as a document {@code calabaria.job.v1}: every run under every branch.
 *
 * <p>The points are those of the model's whole space before any scenario: what a variant fixes and what it reparameterizes
 * has been resolved. Where a branch sets a parameter, points that differ in it alone are one run under that branch, and it
 * is done once.
 *
 * <p>The code is named whole: a job runs on exactly the code that it was written for. Immutable; equal by content, wherever
 * it was read. {@code parse(toYaml())} is equal, and equal jobs have equal texts.
 */
public final class JobSpec {

    static final String SCHEMA = "calabaria.job.v1";

    /** Of one job, under all of its branches. */
    static final long MOST_RUNS = 1_000_000;

    static final String BUNDLE_RULE =
            "bundle must be a name such as 'examples.sir', 'registry/repository@sha256:<64 hex>', 'sha256:<64 hex>' or"
                    + " 'local://dev', never a path with '..' or from a root";

    /** A bundle without its digest. */
    private static final Pattern REPOSITORY =
            Pattern.compile("(oci://)?[A-Za-z0-9][A-Za-z0-9._-]*+(:[0-9]{1,5})?(/[A-Za-z0-9][A-Za-z0-9._-]*+)*+");

    private static final int LONGEST_BUNDLE = 500;

    private final Optional<String> bundle;
    private final String entryId;
    private final Optional<String> codeId;
    private final String variantKey;
    private final Branches branches;
    private final Map<String, @Nullable Object> configOverrides;
    private final List<JobRun> runs;
    private final List<String> outputs;
    private final JobPlaces places;
    private final boolean ofOneStack;

    JobSpec(
            Optional<String> bundle,
            String entryId,
            Optional<String> codeId,
            String variantKey,
            Branches branches,
            Map<String, @Nullable Object> configOverrides,
            List<JobRun> runs,
            List<String> outputs,
            JobPlaces places,
            boolean ofOneStack) {
        this.bundle = bundle;
        this.entryId = entryId;
        this.codeId = codeId;
        this.variantKey = variantKey;
        this.branches = branches;
        this.configOverrides = new Config(new TreeMap<>(configOverrides)).values();
        this.runs = List.copyOf(runs);
        this.outputs = List.copyOf(outputs);
        this.places = places;
        this.ofOneStack = ofOneStack;
    }

    /**
     * Runs of a variant, one by one.
     *
     * @param runs whose params are values of the variant's free parameters; where its stack is empty, of its view's
     * @throws org.calabaria.problem.CalabariaException if there is no run, or if the values do not fit
     */
    public static JobSpec ofRuns(ModelVariant variant, List<JobRun> runs) {
        Objects.requireNonNull(variant, "variant must not be null");
        if (runs.isEmpty()) {
            throw new JobException("runs", "a job needs at least one run, got []");
        }
        SweptPoints points = new SweptPoints(variant);
        return of(
                variant,
                runs.stream()
                        .map(run -> new JobRun(points.at(run.params()).values(), run.seed()))
                        .toList());
    }

    /**
     * Runs of a variant at every combination of these values, with every seed.
     *
     * @param values at least one for each of the variant's free parameters; where its stack is empty, of its view's. The
     *     first parameter of the space changes slowest, the seed fastest
     * @param seeds unsigned 64-bit
     * @throws org.calabaria.problem.CalabariaException listing what is missing, unexpected or does not fit; or if there are
     *     more than a million runs
     */
    public static JobSpec ofSweep(
            ModelVariant variant, Map<String, ? extends List<? extends Number>> values, List<Long> seeds) {
        Objects.requireNonNull(variant, "variant must not be null");
        return of(variant, new SweptPoints(variant).runs(values, seeds));
    }

    private static JobSpec of(ModelVariant variant, List<JobRun> runs) {
        List<String> stack = variant.spec().scenarios();
        return new JobSpec(
                Optional.empty(),
                EntryRecord.idOf(variant.model()),
                Optional.of(CodeIdentity.of(variant.model()).id()),
                Identities.variantKey(variant),
                stack.isEmpty() ? new Branches.DefaultScenario() : new Branches.Stacks(List.of(stack)),
                variant.spec().configOverrides(),
                runs,
                List.of(),
                JobPlaces.NONE,
                !stack.isEmpty());
    }

    /**
     * The job in a YAML document.
     *
     * @throws org.calabaria.problem.CalabariaException listing everything that makes it none, each with line and column
     */
    public static JobSpec parse(String yaml) {
        Objects.requireNonNull(yaml, "yaml must not be null");
        try {
            return parse(YamlReader.standard().read(yaml));
        } catch (DocumentException refused) {
            throw new JobException("the job", refused.problems());
        }
    }

    /** As {@link #parse(String)}, of UTF-8, within the limits of a reader of one's own. */
    public static JobSpec parse(byte[] utf8, YamlReader reader) {
        Objects.requireNonNull(utf8, "utf8 must not be null");
        Objects.requireNonNull(reader, "reader must not be null");
        try {
            return parse(reader.read(utf8));
        } catch (DocumentException refused) {
            throw new JobException("the job", refused.problems());
        }
    }

    private static JobSpec parse(DocumentNode root) {
        return JobReader.read(root);
    }

    static boolean isBundle(String name) {
        boolean repository = name.length() <= LONGEST_BUNDLE
                && !name.contains("..")
                && REPOSITORY.matcher(name).matches();
        return repository || BundleRef.isValid(name);
    }

    /** Where the model's code is to be had, if it is said: {@code examples.sir}. */
    public Optional<String> bundle() {
        return bundle;
    }

    public String entryId() {
        return entryId;
    }

    /** The whole code id; empty where the document that the job was read from has none, so that it fits no registry. */
    public Optional<String> codeId() {
        return codeId;
    }

    /** Of the variant that the job was made of; for eyes. */
    public String variantKey() {
        return variantKey;
    }

    public Branches branches() {
        return branches;
    }

    /** Settings that apply after the scenarios of every branch, by key. */
    public Map<String, @Nullable Object> configOverrides() {
        return configOverrides;
    }

    /** In the order of the document; at least one. */
    public List<JobRun> runs() {
        return runs;
    }

    /** The names of the outputs; none means all of the model's. */
    public List<String> outputs() {
        return outputs;
    }

    JobPlaces places() {
        return places;
    }

    /**
     * A copy that is also run under this stack; the first branch takes the place of the default scenario.
     *
     * @throws JobException if the job is of a variant with a stack of its own, or has this branch, or a filter
     */
    public JobSpec branch(String... stack) {
        if (ofOneStack) {
            throw new JobException(
                    "scenario_branches",
                    "branches require a variant with an empty stack; this job is of " + variantKey);
        }
        if (branches instanceof Branches.Filter) {
            throw new JobException("scenario_branches", "a job has branches or a filter, not both");
        }
        List<String> named = List.of(stack);
        return withBranches(
                branches instanceof Branches.Stacks stacks ? stacks.and(named) : new Branches.Stacks(List.of(named)));
    }

    /** A copy that is run under these branches in place of the old; as {@link #branch} otherwise. */
    public JobSpec withBranches(Branches newBranches) {
        Objects.requireNonNull(newBranches, "newBranches must not be null");
        if (ofOneStack && !newBranches.equals(branches)) {
            throw new JobException(
                    "scenario_branches",
                    "branches require a variant with an empty stack; this job is of " + variantKey);
        }
        return new JobSpec(
                bundle,
                entryId,
                codeId,
                variantKey,
                newBranches,
                configOverrides,
                runs,
                outputs,
                JobPlaces.NONE,
                ofOneStack);
    }

    /** A copy that asks for these outputs; none means all. */
    public JobSpec outputs(String... names) {
        List<String> distinct = List.of(names).stream().distinct().toList();
        return new JobSpec(
                bundle,
                entryId,
                codeId,
                variantKey,
                branches,
                configOverrides,
                runs,
                distinct,
                JobPlaces.NONE,
                ofOneStack);
    }

    /**
     * A copy that says where the model's code is to be had.
     *
     * @throws JobException if it is not of the form of a bundle, such as a path
     */
    public JobSpec withBundle(String newBundle) {
        Objects.requireNonNull(newBundle, "newBundle must not be null");
        if (!isBundle(newBundle)) {
            throw new JobException("bundle", BUNDLE_RULE + ", got " + ShownValue.of(newBundle));
        }
        return new JobSpec(
                Optional.of(newBundle),
                entryId,
                codeId,
                variantKey,
                branches,
                configOverrides,
                runs,
                outputs,
                JobPlaces.NONE,
                ofOneStack);
    }

    /** Whether and why not the job can be run with the models of a registry: every problem at once. */
    public JobReport validate(EntryRegistry registry) {
        return new JobReport(FittedJob.problems(this, registry));
    }

    /** The canonical YAML text; PyYAML reads it as the same values. */
    public String toYaml() {
        return YamlWriter.textInGivenOrder(value());
    }

    private Map<String, @Nullable Object> value() {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("schema", SCHEMA);
        bundle.ifPresent(name -> value.put("bundle", name));
        value.put("entry_id", entryId);
        codeId.ifPresent(id -> value.put("code_id", id));
        value.put("variant_key", variantKey);
        if (branches instanceof Branches.Stacks stacks) {
            value.put(
                    "scenario_branches",
                    stacks.stacks().stream().map(JobSpec::shortest).toList());
        } else if (branches instanceof Branches.Filter filter) {
            Map<String, @Nullable Object> patterns = new LinkedHashMap<>();
            patterns.put("include", filter.include());
            patterns.put("exclude", filter.exclude());
            value.put("scenario_filter", patterns);
        }
        if (!configOverrides.isEmpty()) {
            value.put("config_overrides", configOverrides);
        }
        if (!outputs.isEmpty()) {
            value.put("outputs", outputs);
        }
        value.put("runs", runs.stream().map(JobSpec::value).toList());
        return Collections.unmodifiableMap(value);
    }

    private static Object shortest(List<String> stack) {
        return stack.size() == 1 ? stack.get(0) : stack;
    }

    private static Map<String, @Nullable Object> value(JobRun run) {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("params_M", run.params());
        value.put("seed", CanonicalJson.unsigned(run.seed()));
        return value;
    }

    /** {@link #toYaml()} in UTF-8. */
    public byte[] toBytes() {
        return toYaml().getBytes(StandardCharsets.UTF_8);
    }

    private List<@Nullable Object> parts() {
        List<@Nullable Object> parts = new ArrayList<>();
        Collections.addAll(parts, bundle, entryId, codeId, variantKey, branches, configOverrides, runs, outputs);
        return parts;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JobSpec that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    /** {@code JobSpec[Sir:baseline@3f8a9c21, 9 runs]}. */
    @Override
    public String toString() {
        return "JobSpec[" + variantKey + ", " + runs.size() + (runs.size() == 1 ? " run]" : " runs]");
    }
}
