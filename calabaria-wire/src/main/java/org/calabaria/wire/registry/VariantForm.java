package org.calabaria.wire.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterView;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.Mistake;
import org.calabaria.problem.NearestName;
import org.calabaria.problem.Problem;
import org.calabaria.problem.ShownValue;
import org.calabaria.scenario.Config;
import org.calabaria.transform.AffineSqueezedLogit;
import org.calabaria.transform.Identity;
import org.calabaria.transform.Log;
import org.calabaria.transform.Log10;
import org.calabaria.transform.Logit;
import org.calabaria.transform.ScaledLogit;
import org.calabaria.transform.Transform;
import org.calabaria.transform.Transforms;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.Range;
import org.calabaria.variant.Reparameterization;
import org.calabaria.variant.VariantSpec;
import org.calabaria.wire.json.CanonicalJson;
import org.calabaria.wire.json.DocumentException;
import org.calabaria.wire.json.DocumentNode;
import org.calabaria.wire.json.JsonReader;
import org.calabaria.wire.json.YamlReader;
import org.calabaria.wire.json.YamlWriter;
import org.jspecify.annotations.Nullable;

/**
 * The specification of a variant as a document {@code calabaria.variant.v1}, in YAML or JSON.
 *
 * <p>A document cannot hold functions: a transform or a reparameterization is written by its name. The library's own
 * transforms have names; a form knows others once they are added with {@link #knowing}, and refuses unknown ones. Immutable.
 */
public final class VariantForm {

    private static final String SCHEMA = "calabaria.variant.v1";
    private static final int LIMIT = 64 << 10;
    private static final int LONGEST_STACK = 100;
    private static final List<String> KEYS = List.of(
            "schema",
            "fixed",
            "scenarios",
            "ranges",
            "transforms",
            "automatic_transforms",
            "config_overrides",
            "reparameterization");
    private static final VariantForm STANDARD = new VariantForm(plain(), Collections.emptySortedMap());

    private final SortedMap<String, Transform> transforms;
    private final SortedMap<String, Reparameterization> reparameterizations;

    private VariantForm(
            SortedMap<String, Transform> transforms, SortedMap<String, Reparameterization> reparameterizations) {
        this.transforms = transforms;
        this.reparameterizations = reparameterizations;
    }

    private static SortedMap<String, Transform> plain() {
        SortedMap<String, Transform> plain = new TreeMap<>();
        for (Transform transform : List.of(new Identity(), new Log(), new Log10(), new Logit())) {
            plain.put(transform.name(), transform);
        }
        return plain;
    }

    /** The form that knows the library's own transforms, and no reparameterization. */
    public static VariantForm standard() {
        return STANDARD;
    }

    /** A copy that knows a transform more, by its name; every transform equal to it is written so. */
    public VariantForm knowing(Transform transform) {
        SortedMap<String, Transform> longer = new TreeMap<>(transforms);
        if (isOfTheLibrary(transform.name()) || longer.put(transform.name(), transform) != null) {
            throw new RegistryException(
                    transform.name(),
                    "a transform is known as '" + ShownValue.name(transform.name())
                            + "' already; give it another name");
        }
        return new VariantForm(longer, reparameterizations);
    }

    /** A copy that knows a reparameterization more, by its name. */
    public VariantForm knowing(Reparameterization reparameterization) {
        SortedMap<String, Reparameterization> longer = new TreeMap<>(reparameterizations);
        if (longer.put(reparameterization.name(), reparameterization) != null) {
            throw new RegistryException(
                    reparameterization.name(),
                    "a reparameterization is known as '" + ShownValue.name(reparameterization.name())
                            + "' already; give it another name");
        }
        return new VariantForm(transforms, longer);
    }

    private static boolean isOfTheLibrary(String name) {
        return name.equals(new AffineSqueezedLogit().name()) || name.equals(new ScaledLogit(0, 1).name());
    }

    /**
     * The specification as YAML.
     *
     * @throws RegistryException if it has a transform or reparameterization that this form does not know
     */
    public String toYaml(VariantSpec spec) {
        return YamlWriter.textInGivenOrder(value(spec));
    }

