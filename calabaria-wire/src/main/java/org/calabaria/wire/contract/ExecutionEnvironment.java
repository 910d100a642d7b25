package org.calabaria.wire.contract;

/**
 * A place where tasks run one by one: this JVM, another process, a container.
 *
 * <p>Safe for many threads.
 */
public interface ExecutionEnvironment extends AutoCloseable {

    /**
     * Runs a task to its end. A run that fails is a return with an error.
     *
     * @throws IllegalStateException if the environment is closed
     */
    SimReturn run(SimTask task) throws InterruptedException;

    /** Whether tasks can run here now. */
    EnvironmentHealth healthCheck();

    /** Gives back every thread, process and file. A second time it does nothing. */
    @Override
    void close();
}
