package org.calabaria.wire.contract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.calabaria.problem.ShownValue;
import org.calabaria.wire.json.CodePointOrder;
import org.calabaria.wire.json.DomainDigest;
import org.calabaria.wire.json.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * Where a run took place, as the Python contracts describe and digest it. That of a JVM is
 * {@code Environment.here().contractDigest()}.
 *
 * @param runtime the version of the language: {@code python_version} in JSON
 * @param platform the operating system and the processor
 * @param dependencies versions by name; sorted
 * @param image the container image, where there is one
 * @param cuda the version of CUDA, where it is declared
 * @param randomAlgorithm what draws random numbers
 * @param threads of one run, at least 1
 */
public record EnvironmentDigest(
        String runtime,
        String platform,
        SortedMap<String, String> dependencies,
        Optional<String> image,
        Optional<String> cuda,
        String randomAlgorithm,
        int threads)
        implements ContractDocument {

    private static final String DOMAIN = "contracts:env:v1";
    private static final String USUAL_ALGORITHM = "PCG64";

    /** @throws InvalidResultException listing every text that cannot be written, and fewer threads than one */
    public EnvironmentDigest {
        Objects.requireNonNull(runtime, "runtime must not be null");
        Objects.requireNonNull(platform, "platform must not be null");
        Objects.requireNonNull(image, "image must not be null");
        Objects.requireNonNull(cuda, "cuda must not be null");
        Objects.requireNonNull(randomAlgorithm, "randomAlgorithm must not be null");
        dependencies = Collections.unmodifiableSortedMap(new TreeMap<>(dependencies));
        ContractProblems problems = new ContractProblems();
        ContractText.requireWellFormed("python_version", runtime, problems);
        ContractText.requireWellFormed("platform", platform, problems);
        ContractText.requireWellFormed("rng_algorithm", randomAlgorithm, problems);
        image.ifPresent(text -> ContractText.requireWellFormed("container_image", text, problems));
        cuda.ifPresent(text -> ContractText.requireWellFormed("cuda_version", text, problems));
        dependencies.forEach((name, version) -> {
            ContractText.requireWellFormed("a name in dependencies", name, problems);
            ContractText.requireWellFormed("a version in dependencies", version, problems);
        });
        ContractText.requirePositive("thread_count", threads, problems);
        problems.orThrow(found -> new InvalidResultException("an environment", found));
    }

    /**
     * BLAKE2b-256 of {@code contracts:env:v1|} and the canonical JSON of
     * {@code {"container", "cuda", "deps", "platform", "python", "rng", "threads"}}; {@code deps} is a list of pairs, sorted.
     */
    public String digest() {
        Map<String, @Nullable Object> value = new TreeMap<>();
        value.put("container", image.orElse(null));
        value.put("cuda", cuda.orElse(null));
        value.put(
                "deps",
                dependencies.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey(CodePointOrder.INSTANCE))
                        .map(one -> List.of(one.getKey(), one.getValue()))
                        .toList());
        value.put("platform", platform);
        value.put("python", runtime);
        value.put("rng", randomAlgorithm);
        value.put("threads", threads);
        return DomainDigest.blake2b(DOMAIN, value);
    }

    /**
     * The environment in a JSON document, under the keys of {@link #toValue()}; {@code rng_algorithm} is {@code PCG64} and
     * {@code thread_count} 1 where they are left out.
     *
     * @throws org.calabaria.wire.json.DocumentException listing everything that makes it none, and a digest that is not that of the
     *     rest
     */
    public static EnvironmentDigest fromJson(String json) {
        return ContractFields.read(JsonReader.standard().read(json), "an environment", EnvironmentDigest::from);
    }

    private static Optional<EnvironmentDigest> from(ContractFields fields) {
        fields.only(
                List.of("python_version", "platform"),
                List.of("dependencies", "container_image", "cuda_version", "rng_algorithm", "thread_count", "digest"));
        Optional<String> runtime = fields.text("python_version");
        Optional<String> platform = fields.text("platform");
        SortedMap<String, String> dependencies = fields.textsByName("dependencies");
        Optional<String> image = fields.text("container_image");
        Optional<String> cuda = fields.text("cuda_version");
        String algorithm = fields.text("rng_algorithm").orElse(USUAL_ALGORITHM);
        int threads = fields.smallCount("thread_count").orElse(1);
        Optional<EnvironmentDigest> made = fields.make(() -> new EnvironmentDigest(
                runtime.orElseThrow(), platform.orElseThrow(), dependencies, image, cuda, algorithm, threads));
        Optional<String> digest = fields.text("digest");
        if (made.isPresent()
                && digest.isPresent()
                && !digest.get().equals(made.get().digest())) {
            fields.problem(
                    "digest",
                    "digest must be that of the rest, " + made.get().digest() + ", got " + ShownValue.of(digest.get()));
        }
        return made;
    }

    @Override
    public Map<String, @Nullable Object> toValue() {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("python_version", runtime);
        value.put("platform", platform);
        value.put("dependencies", dependencies);
        value.put("container_image", image.orElse(null));
        value.put("cuda_version", cuda.orElse(null));
        value.put("rng_algorithm", randomAlgorithm);
        value.put("thread_count", threads);
        value.put("digest", digest());
        return value;
    }
}
