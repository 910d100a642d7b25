package org.calabaria.wire.job;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.NearestName;
import org.calabaria.problem.ShownValue;
import org.calabaria.scenario.Config;
import org.calabaria.wire.json.DocumentNode;
import org.jspecify.annotations.Nullable;

/** A job's document while it becomes a job: every problem is noted, and reading goes on. */
final class JobReader {

    static final List<String> KEYS = List.of(
            "schema",
            "bundle",
            "entry_id",
            "code_id",
            "variant_key",
            "scenario_branches",
            "scenario_filter",
            "config_overrides",
            "outputs",
            "runs");

    private static final Pattern ENTRY_ID =
            Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*(\\.[A-Za-z_$][A-Za-z0-9_$]*)*@[0-9a-f]{8}");
    private static final Pattern CODE_ID = Pattern.compile("[0-9a-f]{64}");
    private static final int LONGEST_NAME = 1000;
    private static final BigInteger SEED_LIMIT = BigInteger.ONE.shiftLeft(64);

    private final JobProblems problems = new JobProblems();
    private final DocumentNode root;

    private JobReader(DocumentNode root) {
        this.root = root;
    }

    static JobSpec read(DocumentNode root) {
        return new JobReader(root).job();
    }

    private JobSpec job() {
        Map<String, DocumentNode> fields = map(root, "a job", KEYS);
        required(fields, root, "the job", List.of("schema", "entry_id", "variant_key", "runs"));
        field("schema").ifPresent(this::checkSchema);
        Optional<String> bundle = field("bundle").flatMap(this::bundle);
        String entryId = field("entry_id").flatMap(this::entryId).orElse("");
        Optional<String> codeId = field("code_id").flatMap(this::codeId);
        String variantKey =
                field("variant_key").flatMap(node -> name(node, "variant_key")).orElse("");
        Branches branches = branches();
        Map<String, @Nullable Object> overrides =
                field("config_overrides").map(this::overrides).orElse(Map.of());
        List<String> outputs =
                field("outputs").map(node -> names(node, "outputs")).orElse(List.of());
        List<JobRun> runs = field("runs").map(this::runs).orElse(List.of());
        codeId.filter(id -> !entryId.isEmpty() && !entryId.endsWith("@" + id.substring(0, 8)))
                .ifPresent(id -> problem(
                        "code_id",
                        field("code_id").orElse(root),
                        "code_id must begin with the digits of entry_id '" + entryId + "', got '" + id + "'"));
        problems.orThrow();
        return new JobSpec(
                bundle, entryId, codeId, variantKey, branches, overrides, runs, outputs, JobPlaces.in(root), false);
    }

    private Optional<DocumentNode> field(String name) {
        return root.field(name);
    }

    private void problem(String subject, DocumentNode node, String sentence) {
        problems.add(node.problem(subject, sentence));
    }

    private Map<String, DocumentNode> map(DocumentNode node, String what, List<String> keys) {
        Optional<Map<String, DocumentNode>> fields = node.asMap();
        if (fields.isEmpty()) {
            problem("", node, what + " must be a map, got " + node.shown());
        }
        fields.orElse(Map.of()).forEach((key, value) -> {
            if (!keys.contains(key)) {
                problems.add(org.calabaria.problem.Problem.of(
                        key,
                        value.keyAt() + ": unknown key '" + ShownValue.name(key) + "', only " + NearestName.braces(keys)
                                + NearestName.remedy(List.of(key), keys)));
            }
        });
        return fields.orElse(Map.of());
    }

    private void required(Map<String, DocumentNode> fields, DocumentNode node, String what, List<String> keys) {
        Set<String> missing = new TreeSet<>(keys);
        missing.removeAll(fields.keySet());
        if (!missing.isEmpty() && node.asMap().isPresent()) {
            problem(missing.iterator().next(), node, what + " lacks the key(s) " + NearestName.braces(missing));
        }
    }

    private void checkSchema(DocumentNode node) {
        if (node.asText().filter(JobSpec.SCHEMA::equals).isEmpty()) {
            problem("schema", node, "schema must be '" + JobSpec.SCHEMA + "', got " + node.shown());
        }
    }

    private Optional<String> bundle(DocumentNode node) {
        Optional<String> bundle = node.asText().filter(JobSpec::isBundle);
        if (bundle.isEmpty()) {
            problem("bundle", node, JobSpec.BUNDLE_RULE + ", got " + node.shown());
        }
        return bundle;
    }

    private Optional<String> entryId(DocumentNode node) {
        return matching(node, "entry_id", ENTRY_ID, "must look like 'org.example.Sir@3f8a9c21'");
    }

    private Optional<String> codeId(DocumentNode node) {
        return matching(node, "code_id", CODE_ID, "must be 64 lower-case hexadecimal digits");
    }

    private Optional<String> matching(DocumentNode node, String key, Pattern pattern, String rule) {
        Optional<String> text = node.asText()
                .filter(given ->
                        given.length() <= LONGEST_NAME && pattern.matcher(given).matches());
        if (text.isEmpty()) {
            problem(key, node, key + " " + rule + ", got " + node.shown());
        }
        return text;
    }

    private Optional<String> name(DocumentNode node, String what) {
        Optional<String> text = node.asText().filter(given -> !given.isBlank() && given.length() <= LONGEST_NAME);
        if (text.isEmpty()) {
            problem(what, node, what + " must be text of 1 to " + LONGEST_NAME + " characters, got " + node.shown());
        }
        return text;
    }

