package org.calabaria.wire.json;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A program that reads documents made to do harm, for a JVM whose heap is as small as the promise: 16 MiB and so many
 * times the input. It ends with 0 and one line of counts, or with a stack trace when anything but a
 * {@link DocumentException} came out.
 */
final class HostileDocuments {

    private HostileDocuments() {}

    /** Arguments: {@code json|yaml <bytes>}. */
    public static void main(String[] arguments) {
        shapes(arguments[0].equals("yaml"), Integer.parseInt(arguments[1]));
    }

    /** Documents of one pattern, each a mebibyte or so: the most nodes, names and digits to the byte. */
    private static void shapes(boolean yaml, int bytes) {
        Map<String, IntFunction<String>> shapes = yaml ? YAML_SHAPES : JSON_SHAPES;
        int read = 0;
        for (String name : shapes.keySet().stream().sorted().toList()) {
            byte[] document = utf8(shapes.get(name).apply(bytes));
            try {
                // Six times the limit: it is the memory of the densest documents that is asked for.
                DocumentNode node = yaml
                        ? YamlReader.standard().withLimit(6 * bytes).read(document)
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
            Map.entry("one text", bytes -> "a: |\n " + "€".repeat(bytes / 3)),
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

    private static void report(String line) {
        System.out.println(line);
    }
}
