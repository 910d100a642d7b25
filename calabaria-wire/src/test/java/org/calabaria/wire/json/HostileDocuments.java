package org.calabaria.wire.json;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * A program that reads documents made to do harm, for a JVM whose heap is as small as the promise: 16 MiB and so many
 * times the input. It ends with 0 and one line of counts, or with a stack trace when anything but a
 * {@link DocumentException} came out.
 */
final class HostileDocuments {

    static final String JOB = """
            # a sweep
            schema: calabaria.job.v1
            entry_id: org.example.Sir@1a2b3c4d
            scenario_branches: [[baseline], [lockdown, vaccination]]
            outputs: &outputs [prevalence, "in bed", 'it''s']
            config_overrides: {days: 100, vaccine_start: ~, flag: true, text: |
                two
                lines
              }
            runs:
              - params_M: &p {beta: 0.3, gamma: 1.0e-07, population: 10000}
                seed: 42
              - params_M: *p
                seed: 18446744073709551615
              - {params_M: {"beta": .5, gamma: 1e5, population: 0x1F}, seed: 7, outputs: *outputs}
            """;

    static final String MANIFEST = """
            {"task_id": "9f86d081884c7d659a2feaa0c55ad015", "seed": 18446744073709551615, "stack": ["baseline"],
             "params": {"beta": 0.3, "gamma": 1e-07, "name": "caf\\u00e9 \\ud83d\\ude00 é", "none": null, "on": true},
             "leaves": [{"name": "code", "digest": "aa"}, {"name": "seed", "digest": "bb"}], "empty": [[], {}], "t": 12.5}
            """;

    private static final byte[] MARKS =
            "{}[],:\"'\\&*!|>-?#%@` \t\n\r0123456789.eE+~<=ué".getBytes(StandardCharsets.UTF_8);

    private final SplittableRandom random;

    private HostileDocuments(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Arguments: {@code mutations json|yaml <count> <seed>}, or {@code shapes json|yaml <bytes>}. */
    public static void main(String[] arguments) {
        boolean yaml = arguments[1].equals("yaml");
        Consumer<byte[]> reader = yaml
                ? bytes -> YamlReader.standard().read(bytes).toValue()
                : bytes -> JsonReader.standard().read(bytes).toValue();
        if (arguments[0].equals("shapes")) {
            shapes(yaml, Integer.parseInt(arguments[2]));
        } else {
            new HostileDocuments(Long.parseLong(arguments[3])).mutations(yaml, Integer.parseInt(arguments[2]), reader);
        }
    }

    private void mutations(boolean yaml, int count, Consumer<byte[]> reader) {
        int refused = 0;
        long slowest = 0;
        for (int i = 0; i < count; i++) {
            byte[] document = document(yaml);
            long before = cpuNanos();
            try {
                reader.accept(document);
            } catch (DocumentException e) {
                refused++;
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError(new String(document, StandardCharsets.UTF_8), e);
            }
            slowest = Math.max(slowest, cpuNanos() - before);
        }
        report("read " + count + ", refused " + refused + ", slowest under a second: " + (slowest < 1_000_000_000L));
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private byte[] document(boolean yaml) {
        int kind = random.nextInt(40);
        String base = yaml ? JOB : MANIFEST;
        if (kind == 0) {
            return utf8(nested(yaml));
        }
        if (kind == 1) {
            return utf8(yaml ? aliasBomb() : huge());
        }
        if (kind == 2) {
            return utf8(base.replaceFirst("42|12.5", huge()));
        }
        if (kind == 3) {
            return utf8(repeatedKeys(base));
        }
        byte[] bytes = utf8(base);
        for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
            bytes = edited(bytes);
        }
        return bytes;
    }

    private byte[] edited(byte[] bytes) {
        if (bytes.length == 0) {
            return bytes;
        }
        int at = random.nextInt(bytes.length);
        byte[] edited = bytes.clone();
        switch (random.nextInt(6)) {
            case 0 -> edited[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> edited[at] = MARKS[random.nextInt(MARKS.length)];
            case 2 -> edited = Arrays.copyOf(bytes, at);
            case 3 ->
                edited = joined(
                        Arrays.copyOf(bytes, at),
                        Arrays.copyOfRange(bytes, random.nextInt(bytes.length), bytes.length));
            case 4 -> edited = joined(bytes, Arrays.copyOf(bytes, at));
            default -> {
                byte[] mark = {MARKS[random.nextInt(MARKS.length)]};
                edited = joined(joined(Arrays.copyOf(bytes, at), mark), Arrays.copyOfRange(bytes, at, bytes.length));
            }
        }
        return edited;
    }

    private String nested(boolean yaml) {
        List<String> opening = yaml
                ? List.of("[", "{a: ", "- ", "? ", "&a [", "!!seq [", "[[], ", "a: [")
                : List.of("[", "{\"a\":", "[{\"a\":[", "[[],");
        return opening.get(random.nextInt(opening.size())).repeat(random.nextInt(2000));
    }

    private String aliasBomb() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 2 + random.nextInt(30); i++) {
            String alias = "*a" + (i - 1);
            bomb.append("a" + i + ": &a" + i + " [" + (alias + ", ").repeat(1 + random.nextInt(9)) + alias + "]\n");
        }
        return bomb.toString();
    }

