package org.calabaria.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.problem.InvalidConfigException;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.problem.ModelDefinitionException;
import org.calabaria.problem.Refusals;
import org.calabaria.scenario.Composition;
import org.calabaria.scenario.Config;
import org.calabaria.scenario.ConfigDeclaration;
import org.calabaria.scenario.ConflictPolicy;
import org.calabaria.scenario.Patched;
import org.calabaria.scenario.ScenarioSpec;
import org.jspecify.annotations.Nullable;

/**
 * A simulation model: a pure function of a point of its parameter space, a configuration, a stack of scenarios and a
 * seed.
 *
 * <p>A subclass declares its space and configuration in its constructor, assembles a state in {@link #buildSim}, runs
 * it in {@link #runSim}, and marks methods with {@link ModelOutput} and {@link ModelScenario}. Its class, the
 * parameters, the configuration and the seed are its only inputs: its fields are final, and the same for every
 * instance. A model that is made from other data returns these data from {@link #content()}; otherwise it can be run,
 * but has no identity.
 *
 * <p>The annotations are read on first use (a run, a listing, an identity, a variant). From then on the model is
 * sealed: adding a scenario or an output is an error. A sealed model is thread-safe if its own methods are thread-safe,
 * for example if they only read final fields.
 *
 * @param <S> the assembled state; a run must not change it
 * @param <R> the raw result of a run, from which the outputs are extracted
 */
public abstract class BaseModel<S, R> {

    private final ParameterSpace space;
    private final ConfigDeclaration configDeclaration;
    private final Config baseConfig;

    private final Object sealing = new Object();
    private final ScenarioRegistry constructed;
    private final List<Consumer<ScenarioRegistry>> addedScenarios = new ArrayList<>();
    private final List<BoundOutput> addedOutputs = new ArrayList<>();
    private @Nullable ScenarioRegistry hookRegistry;
    private boolean defining;
    private volatile @Nullable ModelDefinition definition;
    private volatile @Nullable ModelRecipe recipe;
    private volatile @Nullable ModelDefinitionException noRecipe;

    /** Creates a model without configuration. */
    protected BaseModel(ParameterSpace space) {
        this(space, Config.declare());
    }

    /** Creates a model whose configuration keys have the kinds of their values. */
    protected BaseModel(ParameterSpace space, Config baseConfig) {
        this(space, ConfigDeclaration.of(Objects.requireNonNull(baseConfig, "baseConfig must not be null")));
    }

    /** Creates a model with declared configuration: only these keys can be patched, with values of their kinds. */
    protected BaseModel(ParameterSpace space, ConfigDeclaration config) {
        this.space = Objects.requireNonNull(space, "space must not be null");
        this.configDeclaration = Objects.requireNonNull(config, "config must not be null");
        this.baseConfig = config.base();
        this.constructed = new ScenarioRegistry(space, baseConfig);
    }

    /**
     * Assembles the state from which a run starts. Must be deterministic; it has no seed.
     *
     * @param params after the scenarios' patches
     * @param config after the scenarios' patches
     */
    protected abstract S buildSim(ParameterSet params, Config config);

    /**
     * Runs the simulation. The seed is the only source of randomness.
     *
     * @param state must not be changed: other runs start from it too
     * @param seed unsigned 64-bit
     */
    protected abstract R runSim(S state, long seed);

    /**
     * Adds scenarios that no annotated method returns; subclasses override it. Called once, when the model is sealed,
     * after the annotated methods are found.
     */
    protected void setupScenarios(ScenarioRegistry scenarios) {}

    /**
     * The name of the scenario that applies when the stack is empty. If the model defines no scenario of this name,
     * nothing is patched.
     */
    public String defaultScenario() {
        return ScenarioSpec.baseline().name();
    }

    /** The model's version. By default the implementation version of its jar, or {@code unversioned}. */
    public String version() {
        return Optional.ofNullable(getClass().getPackage())
                .map(Package::getImplementationVersion)
                .orElse("unversioned");
    }

    /**
     * The data from which the model was made, if its class does not determine it completely; empty by default. Called
     * at the first call of {@link #recipe()}, when all fields are set.
     */
    protected Optional<ModelContent> content() {
        return Optional.empty();
    }

    /** The space M of the model's parameters. */
    public final ParameterSpace space() {
        return space;
    }

    /** The configuration that the scenarios patch. */
    public final Config baseConfig() {
        return baseConfig;
    }

    /** The keys of the configuration with their kinds and docs. */
    public final ConfigDeclaration configDeclaration() {
        return configDeclaration;
    }

    /** The scenarios by name, sorted; {@code baseline} and the default scenario are always present. */
    public final SortedMap<String, ScenarioSpec> scenarios() {
        return definition().scenarios();
    }

    /** The outputs by name, sorted. */
    public final SortedMap<String, OutputInfo> outputs() {
        return definition().outputs();
    }

