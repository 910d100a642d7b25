package org.calabaria.testkit;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Methods and static fields of the JDK, and of a few well-known libraries, whose mere use makes a result depend on
 * something other than its inputs.
 *
 * <p>A line of the table is {@code rule owner name [descriptor]}: an owner or a name may end in {@code *}; a descriptor
 * is a beginning, so {@code ()} forbids the overload without arguments and leaves the others.
 */
final class ForbiddenCalls {

    private static final String TABLE = """
            random java/lang/Math random
            random java/lang/StrictMath random
            random java/util/Random <init> ()V
            random java/util/SplittableRandom <init> ()V
            random java/util/concurrent/ThreadLocalRandom *
            random java/security/SecureRandom *
            random java/util/random/RandomGenerator getDefault
            random java/util/random/RandomGenerator of
            random java/util/random/RandomGenerator$* of
            random java/util/random/RandomGeneratorFactory create ()
            random java/util/UUID randomUUID
            random java/util/Collections shuffle (Ljava/util/List;)V
            random javax/crypto/KeyGenerator generateKey
            random java/security/KeyPairGenerator generateKeyPair
            random org/apache/commons/rng/simple/RandomSource create ()
            random org/apache/commons/rng/simple/RandomSource createInt*
            random org/apache/commons/rng/simple/RandomSource createLong*
            random org/apache/commons/rng/simple/ThreadLocalRandomSource *
            random org/apache/commons/math3/random/* <init> ()V
            random org/apache/commons/lang3/RandomUtils *
            random org/apache/commons/lang3/RandomStringUtils *

            clock java/lang/System nanoTime
            clock java/lang/System currentTimeMillis
            clock java/time/* now
            clock java/time/chrono/* now
            clock java/time/chrono/* dateNow
            clock java/time/Clock system*
            clock java/time/Clock tick*
            clock java/time/InstantSource system
            clock java/util/Date <init> ()V
            clock java/util/Calendar getInstance
            clock java/util/GregorianCalendar <init> ()V
            clock java/util/GregorianCalendar <init> (Ljava/util

            default-zone java/time/ZoneId systemDefault
            default-zone java/util/TimeZone getDefault
            default-zone java/time/Clock systemDefaultZone
            default-zone java/util/Date <init> (II
            default-zone java/util/Date <init> (Ljava/lang/String;)V
            default-zone java/util/Date get* ()I
            default-zone java/util/Date toString
            default-zone java/util/Date toLocaleString
            default-zone java/util/Date parse
            default-zone java/util/GregorianCalendar <init> (II
            default-zone java/text/SimpleDateFormat <init>
            default-zone java/text/DateFormat get*Instance
            default-zone java/sql/Timestamp valueOf
            default-zone java/sql/Timestamp toLocalDateTime
            default-zone java/sql/Date valueOf
            default-zone java/sql/* toString
            default-zone java/sql/* toLocal*
            default-zone java/util/Date set* (I)V
            default-zone java/util/Calendar$Builder build

            default-locale java/util/Locale getDefault
            default-locale java/lang/String format (Ljava/lang/String;
            default-locale java/lang/String formatted
            default-locale java/lang/String toLowerCase ()
            default-locale java/lang/String toUpperCase ()
            default-locale java/text/NumberFormat get*Instance ()
            default-locale java/text/DecimalFormat <init> ()V
            default-locale java/text/DecimalFormat <init> (Ljava/lang/String;)V
            default-locale java/text/DecimalFormatSymbols <init> ()V
            default-locale java/text/DecimalFormatSymbols getInstance ()
            default-locale java/text/SimpleDateFormat <init> ()V
            default-locale java/text/SimpleDateFormat <init> (Ljava/lang/String;)V
            default-locale java/text/DateFormatSymbols <init> ()V
            default-locale java/text/DateFormatSymbols getInstance ()
            default-locale java/text/DateFormat get*Instance ()
            default-locale java/text/DateFormat get*Instance (I)
            default-locale java/text/DateFormat get*Instance (II)
            default-locale java/text/MessageFormat format (Ljava/lang/String;
            default-locale java/text/MessageFormat <init> (Ljava/lang/String;)V
            default-locale java/text/ChoiceFormat format
            default-locale java/text/Collator getInstance ()
            default-locale java/text/BreakIterator get*Instance ()
            default-locale java/time/format/DateTimeFormatter ofPattern (Ljava/lang/String;)
            default-locale java/time/format/DateTimeFormatter ofLocalized*
            default-locale java/time/format/DateTimeFormatterBuilder toFormatter ()
            default-locale java/util/ResourceBundle getBundle (Ljava/lang/String;)
            default-locale java/util/Formatter <init> ()V
            default-locale java/util/Formatter <init> (Ljava/lang/Appendable;)V
            default-locale java/util/Scanner nextDouble
            default-locale java/util/Scanner nextFloat
            default-locale java/util/Scanner nextInt
            default-locale java/util/Scanner nextLong
            default-locale java/util/Scanner nextShort
            default-locale java/util/Scanner nextByte
            default-locale java/util/Scanner nextBig*
            default-locale java/util/Scanner hasNextDouble
            default-locale java/util/Scanner hasNextFloat
            default-locale java/util/Scanner hasNextInt
            default-locale java/util/Scanner hasNextLong
            default-locale java/util/Scanner hasNextShort
            default-locale java/util/Scanner hasNextByte
            default-locale java/util/Scanner hasNextBig*
            default-locale java/io/PrintWriter printf (Ljava/lang/String;
            default-locale java/io/PrintWriter format (Ljava/lang/String;
            default-locale java/util/Currency getInstance (Ljava/util/Locale;)
            default-locale java/util/Currency getSymbol ()
            default-locale java/util/Currency getDisplayName ()
            default-locale java/util/Locale getDisplay* ()
            default-locale java/util/TimeZone getDisplayName ()
            default-locale java/util/TimeZone getDisplayName (ZI)

            default-charset java/lang/String getBytes ()
            default-charset java/lang/String <init> ([B)V
            default-charset java/lang/String <init> ([BII)V
            default-charset java/nio/charset/Charset defaultCharset
            default-charset java/io/InputStreamReader <init> (Ljava/io/InputStream;)V
            default-charset java/io/OutputStreamWriter <init> (Ljava/io/OutputStream;)V
            default-charset java/io/PrintStream <init> (Ljava/io/OutputStream;)V
            default-charset java/io/PrintStream <init> (Ljava/io/OutputStream;Z)V
            default-charset java/io/PrintWriter <init> (Ljava/io/OutputStream;)V
            default-charset java/io/PrintWriter <init> (Ljava/io/OutputStream;Z)V
            default-charset java/io/ByteArrayOutputStream toString ()
            default-charset java/io/FileReader <init> (Ljava/lang/String;)V
            default-charset java/io/FileReader <init> (Ljava/io/File;)V
            default-charset java/io/FileWriter <init> (Ljava/lang/String;)V
            default-charset java/io/FileWriter <init> (Ljava/io/File;)V
            default-charset java/net/URLEncoder encode (Ljava/lang/String;)
            default-charset java/net/URLDecoder decode (Ljava/lang/String;)

            environment java/lang/System getenv
            environment java/lang/System getProperty
            environment java/lang/System getProperties
            environment java/lang/System lineSeparator
            environment java/io/BufferedWriter newLine
            environment java/io/PrintWriter println
            environment java/lang/Integer getInteger
            environment java/lang/Long getLong
            environment java/lang/Boolean getBoolean
            environment java/lang/Runtime availableProcessors
            environment java/lang/Runtime freeMemory
            environment java/lang/Runtime totalMemory
            environment java/lang/Runtime maxMemory
            environment java/lang/Runtime version
            environment java/lang/ProcessHandle* *
            environment java/lang/management/* *
            environment java/net/InetAddress getLocalHost
            environment java/net/InetAddress getLoopbackAddress
            environment java/net/NetworkInterface *
            environment java/lang/Thread getName
            environment java/lang/Thread getId
            environment java/lang/Thread threadId
            environment java/lang/Thread getPriority
            environment java/lang/Thread getThreadGroup
            environment java/lang/Thread activeCount
            environment java/lang/Thread isVirtual
            environment java/lang/Thread isDaemon
            environment java/lang/Thread toString
            environment java/lang/Thread getAllStackTraces
            environment * getStackTrace ()[Ljava/lang/StackTraceElement;
            environment * printStackTrace (Ljava/io/PrintWriter;
            environment java/lang/StackWalker *
            environment java/util/concurrent/ForkJoinPool getCommonPoolParallelism
            environment java/util/Locale getAvailableLocales
            environment java/util/Locale getISO*
            environment java/time/ZoneId getAvailableZoneIds
            environment java/util/TimeZone getAvailableIDs
            environment java/nio/charset/Charset availableCharsets
            environment java/security/Security getProvider*
            environment java/nio/file/FileSystems getDefault
            environment java/nio/ByteOrder nativeOrder
            environment java/io/File separator*
            environment java/io/File pathSeparator*
            environment java/lang/ClassLoader getSystemClassLoader
            environment java/lang/Thread getContextClassLoader
            environment java/lang/Thread getState
            environment java/lang/ClassLoader getName
            environment java/lang/ClassLoader getDefinedPackage*
            environment java/lang/Class getProtectionDomain
            environment java/lang/Package get*Version
            environment java/lang/Package get*Title
            environment java/lang/Package get*Vendor
            environment java/lang/Module isNamed
            environment java/lang/Module getName
            environment java/lang/Module getDescriptor
            environment java/lang/ModuleLayer *

            identity java/lang/System identityHashCode
            identity java/util/Objects toIdentityString

            static-write java/util/Locale setDefault
            static-write java/util/TimeZone setDefault
            static-write java/lang/System setProperty
            static-write java/lang/System setProperties
            static-write java/lang/System clearProperty
            static-write java/lang/System setOut
            static-write java/lang/System setErr
            static-write java/lang/System setIn
            static-write java/lang/Thread setName
            static-write java/lang/Thread setPriority
            static-write java/lang/Thread setContextClassLoader
            static-write java/lang/Thread setUncaughtExceptionHandler
            static-write java/lang/Thread setDefaultUncaughtExceptionHandler
            static-write java/util/logging/* set*
            static-write java/util/logging/* addHandler
            static-write java/security/Security setProperty
            static-write java/security/Security *Provider*
            static-write java/lang/Runtime addShutdownHook

            parallel * parallelStream ()
            parallel * parallel ()Ljava/util/stream/
            parallel java/util/stream/BaseStream parallel
            parallel java/util/stream/StreamSupport *Stream (Ljava/util/Spliterator;Z)
            parallel java/util/Arrays parallelPrefix
            parallel java/util/Arrays parallelSetAll
            parallel java/lang/Thread <init>
            parallel java/lang/Thread start
            parallel java/lang/Thread ofVirtual
            parallel java/lang/Thread ofPlatform
            parallel java/lang/Thread startVirtualThread
            parallel java/util/Timer <init>
            parallel java/util/concurrent/Executors *
            parallel java/util/concurrent/ThreadPoolExecutor <init>
            parallel java/util/concurrent/ScheduledThreadPoolExecutor <init>
            parallel java/util/concurrent/*Executor* execute
            parallel java/util/concurrent/*Executor* submit
            parallel java/util/concurrent/*Executor* invoke*
            parallel java/util/concurrent/*Executor* schedule*
            parallel java/util/concurrent/ForkJoinPool *
            parallel java/util/concurrent/ForkJoinTask fork
            parallel java/util/concurrent/ForkJoinTask invoke*
            parallel java/util/concurrent/RecursiveTask fork
            parallel java/util/concurrent/RecursiveAction fork
            parallel java/util/concurrent/CompletableFuture *Async
            parallel java/util/concurrent/ConcurrentHashMap forEach (J
            parallel java/util/concurrent/ConcurrentHashMap reduce*
            parallel java/util/concurrent/ConcurrentHashMap search* (J
            parallel java/util/concurrent/SubmissionPublisher *
            parallel java/util/concurrent/locks/* tryLock
            parallel java/util/stream/Collectors groupingByConcurrent
            parallel java/util/stream/Collectors toConcurrentMap

            io java/nio/file/Files *
            io java/io/File exists
            io java/io/File length
            io java/io/File list*
            io java/io/File lastModified
            io java/io/File is*
            io java/io/File can*
            io java/io/File create*
            io java/io/File delete*
            io java/io/File mkdir*
            io java/io/File renameTo
            io java/io/File get*Space
            io java/io/File getAbsolute*
            io java/io/File getCanonical*
            io java/io/FileInputStream <init>
            io java/io/FileOutputStream <init>
            io java/io/FileReader <init>
            io java/io/FileWriter <init>
            io java/io/RandomAccessFile <init>
            io java/io/PrintWriter <init> (Ljava/lang/String;
            io java/io/PrintWriter <init> (Ljava/io/File;
            io java/io/PrintStream <init> (Ljava/lang/String;
            io java/io/PrintStream <init> (Ljava/io/File;
            io java/util/Scanner <init> (Ljava/io/File;
            io java/util/Scanner <init> (Ljava/nio/file/Path;
            io java/util/Formatter <init> (Ljava/io/File;
            io java/util/zip/ZipFile <init>
            io java/util/jar/JarFile <init>
            io java/nio/channels/FileChannel open
            io java/nio/channels/AsynchronousFileChannel open
            io java/nio/channels/* open
            io java/nio/file/Path toRealPath
            io java/nio/file/Path toAbsolutePath
            io java/net/Socket <init>
            io java/net/ServerSocket <init>
            io java/net/DatagramSocket <init>
            io java/net/MulticastSocket <init>
            io java/net/URL openStream
            io java/net/URL openConnection
            io java/net/URL getContent
            io java/net/URL hashCode
            io java/net/URL equals
            io java/net/InetSocketAddress <init> (Ljava/lang/String;
            io java/net/InetAddress *Name
            io java/net/InetAddress isReachable
            io java/net/URLConnection *
            io java/net/HttpURLConnection *
            io java/net/http/HttpClient *
            io java/net/InetAddress getByName
            io java/net/InetAddress getAllByName
            io java/sql/DriverManager *
            io javax/sql/DataSource *
            io javax/naming/InitialContext *
            io java/lang/ProcessBuilder *
            io java/lang/Runtime exec
            io java/lang/Runtime exit
            io java/lang/Runtime halt
            io java/lang/System exit
            io java/lang/System in
            io java/lang/System console
            io java/io/Console *
            io java/util/prefs/Preferences *
            io javax/imageio/ImageIO read

            reflection java/lang/Class forName
            reflection java/lang/Class newInstance
            reflection java/lang/Class getMethod*
            reflection java/lang/Class getField*
            reflection java/lang/Class getConstructor*
            reflection java/lang/Class getDeclared*
            reflection java/lang/ClassLoader loadClass
            reflection java/lang/ClassLoader defineClass
            reflection java/lang/reflect/Method invoke
            reflection java/lang/reflect/Constructor newInstance
            reflection java/lang/reflect/Field get*
            reflection java/lang/reflect/Field set*
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

            native-code java/lang/System load
            native-code java/lang/System loadLibrary
            native-code java/lang/Runtime load
            native-code java/lang/Runtime loadLibrary
            native-code sun/misc/Unsafe *
            native-code jdk/internal/misc/Unsafe *
            native-code java/lang/foreign/Linker *

            thread-local java/lang/ThreadLocal *
            thread-local java/lang/InheritableThreadLocal *

            garbage-collection java/lang/System gc
            garbage-collection java/lang/System runFinalization
            garbage-collection java/lang/Runtime gc
            garbage-collection java/lang/Runtime runFinalization
            garbage-collection java/lang/ref/WeakReference *
            garbage-collection java/lang/ref/SoftReference *
            garbage-collection java/lang/ref/PhantomReference *
            garbage-collection java/lang/ref/Reference get
            garbage-collection java/lang/ref/Reference refersTo
            garbage-collection java/lang/ref/ReferenceQueue *
            garbage-collection java/lang/ref/Cleaner *
            garbage-collection java/util/WeakHashMap *
            """;

