package org.calabaria.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.calabaria.digest.Blake2b;
import org.calabaria.model.SimOutput;
import org.calabaria.request.Completed;
import org.calabaria.request.Request;
import org.calabaria.request.Requests;
import org.calabaria.request.SeedPlan;
import org.calabaria.run.LocalRunner;
import org.calabaria.run.Runner;
import org.calabaria.store.Durability;
import org.calabaria.store.ResultStore;
import org.calabaria.store.RunQuery;
import org.calabaria.store.export.ColumnNames;
import org.calabaria.store.export.TableWriter;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.calabaria.wire.arrow.ArrowFile;
import org.calabaria.wire.provenance.RunInputs;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * What a store costs, beside its neighbours in the same run: {@code put}, {@code sweep}, {@code parquet}, {@code million}, or
 * {@code all}. Bounded in work; each figure is the median of several rounds in turn.
 */
public final class StoreDriver {

    private static final int RUNS = 20_000;
    private static final int ROUNDS = 5;
    private static final int SWEEP = 100_000;
    private static final int MILLION = 1_000_000;
    private static final int TABLE_ROWS = 50; // with a constant seed, an Arrow file of about 1 KiB
    private static final double MICROS = 1e3;

    private final PrintStream out;
    private final Path folder;

    private StoreDriver(PrintStream out, Path folder) {
        this.out = out;
        this.folder = folder;
    }

