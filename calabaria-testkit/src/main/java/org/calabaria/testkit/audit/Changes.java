package org.calabaria.testkit.audit;

import java.util.Set;

/** The methods of the JDK that change their receiver or an argument, and those that return a part or a view of it. */
final class Changes {

    private static final Set<String> CHANGING = words("add addAll addFirst addLast addElement remove removeAll removeIf"
            + " removeFirst removeLast retainAll clear put putAll putIfAbsent putFirst putLast compute computeIfAbsent"
            + " computeIfPresent merge replace replaceAll set setElementAt sort push pop poll pollFirst pollLast"
            + " pollFirstEntry pollLastEntry offer offerFirst offerLast take setValue flip and or xor andNot increment"
            + " decrement accumulate reset sumThenReset getThenReset incrementAndGet decrementAndGet addAndGet"
            + " updateAndGet accumulateAndGet getAndIncrement getAndDecrement getAndAdd getAndSet getAndUpdate"
            + " getAndAccumulate lazySet setPlain setRelease setVolatile compareAndSet setTime setTimeInMillis"
            + " setProperty drainTo roll setSeed");
    private static final Set<String> TEXT_CHANGING =
            words("append insert delete deleteCharAt reverse replace setLength setCharAt");
    private static final Set<String> DRAWING = words("ints longs doubles setSeed split jump advance spawn permutation"
            + " integers random uniform binomial poisson exponential standardNormal");
    private static final Set<String> GENERATORS = words("java/util/Random java/util/SplittableRandom"
            + " java/util/random/RandomGenerator org/calabaria/random/Pcg64 org/calabaria/random/SeedSequence"
            + " org/apache/commons/rng/UniformRandomProvider org/apache/commons/math3/random/RandomGenerator"
            + " org/apache/commons/math3/random/MersenneTwister");

    private static final Set<String> POSITIONS = words("java/util/Iterator java/util/ListIterator"
            + " java/util/Enumeration java/util/StringTokenizer java/util/Scanner");
    private static final Set<String> MOVING = words("next previous forEachRemaining tryAdvance trySplit");
    private static final Set<String> MOVING_IO = words("read write append skip reset unread");
    private static final Set<String> MOVING_BUFFER = words("flip clear rewind compact mark reset");
    private static final Set<String> MATCHING =
            words("find matches lookingAt reset region usePattern appendReplacement");
    private static final Set<String> DIGESTING = words("update digest doFinal sign reset setInput deflate inflate");

    private static final Set<String> CHANGED_ARRAYS =
            words("fill sort setAll parallelPrefix parallelSetAll parallelSort");
    private static final Set<String> CHANGED_LISTS = words("sort shuffle reverse swap fill addAll rotate replaceAll");

    private static final Set<String> PARTS = words("next previous element elementAt orElse orElseThrow first last"
            + " firstElement lastElement firstEntry lastEntry findFirst peek peekFirst peekLast poll pop take remove"
            + " entrySet values keySet subList headMap tailMap subMap descendingMap computeIfAbsent reversed asList"
            + " unmodifiableList requireNonNull");
    private static final Set<String> NEW_POSITIONS =
            words("iterator listIterator descendingIterator spliterator" + " stream filter sorted limit skip elements");

    private Changes() {}

    private static Set<String> words(String words) {
        return Set.of(words.split(" "));
    }

    /** Whether the call changes its receiver. */
    static boolean changesReceiver(String owner, String name) {
        if (owner.equals("java/lang/StringBuilder") || owner.equals("java/lang/StringBuffer")) {
            return TEXT_CHANGING.contains(name);
        }
        if (GENERATORS.contains(owner) || owner.startsWith("java/util/random/RandomGenerator$")) {
            return name.startsWith("next") || DRAWING.contains(name);
        }
        if (isBuffer(owner)) {
            return name.startsWith("put");
        }
        if (owner.endsWith("SummaryStatistics")) {
            return name.equals("accept") || name.equals("combine");
        }
        if (name.equals("addSuppressed") || name.equals("initCause") || name.equals("setStackTrace")) {
            return true;
        }
        if (owner.startsWith("java/text/")) {
            return name.startsWith("set") || name.startsWith("apply");
        }
        return CHANGING.contains(name) && owner.startsWith("java/util/") && !owner.startsWith("java/util/Optional");
    }