    /** {@code now(clock)} is as pure as its clock, and the making of an impure clock is forbidden. */
    private static final String GIVEN_CLOCK = "(Ljava/time/Clock;)";

    private static final ForbiddenCalls KNOWN = parse(TABLE);

    private final Map<String, List<Entry>> byName = new HashMap<>();
    private final List<Entry> byPattern = new ArrayList<>();

    private ForbiddenCalls() {}

    /** The rules that a call, or a read of a static field, breaks by itself, in the order of {@link Rule}. */
    static Set<Rule> rules(String owner, String name, String descriptor) {
        Set<Rule> broken = EnumSet.noneOf(Rule.class);
        if (descriptor.startsWith(GIVEN_CLOCK)) {
            return broken;
        }
        KNOWN.collect(KNOWN.byName.getOrDefault(name, List.of()), owner, name, descriptor, broken);
        KNOWN.collect(KNOWN.byPattern, owner, name, descriptor, broken);
        return broken;
    }

    private void collect(List<Entry> entries, String owner, String name, String descriptor, Set<Rule> broken) {
        for (Entry entry : entries) {
            if (entry.matches(owner, name, descriptor)) {
                broken.add(entry.rule);
            }
        }
    }

    private static ForbiddenCalls parse(String table) {
        ForbiddenCalls calls = new ForbiddenCalls();
        table.lines().filter(line -> !line.isBlank()).map(Entry::parse).forEach(entry -> {
            if (entry.name.contains("*")) {
                calls.byPattern.add(entry);
            } else {
                calls.byName
                        .computeIfAbsent(entry.name, name -> new ArrayList<>())
                        .add(entry);
            }
        });
        return calls;
    }

    private record Entry(Rule rule, String owner, String name, String descriptor) {

        static Entry parse(String line) {
            String[] parts = line.split(" ", -1);
            Rule rule = Rule.of(parts[0]).orElseThrow(() -> new IllegalStateException("no rule in: " + line));
            return new Entry(rule, parts[1], parts[2], parts.length > 3 ? parts[3] : "");
        }

        boolean matches(String calledOwner, String calledName, String calledDescriptor) {
            return glob(owner, calledOwner) && glob(name, calledName) && calledDescriptor.startsWith(descriptor);
        }

        /** Stars stand for any characters. */
        private static boolean glob(String pattern, String text) {
            String[] parts = pattern.split("\\*", -1);
            if (parts.length == 1) {
                return pattern.equals(text);
            }
            int at = parts[0].length();
            if (!text.startsWith(parts[0])) {
                return false;
            }
            for (int i = 1; i < parts.length - 1; i++) {
                int found = text.indexOf(parts[i], at);
                if (found < 0) {
                    return false;
                }
                at = found + parts[i].length();
            }
            String last = parts[parts.length - 1];
            return text.length() - at >= last.length() && text.endsWith(last);
        }
    }
}
