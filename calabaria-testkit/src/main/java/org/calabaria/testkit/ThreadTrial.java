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

/** All cases at once on one instance, twice over, on threads of other names than the caller's. */
final class ThreadTrial {

    private static final int THREADS = 4;

    private ThreadTrial() {}

    static Optional<String> compare(
            List<RunCase> cases, List<RunResult> alone, Supplier<? extends BaseModel<?, ?>> models) {
        BaseModel<?, ?> model = models.get();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "purity-check");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<RunResult> first = atOnce(cases, model, threads);
            List<RunResult> second = atOnce(cases, model, threads);
            return LawTrial.firstDifference(cases, alone, first)
                    .or(() -> LawTrial.firstDifference(cases, alone, second));
        } finally {
            threads.shutdownNow();
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