    /** The specification as canonical JSON; as {@link #toYaml(VariantSpec)} otherwise. */
    public String toJson(VariantSpec spec) {
        return CanonicalJson.text(value(spec));
    }

    /** As {@link #toYaml(VariantSpec)}, with the transforms that were {@linkplain ModelVariant#transforms() chosen}. */
    public String toYaml(ModelVariant variant) {
        return toYaml(withChosen(variant));
    }

    /** As {@link #toJson(VariantSpec)}, with the transforms that were {@linkplain ModelVariant#transforms() chosen}. */
    public String toJson(ModelVariant variant) {
        return toJson(withChosen(variant));
    }

    private static VariantSpec withChosen(ModelVariant variant) {
        Objects.requireNonNull(variant, "variant must not be null");
        return variant.spec().withTransforms(variant.transforms());
    }

    private Map<String, @Nullable Object> value(VariantSpec spec) {
        Objects.requireNonNull(spec, "spec must not be null");
        List<Problem> problems = new ArrayList<>();
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        spec.transforms().byName().forEach((name, transform) -> named.put(name, written(name, transform, problems)));
        spec.reparameterization()
                .filter(other -> !reparameterizations.containsValue(other))
                .ifPresent(other -> problems.add(Problem.of(
                        other.name(),
                        "reparameterization '" + ShownValue.name(other.name())
                                + "' has no registered name; add it to the form with knowing()")));
        if (!problems.isEmpty()) {
            throw new RegistryException("the variant", problems);
        }
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("schema", SCHEMA);
        value.put("fixed", new TreeMap<>(spec.view().fixed()));
        value.put("scenarios", spec.scenarios());
        if (!spec.ranges().isEmpty()) {
            value.put("ranges", written(spec.ranges()));
        }
        value.put("transforms", named);
        if (spec.automatic()) {
            value.put("automatic_transforms", true);
        }
        value.put("config_overrides", new TreeMap<>(spec.configOverrides()));
        value.put(
                "reparameterization",
                spec.reparameterization().map(Reparameterization::name).orElse(null));
        return value;
    }

    private static Map<String, @Nullable Object> written(Map<String, Range> ranges) {
        Map<String, @Nullable Object> written = new TreeMap<>();
        ranges.forEach((name, range) -> {
            Map<String, @Nullable Object> ends = new LinkedHashMap<>();
            ends.put("lower", range.lower());
            ends.put("upper", range.upper());
            written.put(name, ends);
        });
        return written;
    }

    private @Nullable Object written(String parameter, Transform transform, List<Problem> problems) {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("name", transform.name());
        if (transform instanceof AffineSqueezedLogit squeezed) {
            value.put("eps", squeezed.eps());
        } else if (transform instanceof ScaledLogit scaled) {
            value.put("lower", scaled.lower());
            value.put("upper", scaled.upper());
        } else if (!transform.equals(transforms.get(transform.name()))) {
            problems.add(Problem.of(
                    parameter,
                    "transform '" + ShownValue.name(transform.name()) + "' of parameter '" + parameter
                            + "' has no registered name; add it to the form with knowing()"));
        }
        return value;
    }

    /**
     * The specification in a YAML document of at most 64 KiB, for a model's space.
     *
     * @throws CalabariaException listing everything that makes it none, each with line and column
     */
    public VariantSpec parse(String yaml, ParameterSpace space) {
        Objects.requireNonNull(yaml, "yaml must not be null");
        try {
            return read(YamlReader.standard().withLimit(LIMIT).read(yaml), space);
        } catch (DocumentException refused) {
            throw new RegistryException("the variant", refused.problems());
        }
    }

    /** As {@link #parse}, of JSON. */
    public VariantSpec parseJson(String json, ParameterSpace space) {
        Objects.requireNonNull(json, "json must not be null");
        try {
            return read(JsonReader.standard().withLimit(LIMIT).read(json), space);
        } catch (DocumentException refused) {
            throw new RegistryException("the variant", refused.problems());
        }
    }

