package org.calabaria.testkit;

/** A law that every pure model obeys, checked by running the model. */
public enum Law {
    SOME_RUNS_COMPLETE(
            "some-runs-complete",
            "some runs complete, so that the other laws have something to compare",
            "give check() points that the model can run"),
    REPEATABLE(
            "repeatable",
            "the same run twice gives the same tables",
            "depend only on the inputs: no clock, no unseeded random numbers, no counters between runs"),
    SAME_FOR_EVERY_INSTANCE(
            "same-for-every-instance",
            "a new instance of the model has the same definition and tables",
            "make the fields constants, or turn them into parameters or configuration"),
    ORDER_FREE(
            "order-free",
            "a run does not depend on earlier runs",
            "keep what changes during a run in local variables or in objects that runSim makes"),
    THREAD_FREE(
            "thread-free",
            "concurrent runs on other threads give the same tables",
            "share nothing that changes between runs; no thread-locals, no parallel streams"),
    REUSABLE_STATE(
            "reusable-state",
            "a built state can be run with many seeds, and each run equals one with its own state",
            "copy what runSim changes before it changes it"),
    STATE_UNTOUCHED(
            "state-untouched",
            "a run does not change the built state",
            "copy what runSim changes before it changes it"),
    RAW_UNTOUCHED(
            "raw-untouched",
            "an extractor does not change the raw result",
            "copy what the extractor changes before it changes it"),
    DETERMINISTIC_BUILD(
            "deterministic-build",
            "buildSim assembles the same state every time",
            "move every random draw to runSim, where the seed is"),
    OUTPUTS_INDEPENDENT(
            "outputs-independent",
            "an output is the same whether or not others are extracted",
            "let extractors read the raw result only, and share nothing"),
    FIELDS_FIXED(
            "fields-fixed",
            "the fields of the model object are final and never change",
            "make the field final and keep what changes in objects that runSim makes"),
    PLACE_FREE(
            "place-free",
            "another default locale and time zone change nothing",
            "pass Locale.ROOT and name the zone wherever text or dates are made"),
    NO_TRACE(
            "no-trace",
            "a run leaves no thread running and no system setting changed",
            "end every thread that the run starts, and do not change properties, locale or time zone"),
    SAME_IN_ANOTHER_JVM(
            "same-in-another-jvm",
            "another JVM gives the same tables",
            "sort, or use LinkedHashMap, TreeMap or EnumMap, where the order of Map.of, Set.of or of hashed identities "
                    + "could reach a result");

    private final String id;
    private final String statement;
    private final String remedy;

    Law(String id, String statement, String remedy) {
        this.id = id;
        this.statement = statement;
        this.remedy = remedy;
    }

    /** The id in reports, such as {@code order-free}. */
    public String id() {
        return id;
    }

    /** The law, as a sentence. */
    public String statement() {
        return statement;
    }

    /** The usual correction of a model that breaks the law. */
    public String remedy() {
        return remedy;
    }
}
