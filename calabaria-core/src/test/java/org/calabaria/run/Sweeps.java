package org.calabaria.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.VariantSpec;

/** What the tests of sweeps have in common. */
final class Sweeps {

    private Sweeps() {}

    static ModelVariant epidemic() {
        Epidemic model = new Epidemic();
        return new ModelVariant(model, VariantSpec.of(model.space()).fix(Epidemic.PEOPLE, 1000));
    }

    /** So many different points of {@link #epidemic()}. */
    static List<Map<String, Double>> points(int count) {
        List<Map<String, Double>> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(new TreeMap<>(Map.of("beta", 0.2 + i / 1000.0, "gamma", 0.05 + i / 5000.0)));
        }
        return points;
    }

    /** SHA-256 over every cell of every output and the request it belongs to, in the order of delivery. */
    static final class Digest implements Consumer<Outcome> {

        private final MessageDigest sha;
        long completed;
        long failed;

        Digest() throws Exception {
            sha = MessageDigest.getInstance("SHA-256");
        }

        @Override
        public void accept(Outcome outcome) {
            if (outcome instanceof Completed done) {
                completed++;
                add(done.request().toString());
                done.output().tables().forEach(this::add);
            } else {
                failed++;
            }
        }

        private void add(String name, Table table) {
            add(name);
            for (Column column : table.columns()) {
                add(column.name());
                for (int row = 0; row < column.size(); row++) {
                    add(column.shown(row));
                }
            }
        }

        private void add(String text) {
            sha.update(text.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
        }

        String hex() {
            return HexFormat.of().formatHex(sha.digest());
        }
    }
}
