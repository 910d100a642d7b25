package org.calabaria.wire.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Documents that are nearly right: a good one with one to three changes to its bytes, its tokens or its lines. The changes
 * to tokens and lines keep the rest intact, so that what reads the document gets to see them.
 */
public final class Mutations {

    private static final Pattern TOKEN =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|[\\p{L}\\p{N}_.+/@|=-]+|\\s+|.", Pattern.DOTALL);

    private static final byte[] MARKS =
            "{}[],:\"'\\&*!|>-?#%@` \t\n\r0123456789.eE+~<=ué".getBytes(StandardCharsets.UTF_8);

    private static final List<String> SCALARS = List.of(
            "~",
            "null",
            "true",
            "no",
            "1e400",
            "-1e400",
            ".nan",
            ".inf",
            "-.INF",
            "NaN",
            "Infinity",
            "0x1F",
            "0o17",
            "010",
            "1_000",
            "12:30:45",
            "2020-01-01",
            "-1",
            "0",
            "-0",
            "-0.0",
            "1.0",
            "1.5",
            "0.5",
            "1e5",
            "5e-324",
            "42",
            "18446744073709551615",
            "18446744073709551616",
            "1000000000000000000",
            "''",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud83d\"",
            "\"\\U0001F600\"",
            "\"../x\"",
            "../x",
            "/etc/passwd",
            "C:\\x",
            "CON",
            "CON.arrow",
            "java.lang.Runtime@3f8a9c21",
            "!!java.lang.Runtime []",
            "!!python/object:os.system x",
            "!!str 1",
            "!!int x",
            "!!float 1",
            "!!binary eA==",
            "! 1",
            "&a x",
            "*a",
            "*undefined",
            "<<",
            "? a",
            "|",
            ">-",
            "[]",
            "{}",
            "[[]]",
            "lokdown",
            "Lockdown",
            "[lockdown, lockdown]",
            "infectd",
            "betta",
            "\"*\"",
            "\"[!a-z]*\"",
            "\"x*\"",
            "\u0085");

    private final SplittableRandom random;

    public Mutations(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** One of these, changed. */
    public byte[] of(List<String> documents) {
        String document = documents.get(random.nextInt(documents.size()));
        int edits = 1 + random.nextInt(3);
        if (random.nextInt(4) > 0) {
            for (; edits > 0; edits--) {
                document = random.nextBoolean() ? tokens(document) : lines(document);
            }
            return utf8(document);
        }
        byte[] bytes = utf8(document);
        for (; edits > 0; edits--) {
            bytes = bytes(bytes);
        }
        return bytes;
    }

    private String tokens(String document) {
        List<String> tokens = new ArrayList<>();
        for (Matcher matcher = TOKEN.matcher(document); matcher.find(); ) {
            tokens.add(matcher.group());
        }
        int at = word(tokens);
        switch (random.nextInt(8)) {
            case 0 -> tokens.set(at, scalar());
            case 1 -> tokens.set(at, tokens.get(word(tokens)));
            case 2 -> tokens.set(at, misspelt(tokens.get(at)));
            case 3 -> tokens.set(at, nested(tokens.get(at)));
            case 4 -> tokens.add(at, random.nextBoolean() ? "&a " : "!!str ");
            case 5 -> tokens.set(at, "*a");
            case 6 -> tokens.remove(at);
            default -> tokens.addAll(at, tokens.subList(at, Math.min(tokens.size(), at + 1 + random.nextInt(12))));
        }
        return String.join("", tokens);
    }

    /** The place of a token that is more than a mark. */
    private int word(List<String> tokens) {
        int at = tokens.isEmpty() ? 0 : random.nextInt(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            if (Character.isLetterOrDigit(
                    tokens.get(at).codePointAt(tokens.get(at).length() / 2))) {
                return at;
            }
            at = (at + 1) % tokens.size();
        }
        tokens.add("x");
        return tokens.size() - 1;
    }

    private String scalar() {
        return switch (random.nextInt(24)) {
            case 0 -> "9".repeat(1 + random.nextInt(2000));
            case 1 -> "x".repeat(random.nextInt(3000));
            case 2 -> "1." + "0".repeat(random.nextInt(1500)) + "1e-" + random.nextInt(400);
            case 3 -> "\"" + "\\u0000é".repeat(random.nextInt(200)) + "\"";
            default -> SCALARS.get(random.nextInt(SCALARS.size()));
        };
    }

    private String misspelt(String name) {
        int at = random.nextInt(name.length());
        return switch (random.nextInt(3)) {
            case 0 -> name.toUpperCase(Locale.ROOT);
            case 1 -> name.substring(0, at) + name.substring(at + 1);
            default -> name.substring(0, at) + (char) ('a' + random.nextInt(26)) + name.substring(at + 1);
        };
    }

    private String nested(String token) {
        int depth = 1 + random.nextInt(random.nextInt(10) == 0 ? 130 : 3);
        return random.nextBoolean()
                ? "[".repeat(depth) + token + "]".repeat(depth)
                : "{\"a\": ".repeat(depth) + token + "}".repeat(depth);
    }

    private String lines(String document) {
        List<String> lines = new ArrayList<>(Arrays.asList(document.split("(?<=\n)")));
        int at = random.nextInt(lines.size());
        int end = Math.min(lines.size(), at + 1 + random.nextInt(8));
        List<String> some = List.copyOf(lines.subList(at, end));
        switch (random.nextInt(6)) {
            case 0 -> lines.addAll(end, some);
            case 1 -> lines.subList(at, end).clear();
            case 2 -> lines.addAll(random.nextInt(lines.size()), some);
            case 3 -> lines.set(at, lines.set(random.nextInt(lines.size()), lines.get(at)));
            case 4 -> lines.set(at, " ".repeat(1 + random.nextInt(3)) + lines.get(at));
            default -> lines.add(at, random.nextInt(4) == 0 ? aliasBomb() : "# a comment\n");
        }
        return String.join("", lines);
    }

    private String aliasBomb() {
        StringBuilder bomb = new StringBuilder("b0: &b0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 2 + random.nextInt(8); i++) {
            String alias = "*b" + (i - 1);
            bomb.append("b" + i + ": &b" + i + " [" + (alias + ", ").repeat(1 + random.nextInt(9)) + alias + "]\n");
        }
        return bomb.toString();
    }

    private byte[] bytes(byte[] bytes) {
        if (bytes.length == 0) {
            return bytes;
        }
        int at = random.nextInt(bytes.length);
        byte[] edited = bytes.clone();
        byte mark = MARKS[random.nextInt(MARKS.length)];
        switch (random.nextInt(6)) {
            case 0 -> edited[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> edited[at] = mark;
            case 2 -> edited = Arrays.copyOf(bytes, at);
            case 3 -> edited = joined(Arrays.copyOf(bytes, at), from(bytes, random.nextInt(bytes.length)));
            case 4 -> edited = joined(bytes, Arrays.copyOf(bytes, at));
            default -> edited = joined(joined(Arrays.copyOf(bytes, at), new byte[] {mark}), from(bytes, at));
        }
        return edited;
    }

    private static byte[] from(byte[] bytes, int at) {
        return Arrays.copyOfRange(bytes, at, bytes.length);
    }

    private static byte[] joined(byte[] a, byte[] b) {
        byte[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
