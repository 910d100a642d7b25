package org.calabaria.testkit.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A rule of the purity audit, with the reason and the remedy for its findings. */
public enum Rule {
    RANDOM(
            "random",
            "chance that does not come from the seed",
            "draw from Pcg64.seeded(seed) or a child of it, inside runSim"),
    CLOCK("clock", "the time of day", "make time a parameter or a configuration value"),
    DEFAULT_ZONE("default-zone", "the time zone of the machine", "name the zone, such as ZoneOffset.UTC"),
    DEFAULT_LOCALE("default-locale", "the locale of the machine", "pass Locale.ROOT"),
    DEFAULT_CHARSET("default-charset", "the charset of the machine", "pass StandardCharsets.UTF_8"),
    ENVIRONMENT(
            "environment",
            "the machine, the process or the way in which the model was called",
            "make the value a parameter or a configuration value"),
    IDENTITY(
            "identity",
            "an identity hash, which differs from run to run",
            "number the objects, or override hashCode and toString"),
    STATIC_WRITE(
            "static-write",
            "a change to state that all runs share",
            "keep what changes during a run in local variables or in objects that runSim makes"),
    STATIC_READ("static-read", "a static field that code can change", "make the field final, or its value a parameter"),
    INSTANCE_FIELD(
            "instance-field",
            "state of the model object, which outlives a run",
            "make the field final and keep what changes in objects that runSim makes"),
    STATE_WRITE(
            "state-write",
            "a change to an object that is also passed to other runs or extractors",
            "copy what is to change first"),
    PARALLEL(
            "parallel",
            "the order in which threads finish",
            "compute in one thread; the runner runs simulations side by side"),
    IO(
            "io",
            "something outside of the program",
            "read data before the model is made; a class-path resource may be read if @UsesResource declares it"),
    REFLECTION("reflection", "code that no reader of the byte code can see", "call it directly"),
    NATIVE_CODE("native-code", "code that no reader of the byte code can see", "write it in Java"),
    THREAD_LOCAL("thread-local", "the thread that happens to run the model", "pass the value as an argument"),
    GARBAGE_COLLECTION(
            "garbage-collection", "the moment at which memory is reclaimed", "hold objects by ordinary references");

    private final String id;
    private final String dependence;
    private final String remedy;

    Rule(String id, String dependence, String remedy) {
        this.id = id;
        this.dependence = dependence;
        this.remedy = remedy;
    }

    /** The name in findings and in {@code @AllowedImpurity}, such as {@code clock}. */
    public String id() {
        return id;
    }

    /** The undesired dependence of a result, as a noun phrase. */
    public String dependence() {
        return dependence;
    }

    /** How to avoid the problem. */
    public String remedy() {
        return remedy;
    }

    /** The rule with this id. */
    public static Optional<Rule> of(String id) {
        return Arrays.stream(values()).filter(rule -> rule.id.equals(id)).findFirst();
    }

    /** The ids of all rules, in the order of their declaration. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Rule::id).toList();
    }
}
