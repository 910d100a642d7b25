package org.calabaria.testkit;

import java.util.Set;
import org.objectweb.asm.Type;

/** What the audit knows of the JDK's collections, streams and texts: which calls pass an order on, use it or lose it. */
final class Library {

    private static final Set<String> HASH_TABLES = Set.of(
            "java/util/HashMap", "java/util/HashSet", "java/util/Hashtable", "java/util/concurrent/ConcurrentHashMap");
    private static final Set<String> IDENTITY_TABLES = Set.of("java/util/IdentityHashMap", "java/util/WeakHashMap");
    private static final Set<String> SEQUENCES = Set.of(
            "java/util/ArrayList",
            "java/util/LinkedList",
            "java/util/ArrayDeque",
            "java/util/Vector",
            "java/util/Stack",
            "java/util/LinkedHashMap",
            "java/util/LinkedHashSet",
            "java/util/concurrent/CopyOnWriteArrayList",
            "java/util/concurrent/ConcurrentLinkedQueue",
            "java/util/concurrent/ConcurrentLinkedDeque");
    private static final Set<String> ORDERED_TYPES = Set.of(
            "java/util/List",
            "java/util/Deque",
            "java/util/Queue",
            "java/util/SequencedCollection",
            "java/util/StringJoiner");

    private static final Set<String> ORDER_PRESERVING = Set.of(
            "keySet",
            "values",
            "entrySet",
            "stream",
            "filter",
            "map",
            "mapToInt",
            "mapToLong",
            "mapToDouble",
            "mapToObj",
            "flatMap",
            "flatMapToInt",
            "flatMapToLong",
            "flatMapToDouble",
            "boxed",
            "asDoubleStream",
            "asLongStream",
            "distinct",
            "sequential",
            "peek",
            "onClose",
            "mapMulti");
    private static final Set<String> ORDER_USING = Set.of(
            "iterator",
            "spliterator",
            "forEach",
            "forEachOrdered",
            "toString",
            "findFirst",
            "findAny",
            "limit",
            "skip",
            "reduce",
            "takeWhile",
            "dropWhile",
            "elements",
            "keys",
            "parallelStream",
            "iterate");
    private static final Set<String> COPYING = Set.of("toArray", "toList");
    private static final Set<String> CONTENT_VIEWS =
            Set.of("headSet", "tailSet", "subSet", "descendingSet", "headMap", "tailMap", "subMap", "descendingMap");
    private static final Set<String> ELEMENT_MAPPING = Set.of("map", "mapToObj", "flatMap", "mapMulti");

    private static final Set<String> WRAPPERS = Set.of(
            "unmodifiableMap",
            "unmodifiableSet",
            "unmodifiableCollection",
            "unmodifiableList",
            "synchronizedMap",
            "synchronizedSet",
            "synchronizedCollection",
            "newSetFromMap",
            "checkedMap",
            "checkedSet");

    private static final Set<String> ADDING = Set.of(
            "add", "put", "putIfAbsent", "computeIfAbsent", "compute", "merge", "addFirst", "addLast", "push", "offer");

    private static final Set<String> CHANGING = Set.of(
            "add",
            "addAll",
            "addFirst",
            "addLast",
            "addElement",
            "remove",
            "removeAll",
            "removeIf",
            "removeFirst",
            "removeLast",
            "retainAll",
            "clear",
            "put",
            "putAll",
            "putIfAbsent",
            "putFirst",
            "putLast",
            "compute",
            "computeIfAbsent",
            "computeIfPresent",
            "merge",
            "replace",
            "replaceAll",
            "set",
            "setElementAt",
            "sort",
            "push",
            "pop",
            "poll",
            "pollFirst",
            "pollLast",
            "pollFirstEntry",
            "pollLastEntry",
            "offer",
            "offerFirst",
            "offerLast",
            "take",
            "setValue",
            "flip",
            "and",
            "or",
            "xor",
            "andNot",
            "increment",
            "decrement",
            "accumulate",
            "reset",
            "sumThenReset",
            "getThenReset",
            "incrementAndGet",
            "decrementAndGet",
            "addAndGet",
            "updateAndGet",
            "accumulateAndGet",
            "getAndIncrement",
            "getAndDecrement",
            "getAndAdd",
            "getAndSet",
            "getAndUpdate",
            "getAndAccumulate",
            "lazySet",
            "setPlain",
            "setRelease",
            "setVolatile",
            "compareAndSet",
            "setTime",
            "setTimeInMillis",
            "setProperty",
            "drainTo",
            "roll",
            "setSeed");
    private static final Set<String> MOVING = Set.of("next", "previous", "forEachRemaining", "tryAdvance", "trySplit");
    private static final Set<String> MOVING_IO = Set.of("read", "write", "append", "skip", "reset", "unread");
    private static final Set<String> MOVING_BUFFER = Set.of("flip", "clear", "rewind", "compact", "mark", "reset");
    private static final Set<String> MATCHING =
            Set.of("find", "matches", "lookingAt", "reset", "region", "usePattern", "appendReplacement");
    private static final Set<String> DIGESTING =
            Set.of("update", "digest", "doFinal", "sign", "reset", "setInput", "deflate", "inflate");
    private static final Set<String> TEXT_CHANGING =
            Set.of("append", "insert", "delete", "deleteCharAt", "reverse", "replace", "setLength", "setCharAt");
    private static final Set<String> GENERATORS = Set.of(
            "java/util/Random",
            "java/util/SplittableRandom",
            "java/util/random/RandomGenerator",
            "org/calabaria/random/Pcg64",
            "org/calabaria/random/SeedSequence",
            "org/apache/commons/rng/UniformRandomProvider",
            "org/apache/commons/math3/random/RandomGenerator",
            "org/apache/commons/math3/random/MersenneTwister");

