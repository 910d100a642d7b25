package org.calabaria.request;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.calabaria.digest.Blake2b;
import org.calabaria.problem.ShownValue;
import org.jspecify.annotations.Nullable;

/** The implementation of {@link SeedPlan#contractsStudy}, as of version 0.3.1 of the contracts. */
record ContractsStudySeeds() implements BuiltInSeeds {

    private static final int PARAM_ID_BYTES = 32;
    private static final long LOW_32_BITS = 0xffff_ffffL;

    @Override
    public boolean readsPoints() {
        return true;
    }

    @Override
    public Reader reader() {
        return new IdReader();
    }

    @Override
    public String toString() {
        return "contractsStudy()";
    }

    /** A reader that caches the id of the last point, because the replicates of a point are consecutive. */
    private static final class IdReader implements Reader {

        private @Nullable Setup last;
        private String id = "";

        @Override
        public long seed(long position, Setup setup, int replicate) {
            if (setup != last) {
                id = paramId(setup.stored());
                last = setup;
            }
            return ContractsStudySeeds.seed(id, replicate);
        }
    }

    static long seed(String paramId, int replicate) {
        byte[] digest = Blake2b.digest(bytes(paramId + ":" + replicate), Long.BYTES);
        return ByteBuffer.wrap(digest).getLong() & LOW_32_BITS;
    }

    /** The contracts' identity of a set of numbers: BLAKE2b-256 of a tag and their canonical JSON, in hexadecimal. */
    static String paramId(Map<String, Number> values) {
        String json = new TreeMap<>(values)
                .entrySet().stream()
                        .map(entry -> "\"" + entry.getKey() + "\":" + json(entry.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
        return HexFormat.of().formatHex(Blake2b.digest(bytes("contracts:param:v1|" + json), PARAM_ID_BYTES));
    }

    private static String json(Number value) {
        return value instanceof Double real ? pythonFloat(real) : value.toString();
    }

    /** A finite double in the format of Python's {@code repr}: scientific notation below 1e-4 and from 1e16 on. */
    static String pythonFloat(double value) {
        if (value == 0) {
            return "0.0";
        }
        BigDecimal shortest = new BigDecimal(ShownValue.real(value)).stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (-4 <= exponent && exponent < 16) {
            String plain = shortest.toPlainString();
            return plain.contains(".") ? plain : plain + ".0";
        }
        String digits = shortest.unscaledValue().abs().toString();
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        String power = (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
        return (value < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + power;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
