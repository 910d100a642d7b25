package org.calabaria.examples.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.calabaria.model.SimOutput;
import org.calabaria.request.Completed;
import org.calabaria.request.Outcome;
import org.calabaria.request.Request;
import org.calabaria.run.FailurePolicy;
import org.calabaria.run.Runner;
import org.calabaria.table.Table;

/**
 * Prints the SHA-256 digest and the size of all output tables of the example models under four stacks with twenty seeds
 * each.
 *
 * <p>The runs are digested in the order of their names. The printed lines therefore do not depend on the number of
 * threads or on the order of the runs.
 */
public final class SweepDigest {

    private final Map<String, byte[]> runs = new TreeMap<>();
    private long tables;
    private long rows;
    private long bytes;

    private SweepDigest() {}

    /**
     * Prints two lines.
     *
     * @param args the number of threads (default 1), and a number that permutes the order of everything (default 0: no
     *     permutation)
     */
    public static void main(String[] args) {
        if (args.length > 2) {
            throw new IllegalArgumentException(
                    "SweepDigest takes a number of threads and a shuffle, got " + args.length + " arguments");
        }
        int threads = args.length > 0 ? Integer.parseInt(args[0]) : 1;
        long shuffle = args.length > 1 ? Long.parseLong(args[1]) : 0;
        System.out.print(of(threads, shuffle));
    }

    /** Returns the two lines. */
    static String of(int threads, long shuffle) {
        SweepDigest digest = new SweepDigest();
        try (Runner runner = Runner.local().threads(threads).onFailure(FailurePolicy.STOP)) {
            runner.run(ExampleSweep.requests(shuffle), digest::add);
        }
        return digest.lines();
    }

    private void add(Outcome outcome) {
        SimOutput output = ((Completed) outcome).output();
        byte[] written = OutputBytes.of(output);
        if (runs.put(name(outcome.request()), sha256().digest(written)) != null) {
            throw new IllegalStateException("two runs are called " + name(outcome.request()));
        }
        tables += output.tables().size();
        rows += output.tables().values().stream().mapToLong(Table::rowCount).sum();
        bytes += written.length;
    }

    private static String name(Request request) {
        return request.setup().model().getClass().getName() + " " + request.stack() + " "
                + Long.toUnsignedString(request.seed());
    }

    private String lines() {
        MessageDigest all = sha256();
        runs.forEach((name, digest) -> {
            all.update(name.getBytes(StandardCharsets.UTF_8));
            all.update((byte) 0);
            all.update(digest);
        });
        return runs.size() + " runs, " + tables + " tables, " + rows + " rows, " + bytes + " bytes\nsha256 "
                + HexFormat.of().formatHex(all.digest()) + "\n";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