    private static final Set<String> IMMUTABLE = Set.of(
            "java/lang/String",
            "java/lang/Double",
            "java/lang/Integer",
            "java/lang/Long",
            "java/lang/Boolean",
            "java/lang/Character",
            "java/lang/Float",
            "java/lang/Short",
            "java/lang/Byte",
            "java/math/BigDecimal",
            "java/math/BigInteger");

    private Library() {}

    static boolean isHashTable(String type) {
        return HASH_TABLES.contains(type);
    }

    static boolean isIdentityTable(String type) {
        return IDENTITY_TABLES.contains(type);
    }

    static boolean isSequence(String type) {
        return SEQUENCES.contains(type);
    }

    static boolean isTable(String type) {
        return type.startsWith("java/util/")
                && (type.endsWith("Map") || type.endsWith("Set") || type.endsWith("PriorityQueue"));
    }

    static boolean isCollection(Type type) {
        String name = type.getSort() == Type.OBJECT ? type.getInternalName() : "";
        boolean collection = Set.of("Map", "Set", "List", "Queue", "Deque", "Collection").stream()
                .anyMatch(name::endsWith);
        return type.getSort() == Type.ARRAY || name.startsWith("java/util/") && collection;
    }

    /** Whether the call puts the elements of a collection that it is given into the one that it is made on. */
    static boolean copiesElements(String name, String descriptor) {
        boolean made = name.equals(MethodId.CONSTRUCTOR) && !descriptor.contains("Ljava/util/Comparator;");
        return made || name.equals("addAll") || name.equals("putAll");
    }

    static boolean isOrdered(String type) {
        return SEQUENCES.contains(type) || ORDERED_TYPES.contains(type);
    }

    static boolean isImmutable(String type) {
        return IMMUTABLE.contains(type) || type.startsWith("java/time/");
    }

    /** {@code Map.of} of two entries or more, {@code Set.of}, and the copies of both. */
    static boolean makesSalted(String owner, String name, String descriptor) {
        boolean map = owner.equals("java/util/Map");
        boolean set = owner.equals("java/util/Set");
        if ((map || set) && name.equals("of")) {
            Type[] arguments = Type.getArgumentTypes(descriptor);
            boolean array = arguments.length == 1 && arguments[0].getSort() == Type.ARRAY;
            return array || arguments.length > (map ? 2 : 1);
        }
        return ((map || set) && name.equals("copyOf")) || (map && name.equals("ofEntries"));
    }

    static boolean isCollectorFactory(String owner) {
        return owner.equals("java/util/stream/Collectors");
    }

    static boolean keepsOrder(String owner, String name) {
        return ORDER_PRESERVING.contains(name) && isCollectionOrStream(owner);
    }

    static boolean mapsElements(String owner, String name) {
        return owner.startsWith("java/util/stream/") && ELEMENT_MAPPING.contains(name);
    }

    /** Whether the result of the call has the same elements as what it is made on. */
    static boolean passesElements(String owner, String name) {
        boolean same = keepsOrder(owner, name) || name.equals("sorted") || name.equals("limit") || name.equals("skip");
        return same && !mapsElements(owner, name) && !name.equals("values");
    }

    /** Whether the elements or values of what the call is made on are those of its result. */
    static boolean passesContent(String owner, String name) {
        return name.equals("values")
                || name.endsWith("iterator")
                || CONTENT_VIEWS.contains(name)
                || passesElements(owner, name) && !name.endsWith("Set");
    }

    /** Whether the call puts its last argument, or what that makes, into a collection or table. */
    static boolean puts(String name) {
        return ADDING.contains(name) || name.equals("offerFirst") || name.equals("offerLast");
    }

