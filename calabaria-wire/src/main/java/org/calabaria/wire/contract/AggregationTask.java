package org.calabaria.wire.contract;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.calabaria.digest.Blake2b;
import org.calabaria.digest.Sha256;
import org.calabaria.problem.InvalidRequestException;
import org.calabaria.problem.Problem;
import org.calabaria.problem.ShownValue;
import org.calabaria.wire.json.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * Returns to make one result of: a mean over replicates, or a loss against observed data.
 *
 * @param bundle where the target or aggregator is to be had
 * @param target what aggregates: a registered name ({@code mean}, {@code numpy:mean}) or a target of the bundle
 *     ({@code targets.covid/deaths}, {@code targets.prevalence:prevalence_target})
 * @param returns what to aggregate, in order; at least one, each of another task
 * @param targetData observed data that JSON can hold; may be empty
 */
public record AggregationTask(
        BundleRef bundle, String target, List<SimReturn> returns, Map<String, @Nullable Object> targetData)
        implements ContractDocument {

    private static final int ID_DIGITS = 16;
    private static final int ID_BYTES = 32;
    private static final int LONGEST_TARGET = 500;
    private static final Pattern TARGET =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_.$-]*+(?:[/:][A-Za-z0-9_][A-Za-z0-9_.-]*+)?");

    /**
     * @throws InvalidRequestException listing what is wrong with the target and the returns
     * @throws org.calabaria.wire.json.DocumentException naming every datum that JSON cannot hold
     */
    public AggregationTask {
        Objects.requireNonNull(bundle, "bundle must not be null");
        Objects.requireNonNull(target, "target must not be null");
        returns = List.copyOf(Objects.requireNonNull(returns, "returns must not be null"));
        targetData = ContractText.copied("targetData", targetData);
        ContractProblems problems = new ContractProblems();
        if (target.length() > LONGEST_TARGET || !TARGET.matcher(target).matches()) {
            problems.add(Problem.of(
                    "target_entrypoint",
                    "a target must be a name such as 'mean', 'numpy:mean' or 'targets.covid/deaths', got "
                            + ShownValue.of(target)));
        }
        if (returns.isEmpty()) {
            problems.add(Problem.of("sim_returns", "sim_returns must have at least one, got []"));
        }
        Set<String> seen = new HashSet<>();
        for (SimReturn one : returns) {
            if (!seen.add(one.contractTaskId())) {
                problems.add(Problem.of(
                        "sim_returns",
                        "sim_returns must be of distinct tasks, got " + one.contractTaskId() + " twice"));
            }
        }
        problems.orThrow(found -> new InvalidRequestException("an aggregation", found));
    }

    /** An aggregation without data beside it. */
    public static AggregationTask of(BundleRef bundle, String target, List<SimReturn> returns) {
        return new AggregationTask(bundle, target, returns, Map.of());
    }

    /**
     * The identity of the aggregation, 16 hexadecimal digits: the first of BLAKE2b-256 of the target, {@code :}, and the task ids of
     * the returns in ascending order with a {@code ,} between each. The order of the returns does not change it.
     */
    public String aggregationId() {
        return aggregationId(
                target, returns.stream().map(SimReturn::contractTaskId).toList());
    }

    static String aggregationId(String target, Collection<String> taskIds) {
        String text = target + ":" + String.join(",", taskIds.stream().sorted().toList());
        return new Blake2b(ID_BYTES).add(Sha256.utf8(text)).hex().substring(0, ID_DIGITS);
    }

    /**
     * The aggregation in a JSON document: {@code bundle_ref}, {@code target_entrypoint}, {@code sim_returns}, and
     * {@code target_data} where there are any.
     *
     * @throws org.calabaria.wire.json.DocumentException listing everything that makes it none
     */
    public static AggregationTask fromJson(String json) {
        return ContractFields.read(JsonReader.standard().read(json), "an aggregation", AggregationTask::from);
    }

    /** As {@link #fromJson(String)}, of UTF-8. */
    public static AggregationTask fromJson(byte[] utf8) {
        return ContractFields.read(JsonReader.standard().read(utf8), "an aggregation", AggregationTask::from);
    }

    private static Optional<AggregationTask> from(ContractFields fields) {
        fields.only(List.of("bundle_ref", "target_entrypoint", "sim_returns"), List.of("target_data"));
        Optional<BundleRef> bundle = fields.text("bundle_ref", BundleRef::parse);
        Optional<String> target = fields.text("target_entrypoint");
        List<SimReturn> returns = fields.inners("sim_returns", "a return", SimReturn::from);
        Map<String, @Nullable Object> data = fields.values("target_data").orElse(Map.of());
        return fields.make(() -> new AggregationTask(bundle.orElseThrow(), target.orElseThrow(), returns, data));
    }

    @Override
    public Map<String, @Nullable Object> toValue() {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("bundle_ref", bundle.text());
        value.put("target_entrypoint", target);
        value.put("sim_returns", returns.stream().map(SimReturn::toValue).toList());
        if (!targetData.isEmpty()) {
            value.put("target_data", targetData);
        }
        return value;
    }

    /** {@code AggregationTask[mean of 10 returns, 944ed7a1f4ad1421]}. */
    @Override
    public String toString() {
        return "AggregationTask[" + target + " of " + returns.size()
                + (returns.size() == 1 ? " return, " : " returns, ") + aggregationId() + "]";
    }
}
