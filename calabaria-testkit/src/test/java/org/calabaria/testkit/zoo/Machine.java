package org.calabaria.testkit.zoo;

import static org.calabaria.testkit.Law.NO_TRACE;
import static org.calabaria.testkit.Law.ORDER_FREE;
import static org.calabaria.testkit.Law.OUTPUTS_INDEPENDENT;
import static org.calabaria.testkit.Law.PLACE_FREE;
import static org.calabaria.testkit.Law.REPEATABLE;
import static org.calabaria.testkit.Law.REUSABLE_STATE;
import static org.calabaria.testkit.Law.SAME_FOR_EVERY_INSTANCE;
import static org.calabaria.testkit.Law.SAME_IN_ANOTHER_JVM;
import static org.calabaria.testkit.Law.THREAD_FREE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Scanner;
import java.util.TimeZone;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleUnaryOperator;

/** What comes from the machine and the process, and what is left in them. */
public final class Machine {

    /** Where {@link FileWritten} writes, in this JVM and in others; whoever runs it deletes it. */
    public static final Path FOLDER = Path.of("target", "zoo");

    private Machine() {}

    @Caught(
            sin = "text in the default locale",
            twin = "text in `Locale.ROOT`",
            rules = "default-locale",
            laws = {PLACE_FREE, SAME_IN_ANOTHER_JVM})
    static final class DefaultLocale {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {String.format("%.1f", 0.5).charAt(1)};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {String.format(Locale.ROOT, "%.1f", 0.5).charAt(1)};
            }
        }
    }

    @Caught(
            sin = "lower case in the default locale",
            twin = "lower case in `Locale.ROOT`",
            rules = "default-locale",
            laws = {PLACE_FREE, SAME_IN_ANOTHER_JVM})
    static final class LowerCase {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {"INFECTED".toLowerCase().equals("infected") ? 1 : 0};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {"INFECTED".toLowerCase(Locale.ROOT).equals("infected") ? 1 : 0};
            }
        }
    }

    @Caught(
            sin = "the default time zone",
            twin = "a named time zone",
            rules = "default-zone",
            laws = {PLACE_FREE, SAME_IN_ANOTHER_JVM})
    static final class DefaultZone {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {
                    Instant.EPOCH.atZone(ZoneId.systemDefault()).getMinute()
                };
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {Instant.EPOCH.atZone(ZoneOffset.UTC).getMinute()};
            }
        }
    }

    @Caught(
            sin = "the default charset",
            twin = "a named charset",
            rules = "default-charset",
            laws = SAME_IN_ANOTHER_JVM)
    static final class DefaultCharset {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {"\u00e4".getBytes(Charset.defaultCharset()).length};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {"\u00e4".getBytes(StandardCharsets.UTF_8).length};
            }
        }
    }

    @Caught(sin = "a system property", twin = "a constant", rules = "environment")
    static final class SystemProperty {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {state[0] + Integer.getInteger("zoo.days", 365)};
            }
        }

        static final class Twin extends ArrayModel {
            private static final int DAYS = 365;

            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {state[0] + DAYS};
            }
        }
    }

    @Caught(
            sin = "a system property in a static initialiser",
            twin = "a computed constant",
            rules = "environment",
            laws = SAME_IN_ANOTHER_JVM)
    static final class InitialProperty {
        static final class Sin extends ArrayModel {
            private static final String LANGUAGE = System.getProperty("user.language");

            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {"tr".equals(LANGUAGE) ? 1 : 0};
            }
        }

        static final class Twin extends ArrayModel {
            private static final String LANGUAGE = "t" + Character.toString('r');

            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {"tr".equals(LANGUAGE) ? 1 : 0};
            }
        }
    }

    @Caught(sin = "an environment variable", twin = "a parameter", rules = "environment")
    static final class EnvironmentVariable {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {System.getenv("ZOO_RATE") == null ? 0 : 1};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {state[0] > 0.5 ? 0 : 1};
            }
        }
    }

    @Caught(
            sin = "the number of processors",
            twin = "a constant number of parts",
            rules = "environment",
            laws = SAME_IN_ANOTHER_JVM)
    static final class Processors {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {state[0] / Runtime.getRuntime().availableProcessors()};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {state[0] / 4};
            }
        }
    }

    @Caught(sin = "the name of the thread", twin = "the seed", rules = "environment", laws = THREAD_FREE)
    static final class ThreadName {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {Thread.currentThread().getName().hashCode()};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {("run " + seed).hashCode()};
            }
        }
    }

    @Caught(sin = "a file", twin = "a table in the code", rules = "io")
    static final class FileRead {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {Files.exists(Path.of("rates.csv")) ? 1 : 0};
            }
        }

        static final class Twin extends ArrayModel {
            private static final String RATES = "0.1,0.2";

            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {Double.parseDouble(RATES.split(",")[1])};
            }
        }
    }

    @Caught(
            sin = "a file that grows with every run",
            twin = "a text that the run makes",
            rules = "io",
            laws = {
                REPEATABLE,
                SAME_FOR_EVERY_INSTANCE,
                ORDER_FREE,
                THREAD_FREE,
                REUSABLE_STATE,
                OUTPUTS_INDEPENDENT,
                PLACE_FREE,
                SAME_IN_ANOTHER_JVM
            })
    static final class FileWritten {
        static final class Sin extends ArrayModel {
            private static final Path LOG = temporary();

            private static Path temporary() {
                try {
                    Files.createDirectories(FOLDER);
                    return Files.createTempFile(FOLDER, "zoo", ".log");
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }

            @Override
            protected double[] runSim(double[] state, long seed) {
                try {
                    Files.writeString(LOG, Files.readString(LOG) + "x");
                    return new double[] {Files.size(LOG)};
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                StringBuilder log = new StringBuilder();
                for (double x : state) {
                    log.append(x).append('\n');
                }
                return new double[] {log.length()};
            }
        }
    }

    @Caught(
            sin = "a system property that the run sets",
            twin = "a local variable",
            rules = "static-write",
            laws = NO_TRACE)
    static final class PropertySet {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                System.setProperty("zoo.last", Double.toString(state[0]));
                return state.clone();
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                String last = Double.toString(state[0]);
                return new double[] {last.length()};
            }
        }
    }

    @Caught(sin = "a thread left interrupted", twin = "a thread asked whether it is interrupted", laws = NO_TRACE)
    static final class Interrupted {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                Thread.currentThread().interrupt();
                return state.clone();
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("cancelled");
                }
                return state.clone();
            }
        }
    }

    @Caught(
            sin = "a default locale that the run sets",
            twin = "a locale that the run names",
            rules = "static-write",
            laws = NO_TRACE)
    static final class LocaleSet {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                Locale.setDefault(Locale.JAPAN);
                return state.clone();
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {
                    String.format(Locale.GERMANY, "%.2f", state[0]).length()
                };
            }
        }
    }

    @Caught(
            sin = "a default time zone that the run sets",
            twin = "a zone that the run names",
            rules = "static-write",
            laws = NO_TRACE)
    static final class ZoneSet {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
                return state.clone();
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                ZoneId zone = ZoneId.of("Asia/Kathmandu");
                return new double[] {Instant.EPOCH.atZone(zone).getMinute()};
            }
        }
    }

    @Caught(sin = "a thread left running", twin = "a loop that ends", rules = "parallel", laws = NO_TRACE)
    static final class ThreadLeft {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                Thread thread = new Thread(() -> LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(5)), "left behind");
                thread.setDaemon(true);
                thread.start();
                return state.clone();
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                Runnable step = () -> state.clone();
                step.run();
                return state.clone();
            }
        }
    }

    @Caught(
            sin = "a method called by name",
            twin = "a method called by reference",
            rules = "reflection",
            laws = {
                REPEATABLE,
                SAME_FOR_EVERY_INSTANCE,
                ORDER_FREE,
                THREAD_FREE,
                REUSABLE_STATE,
                OUTPUTS_INDEPENDENT,
                PLACE_FREE,
                SAME_IN_ANOTHER_JVM
            })
    static final class Reflected {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                try {
                    Class<?> math = Class.forName("java.lang.Math");
                    return new double[] {(double) math.getMethod("random").invoke(null)};
                } catch (ReflectiveOperationException failure) {
                    throw new IllegalStateException(failure);
                }
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                DoubleUnaryOperator root = StrictMath::sqrt;
                return new double[] {root.applyAsDouble(state[0])};
            }
        }
    }

    @Caught(sin = "whether assertions are on", twin = "an assertion", laws = SAME_IN_ANOTHER_JVM)
    static final class Assertions {
        static final class Sin extends ArrayModel {
            @Override
            @SuppressWarnings("AssertWithSideEffects")
            protected double[] runSim(double[] state, long seed) {
                boolean checked = false;
                assert checked = true;
                return new double[] {state[0], checked ? 1 : 0};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                assert state[0] >= 0 : "rate " + state[0];
                return state.clone();
            }
        }
    }

    @Caught(
            sin = "other numbers where the thread is interrupted",
            twin = "a failure where the thread is interrupted",
            laws = THREAD_FREE)
    static final class Unfinished {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                double sum = 0;
                for (int i = 0; i < state.length && !Thread.currentThread().isInterrupted(); i++) {
                    sum += state[i];
                }
                return new double[] {sum};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                double sum = 0;
                for (double level : state) {
                    if (Thread.interrupted()) {
                        throw new CancellationException("cancelled");
                    }
                    sum += level;
                }
                return new double[] {sum};
            }
        }
    }

    @Caught(sin = "the class of the thread", twin = "the class of the model", laws = THREAD_FREE)
    static final class ThreadClass {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {Thread.currentThread().getClass().getName().length()};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {getClass().getName().length()};
            }
        }
    }

    @Caught(sin = "the place of the code", twin = "the name of the code's package", rules = "environment")
    static final class CodePlace {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {Sin.class.getProtectionDomain() == null ? 1 : 0};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                return new double[] {Twin.class.getPackageName().length()};
            }
        }
    }

    @Caught(
            sin = "numbers read by a scanner",
            twin = "words read by a scanner",
            rules = "default-locale",
            laws = {PLACE_FREE, SAME_IN_ANOTHER_JVM})
    static final class Scanned {
        static final class Sin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                Scanner scanner = new Scanner("1.5 2,5");
                return new double[] {scanner.hasNextDouble() ? 1 : 0};
            }
        }

        static final class Twin extends ArrayModel {
            @Override
            protected double[] runSim(double[] state, long seed) {
                Scanner scanner = new Scanner("1.5 2,5");
                return new double[] {Double.parseDouble(scanner.next())};
            }
        }
    }
}