    /** The identity of the model at the time when it was sealed. */
    public final ModelIdentity identity() {
        return definition().identity();
    }

    /**
     * The recipe for making this model again; determined at the first call.
     *
     * @throws ModelDefinitionException if it is not identifiable, naming the first field or declaration; see
     *     {@link ModelRecipe}
     */
    public final ModelRecipe recipe() {
        ModelRecipe known = recipe;
        if (known != null) {
            return known;
        }
        ModelDefinitionException refused = noRecipe;
        if (refused != null) {
            throw new ModelDefinitionException(getClass().getName(), refused.problems());
        }
        try {
            known = ModelRecipe.of(this);
            recipe = known;
            return known;
        } catch (ModelDefinitionException refusal) {
            noRecipe = refusal;
            throw refusal;
        }
    }

    /**
     * Whether this model and another can be shown to be the same model. They are the same object, or both are
     * identifiable, of the same class and version, and made in the same way. A model that is not identifiable is the
     * same only as itself.
     */
    public final boolean isSameAs(BaseModel<?, ?> other) {
        Objects.requireNonNull(other, "other must not be null");
        return this == other
                || getClass() == other.getClass() && identity().equals(other.identity()) && isMadeAs(other);
    }

    private boolean isMadeAs(BaseModel<?, ?> other) {
        try {
            return recipe().equals(other.recipe());
        } catch (ModelDefinitionException notIdentifiable) {
            return false;
        }
    }

    /** Everything that the constructor and {@link #setupScenarios} declared, by a description of each part. */
    final Map<String, Object> declared() {
        Map<String, Object> declared = new LinkedHashMap<>();
        declared.put("parameter space", space);
        declared.put("configuration", baseConfig.settings());
        declared.putAll(definition().declared());
        return declared;
    }

    /** Runs the default scenario. */
    public final SimOutput simulate(ParameterSet params, long seed) {
        return simulateStack(List.of(), params, seed);
    }

    /** Runs the default scenario and extracts only the named outputs. */
    public final SimOutput simulate(ParameterSet params, long seed, Collection<String> outputs) {
        return simulateStack(List.of(), params, seed, outputs);
    }

    /**
     * Runs a point and a configuration without applying a scenario, and extracts only the named outputs.
     *
     * @param patched see {@link #prepare(Patched)}
     */
    public final SimOutput simulate(Patched patched, long seed, Collection<String> outputs) {
        OutputSelection selected = definition().select(outputs);
        return prepare(patched).run(seed, selected);
    }

    /** Runs the named scenario. */
    public final SimOutput simulateScenario(String scenario, ParameterSet params, long seed) {
        return simulateStack(stackOf(scenario), params, seed);
    }

    /** Runs the named scenario and extracts only the named outputs. */
    public final SimOutput simulateScenario(
            String scenario, ParameterSet params, long seed, Collection<String> outputs) {
        return simulateStack(stackOf(scenario), params, seed, outputs);
    }

    private static List<String> stackOf(String scenario) {
        return List.of(Objects.requireNonNull(scenario, "scenario must not be null"));
    }

    /**
     * Applies the named scenarios one after the other, and runs the model. An empty stack is the default scenario.
     *
     * @param stack scenario names in the order in which they apply
     * @param params a point of this model's space, before the patches
     * @param seed unsigned 64-bit
     * @throws org.calabaria.problem.CalabariaException if a scenario is unknown, the scenarios of the stack conflict,
     *     the point belongs to another space, or an output cannot be extracted. Exceptions of {@code buildSim} and
     *     {@code runSim} are passed on unchanged
     */
    public final SimOutput simulateStack(List<String> stack, ParameterSet params, long seed) {
        return prepare(params, stack).run(seed);
    }

    /** Same as {@link #simulateStack(List, ParameterSet, long)}, but extracts only the named outputs. */
    public final SimOutput simulateStack(
            List<String> stack, ParameterSet params, long seed, Collection<String> outputs) {
        OutputSelection selected = definition().select(outputs);
        return prepare(params, stack).run(seed, selected);
    }

    /**
     * Builds the state once for a point and a stack, to be run with many seeds. The results are those of
     * {@link #simulateStack}.
     */
    public final Prepared<S, R> prepare(ParameterSet params, List<String> stack) {
        requireOwn(params);
        return build(composition(stack).apply(params, baseConfig));
    }

    /**
     * Builds the state from a point and a configuration; no scenario is applied.
     *
     * @param patched a point of this model's space and this model's base configuration, patched
     */
    public final Prepared<S, R> prepare(Patched patched) {
        Objects.requireNonNull(patched, "patched must not be null");
        requireOwn(patched.params());
        if (!patched.config().hasSettingsOf(baseConfig)) {
            throw new InvalidConfigException(
                    "", "the configuration is not that of model " + getClass().getName() + ": it declares other keys");
        }
        return build(patched);
    }

