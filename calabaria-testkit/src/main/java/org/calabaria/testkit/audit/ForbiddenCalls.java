package org.calabaria.testkit.audit;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Methods and static fields of the JDK and of a few well-known libraries. Using one of them makes a result depend on
 * something other than its inputs.
 *
 * <p>A line of the table is {@code rule owner name [descriptor] name [descriptor] ...}: an owner or a name may contain
 * {@code *}. A descriptor is a prefix, so {@code ()} forbids only the overload without arguments.
 */
final class ForbiddenCalls {

    private static final String TABLE = """
            random java/lang/*Math random
            random java/util/Random <init> ()V
            random java/util/SplittableRandom <init> ()V
            random java/util/concurrent/ThreadLocalRandom *
            random java/security/SecureRandom *
            random java/util/random/RandomGenerator getDefault of
            random java/util/random/RandomGenerator$* of
            random java/util/random/RandomGeneratorFactory create ()
            random java/util/UUID randomUUID
            random java/util/Collections shuffle (Ljava/util/List;)V
            random javax/crypto/KeyGenerator generateKey
            random java/security/KeyPairGenerator generateKeyPair
            random org/apache/commons/rng/simple/RandomSource create () createInt* createLong*
            random org/apache/commons/rng/simple/ThreadLocalRandomSource *
            random org/apache/commons/math3/random/* <init> ()V
            random org/apache/commons/lang3/Random*Utils *
            clock java/lang/System nanoTime currentTimeMillis
            clock java/time/* now
            clock java/time/chrono/* now dateNow
            clock java/time/Clock system* tick*
            clock java/time/InstantSource system
            clock java/util/Date <init> ()V
            clock java/util/Calendar getInstance
            clock java/util/GregorianCalendar <init> ()V <init> (Ljava/util
            default-zone java/time/ZoneId systemDefault
            default-zone java/util/TimeZone getDefault
            default-zone java/time/Clock systemDefaultZone
            default-zone java/util/Date <init> (II <init> (Ljava/lang/String;)V get* ()I toString toLocaleString parse
            default-zone java/util/Date set* (I)V
            default-zone java/util/GregorianCalendar <init> (II
            default-zone java/text/SimpleDateFormat <init>
            default-zone java/text/DateFormat get*Instance
            default-zone java/sql/Timestamp valueOf toLocalDateTime
            default-zone java/sql/Date valueOf
            default-zone java/sql/* toString toLocal*
            default-zone java/util/Calendar$Builder build
            default-locale java/util/Locale getDefault getDisplay* ()
            default-locale java/lang/String format (Ljava/lang/String; formatted toLowerCase () toUpperCase ()
            default-locale java/text/NumberFormat get*Instance ()
            default-locale java/text/DecimalFormat <init> ()V <init> (Ljava/lang/String;)V
            default-locale java/text/DecimalFormatSymbols <init> ()V getInstance ()
            default-locale java/text/SimpleDateFormat <init> ()V <init> (Ljava/lang/String;)V
            default-locale java/text/DateFormatSymbols <init> ()V getInstance ()
            default-locale java/text/DateFormat get*Instance () get*Instance (I) get*Instance (II)
            default-locale java/text/MessageFormat format (Ljava/lang/String; <init> (Ljava/lang/String;)V
            default-locale java/text/ChoiceFormat format
            default-locale java/text/Collator getInstance ()
            default-locale java/text/BreakIterator get*Instance ()
            default-locale java/time/format/DateTimeFormatter ofPattern (Ljava/lang/String;) ofLocalized*
            default-locale java/time/format/DateTimeFormatterBuilder toFormatter ()
            default-locale java/util/ResourceBundle getBundle (Ljava/lang/String;)
            default-locale java/util/Formatter <init> ()V <init> (Ljava/lang/Appendable;)V
            default-locale java/util/Scanner nextDouble nextFloat nextInt nextLong nextShort nextByte nextBig*
            default-locale java/util/Scanner hasNextDouble hasNextFloat hasNextInt hasNextLong hasNextShort
            default-locale java/util/Scanner hasNextByte hasNextBig*
            default-locale java/io/PrintWriter printf (Ljava/lang/String; format (Ljava/lang/String;
            default-locale java/util/Currency getInstance (Ljava/util/Locale;) getSymbol () getDisplayName ()
            default-locale java/util/TimeZone getDisplayName () getDisplayName (ZI)
            default-charset java/lang/String getBytes () <init> ([B)V <init> ([BII)V
            default-charset java/nio/charset/Charset defaultCharset
            default-charset java/io/InputStreamReader <init> (Ljava/io/InputStream;)V
            default-charset java/io/OutputStreamWriter <init> (Ljava/io/OutputStream;)V
            default-charset java/io/PrintStream <init> (Ljava/io/OutputStream;)V <init> (Ljava/io/OutputStream;Z)V
            default-charset java/io/PrintWriter <init> (Ljava/io/OutputStream;)V <init> (Ljava/io/OutputStream;Z)V
            default-charset java/io/ByteArrayOutputStream toString ()
            default-charset java/io/FileReader <init> (Ljava/lang/String;)V <init> (Ljava/io/File;)V
            default-charset java/io/FileWriter <init> (Ljava/lang/String;)V <init> (Ljava/io/File;)V
            default-charset java/net/URLEncoder encode (Ljava/lang/String;)
            default-charset java/net/URLDecoder decode (Ljava/lang/String;)
            environment java/lang/System getenv getProperty getProperties lineSeparator
            environment java/io/BufferedWriter newLine
            environment java/io/PrintWriter println
            environment java/lang/Integer getInteger
            environment java/lang/Long getLong
            environment java/lang/Boolean getBoolean
            environment java/lang/Runtime availableProcessors freeMemory totalMemory maxMemory version
            environment java/lang/ProcessHandle* *
            environment java/lang/management/* *
            environment java/net/InetAddress getLocalHost getLoopbackAddress
            environment java/net/NetworkInterface *
            environment java/lang/Thread getName getId threadId getPriority getThreadGroup activeCount isVirtual
            environment java/lang/Thread isDaemon toString getAllStackTraces getContextClassLoader getState
            environment * getStackTrace ()[Ljava/lang/StackTraceElement; printStackTrace (Ljava/io/PrintWriter;
            environment java/lang/StackWalker *
            environment java/util/concurrent/ForkJoinPool getCommonPoolParallelism
            environment java/util/Locale getAvailableLocales getISO*
            environment java/time/ZoneId getAvailableZoneIds
            environment java/util/TimeZone getAvailableIDs
            environment java/nio/charset/Charset availableCharsets
            environment java/security/Security getProvider*
            environment java/nio/file/FileSystems getDefault
            environment java/nio/ByteOrder nativeOrder
            environment java/io/File separator* pathSeparator*
            environment java/lang/ClassLoader getSystemClassLoader getName getDefinedPackage*
            environment java/lang/Class getProtectionDomain
            environment java/lang/Package get*Version get*Title get*Vendor
            environment java/lang/Module isNamed getName getDescriptor
            environment java/lang/ModuleLayer *
            identity java/lang/System identityHashCode
            identity java/util/Objects toIdentityString
            static-write java/util/Locale setDefault
            static-write java/util/TimeZone setDefault
            static-write java/lang/System setProperty setProperties clearProperty setOut setErr setIn
            static-write java/lang/Thread setName setPriority setContextClassLoader setUncaughtExceptionHandler
            static-write java/lang/Thread setDefaultUncaughtExceptionHandler
            static-write java/util/logging/* set* addHandler
            static-write java/security/Security setProperty *Provider*
            static-write java/lang/Runtime addShutdownHook
            parallel * parallelStream () parallel ()Ljava/util/stream/
            parallel java/util/stream/BaseStream parallel
            parallel java/util/stream/StreamSupport *Stream (Ljava/util/Spliterator;Z)
            parallel java/util/Arrays parallelPrefix parallelSetAll
            parallel java/lang/Thread <init> start ofVirtual ofPlatform startVirtualThread
            parallel java/util/Timer <init>
            parallel java/util/concurrent/Executors *
            parallel java/util/concurrent/*ThreadPoolExecutor <init>
            parallel java/util/concurrent/*Executor* execute submit invoke* schedule*
            parallel java/util/concurrent/ForkJoinPool *
            parallel java/util/concurrent/ForkJoinTask fork invoke*
            parallel java/util/concurrent/Recursive* fork
            parallel java/util/concurrent/CompletableFuture *Async
            parallel java/util/concurrent/ConcurrentHashMap forEach (J reduce* search* (J
            parallel java/util/concurrent/SubmissionPublisher *
            parallel java/util/concurrent/locks/* tryLock
            parallel java/util/stream/Collectors groupingByConcurrent toConcurrentMap
            io java/nio/file/Files *
            io java/io/File exists length list* lastModified is* can* create* delete* mkdir* renameTo get*Space
            io java/io/File getAbsolute* getCanonical*
            io java/io/File*putStream <init>
            io java/io/File*er <init>
            io java/io/RandomAccessFile <init>
            io java/io/PrintWriter <init> (Ljava/lang/String; <init> (Ljava/io/File;
            io java/io/PrintStream <init> (Ljava/lang/String; <init> (Ljava/io/File;
            io java/util/Scanner <init> (Ljava/io/File; <init> (Ljava/nio/file/Path;
            io java/util/Formatter <init> (Ljava/io/File;
            io java/util/zip/ZipFile <init>
            io java/util/jar/JarFile <init>
            io java/nio/channels/FileChannel open
            io java/nio/channels/AsynchronousFileChannel open
            io java/nio/channels/* open
            io java/nio/file/Path toRealPath toAbsolutePath
            io java/net/*Socket <init>
            io java/net/URL openStream openConnection getContent hashCode equals
            io java/net/InetSocketAddress <init> (Ljava/lang/String;
            io java/net/InetAddress *Name isReachable getByName getAllByName
            io java/net/*URLConnection *
            io java/net/http/HttpClient *
            io java/sql/DriverManager *
            io javax/sql/DataSource *
            io javax/naming/InitialContext *
            io java/lang/ProcessBuilder *
            io java/lang/Runtime exec exit halt
            io java/lang/System exit in console
            io java/io/Console *
            io java/util/prefs/Preferences *
            io javax/imageio/ImageIO read
            reflection java/lang/Class forName newInstance getMethod* getField* getConstructor* getDeclared*
            reflection java/lang/ClassLoader loadClass defineClass
            reflection java/lang/reflect/Method invoke
            reflection java/lang/reflect/Constructor newInstance
            reflection java/lang/reflect/Field get* set*
            reflection java/lang/reflect/AccessibleObject setAccessible
            reflection java/lang/reflect/Proxy newProxyInstance
            reflection java/lang/invoke/MethodHandle invoke*
            reflection java/lang/invoke/MethodHandles$Lookup *
            reflection java/lang/invoke/VarHandle *
            reflection java/util/concurrent/atomic/Atomic* newUpdater
            reflection java/util/ServiceLoader *
            reflection java/beans/Introspector *
            reflection javax/script/* *
            reflection javax/tools/ToolProvider *
            native-code java/lang/System load loadLibrary
            native-code java/lang/Runtime load loadLibrary
            native-code */misc/Unsafe *
            native-code java/lang/foreign/Linker *
            thread-local java/lang/*ThreadLocal *
            garbage-collection java/lang/* gc runFinalization
            garbage-collection java/lang/ref/* *
            garbage-collection java/util/WeakHashMap *
            """;