    /** Whether the result is the first argument, or has it as its only part. */
    static boolean passesArgument(String owner, String name) {
        return switch (owner) {
            case "java/util/Objects" -> name.startsWith("requireNonNull");
            case "java/util/Optional" -> name.startsWith("of") || name.startsWith("or") || name.equals("get");
            case "java/util/Arrays" -> name.equals("asList");
            default -> false;
        };
    }

    /** Whether the call goes through the elements one after the other and lets its result depend on that. */
    static boolean usesOrder(String owner, String name) {
        boolean rounds = owner.equals("java/util/stream/DoubleStream")
                && (name.equals("sum") || name.equals("average") || name.equals("summaryStatistics"));
        return rounds
                || (ORDER_USING.contains(name) && (isCollectionOrStream(owner) || owner.equals("java/lang/Iterable")));
    }

    /** Whether the call copies the elements, in their order, to a sequence that may yet be sorted. */
    static boolean copiesOrder(String owner, String name) {
        return COPYING.contains(name) && isCollectionOrStream(owner);
    }

    /** Whether the call copies an array and not what its elements are. */
    static boolean copiesArray(String owner, String name) {
        return name.equals("clone")
                || owner.equals("java/util/Arrays") && (name.equals("copyOf") || name.equals("copyOfRange"));
    }

    private static boolean isCollectionOrStream(String owner) {
        return owner.startsWith("java/util/") && !owner.startsWith("java/util/Optional")
                || owner.equals("java/lang/Object");
    }

    static boolean wraps(String owner, String name) {
        return owner.equals("java/util/Collections") && WRAPPERS.contains(name);
    }

    static boolean adds(String name) {
        return ADDING.contains(name);
    }