    /** The named scenarios as one patch; an empty stack is the default scenario. */
    public final Composition composition(List<String> stack) {
        return definition().composition(stack);
    }

    private Prepared<S, R> build(Patched patched) {
        ModelDefinition sealed = definition();
        S state = requireResult("buildSim()", buildSim(patched.params(), patched.config()));
        return new Prepared<>(this, sealed, patched, state);
    }

    R raw(S state, long seed) {
        return requireResult("runSim()", runSim(state, seed));
    }

    private <T> T requireResult(String method, @Nullable T result) {
        if (result == null) {
            throw new ModelDefinitionException(
                    getClass().getName(), method + " of model " + getClass().getName() + " returned null");
        }
        return result;
    }

    private void requireOwn(ParameterSet params) {
        Objects.requireNonNull(params, "params must not be null");
        if (params.space() != space && !params.space().equals(space)) {
            throw new InvalidParameterException(
                    "",
                    "the point belongs to another space than model "
                            + getClass().getName() + ": it has " + params.space());
        }
    }

    /** Adds a scenario; permitted only in the constructor and in {@link #setupScenarios}. */
    protected final void addScenario(ScenarioSpec scenario) {
        addScenario(scenario, ConflictPolicy.LAST_WRITE_WINS);
    }

    /** Adds a scenario. The policy determines whether it replaces a scenario of the same name or is refused. */
    protected final void addScenario(ScenarioSpec scenario, ConflictPolicy redefinition) {
        synchronized (sealing) {
            requireOpen();
            ScenarioRegistry hook = hookRegistry;
            if (hook != null) {
                hook.add(scenario, redefinition);
            } else {
                constructed.add(scenario, redefinition);
                addedScenarios.add(registry -> registry.add(scenario, redefinition));
            }
        }
    }

    /** Adds an output; permitted only in the constructor and in {@link #setupScenarios}. */
    protected final void addOutput(String name, Extractor<? super R> extractor) {
        addOutput(name, "", "", extractor);
    }

    /**
     * Adds an output with a description and a unit; permitted only in the constructor and in {@link #setupScenarios}.
     */
    protected final void addOutput(String name, String doc, String units, Extractor<? super R> extractor) {
        Objects.requireNonNull(extractor, "extractor must not be null");
        synchronized (sealing) {
            requireOpen();
            String definedBy = getClass().getName() + ".addOutput(\"" + name + "\")";
            addedOutputs.add(BoundOutput.of(new OutputInfo(name, doc, units, definedBy), extractor));
        }
    }

    private void requireOpen() {
        if (definition != null || defining && hookRegistry == null) {
            throw new ModelDefinitionException(
                    getClass().getName(),
                    "model " + getClass().getName()
                            + " is sealed since its first use; make a new instance to change it");
        }
    }

    ModelDefinition definition() {
        ModelDefinition sealed = definition;
        return sealed != null ? sealed : seal();
    }

    private ModelDefinition seal() {
        synchronized (sealing) {
            ModelDefinition sealed = definition;
            if (sealed != null) {
                return sealed;
            }
            if (defining) {
                throw new ModelDefinitionException(
                        getClass().getName(),
                        "model " + getClass().getName() + " is used while it is being defined; scenario methods and "
                                + "setupScenarios() must not run it or list it");
            }
            defining = true;
            try {
                sealed = define();
                definition = sealed;
                return sealed;
            } finally {
                defining = false;
                hookRegistry = null;
            }
        }
    }

    private ModelDefinition define() {
        ModelIdentity identity = new ModelIdentity(getClass().getName(), version(), defaultScenario());
        Refusals refusals = new Refusals("model " + getClass().getName(), ModelDefinitionException::new);
        ScenarioRegistry registry = new ScenarioRegistry(space, baseConfig);
        refusals.check(() -> registry.addAll(ScenarioDiscovery.of(this).values()));
        addedScenarios.forEach(added -> refusals.check(() -> added.accept(registry)));
        List<BoundOutput> outputsBefore = List.copyOf(addedOutputs);
        hookRegistry = registry;
        try {
            refusals.check(() -> setupScenarios(registry));
            SortedMap<String, ScenarioSpec> scenarios = registry.close(identity.defaultScenario());
            SortedMap<String, BoundOutput> outputs = refusals.attempt(() -> OutputRegistry.of(getClass(), addedOutputs))
                    .orElseThrow(refusals::refusal);
            refusals.throwIfAny();
            return new ModelDefinition(identity, scenarios, outputs);
        } catch (RuntimeException | Error failure) {
            addedOutputs.clear(); // a second attempt starts with the outputs that the constructor added
            addedOutputs.addAll(outputsBefore);
            throw failure;
        }
    }

    /** {@code org.example.Sir (5 parameters)}. */
    @Override
    public String toString() {
        return getClass().getName() + " (" + space.size() + " parameters)";
    }
}
