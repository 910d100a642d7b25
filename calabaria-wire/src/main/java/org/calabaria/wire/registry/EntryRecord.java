package org.calabaria.wire.registry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.calabaria.model.BaseModel;
import org.calabaria.model.OutputInfo;
import org.calabaria.model.SimOutput;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.problem.ShownValue;
import org.calabaria.scenario.ConfigDeclaration;
import org.calabaria.scenario.Patched;
import org.calabaria.scenario.ScenarioSpec;
import org.calabaria.table.Table;
import org.calabaria.wire.arrow.ArrowDocument;
import org.calabaria.wire.arrow.ArrowFile;
import org.calabaria.wire.provenance.CodeIdentity;
import org.calabaria.wire.provenance.Identities;
import org.calabaria.wire.provenance.RunIdentity;
import org.calabaria.wire.provenance.RunInputs;
import org.jspecify.annotations.Nullable;

/**
 * A registered model: which code it is, what it declares, and how to run it.
 *
 * <p>Its id is {@code org.example.Sir@3f8a9c21}, the class and the first eight digits of the code id. Made by an
 * {@link EntryRegistry} alone. It is of the code as it was registered: where a declared resource changes afterwards, a run
 * is refused, because it would be of other code than its id says.
 */
public final class EntryRecord {

    private static final int SHORT = 8;

    private final Supplier<? extends BaseModel<?, ?>> factory;
    private final BaseModel<?, ?> sample;
    private final CodeIdentity code;
    private final String id;
    private final Optional<String> alias;

    EntryRecord(Supplier<? extends BaseModel<?, ?>> factory, BaseModel<?, ?> sample, Optional<String> alias) {
        this.factory = factory;
        this.sample = sample;
        this.code = CodeIdentity.of(sample);
        this.id = id(sample, code);
        this.alias = alias;
    }

    /** The id under which a model is registered, and which jobs name: {@code org.example.Sir@3f8a9c21}. */
    public static String idOf(BaseModel<?, ?> model) {
        return id(model, CodeIdentity.of(model));
    }

    private static String id(BaseModel<?, ?> model, CodeIdentity code) {
        return model.getClass().getName() + "@" + code.id().substring(0, SHORT);
    }

    public String id() {
        return id;
    }

    /** Whether both are of one class and state different contents, so that they are different models. */
    boolean isOtherContent(EntryRecord other) {
        return sample.recipe().content().isPresent()
                && other.sample.recipe().content().isPresent()
                && !codeId().equals(other.codeId());
    }

    /** The binary name of the model's class. */
    public String className() {
        return sample.getClass().getName();
    }

    public CodeIdentity code() {
        return code;
    }

    public String codeId() {
        return code.id();
    }

    /** A second name, if it was given one. */
    public Optional<String> alias() {
        return alias;
    }

    public ParameterSpace space() {
        return sample.space();
    }

    /** The settings with their kinds and base values. */
    public ConfigDeclaration configDeclaration() {
        return sample.configDeclaration();
    }

    /** The scenarios by name, sorted. */
    public SortedMap<String, ScenarioSpec> scenarios() {
        return sample.scenarios();
    }

    /** The scenario that an empty stack means. */
    public String defaultScenario() {
        return sample.identity().defaultScenario();
    }

    /** The outputs by name, sorted. */
    public SortedMap<String, OutputInfo> outputs() {
        return sample.outputs();
    }

    /** A new model. */
    public BaseModel<?, ?> newModel() {
        return EntryRegistry.made(factory);
    }

    /** The model as a function of data; every call makes a fresh model. */
    public ModelWire wire() {
        return this::run;
    }

    private WireResponse run(
            Map<String, ? extends Number> params,
            long seed,
            List<String> stack,
            Map<String, ? extends @Nullable Object> configOverrides,
            Collection<String> outputs) {
        BaseModel<?, ?> model = newModel();
        RunInputs inputs = RunInputs.of(model, model.space().point(params), stack, configOverrides, seed, outputs);
        SimOutput output =
                model.prepare(new Patched(inputs.parameters(), inputs.config())).run(seed, inputs.outputs());
        return response(inputs, configOverrides, output);
    }

    /**
     * The response of a run of this entry that was done elsewhere, such as by a runner: what {@link #wire()} would have
     * answered.
     *
     * @param configOverrides that are in the inputs' configuration already, for the provenance to name
     * @throws RegistryException if the inputs are of other code than this entry's
     */
    public WireResponse response(
            RunInputs inputs, Map<String, ? extends @Nullable Object> configOverrides, SimOutput output) {
        Objects.requireNonNull(inputs, "inputs must not be null");
        Objects.requireNonNull(output, "output must not be null");
        if (!inputs.code().id().equals(codeId())) {
            throw new RegistryException(
                    id(),
                    "the run is of code " + inputs.code().id() + ", not of entry " + id() + ", " + codeId()
                            + "; make a new registry where a resource of it has changed");
        }
        WireProvenance provenance = provenance(inputs, configOverrides);
        SortedMap<String, byte[]> files = new TreeMap<>();
        output.tables().forEach((name, table) -> files.put(name, ArrowFile.encode(document(provenance, name, table))));
        return new WireResponse(files, provenance);
    }

    private ArrowDocument document(WireProvenance provenance, String output, Table table) {
        OutputInfo info = Objects.requireNonNull(outputs().get(output));
        return OutputDocument.of(info, table, metadata(provenance, output));
    }

    private WireProvenance provenance(RunInputs inputs, Map<String, ? extends @Nullable Object> overrides) {
        RunIdentity identity = inputs.identity();
        return new WireProvenance(
                id(),
                codeId(),
                inputs.stack(),
                new TreeMap<>(overrides),
                identity.simRoot(),
                identity.taskId(),
                Identities.variantKey(sample, inputs.stack(), overrides),
                inputs.outputs());
    }

    private static Map<String, String> metadata(WireProvenance provenance, String output) {
        SortedMap<String, String> metadata = new TreeMap<>();
        metadata.put("calabaria.code_id", provenance.codeId());
        metadata.put("calabaria.entry_id", provenance.entryId());
        metadata.put("calabaria.output", output);
        metadata.put("calabaria.sim_root", provenance.simRoot());
        metadata.put("calabaria.task_id", provenance.taskId());
        return metadata;
    }

    /** What the model is and takes, for a reader: a line for every parameter, setting, scenario and output. */
    public String describe() {
        StringBuilder text = new StringBuilder(id());
        alias.ifPresent(name -> text.append(" (").append(name).append(')'));
        line(text, "code", codeId(), "");
        space().specs().forEach(spec -> line(text, "parameter", spec.toString(), spec.doc()));
        sample.baseConfig()
                .settings()
                .forEach(setting ->
                        line(text, "setting", setting.key() + " = " + ShownValue.of(setting.value()), setting.doc()));
        scenarios()
                .forEach((name, spec) -> line(
                        text, "scenario", name + (name.equals(defaultScenario()) ? " (default)" : ""), spec.doc()));
        outputs().forEach((name, info) -> line(text, "output", name + units(info), info.doc()));
        return text.toString();
    }

    private static String units(OutputInfo info) {
        return info.units().isEmpty() ? "" : " [" + info.units() + "]";
    }

    private static void line(StringBuilder text, String kind, String what, String doc) {
        text.append("\n  ").append(kind).append(" ".repeat(11 - kind.length())).append(what);
        if (!doc.isEmpty()) {
            text.append(": ").append(doc);
        }
    }

    /** {@code org.example.Sir@3f8a9c21}. */
    @Override
    public String toString() {
        return id();
    }
}
