package org.calabaria.wire.job;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.calabaria.model.BaseModel;
import org.calabaria.problem.CalabariaException;
import org.calabaria.problem.Mistake;
import org.calabaria.problem.NearestName;
import org.calabaria.problem.Problem;
import org.calabaria.wire.registry.EntryRecord;
import org.calabaria.wire.registry.EntryRegistry;
import org.jspecify.annotations.Nullable;

/** A job beside the entry that it names, after everything in it was found to fit. */
final class FittedJob {

    private final JobSpec job;
    private final JobProblems problems = new JobProblems();
    private final @Nullable EntryRecord entry;
    private List<List<String>> stacks = List.of();

    private FittedJob(JobSpec job, EntryRegistry registry) {
        this.job = job;
        this.entry = registry.entry(job.entryId()).orElse(null);
        try {
            check(registry);
        } catch (CalabariaException tooMany) {
            if (!problems.isFull()) {
                throw tooMany;
            }
        }
    }

    /** @throws CalabariaException with all problems, if there are any; of the type of their kind where they are of one */
    static FittedJob of(JobSpec job, EntryRegistry registry) {
        FittedJob fitted = new FittedJob(job, registry);
        fitted.problems.orThrow();
        return fitted;
    }

    static List<Problem> problems(JobSpec job, EntryRegistry registry) {
        return new FittedJob(job, registry).problems.found();
    }

    JobSpec job() {
        return job;
    }

    EntryRecord entry() {
        if (entry == null) {
            throw new IllegalStateException("a fitted job has an entry");
        }
        return entry;
    }

    /** The stacks of the branches, in order. */
    List<List<String>> stacks() {
        return stacks;
    }

    private void check(EntryRegistry registry) {
        if (entry == null) {
            problem("entry_id", unknownEntry(registry), "entry_id");
            return;
        }
        checkCode(entry);
        BaseModel<?, ?> model = entry.newModel();
        stacks = stacks(entry);
        checkCount();
        for (int i = 0; i < stacks.size(); i++) {
            checkStack(model, i);
        }
        job.configOverrides().forEach((key, value) -> checkOverride(model, key, value));
        checkOutputs(entry);
        for (int i = 0; i < job.runs().size(); i++) {
            checkRun(entry, i);
        }
    }

    private void checkCode(EntryRecord of) {
        if (job.codeId().isEmpty()) {
            problem("code_id", "the job lacks the key(s) {code_id}; to run it, paste" + pasted(of));
        } else if (!job.codeId().get().equals(of.codeId())) {
            problem(
                    "code_id",
                    "the job is of code " + job.codeId().get() + ", but " + of.id()
                            + " here is of other code; to run it all" + " the same, paste" + pasted(of),
                    "code_id");
        }
    }

    /** What makes the job one of the code that is here. */
    private static String pasted(EntryRecord of) {
        return "\n  entry_id: \"" + of.id() + "\"\n  code_id: \"" + of.codeId() + "\"";
    }

    private String unknownEntry(EntryRegistry registry) {
        String className = job.entryId().substring(0, Math.max(0, job.entryId().indexOf('@')));
        Optional<EntryRecord> otherCode = registry.entries().values().stream()
                .filter(known -> known.className().equals(className))
                .findFirst();
        if (otherCode.isPresent()) {
            return "model " + className + " is registered with other code than " + job.entryId()
                    + "; to run the job all the same, paste" + pasted(otherCode.get());
        }
        Set<String> known = registry.entries().keySet();
        return "no model is registered as '" + job.entryId() + "', only " + NearestName.braces(known)
                + NearestName.remedy(List.of(job.entryId()), known);
    }

    private void problem(String subject, String sentence, Object... path) {
        problem(Problem.of(subject, sentence), path);
    }

    private void problem(Problem found, Object... path) {
        problems.add(job.places().problem(found, path));
    }

    /** What is known is wrong in its value, and what is not in its name. */
    private void named(boolean isKnown, Problem found, Object... path) {
        problems.add(isKnown ? job.places().problem(found, path) : job.places().problemOfKey(found, path));
    }

    private List<List<String>> stacks(EntryRecord of) {
        if (job.branches() instanceof Branches.Stacks given) {
            return given.stacks();
        }
        if (job.branches() instanceof Branches.Filter filter) {
            List<List<String>> taken = of.scenarios().keySet().stream()
                    .filter(filter::takes)
                    .map(List::of)
                    .toList();
            if (taken.isEmpty()) {
                problem(
                        "scenario_filter",
                        "the filter matches none of the scenarios "
                                + NearestName.braces(of.scenarios().keySet()),
                        "scenario_filter");
            }
            return taken;
        }
        return List.of(List.of(of.defaultScenario()));
    }

    private void checkCount() {
        long count = (long) stacks.size() * job.runs().size();
        if (!(count <= JobSpec.MOST_RUNS)) {
            problem(
                    "runs",
                    "a job has at most " + JobSpec.MOST_RUNS + " runs, got "
                            + job.runs().size() + " under each of " + stacks.size()
                            + " branches; make several jobs of it",
                    "runs");
        }
    }

    private void checkStack(BaseModel<?, ?> model, int branch) {
        Set<String> known = model.scenarios().keySet();
        Set<String> unknown = new TreeSet<>(stacks.get(branch));
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            problem(
                    Mistake.SCENARIO.problem(
                            unknown.iterator().next(), NearestName.unknown("scenario(s)", unknown, known)),
                    "scenario_branches",
                    branch);
            return;
        }
        try {
            model.composition(stacks.get(branch));
        } catch (CalabariaException refused) {
            refused.problems().forEach(reason -> problem(reason, "scenario_branches", branch));
        }
    }

    private void checkOverride(BaseModel<?, ?> model, String key, @Nullable Object value) {
        try {
            model.baseConfig().patched(Collections.singletonMap(key, value));
        } catch (CalabariaException refused) {
            boolean isKnown = model.baseConfig().values().containsKey(key);
            refused.problems().forEach(reason -> named(isKnown, reason, "config_overrides", key));
        }
    }

    private void checkOutputs(EntryRecord of) {
        for (int i = 0; i < job.outputs().size(); i++) {
            String output = job.outputs().get(i);
            Set<String> known = of.outputs().keySet();
            if (!known.contains(output)) {
                problem(
                        Mistake.OUTPUT.problem(output, NearestName.unknown("output(s)", List.of(output), known)),
                        "outputs",
                        i);
            }
        }
    }

    private void checkRun(EntryRecord of, int run) {
        try {
            of.space().point(job.runs().get(run).params());
        } catch (CalabariaException refused) {
            refused.problems()
                    .forEach(reason -> named(
                            of.space().contains(reason.subject()), reason, "runs", run, "params_M", reason.subject()));
        }
    }
}
