package org.calabaria.store.problem;

/**
 * Two results of the same inputs that differ: the model depends on something that is not among its inputs, or the code
 * was changed without its identity changing. The stored result stays as it is.
 */
public final class InconsistentResultException extends StoreException {

    private static final long serialVersionUID = 1L;

    /** A refusal that names the run and both results. */
    public InconsistentResultException(String subject, String sentence) {
        super(subject, sentence);
    }
}