    private String huge() {
        String digits = "9".repeat(1 + random.nextInt(3000));
        return switch (random.nextInt(4)) {
            case 0 -> digits;
            case 1 -> "-0." + digits;
            case 2 -> "1e" + digits;
            default -> digits + "." + digits + "e-" + random.nextInt(5000);
        };
    }

    private String repeatedKeys(String base) {
        return base.replaceAll(
                "gamma|population|name|stack|runs",
                List.of("beta", "seed", "<<", "1").get(random.nextInt(4)));
    }

    /** Documents of one pattern, each a mebibyte or so: the most nodes, names and digits to the byte. */
    private static void shapes(boolean yaml, int bytes) {
        Map<String, IntFunction<String>> shapes = yaml ? YAML_SHAPES : JSON_SHAPES;
        int read = 0;
        for (String name : shapes.keySet().stream().sorted().toList()) {
            byte[] document = utf8(shapes.get(name).apply(bytes));
            try {
                DocumentNode node = yaml
                        ? YamlReader.standard().read(document)
                        : JsonReader.standard().read(document);
                read += node.isScalar() ? 0 : 1;
            } catch (DocumentException e) {
                if (!name.startsWith("refused")) {
                    throw new AssertionError(name, e);
                }
            } catch (OutOfMemoryError e) {
                throw new AssertionError(name, e);
            }
        }
        report("shapes " + shapes.size() + ", read " + read);
    }

    static final Map<String, IntFunction<String>> JSON_SHAPES = Map.ofEntries(
            Map.entry("empty lists", bytes -> "[" + "[],".repeat(bytes / 3) + "1]"),
            Map.entry("lists of one", bytes -> "[" + "[1],".repeat(bytes / 4) + "1]"),
            Map.entry("empty maps", bytes -> "[" + "{},".repeat(bytes / 3) + "1]"),
            Map.entry("maps of one", bytes -> "[" + "{\"\":1},".repeat(bytes / 7) + "1]"),
            Map.entry("integers", bytes -> "[" + "1,".repeat(bytes / 2) + "1]"),
            Map.entry("larger integers", bytes -> "[" + "999,".repeat(bytes / 4) + "1]"),
            Map.entry("texts", bytes -> "[" + "\"é\",".repeat(bytes / 5) + "1]"),
            Map.entry("names", bytes -> "{" + distinct(bytes / 9, "\"%05x\":1,") + "\"\":1}"),
            Map.entry("one text", bytes -> "[\"" + "€".repeat(bytes / 3) + "\"]"),
            Map.entry("refused names", bytes -> "{" + "\"\":1,".repeat(bytes / 5) + "\"\":1}"),
            Map.entry("refused digits", bytes -> "9".repeat(bytes)),
            Map.entry("refused fraction", bytes -> "0." + "3".repeat(bytes)),
            Map.entry("one name", bytes -> "{\"" + "n".repeat(bytes) + "\":1}"));

    static final Map<String, IntFunction<String>> YAML_SHAPES = Map.ofEntries(
            Map.entry("nulls", bytes -> "-\n".repeat(bytes / 2)),
            Map.entry("flow nulls", bytes -> "[" + "[],".repeat(bytes / 3) + "]"),
            Map.entry("maps of one", bytes -> "[" + "{a},".repeat(bytes / 4) + "]"),
            Map.entry("pairs", bytes -> "[" + "a: ,".repeat(bytes / 4) + "]"),
            Map.entry("integers", bytes -> "- 9\n".repeat(bytes / 4)),
            Map.entry("names", bytes -> distinct(bytes / 7, "k%04x:\n")),
            Map.entry("anchors", bytes -> distinct(bytes / 8, "- &%04x\n")),
            Map.entry("one text", bytes -> "|\n " + "€".repeat(bytes / 3)),
            Map.entry("comments", bytes -> "[a]\n" + "#\n".repeat(bytes / 2)),
            Map.entry("refused aliases", bytes -> "- &a [" + "x,".repeat(500) + "]\n" + "- *a\n".repeat(bytes / 5)),
            Map.entry("refused digits", bytes -> "9".repeat(bytes)),
            Map.entry("words", bytes -> "x ".repeat(bytes / 2)),
            Map.entry("refused tag", bytes -> "!" + "t".repeat(bytes) + " a"));

    private static String distinct(int count, String pattern) {
        String[] parts = pattern.split("%0[45]x");
        StringBuilder text = new StringBuilder();
        int width = pattern.contains("%05x") ? 5 : 4;
        for (int i = 0; i < Math.min(count, 1 << 4 * width); i++) {
            String hex = Integer.toHexString(i);
            text.append(parts[0])
                    .append("0".repeat(width - hex.length()))
                    .append(hex)
                    .append(parts[1]);
        }
        return text.toString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] a, byte[] b) {
        byte[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }

    private static void report(String line) {
        System.out.println(line);
    }
}