    /** Whether the call changes the object that it is made on. */
    static boolean changesReceiver(String owner, String name) {
        if (owner.equals("java/lang/StringBuilder") || owner.equals("java/lang/StringBuffer")) {
            return TEXT_CHANGING.contains(name);
        }
        if (GENERATORS.contains(owner) || owner.startsWith("java/util/random/RandomGenerator$")) {
            return isDraw(name);
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

    private static boolean isBuffer(String owner) {
        return owner.startsWith("java/nio/") && owner.endsWith("Buffer");
    }

    /** Whether the call leaves the object that it is made on further on: an iterator, a stream, a reader, a latch. */
    static boolean movesReceiver(String owner, String name, String descriptor) {
        if (hasPosition(Type.getObjectType(owner))) {
            return owner.endsWith("Stream") || MOVING.stream().anyMatch(name::startsWith);
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

    /** Whether objects of the type are used up by going through them. */
    static boolean hasPosition(Type type) {
        String name = type.getSort() == Type.OBJECT ? type.getInternalName() : "";
        return name.startsWith("java/util/stream/") && name.endsWith("Stream")
                || name.startsWith("java/util/PrimitiveIterator")
                || name.startsWith("java/util/Spliterator")
                || Set.of(
                                "java/util/Iterator",
                                "java/util/ListIterator",
                                "java/util/Enumeration",
                                "java/util/StringTokenizer",
                                "java/util/Scanner")
                        .contains(name);
    }

    /** Whether the call gives its first argument, or what it is made on, another position and the same content. */
    static boolean isView(String owner, String name) {
        return isBuffer(owner)
                && (name.equals("wrap") || name.equals("slice") || name.equals("duplicate") || name.startsWith("as"));
    }

    static boolean isFunction(String owner) {
        return owner.startsWith("java/util/function/");
    }

    private static boolean isDraw(String name) {
        return name.startsWith("next")
                || Set.of(
                                "ints",
                                "longs",
                                "doubles",
                                "setSeed",
                                "split",
                                "jump",
                                "advance",
                                "spawn",
                                "permutation",
                                "integers",
                                "random",
                                "uniform",
                                "binomial",
                                "poisson",
                                "exponential",
                                "standardNormal")
                        .contains(name);
    }

    /** Whether the call runs the function that it is given before it returns, and keeps it nowhere. */
    static boolean forgetsFunction(String owner, String name) {
        return owner.startsWith("java/util/")
                && Set.of(
                                "forEach",
                                "forEachOrdered",
                                "computeIfAbsent",
                                "computeIfPresent",
                                "compute",
                                "merge",
                                "replaceAll",
                                "removeIf",
                                "ifPresent",
                                "setAll")
                        .contains(name);
    }

    /** Whether the call makes a text by a format; what is printed for people to read is nobody's concern. */
    static boolean formats(String owner, String name) {
        boolean text = owner.equals("java/lang/String") && (name.equals("format") || name.equals("formatted"));
        boolean writer = owner.equals("java/util/Formatter") || owner.equals("java/io/PrintWriter");
        return text || (writer && (name.equals("format") || name.equals("printf")));
    }

    /** The argument that a static method changes, or -1. */
    static int changedArgument(String owner, String name) {
        boolean arrays = owner.equals("java/util/Arrays")
                && Set.of("fill", "sort", "setAll", "parallelPrefix", "parallelSetAll", "parallelSort")
                        .contains(name);
        boolean collections = owner.equals("java/util/Collections")
                && Set.of("sort", "shuffle", "reverse", "swap", "fill", "addAll", "rotate", "replaceAll")
                        .contains(name);
        if (arrays || collections) {
            return 0;
        }
        return owner.equals("java/lang/System") && name.equals("arraycopy") ? 2 : -1;
    }

    /** The argument that a method of an object changes, the object itself being number 0, or -1. */
    static int filledArgument(String owner, String name, String descriptor) {
        if (owner.startsWith("java/lang/String") && (name.equals("getChars") || name.equals("getBytes"))) {
            return descriptor.startsWith("(II[") ? 3 : -1;
        }
        boolean first = (name.equals("toArray") && descriptor.startsWith("(["))
                || name.equals("drainTo")
                || name.equals("nextBytes")
                || (GENERATORS.contains(owner) && name.equals("shuffle"))
                || (isBuffer(owner) && name.equals("get") && descriptor.startsWith("(["))
                || (owner.startsWith("java/io/") && name.startsWith("read") && descriptor.startsWith("(["));
        return first ? 1 : -1;
    }

    /** Whether the call gives an order to the sequence that it is made on or given. */
    static boolean sorts(String owner, String name) {
        return (name.equals("sort") || name.equals("parallelSort")) && owner.startsWith("java/util/");
    }

    /** Whether the call hands out a part of the receiver rather than a copy, so that a change of it changes the receiver. */
    static boolean handsOutParts(String owner, String name) {
        if (!owner.startsWith("java/util/")) {
            return false;
        }
        return name.startsWith("get")
                || Set.of(
                                "iterator",
                                "next",
                                "entrySet",
                                "values",
                                "keySet",
                                "subList",
                                "headMap",
                                "tailMap",
                                "subMap",
                                "listIterator",
                                "stream",
                                "filter",
                                "peek",
                                "sorted",
                                "limit",
                                "skip",
                                "element",
                                "orElse",
                                "orElseThrow",
                                "first",
                                "last",
                                "firstEntry",
                                "lastEntry",
                                "descendingMap",
                                "findFirst",
                                "spliterator",
                                "computeIfAbsent",
                                "unmodifiableList",
                                "asList",
                                "reversed")
                        .contains(name);
    }

    /** Whether the call hands out an element of a sequence or of its iterator. */
    static boolean handsOutElement(String owner, String name) {
        return owner.startsWith("java/util/")
                && !owner.startsWith("java/util/stream/")
                && Set.of(
                                "get",
                                "getOrDefault",
                                "computeIfAbsent",
                                "first",
                                "last",
                                "remove",
                                "removeFirst",
                                "removeLast",
                                "take",
                                "getFirst",
                                "getLast",
                                "next",
                                "previous",
                                "poll",
                                "pollFirst",
                                "pollLast",
                                "peek",
                                "peekFirst",
                                "peekLast",
                                "pop",
                                "element",
                                "firstElement",
                                "lastElement",
                                "elementAt")
                        .contains(name);
    }

    /** Whether the result is one of the elements of the first argument, or of what the call is made on, perhaps wrapped. */
    static boolean picksElement(String owner, String name) {
        boolean picks = Set.of("min", "max", "findFirst", "findAny").contains(name);
        return picks && (owner.equals("java/util/Collections") || owner.equals("java/util/stream/Stream"));
    }

    /** Whether the call makes the text of its last argument. */
    static boolean makesText(String owner, String name, String descriptor) {
        boolean valueOf = owner.equals("java/lang/String")
                && name.equals("valueOf")
                && descriptor.startsWith("(Ljava/lang/Object;)");
        boolean append = (owner.equals("java/lang/StringBuilder") || owner.equals("java/lang/StringBuffer"))
                && name.equals("append")
                && descriptor.startsWith("(Ljava/lang/Object;)");
        boolean objects = owner.equals("java/util/Objects") && name.equals("toString");
        return valueOf || append || objects;
    }

    /** Whether the call joins or copies the elements of an argument in their order; the argument's index, or -1. */
    static int orderedArgument(String owner, String name, String descriptor) {
        if (owner.equals("java/lang/String") && name.equals("join") && descriptor.contains("Ljava/lang/Iterable;")) {
            return 1;
        }
        boolean copies = owner.equals("java/util/List") && name.equals("copyOf")
                || owner.equals("java/util/Collections") && (name.equals("enumeration") || name.equals("list"));
        return copies ? 0 : -1;
    }
}
