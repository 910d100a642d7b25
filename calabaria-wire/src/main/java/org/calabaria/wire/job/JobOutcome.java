package org.calabaria.wire.job;

/** What became of one run of a job: a response, or a failure with its reason. */
public sealed interface JobOutcome permits JobResponse, JobFailure {

    /** What was to be done. */
    JobTask task();
}
