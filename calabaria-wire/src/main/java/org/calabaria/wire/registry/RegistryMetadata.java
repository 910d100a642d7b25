package org.calabaria.wire.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.calabaria.model.OutputInfo;
import org.calabaria.parameter.IntegerParameter;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.parameter.RealParameter;
import org.calabaria.problem.Problem;
import org.calabaria.scenario.ConfigSetting;
import org.calabaria.wire.json.CanonicalJson;
import org.calabaria.wire.json.DocumentException;
import org.calabaria.wire.json.DocumentNode;
import org.calabaria.wire.json.JsonReader;
import org.jspecify.annotations.Nullable;

/** What a registry holds, as a document. */
final class RegistryMetadata {

    private static final String SCHEMA = "calabaria.registry.v1";

    private final List<Problem> problems = new ArrayList<>();

    private RegistryMetadata() {}

    static String of(EntryRegistry registry) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        registry.entries().forEach((id, entry) -> entries.put(id, value(entry)));
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("schema", SCHEMA);
        document.put("entries", entries);
        return CanonicalJson.text(document);
    }

    private static Map<String, @Nullable Object> value(EntryRecord entry) {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("alias", entry.alias().orElse(null));
        value.put("class", entry.className());
        value.put("code_id", entry.codeId());
        value.put("default_scenario", entry.defaultScenario());
        value.put(
                "outputs",
                entry.outputs().values().stream().map(RegistryMetadata::output).toList());
        value.put(
                "parameters",
                entry.space().specs().stream().map(RegistryMetadata::parameter).toList());
        value.put("scenarios", List.copyOf(entry.scenarios().keySet()));
        value.put(
                "settings",
                entry.configDeclaration().base().settings().stream()
                        .map(RegistryMetadata::setting)
                        .toList());
        return value;
    }

    private static Map<String, @Nullable Object> output(OutputInfo info) {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("doc", info.doc());
        value.put("name", info.name());
        value.put("units", info.units());
        return value;
    }

    private static Map<String, @Nullable Object> parameter(ParameterSpec spec) {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("doc", spec.doc());
        value.put("kind", spec instanceof RealParameter ? "real" : "integer");
        value.put("lower", spec instanceof IntegerParameter n ? (Number) n.lower() : spec.lowerBound());
        value.put("name", spec.name());
        value.put("upper", spec instanceof IntegerParameter n ? (Number) n.upper() : spec.upperBound());
        return value;
    }

    private static Map<String, @Nullable Object> setting(ConfigSetting setting) {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("doc", setting.doc());
        value.put("key", setting.key());
        value.put("value", setting.value());
        return value;
    }

    static SortedMap<String, EntryMatch> compare(EntryRegistry here, String metadata) {
        SortedMap<String, String> there = new RegistryMetadata().codeIds(metadata);
        SortedMap<String, EntryMatch> matches = new TreeMap<>();
        there.forEach((id, codeId) -> matches.put(id, match(here, id, codeId)));
        here.entries().forEach((id, entry) -> {
            if (there.keySet().stream().noneMatch(other -> className(other).equals(entry.className()))) {
                matches.put(id, EntryMatch.MISSING_THERE);
            }
        });
        return matches;
    }

    private static EntryMatch match(EntryRegistry here, String id, String codeId) {
        Optional<EntryRecord> same = here.entry(id).or(() -> here.entries().values().stream()
                .filter(entry -> entry.className().equals(className(id)))
                .findFirst());
        return same.map(entry -> entry.codeId().equals(codeId) ? EntryMatch.COMPATIBLE : EntryMatch.HASH_MISMATCH)
                .orElse(EntryMatch.MISSING_HERE);
    }

    private static String className(String id) {
        return id.substring(0, Math.max(0, id.indexOf('@')));
    }

    private SortedMap<String, String> codeIds(String metadata) {
        SortedMap<String, String> codeIds = new TreeMap<>();
        DocumentNode root = read(metadata);
        if (root.field("schema")
                .flatMap(DocumentNode::asText)
                .filter(SCHEMA::equals)
                .isEmpty()) {
            problems.add(root.problem("schema", "registry metadata has the schema '" + SCHEMA + "'"));
        }
        Optional<Map<String, DocumentNode>> entries = root.field("entries").flatMap(DocumentNode::asMap);
        if (entries.isEmpty()) {
            problems.add(root.problem("entries", "registry metadata has a map 'entries'"));
        }
        entries.orElse(Map.of()).forEach((id, entry) -> codeIds.put(id, codeId(id, entry)));
        if (!problems.isEmpty()) {
            throw new RegistryException("registry metadata", problems);
        }
        return codeIds;
    }

    private static DocumentNode read(String metadata) {
        try {
            return JsonReader.standard().read(metadata);
        } catch (DocumentException refused) {
            throw new RegistryException("registry metadata", refused.problems());
        }
    }

    private String codeId(String id, DocumentNode entry) {
        String codeId = entry.field("code_id").flatMap(DocumentNode::asText).orElse("");
        if (!codeId.matches("[0-9a-f]{64}") || !id.endsWith("@" + codeId.substring(0, 8))) {
            problems.add(entry.problem(id, "an entry has a 'code_id' of 64 hexadecimal digits, the first 8 in its id"));
        }
        return codeId;
    }
}