    /** The names of what is measured; {@code all} without a name. */
    public static void main(String[] args) throws IOException, SQLException {
        Path folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), "store-driver");
        try {
            StoreDriver driver = new StoreDriver(System.out, folder);
            List<String> parts = args.length == 0 || args[0].equals("all")
                    ? List.of("put", "sweep", "parquet", "million")
                    : List.of(args);
            for (String part : parts) {
                driver.measure(part);
            }
        } finally {
            delete(folder);
        }
    }

    private void measure(String part) throws IOException, SQLException {
        switch (part) {
            case "put" -> putsAndHits();
            case "sweep" -> sweeps();
            case "parquet" -> parquet();
            case "million" -> million();
            default -> throw new IllegalArgumentException("no part " + part);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private Path fresh(String name) throws IOException {
        Path place = folder.resolve(name);
        if (Files.exists(place)) {
            delete(place);
        }
        return place;
    }

    /** Work, done a number of times. */
    private interface Work {

        void run() throws IOException, SQLException;
    }

    /** What something took each time: on the wall, and of the processors by the whole process [us]. */
    private record Cost(double wall, double processor) {}

    private static Cost micros(int times, Work work) throws IOException, SQLException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long used = system.getProcessCpuTime();
        long begun = System.nanoTime();
        work.run();
        double wall = (System.nanoTime() - begun) / MICROS / times;
        return new Cost(wall, (system.getProcessCpuTime() - used) / MICROS / times);
    }

    /** The median of each of the two. */
    private static Cost median(List<Cost> costs) {
        return new Cost(
                costs.stream().map(Cost::wall).sorted().toList().get(costs.size() / 2),
                costs.stream().map(Cost::processor).sorted().toList().get(costs.size() / 2));
    }

    private void say(String what, Cost cost) {
        out.printf(
                Locale.ROOT,
                "%-58s %9.2f us, %9.0f a second; %9.2f us of processors%n",
                what,
                cost.wall(),
                1e6 / cost.wall(),
                cost.processor());
    }

    private static String times(Cost slow, Cost fast) {
        return String.format(
                Locale.ROOT,
                "%.2f x (processors %.2f x)",
                slow.wall() / fast.wall(),
                slow.processor() / fast.processor());
    }

    // Puts and hits.

    private static Requests requests(int count) {
        List<Map<String, Number>> points = Points.whole(count);
        return Requests.of(new SirModel()).points(points).seeds(SeedPlan.sequential(1));
    }

    private void putsAndHits() throws IOException, SQLException {
        List<Request> requests = new ArrayList<>();
        requests(RUNS).forEach(requests::add);
        SimOutput output = new SimOutput(
                requests.get(0).seed(),
                new TreeMap<>(Map.of(
                        "compartments",
                        Table.of(
                                Column.real("S", new double[TABLE_ROWS]),
                                Column.constantUnsigned("seed", requests.get(0).seed(), TABLE_ROWS)))));
        byte[] file = ArrowFile.encode(output.table("compartments"));
        out.println("a table of " + file.length + " bytes, " + RUNS + " runs, median of " + ROUNDS
                + " rounds in turn, one thread");
        List<String> keys = new ArrayList<>();
        requests.forEach(request -> keys.add(RunInputs.of(request).simRoot()));
        Map<String, List<Cost>> times = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS + 1; round++) {
            round(requests, output, file, keys, round == 0 ? new LinkedHashMap<>() : times);
        }
        times.forEach((what, values) -> say(what, median(values)));
    }

    private void round(
            List<Request> requests, SimOutput output, byte[] file, List<String> keys, Map<String, List<Cost>> times)
            throws IOException, SQLException {
        try (ResultStore store = ResultStore.open(fresh("store"))) {
            note(times, "store: put (ON_CLOSE), identity included", micros(RUNS, () -> put(store, requests, output)));
            note(
                    times,
                    "store: hit, identity, verify and decode included",
                    micros(
                            RUNS,
                            () -> requests.forEach(request -> {
                                if (store.recall(request).isEmpty()) {
                                    throw new IllegalStateException("a miss");
                                }
                            })));
        }
        try (ResultStore store = ResultStore.open(fresh("durable")).durability(Durability.EACH_RUN)) {
            note(
                    times,
                    "store: put (EACH_RUN)",
                    micros(RUNS / 20, () -> put(store, requests.subList(0, RUNS / 20), output)));
        }
        sqlite(file, keys, times);
        files(file, keys, times);
    }

    private static void note(Map<String, List<Cost>> times, String what, Cost cost) {
        times.computeIfAbsent(what, first -> new ArrayList<>()).add(cost);
    }

    private static void put(ResultStore store, List<Request> requests, SimOutput output) {
        for (Request request : requests) {
            store.recall(request);
            store.remember(new Completed(request, output));
            store.release(request);
        }
    }

    private void sqlite(byte[] file, List<String> keys, Map<String, List<Cost>> times)
            throws IOException, SQLException {
        Path database = Files.createDirectories(fresh("sqlite")).resolve("runs.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("pragma journal_mode = wal");
                statement.execute("pragma synchronous = normal");
                statement.execute("create table runs (key text primary key, bytes blob) without rowid");
            }
            note(times, "SQLite, WAL: put, a transaction each", micros(RUNS, () -> {
                try (PreparedStatement insert = connection.prepareStatement("insert into runs values (?, ?)")) {
                    for (String key : keys) {
                        insert.setString(1, key);
                        insert.setBytes(2, ArrowFile.encode(ArrowFile.decode(file)));
                        insert.executeUpdate();
                    }
                }
            }));
            note(times, "SQLite, WAL: hit, not verified, decoded", micros(RUNS, () -> {
                try (PreparedStatement select = connection.prepareStatement("select bytes from runs where key = ?")) {
                    for (String key : keys) {
                        select.setString(1, key);
                        try (ResultSet row = select.executeQuery()) {
                            row.next();
                            ArrowFile.decode(row.getBytes(1));
                        }
                    }
                }
            }));
        }
    }

    private void files(byte[] file, List<String> keys, Map<String, List<Cost>> times) throws IOException, SQLException {
        Path root = Files.createDirectories(fresh("files"));
        note(times, "one file a run: put, renamed", micros(RUNS, () -> {
            for (String key : keys) {
                Path place = root.resolve(key);
                Path temporary = root.resolve(key + ".new");
                Files.write(temporary, file);
                Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
            }
        }));
        note(times, "one file a run: hit, verified and decoded", micros(RUNS, () -> {
            for (String key : keys) {
                byte[] bytes = Files.readAllBytes(root.resolve(key));
                HexFormat.of().formatHex(Blake2b.digest(bytes, 32));
                ArrowFile.decode(bytes);
            }
        }));
    }

    // Sweeps.

    private void sweeps() throws IOException, SQLException {
        for (int threads = 1; threads <= 2; threads++) {
            sweep("SIR of 100 steps", new SirModel(), SWEEP, threads);
            sweep("a model that is busy for 100 us", new LongerModel(), SWEEP / 5, threads);
        }
    }

    private void sweep(String what, SweepModel<?, ?> model, int runs, int threads) throws IOException, SQLException {
        Requests requests = Requests.of(model).points(Points.whole(runs)).seeds(SeedPlan.sequential(1));
        List<Cost> plain = new ArrayList<>();
        List<Cost> first = new ArrayList<>();
        List<Cost> again = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            try (LocalRunner runner = Runner.local().threads(threads)) {
                plain.add(micros(runs, () -> runner.run(requests, outcome -> {})));
            }
            try (ResultStore store = ResultStore.open(fresh("sweep"));
                    LocalRunner runner = Runner.local().threads(threads).recall(store)) {
                first.add(micros(runs, () -> runner.run(requests, outcome -> {})));
                again.add(micros(runs, () -> runner.run(requests, outcome -> {})));
            }
        }
        String where = what + ", " + threads + " thread(s): ";
        say(where + "without a store", median(plain));
        say(where + "stored", median(first));
        say(where + "recalled", median(again));
        out.printf(
                Locale.ROOT,
                "%-58s stored takes %s, without a store takes %s the time of recalled%n",
                where,
                times(median(first), median(plain)),
                times(median(plain), median(again)));
    }

    // Exports.

    private void parquet() throws IOException, SQLException {
        int runs = 100_000;
        int rows = 100;
        List<Table> batches = new ArrayList<>();
        for (int batch = 0; batch < 10; batch++) {
            batches.add(exported(runs / 10 * rows));
        }
        long cells = (long) runs * rows * batches.get(0).columnCount();
        List<Cost> ours = new ArrayList<>();
        List<Cost> theirs = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            Path file = fresh("ours.parquet");
            ours.add(micros(1, () -> {
                try (TableWriter writer = TableWriter.parquet(file, ColumnNames.UNDERSCORES)) {
                    for (Table batch : batches) {
                        writer.write(batch);
                    }
                    writer.finish();
                }
            }));
            theirs.add(micros(1, () -> duckDb(batches, folder.resolve("theirs.parquet"))));
        }
        out.printf(
                Locale.ROOT,
                "%d runs x %d rows to Parquet: %.1f M cells a second; DuckDB's appender and COPY %.1f M; %s%n",
                runs,
                rows,
                cells / median(ours).wall(),
                cells / median(theirs).wall(),
                times(median(theirs), median(ours)));
    }

    private static Table exported(int rows) {
        double[] values = new double[rows];
        long[] numbers = new long[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = i * 0.001;
            numbers[i] = i;
        }
        return Table.of(
                Column.constantReal("beta", 0.25, rows),
                Column.real("S", values),
                Column.real("I", values),
                Column.real("R", values),
                Column.integer("day", numbers),
                Column.constantUnsigned("seed", 42, rows));
    }

    private static void duckDb(List<Table> batches, Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("create table t (beta double, s double, i double, r double, day bigint, seed ubigint)");
            try (DuckDBAppender appender =
                    connection.unwrap(DuckDBConnection.class).createAppender("main", "t")) {
                for (Table batch : batches) {
                    double[] beta = batch.real("beta").toArray();
                    double[] s = batch.real("S").toArray();
                    long[] day = batch.integer("day").toArray();
                    long[] seed = batch.integer("seed").toArray();
                    for (int row = 0; row < s.length; row++) {
                        appender.beginRow();
                        appender.append(beta[row]);
                        appender.append(s[row]);
                        appender.append(s[row]);
                        appender.append(s[row]);
                        appender.append(day[row]);
                        appender.append(seed[row]);
                        appender.endRow();
                    }
                }
            }
            statement.execute("copy t to '" + file + "' (format parquet, compression uncompressed)");
        }
    }

    // A million runs.

    private void million() throws IOException, SQLException {
        Path place = fresh("million");
        Requests requests = Requests.of(new TrivialModel())
                .points(Points.whole(1))
                .seeds(SeedPlan.sequential(1))
                .replicates(MILLION);
        try (ResultStore store = ResultStore.open(place);
                LocalRunner runner = Runner.local().threads(2).recall(store)) {
            say("a million runs: stored", micros(MILLION, () -> runner.run(requests, outcome -> {})));
        }
        long files;
        try (Stream<Path> all = Files.walk(place)) {
            files = all.filter(Files::isRegularFile).count();
        }
        for (int round = 0; round < 3; round++) {
            long before = heap();
            long begun = System.nanoTime();
            try (ResultStore store = ResultStore.open(place)) {
                double opened = (System.nanoTime() - begun) / 1e6;
                out.printf(
                        Locale.ROOT,
                        "%d files, opened in %.0f ms, heap of its index %.1f MB%n",
                        files,
                        opened,
                        (heap() - before) / 1e6);
                if (round == 2) {
                    lists(store);
                }
            }
        }
    }

    private void lists(ResultStore store) throws IOException, SQLException {
        long[] count = {0};
        say("a million runs: listed", micros(MILLION, () -> store.forEachRun(RunQuery.all(), run -> count[0]++)));
        say("a million runs: exported to Parquet", micros(MILLION, () -> {
            try {
                store.dataset(
                                store.find(requestOfTheFirst())
                                        .orElseThrow()
                                        .outputs()
                                        .firstKey(),
                                RunQuery.all())
                        .writeParquet(folder.resolve("million.parquet"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
        say("a million runs: verified", micros(MILLION, () -> store.verify().orThrow()));
        out.println(count[0] + " runs");
    }

    private static Request requestOfTheFirst() {
        return Requests.of(new TrivialModel())
                .points(Points.whole(1))
                .seeds(SeedPlan.sequential(1))
                .iterator()
                .next();
    }

    private static long heap() {
        System.gc();
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