    private VariantSpec read(DocumentNode root, ParameterSpace space) {
        Objects.requireNonNull(space, "space must not be null");
        List<Problem> problems = new ArrayList<>();
        fields(root, "a variant", KEYS, problems);
        if (root.field("schema")
                .flatMap(DocumentNode::asText)
                .filter(SCHEMA::equals)
                .isEmpty()) {
            problems.add(root.field("schema").orElse(root).problem("schema", "schema must be '" + SCHEMA + "'"));
        }
        ParameterView view = view(root, space, problems);
        List<String> scenarios = scenarios(root, problems);
        Transforms named = transforms(root, space, problems);
        Map<String, @Nullable Object> overrides = overrides(root, problems);
        Optional<Reparameterization> other = reparameterization(root, problems);
        Map<String, Range> ranges = ranges(root, problems);
        boolean automatic = automatic(root, problems);
        if (!problems.isEmpty()) {
            throw Mistake.refusal("the variant", problems, RegistryException::new);
        }
        return new VariantSpec(view, scenarios, named, overrides, other, ranges, automatic);
    }

    private static Map<String, DocumentNode> fields(
            DocumentNode node, String what, List<String> keys, List<Problem> problems) {
        Optional<Map<String, DocumentNode>> fields = node.asMap();
        if (fields.isEmpty()) {
            problems.add(node.problem("", what + " must be a map, got " + node.shown()));
        }
        fields.orElse(Map.of()).forEach((key, value) -> {
            if (!keys.contains(key)) {
                problems.add(Problem.of(
                        key,
                        value.keyAt() + ": unknown key '" + ShownValue.name(key) + "', only " + NearestName.braces(keys)
                                + NearestName.remedy(List.of(key), keys)));
            }
        });
        return fields.orElse(Map.of());
    }

    private static Map<String, DocumentNode> map(DocumentNode root, String key, List<Problem> problems) {
        Optional<DocumentNode> node = root.field(key);
        if (node.isPresent() && node.get().asMap().isEmpty()) {
            problems.add(node.get()
                    .problem(key, key + " must be a map, got " + node.get().shown()));
        }
        return node.flatMap(DocumentNode::asMap).orElse(Map.of());
    }

    private static ParameterView view(DocumentNode root, ParameterSpace space, List<Problem> problems) {
        ParameterView view = ParameterView.allFree(space);
        for (var entry : map(root, "fixed", problems).entrySet()) {
            DocumentNode node = entry.getValue();
            try {
                if (node.isScalar() && node.toValue() instanceof Number number) {
                    view = view.fix(entry.getKey(), number);
                } else {
                    problems.add(node.problem(Mistake.PARAMETER.problem(
                            entry.getKey(),
                            "parameter '" + ShownValue.name(entry.getKey()) + "' must be a number, got "
                                    + node.shown())));
                }
            } catch (CalabariaException refused) {
                refused.problems().forEach(reason -> problems.add(node.problem(reason)));
            }
        }
        return view;
    }

    private static Map<String, Range> ranges(DocumentNode root, List<Problem> problems) {
        Map<String, Range> ranges = new TreeMap<>();
        map(root, "ranges", problems).forEach((name, node) -> {
            fields(node, "a range", List.of("lower", "upper"), problems);
            try {
                ranges.put(name, new Range(number(node, "lower"), number(node, "upper")));
            } catch (CalabariaException refused) {
                refused.problems()
                        .forEach(reason ->
                                problems.add(node.problem(Mistake.PARAMETER.problem(name, reason.sentence()))));
            }
        });
        return ranges;
    }

    /** NaN where there is no number, for the range to refuse. */
    private static Number number(DocumentNode node, String key) {
        return node.field(key)
                .filter(DocumentNode::isScalar)
                .map(DocumentNode::toValue)
                .filter(Number.class::isInstance)
                .map(Number.class::cast)
                .orElse(Double.NaN);
    }

    private static boolean automatic(DocumentNode root, List<Problem> problems) {
        Optional<DocumentNode> node = root.field("automatic_transforms");
        Object value =
                node.filter(DocumentNode::isScalar).map(DocumentNode::toValue).orElse(null);
        if (node.isPresent() && !(value instanceof Boolean)) {
            problems.add(node.get()
                    .problem(
                            "automatic_transforms",
                            "automatic_transforms must be true or false, got "
                                    + node.get().shown()));
        }
        return Boolean.TRUE.equals(value);
    }

