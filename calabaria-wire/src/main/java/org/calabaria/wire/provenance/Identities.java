package org.calabaria.wire.provenance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.calabaria.model.BaseModel;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.scenario.Config;
import org.calabaria.scenario.ScenarioSpec;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.VariantSpec;
import org.calabaria.wire.contract.UniqueParameterSet;
import org.calabaria.wire.json.DomainDigest;
import org.jspecify.annotations.Nullable;

/**
 * The identities of the parts of a run: of its point, its scenarios, its code, its variant.
 *
 * <p>The identity of a run itself is {@link RunInputs#simRoot()}.
 */
public final class Identities {

    private Identities() {}

    /** The {@link #paramId(Map)} of a point's values. Equal numbers of different kinds differ: 4 is not 4.0. */
    public static String paramId(ParameterSet point) {
        return paramId(Objects.requireNonNull(point, "point must not be null").values());
    }

    /**
     * The identity that the Python contracts give a parameter set: BLAKE2b-256 of {@code contracts:param:v1|} and the
     * canonical JSON of the values, which the order of the names does not change.
     *
     * @throws org.calabaria.problem.InvalidParameterException if a value is none of those of a {@link UniqueParameterSet}
     */
    public static String paramId(Map<String, ? extends @Nullable Object> values) {
        return UniqueParameterSet.of(values).paramId();
    }

    /**
     * The identity of a model class's code: BLAKE2b-256 of {@code calabaria:code:v1|} and the
     * {@linkplain org.calabaria.wire.bytecode.ClassClosure#canonicalBytes canonical bytes} of its class closure. See
     * {@link CodeIdentity}, also for models that state their content.
     *
     * @throws org.calabaria.wire.bytecode.UnreadableCodeException when a class file or a declared resource cannot be read
     */
    public static String codeId(Class<? extends BaseModel<?, ?>> model) {
        return CodeIdentity.of(model).id();
    }

    /**
     * The identity of a scenario: SHA-256 of {@code calabaria:scenario:v1|} and the canonical JSON of its name, patches,
     * conflict policy and allowed overlaps. Its doc changes no result, and is not in it.
     */
    public static String scenarioId(ScenarioSpec scenario) {
        Objects.requireNonNull(scenario, "scenario must not be null");
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("name", scenario.name());
        value.put("param_patches", scenario.paramPatches());
        value.put("config_patches", scenario.configPatches());
        value.put("conflict_policy", scenario.conflictPolicy().name());
        value.put("allow_overlap", List.copyOf(new TreeSet<>(scenario.allowOverlap())));
        return DomainDigest.sha256("calabaria:scenario:v1", value);
    }

    /**
     * A readable key of a variant: {@code Sir:lockdown+vaccination|gamma=0.07|population=10k@3f8a9c21}.
     *
     * <p>The simple name of the class, the stack that takes effect, at most four fixed values (those with the fewest
     * characters first), and the first eight digits of a SHA-256 over the whole class name, the stack, all fixed values,
     * the configuration overrides, the name of the reparameterization and the ranges of the study. For eyes and file names: to compare runs, compare
     * {@link RunInputs}.
     */
    public static String variantKey(ModelVariant variant) {
        Objects.requireNonNull(variant, "variant must not be null");
        VariantSpec spec = variant.spec();
        return VariantKey.of(
                variant.model(),
                variant.stack(),
                spec.view().fixed(),
                spec.configOverrides(),
                spec.reparameterization().map(other -> other.name()).orElse(null),
                spec.ranges());
    }

    /** The key of the variant in which nothing is fixed and this stack and these overrides apply. */
    public static String variantKey(
            BaseModel<?, ?> model, List<String> stack, Map<String, ? extends @Nullable Object> configOverrides) {
        Objects.requireNonNull(model, "model must not be null");
        List<String> effective = stack.isEmpty() ? List.of(model.defaultScenario()) : stack;
        return VariantKey.of(model, effective, Map.of(), new Config(configOverrides).values(), null, Map.of());
    }
}
