package org.calabaria.run;

import java.util.Iterator;
import org.calabaria.request.Request;
import org.jspecify.annotations.Nullable;

/**
 * A thread that reads the requests of one execution from a source that may be slow, such as an algorithm that waits for
 * the outcome of one request before it returns the next.
 */
final class RequestReader extends Thread {

    private final Execution execution;
    private final Iterable<Request> source;

    RequestReader(Execution execution, Iterable<Request> source, @Nullable ClassLoader loader) {
        super("calabaria-requests");
        this.execution = execution;
        this.source = source;
        setContextClassLoader(loader);
        setDaemon(true);
    }

    @Override
    public void run() {
        Throwable failure = null;
        try {
            Iterator<Request> requests = source.iterator();
            while (execution.awaitRoom() && requests.hasNext()) {
                execution.read(requests.next());
            }
        } catch (Throwable thrown) { // any exception of the source is passed to the thread that called run()
            failure = thrown;
        }
        execution.readingEnded(failure);
    }
}