    /** A list of distinct names that is not empty. */
    private List<String> names(DocumentNode node, String what) {
        Set<String> names = new LinkedHashSet<>();
        for (DocumentNode item : items(node, what)) {
            name(item, "an item of " + what).ifPresent(name -> {
                if (!names.add(name)) {
                    problem(name, item, what + " names '" + ShownValue.name(name) + "' twice");
                }
            });
        }
        return List.copyOf(names);
    }

    private List<DocumentNode> items(DocumentNode node, String what) {
        Optional<List<DocumentNode>> items = node.asList().filter(list -> !list.isEmpty());
        if (items.isEmpty()) {
            String got = node.asList().isPresent() ? "[]" : node.shown();
            problem(what, node, what + " must be a list that is not empty, got " + got);
        }
        return items.orElse(List.of());
    }

    private Branches branches() {
        Optional<DocumentNode> stacks = field("scenario_branches");
        Optional<DocumentNode> filter = field("scenario_filter");
        if (stacks.isPresent() && filter.isPresent()) {
            problem(
                    "scenario_filter",
                    filter.get(),
                    "a job has scenario_branches or scenario_filter, not both; the other stands at "
                            + stacks.get().keyAt());
        }
        if (stacks.isPresent()) {
            return stacks(stacks.get());
        }
        return filter.map(this::filter).orElse(new Branches.DefaultScenario());
    }

    private Branches stacks(DocumentNode node) {
        Set<List<String>> stacks = new LinkedHashSet<>();
        for (DocumentNode item : items(node, "scenario_branches")) {
            List<String> stack =
                    item.isScalar() ? name(item, "a branch").map(List::of).orElse(List.of()) : stack(item);
            if (!stack.isEmpty() && !stacks.add(stack)) {
                problem(
                        "scenario_branches",
                        item,
                        "the branch " + stack.stream().map(ShownValue::name).toList() + " stands twice");
            }
        }
        return stacks.isEmpty() ? new Branches.DefaultScenario() : new Branches.Stacks(List.copyOf(stacks));
    }

    /** Unlike other lists of names, a stack may name a scenario twice: the last write wins, wherever it stands. */
    private List<String> stack(DocumentNode node) {
        List<String> stack = new ArrayList<>();
        List<DocumentNode> items = items(node, "a branch");
        if (items.size() > Branches.LONGEST_STACK) {
            problem("scenario_branches", node, Branches.Stacks.tooLong(items.size()));
            return stack;
        }
        items.forEach(item -> name(item, "a scenario of a branch").ifPresent(stack::add));
        return stack;
    }

    private Branches filter(DocumentNode node) {
        Map<String, DocumentNode> fields = map(node, "scenario_filter", List.of("include", "exclude"));
        required(fields, node, "scenario_filter", List.of("include"));
        List<String> include =
                node.field("include").map(list -> names(list, "include")).orElse(List.of());
        List<String> exclude = node.field("exclude")
                .filter(list -> list.asList().filter(List::isEmpty).isEmpty())
                .map(list -> names(list, "exclude"))
                .orElse(List.of());
        return include.isEmpty() ? new Branches.DefaultScenario() : new Branches.Filter(include, exclude);
    }

    private Map<String, @Nullable Object> overrides(DocumentNode node) {
        Map<String, @Nullable Object> overrides = new LinkedHashMap<>();
        if (node.asMap().isEmpty()) {
            problem("config_overrides", node, "config_overrides must be a map, got " + node.shown());
        }
        node.asMap().orElse(Map.of()).forEach((key, value) -> {
            try {
                Map<String, @Nullable Object> one = new LinkedHashMap<>();
                one.put(key, value.toValue());
                overrides.putAll(new Config(one).values());
            } catch (CalabariaException refused) {
                refused.problems().forEach(reason -> problems.add(value.problem(reason)));
            }
        });
        return overrides;
    }

    private List<JobRun> runs(DocumentNode node) {
        List<JobRun> runs = new ArrayList<>();
        for (DocumentNode item : items(node, "runs")) {
            Map<String, DocumentNode> fields = map(item, "a run", List.of("params_M", "seed"));
            required(fields, item, "a run", List.of("params_M", "seed"));
            Map<String, Number> params =
                    item.field("params_M").map(this::params).orElse(Map.of());
            long seed = item.field("seed").map(this::seed).orElse(0L);
            runs.add(new JobRun(params, seed));
        }
        return runs;
    }

    private Map<String, Number> params(DocumentNode node) {
        Map<String, Number> params = new LinkedHashMap<>();
        if (node.asMap().isEmpty()) {
            problem("params_M", node, "params_M must be a map of numbers, got " + node.shown());
        }
        node.asMap().orElse(Map.of()).forEach((name, value) -> {
            Number number = value.isScalar() ? JobRun.number(value.toValue()) : null;
            if (number == null) {
                problem(
                        name,
                        value,
                        "parameter '" + ShownValue.name(name)
                                + "' must be a 64-bit integer or a finite real number, got " + value.shown());
            } else {
                params.put(name, number);
            }
        });
        return params;
    }

    private long seed(DocumentNode node) {
        Object value = node.isScalar() ? node.toValue() : null;
        BigInteger seed =
                value instanceof Long || value instanceof BigInteger ? new BigInteger(value.toString()) : null;
        if (seed == null || seed.signum() < 0 || seed.compareTo(SEED_LIMIT) >= 0) {
            problem("seed", node, "seed must be an integer from 0 to 18446744073709551615, got " + node.shown());
            return 0;
        }
        return seed.longValue();
    }
}