    /** Whether the call advances its receiver: an iterator, a stream, a reader, a latch. */
    static boolean movesReceiver(String owner, String name, String descriptor) {
        if (owner.startsWith("java/util/stream/") && owner.endsWith("Stream")) {
            return true;
        }
        if (POSITIONS.contains(owner)
                || owner.startsWith("java/util/PrimitiveIterator")
                || owner.startsWith("java/util/Spliterator")) {
            return MOVING.stream().anyMatch(name::startsWith);
        }
        if (isBuffer(owner)) {
            return name.startsWith("get") && !descriptor.startsWith("(I") || MOVING_BUFFER.contains(name);
        }
        if (owner.startsWith("java/io/")) {
            return !owner.startsWith("java/io/Print") && MOVING_IO.stream().anyMatch(name::startsWith);
        }
        return switch (owner) {
            case "java/util/regex/Matcher" -> MATCHING.contains(name);
            case "java/util/concurrent/CountDownLatch" -> name.equals("countDown");
            case "java/util/concurrent/Semaphore" -> name.equals("tryAcquire") || name.equals("drainPermits");
            case "java/util/concurrent/CompletableFuture" -> name.startsWith("complete");
            case "java/util/Formatter" -> name.equals("format");
            default ->
                (owner.startsWith("java/util/zip/") || owner.startsWith("java/security/") || owner.startsWith("javax/"))
                        && DIGESTING.contains(name);
        };
    }

    /** The argument that a static method changes, or -1. */
    static int changedArgument(String owner, String name) {
        return switch (owner) {
            case "java/util/Arrays" -> CHANGED_ARRAYS.contains(name) ? 0 : -1;
            case "java/util/Collections" -> CHANGED_LISTS.contains(name) ? 0 : -1;
            case "java/lang/System" -> name.equals("arraycopy") ? 2 : -1;
            default -> -1;
        };
    }

    /** The argument that an instance method changes, where the receiver has number 0, or -1. */
    static int filledArgument(String owner, String name, String descriptor) {
        if (owner.startsWith("java/lang/String") && (name.equals("getChars") || name.equals("getBytes"))) {
            return descriptor.startsWith("(II[") ? 3 : -1;
        }
        boolean array = descriptor.startsWith("([");
        boolean first = (name.equals("toArray") && array)
                || name.equals("drainTo")
                || name.equals("nextBytes")
                || (GENERATORS.contains(owner) && name.equals("shuffle"))
                || (isBuffer(owner) && name.equals("get") && array)
                || (owner.startsWith("java/io/") && name.startsWith("read") && array);
        return first ? 1 : -1;
    }

    /**
     * Whether a change of the call's result changes the receiver, or the first argument of a static method: the result
     * is a view or a part of it, not a copy.
     */
    static boolean handsOut(String owner, String name) {
        if (isBuffer(owner)) {
            return isView(owner, name) || name.equals("array");
        }
        return owner.startsWith("java/util/")
                && !owner.startsWith("java/util/function/")
                && (name.startsWith("get") || PARTS.contains(name) || NEW_POSITIONS.contains(name));
    }

    /** Whether the result has its own position, so that advancing it advances nothing else. */
    static boolean isView(String owner, String name) {
        if (isBuffer(owner)) {
            return name.equals("wrap") || name.equals("slice") || name.equals("duplicate") || name.startsWith("as");
        }
        return NEW_POSITIONS.contains(name) || owner.startsWith("java/util/stream/");
    }

    private static boolean isBuffer(String owner) {
        return owner.startsWith("java/nio/") && owner.endsWith("Buffer");
    }
}
