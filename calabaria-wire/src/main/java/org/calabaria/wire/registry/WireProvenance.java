package org.calabaria.wire.registry;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.calabaria.scenario.Config;
import org.jspecify.annotations.Nullable;

/**
 * Where a response comes from.
 *
 * @param entryId of the registered model
 * @param codeId of the model, whole
 * @param scenarioStack that took effect, in order
 * @param configOverrides that applied after the stack
 * @param simRoot of the run
 * @param taskId of the run and its outputs
 * @param variantKey for eyes
 * @param outputs the names of the outputs, sorted
 */
public record WireProvenance(
        String entryId,
        String codeId,
        List<String> scenarioStack,
        Map<String, @Nullable Object> configOverrides,
        String simRoot,
        String taskId,
        String variantKey,
        List<String> outputs) {

    public WireProvenance {
        Objects.requireNonNull(entryId, "entryId must not be null");
        Objects.requireNonNull(codeId, "codeId must not be null");
        Objects.requireNonNull(simRoot, "simRoot must not be null");
        Objects.requireNonNull(taskId, "taskId must not be null");
        Objects.requireNonNull(variantKey, "variantKey must not be null");
        scenarioStack = List.copyOf(scenarioStack);
        configOverrides = new Config(configOverrides).values();
        outputs = List.copyOf(outputs);
    }

    /** As a value for JSON, under the names of the wire format. */
    public Map<String, @Nullable Object> toValue() {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("entry_id", entryId);
        value.put("code_id", codeId);
        value.put("scenario_stack", scenarioStack);
        value.put("config_overrides", configOverrides);
        value.put("sim_root", simRoot);
        value.put("task_id", taskId);
        value.put("variant_key", variantKey);
        value.put("outputs", outputs);
        return Collections.unmodifiableMap(value);
    }
}