    private static List<String> scenarios(DocumentNode root, List<Problem> problems) {
        List<String> scenarios = new ArrayList<>();
        root.field("scenarios").ifPresent(node -> {
            if (node.asList().isEmpty()) {
                problems.add(node.problem("scenarios", "scenarios must be a list, got " + node.shown()));
            }
            if (node.asList().orElse(List.of()).size() > LONGEST_STACK) {
                problems.add(node.problem("scenarios", "a stack must name at most " + LONGEST_STACK + " scenarios"));
            }
            node.asList().orElse(List.of()).forEach(item -> item.asText()
                    .ifPresentOrElse(
                            scenarios::add,
                            () -> problems.add(
                                    item.problem("scenarios", "a scenario's name must be text, got " + item.shown()))));
        });
        return scenarios;
    }

    private Transforms transforms(DocumentNode root, ParameterSpace space, List<Problem> problems) {
        Transforms read = Transforms.none();
        for (var entry : map(root, "transforms", problems).entrySet()) {
            DocumentNode node = entry.getValue();
            if (!space.contains(entry.getKey())) {
                problems.add(node.problem(Mistake.PARAMETER.problem(
                        entry.getKey(),
                        "unknown parameter(s) " + NearestName.braces(List.of(entry.getKey()))
                                + NearestName.remedy(List.of(entry.getKey()), space.names()))));
            }
            Transform transform = transform(node, problems);
            read = transform == null ? read : read.with(entry.getKey(), transform);
        }
        return read;
    }

    private @Nullable Transform transform(DocumentNode node, List<Problem> problems) {
        fields(node, "a transform", List.of("name", "eps", "lower", "upper"), problems);
        String name = node.field("name").flatMap(DocumentNode::asText).orElse("");
        try {
            if (name.equals("squeezed-logit") && node.field("eps").isPresent()) {
                return new AffineSqueezedLogit(real(node, "eps"));
            }
            if (name.equals("scaled-logit")) {
                return new ScaledLogit(real(node, "lower"), real(node, "upper"));
            }
            Transform known = name.equals("squeezed-logit") ? new AffineSqueezedLogit() : transforms.get(name);
            if (known == null) {
                List<String> names = new ArrayList<>(transforms.keySet());
                names.addAll(List.of("scaled-logit", "squeezed-logit"));
                problems.add(node.problem(
                        name,
                        "unknown transform '" + ShownValue.name(name) + "', only " + NearestName.braces(names)
                                + NearestName.remedy(List.of(name), names)));
            }
            return known;
        } catch (CalabariaException refused) {
            refused.problems().forEach(reason -> problems.add(node.problem(name, reason.sentence())));
            return null;
        }
    }

    /** NaN where there is no number, for the transform to refuse. */
    private static double real(DocumentNode node, String key) {
        return number(node, key).doubleValue();
    }

    private static Map<String, @Nullable Object> overrides(DocumentNode root, List<Problem> problems) {
        Map<String, @Nullable Object> overrides = new LinkedHashMap<>();
        map(root, "config_overrides", problems).forEach((key, node) -> {
            try {
                overrides.putAll(new Config(Collections.singletonMap(key, node.toValue())).values());
            } catch (CalabariaException refused) {
                refused.problems().forEach(reason -> problems.add(node.problem(reason)));
            }
        });
        return overrides;
    }

    private Optional<Reparameterization> reparameterization(DocumentNode root, List<Problem> problems) {
        Optional<DocumentNode> node =
                root.field("reparameterization").filter(given -> !given.shown().equals("null"));
        String name = node.flatMap(DocumentNode::asText).orElse("");
        Optional<Reparameterization> known = Optional.ofNullable(reparameterizations.get(name));
        if (node.isPresent() && known.isEmpty()) {
            problems.add(node.get()
                    .problem(
                            name,
                            "unknown reparameterization " + node.get().shown() + ", only "
                                    + NearestName.braces(reparameterizations.keySet())
                                    + NearestName.remedy(List.of(name), reparameterizations.keySet())));
        }
        return known;
    }
}
