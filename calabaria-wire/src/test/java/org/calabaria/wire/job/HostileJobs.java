package org.calabaria.wire.job;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.Problem;
import org.calabaria.transform.AffineSqueezedLogit;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.VariantSpec;
import org.calabaria.wire.json.CanonicalJson;
import org.calabaria.wire.json.Mutations;
import org.calabaria.wire.json.YamlReader;
import org.calabaria.wire.provenance.Epidemic;
import org.calabaria.wire.registry.EntryRegistry;
import org.calabaria.wire.registry.VariantForm;

/**
 * A program that takes mutated jobs all the way to the registry, and mutated JSON specifications to a variant, for a JVM
 * whose heap is as small as the promise. It prints what became of them, and ends with a stack trace when anything but the
 * documented exceptions came out, or a problem without its place.
 */
final class HostileJobs {

    private static final Epidemic MODEL = new Epidemic();
    private static final EntryRegistry REGISTRY = EntryRegistry.of(Epidemic::new);
    private static final VariantSpec PLAIN =
            VariantSpec.of(MODEL.space()).fix("population", 10_000).fix("gamma", 0.1);
    private static final Pattern PLACE =
            Pattern.compile("line [1-9][0-9]*, column [1-9][0-9]*: [^ ].*", Pattern.DOTALL);

    /** What the readers are to have come across. */
    private static final Map<String, List<String>> KINDS = Map.of(
            "yaml",
            List.of(
                    "a branch must be",
                    "a key must be text",
                    "a number must be finite",
                    "a number must fit into a double",
                    "a number must have at most 1000 digits",
                    "a run lacks the key(s)",
                    "a scalar tagged",
                    "aliases must not repeat",
                    "an integer must not begin with zero",
                    "bundle must be",
                    "code_id must be",
                    "code_id must begin",
                    "did you mean",
                    "entry_id must look like",
                    "missing parameter(s)",
                    "must be a 64-bit integer or a finite real number",
                    "must be UTF-8",
                    "must be well-formed Unicode",
                    "must contain a value",
                    "must lie in",
                    "must not be nested",
                    "must be in double quotes",
                    "no model is registered",
                    "not YAML: ",
                    "runs must be a list",
                    "schema must be",
                    "seed must be an integer",
                    "is inside the value that it repeats",
                    "is repeated in its map",
                    "the filter matches none",
                    "the job is of code",
                    "the job lacks the key(s)",
                    "the merge key",
                    "the tag",
                    "unknown config key(s)",
                    "unknown key",
                    "unknown output(s)",
                    "unknown parameter(s)",
                    "unknown scenario(s)"),
            "json",
            List.of(
                    "a number must fit into a double",
                    "a number must have at most 1000 digits",
                    "did you mean",
                    "must be well-formed Unicode",
                    "must contain a value",
                    "must contain one value",
                    "must lie in",
                    "must not be nested",
                    "not JSON: ",
                    "schema must be",
                    "is repeated in its map",
                    "unknown key",
                    "unknown parameter(s)"));

    private final String format;
    private final Set<String> notMet;
    private final Mutations mutations;
    private int refused;
    private int unfit;
    private int fit;
    private long slowest;

    private HostileJobs(String format, long seed) {
        this.format = format;
        this.notMet = new TreeSet<>(KINDS.getOrDefault(format, List.of()));
        this.mutations = new Mutations(seed);
    }

    /** Arguments: {@code yaml|json <count> <seed>}. */
    public static void main(String[] arguments) {
        HostileJobs hostile = new HostileJobs(arguments[0], Long.parseLong(arguments[2]));
        hostile.take(Integer.parseInt(arguments[1]));
        hostile.report();
    }

    private void take(int count) {
        List<String> good = format.equals("yaml") ? jobs() : variants();
        for (int i = 0; i < count; i++) {
            byte[] document = mutations.of(good);
            long before = cpuNanos();
            try {
                take(document);
            } catch (Throwable e) {
                throw new AssertionError(new String(document, StandardCharsets.UTF_8), e);
            }
            slowest = Math.max(slowest, cpuNanos() - before);
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void take(byte[] document) {
        if (format.equals("yaml")) {
            job(document);
        } else {
            variant(new String(document, StandardCharsets.UTF_8));
        }
    }

    private void job(byte[] document) {
        try {
            JobSpec job = JobSpec.parse(document, YamlReader.standard());
            List<Problem> problems = job.validate(REGISTRY).problems();
            note(problems);
            unfit += problems.isEmpty() ? 0 : 1;
            fit += problems.isEmpty() ? 1 : 0;
        } catch (CalabariaException e) {
            note(e.problems());
            refused++;
        }
    }

    private void variant(String document) {
        try {
            VariantForm.standard().parseJson(document, MODEL.space());
            fit++;
        } catch (CalabariaException e) {
            note(e.problems());
            refused++;
        }
    }

    private void note(List<Problem> problems) {
        for (Problem problem : problems) {
            if (!PLACE.matcher(problem.sentence()).matches()) {
                throw new AssertionError("no place: " + problem);
            }
            notMet.removeIf(problem.sentence()::contains);
        }
    }

    private void report() {
        System.out.println("refused " + refused + ", unfit " + unfit + ", fit " + fit + ", not met " + notMet
                + ", slowest under a second: " + (slowest < 1_000_000_000L));
    }

    private static List<String> jobs() {
        JobSpec sweep = JobSpec.ofSweep(
                new ModelVariant(MODEL, PLAIN.config("days", 3)),
                Map.of("beta", List.of(1e-7), "contact_rate", List.of(4)),
                List.of(1L, -1L));
        JobSpec branched = sweep.withBundle("examples.sir")
                .branch("baseline")
                .branch("lockdown", "vaccination")
                .outputs("last", "infected");
        JobSpec filtered = sweep.withBranches(new Branches.Filter(List.of("lock*"), List.of("x?")));
        String byHand = filtered.toYaml() + """
                - &run {params_M: &p {beta: 0.3, "gamma": .5, population: 0x1F4, contact_rate: 4}, seed: 7} # by hand
                - {params_M: *p, seed: 18446744073709551615}
                - *run
                """.indent(2);
        String json =
                CanonicalJson.text(YamlReader.standard().read(branched.toYaml()).toValue());
        return List.of(sweep.toYaml(), branched.toYaml(), filtered.toYaml(), byHand, json);
    }

    private static List<String> variants() {
        VariantForm form = VariantForm.standard();
        return List.of(
                form.toJson(PLAIN),
                form.toJson(PLAIN.scenarios("lockdown", "vaccination")
                        .config("days", 3)
                        .config("vaccine_start", null)),
                form.toJson(PLAIN.transform("beta", new AffineSqueezedLogit(1e-7)))
                        .replace(",", ",\n"));
    }
}
