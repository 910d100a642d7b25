package org.calabaria.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.calabaria.model.BaseModel;

/**
 * Runs all cases twice concurrently on one instance, on threads whose name and class differ from the caller's. Then
 * runs them once more on interrupted threads: such a run may throw an exception, but must not return different tables.
 */
final class ThreadTrial {

    private static final int THREADS = 4;

    private ThreadTrial() {}

    private static final class TrialThread extends Thread {
        TrialThread(Runnable work) {
            super(work, "purity-check");
        }
    }

    static Optional<String> compare(
            List<RunCase> cases, List<RunResult> alone, Supplier<? extends BaseModel<?, ?>> models) {
        BaseModel<?, ?> model = models.get();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new TrialThread(work);
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<RunResult> first = atOnce(cases, model, threads);
            List<RunResult> second = atOnce(cases, model, threads);
            return LawTrial.firstDifference(cases, alone, first)
                    .or(() -> LawTrial.firstDifference(cases, alone, second))
                    .or(() -> interrupted(cases, alone, model, threads));
        } finally {
            threads.shutdownNow();
        }
    }

    private static Optional<String> interrupted(
            List<RunCase> cases, List<RunResult> alone, BaseModel<?, ?> model, ExecutorService threads) {
        for (int i = 0; i < cases.size(); i++) {
            RunCase run = cases.get(i);
            RunResult result = get(threads.submit(() -> whileInterrupted(model, run)));
            Optional<String> difference =
                    result.isFailure() ? Optional.empty() : alone.get(i).firstDifference(result);
            if (difference.isPresent() && !alone.get(i).leavesInterrupted()) {
                return difference.map(words -> words + " (" + run + ", on an interrupted thread)");
            }
        }
        return Optional.empty();
    }

    private static RunResult whileInterrupted(BaseModel<?, ?> model, RunCase run) {
        Thread.currentThread().interrupt();
        try {
            return LawTrial.result(model, run);
        } finally {
            Thread.interrupted();
        }
    }

    private static List<RunResult> atOnce(List<RunCase> cases, BaseModel<?, ?> model, ExecutorService threads) {
        List<Future<RunResult>> pending = new ArrayList<>();
        for (RunCase run : cases) {
            pending.add(threads.submit(() -> LawTrial.result(model, run)));
        }
        return pending.stream().map(ThreadTrial::get).toList();
    }

    private static RunResult get(Future<RunResult> pending) {
        try {
            return pending.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a law was checked", interrupted);
        } catch (ExecutionException failure) {
            return RunResult.failed(failure.getCause() == null ? failure : failure.getCause());
        }
    }
}