    /** {@code now(clock)} is as pure as its clock, and creating an impure clock is forbidden. */
    private static final String GIVEN_CLOCK = "(Ljava/time/Clock;)";

    private static final ForbiddenCalls KNOWN = parse(TABLE);

    /** The entries by name; entries whose name is a pattern have the key "*". */
    private final Map<String, List<Entry>> byName = new HashMap<>();

    private ForbiddenCalls() {}

    /** The rules that a call, or a read of a static field, breaks, in the order of {@link Rule}. */
    static Set<Rule> rules(String owner, String name, String descriptor) {
        Set<Rule> broken = EnumSet.noneOf(Rule.class);
        if (descriptor.startsWith(GIVEN_CLOCK)) {
            return broken;
        }
        Stream.of(name, "*")
                .flatMap(key -> KNOWN.byName.getOrDefault(key, List.of()).stream())
                .filter(entry -> entry.matches(owner, name, descriptor))
                .forEach(entry -> broken.add(entry.rule));
        return broken;
    }

    private static ForbiddenCalls parse(String table) {
        ForbiddenCalls calls = new ForbiddenCalls();
        table.lines().flatMap(Entry::parse).forEach(entry -> calls.byName
                .computeIfAbsent(entry.name.contains("*") ? "*" : entry.name, name -> new ArrayList<>())
                .add(entry));
        return calls;
    }

    /** @param place a pattern of owner and name, with a space between them */
    private record Entry(Rule rule, Pattern place, String name, String descriptor) {

        static Stream<Entry> parse(String line) {
            String[] parts = line.split(" ", -1);
            Rule rule = Rule.of(parts[0]).orElseThrow(() -> new IllegalStateException("no rule in: " + line));
            return IntStream.range(2, parts.length)
                    .filter(i -> !parts[i].startsWith("("))
                    .mapToObj(i ->
                            new Entry(rule, pattern(parts[1] + " " + parts[i]), parts[i], descriptor(parts, i + 1)));
        }

        private static String descriptor(String[] parts, int index) {
            return index < parts.length && parts[index].startsWith("(") ? parts[index] : "";
        }

        /** Each star matches any characters. */
        private static Pattern pattern(String text) {
            return Pattern.compile("\\Q" + text.replace("*", "\\E.*\\Q") + "\\E");
        }

        boolean matches(String owner, String calledName, String calledDescriptor) {
            return calledDescriptor.startsWith(descriptor)
                    && place.matcher(owner + " " + calledName).matches();
        }
    }
}
