package org.calabaria.wire.job;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.calabaria.model.BaseModel;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.request.Request;
import org.calabaria.request.Setup;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.VariantSpec;
import org.calabaria.wire.provenance.RunInputs;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a job, branch by branch and run by run, each task once; read once.
 *
 * <p>Every point under every branch has a model of its own, which the seeds that follow one another share.
 */
final class JobRequests implements Iterable<Request>, Iterator<Request> {

    private final FittedJob fitted;
    private final List<String> outputs;
    private final Set<String> seenInBranch = new HashSet<>(); // asked only, never iterated
    private final Queue<JobTask> underWay = new ConcurrentLinkedQueue<>();
    private int branch;
    private int run;
    private int index;
    private @Nullable JobRun lastRun;
    private int lastBranch;
    private @Nullable ModelVariant variant;
    private @Nullable Setup setup;
    private @Nullable Request next;

    JobRequests(FittedJob fitted) {
        this.fitted = fitted;
        this.outputs = fitted.job().outputs().isEmpty()
                ? List.copyOf(fitted.entry().outputs().keySet())
                : fitted.job().outputs();
    }

    /** The task of the next outcome: outcomes come in the order of the requests. */
    JobTask nextDone() {
        return Objects.requireNonNull(underWay.poll(), "every outcome has its task");
    }

    @Override
    public Iterator<Request> iterator() {
        return this;
    }

    @Override
    public boolean hasNext() {
        while (next == null && branch < fitted.stacks().size()) {
            next = request(fitted.stacks().get(branch), fitted.job().runs().get(run));
            run++;
            if (run == fitted.job().runs().size()) {
                run = 0;
                branch++;
                seenInBranch.clear();
            }
        }
        return next != null;
    }

    @Override
    public Request next() {
        if (!hasNext()) {
            throw new NoSuchElementException("there are no more requests");
        }
        Request request = Objects.requireNonNull(next);
        next = null;
        return request;
    }

    /** The request, or null where an equal one was made before. */
    private @Nullable Request request(List<String> stack, JobRun asked) {
        boolean same =
                lastRun != null && lastBranch == branch && lastRun.params().equals(asked.params());
        ModelVariant current = same ? Objects.requireNonNull(variant) : variant(stack);
        ParameterSet point = current.model().space().point(asked.params());
        Map<String, Number> free = new LinkedHashMap<>();
        current.free().forEach(name -> free.put(name, point.get(name)));
        RunInputs inputs = RunInputs.of(current, free, asked.seed(), outputs);
        Setup shared = same ? Objects.requireNonNull(setup) : Setup.of(current, free);
        variant = current;
        setup = shared;
        lastRun = asked;
        lastBranch = branch;
        String taskId = inputs.taskId();
        if (!seenInBranch.add(taskId)) {
            return null;
        }
        underWay.add(new JobTask(index++, point, inputs, taskId));
        return new Request(shared, 0, asked.seed(), outputs);
    }

    private ModelVariant variant(List<String> stack) {
        BaseModel<?, ?> model = fitted.entry().newModel();
        return new ModelVariant(
                model,
                VariantSpec.of(model.space())
                        .withScenarios(stack)
                        .withConfigOverrides(fitted.job().configOverrides()));
    }
}
