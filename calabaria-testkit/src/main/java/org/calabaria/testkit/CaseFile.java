package org.calabaria.testkit;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;

/** The internal format of cases and results for the exchange between the JVMs of one check. */
final class CaseFile {

    private CaseFile() {}

    static void writeCases(DataOutputStream out, List<RunCase> cases) throws IOException {
        out.writeInt(cases.size());
        for (RunCase run : cases) {
            out.writeInt(run.stack().size());
            for (String scenario : run.stack()) {
                text(out, scenario);
            }
            for (Number value : run.point().values().values()) {
                out.writeBoolean(value instanceof Long);
                out.writeLong(value instanceof Long integer ? integer : Double.doubleToLongBits(value.doubleValue()));
            }
            out.writeLong(run.seed());
        }
    }

    static List<RunCase> readCases(DataInputStream in, ParameterSpace space) throws IOException {
        List<RunCase> cases = new ArrayList<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            List<String> stack = new ArrayList<>();
            int scenarios = in.readInt();
            for (int k = 0; k < scenarios; k++) {
                stack.add(text(in));
            }
            cases.add(new RunCase(stack, point(in, space), in.readLong()));
        }
        return cases;
    }

    private static ParameterSet point(DataInputStream in, ParameterSpace space) throws IOException {
        Map<String, Number> values = new LinkedHashMap<>();
        for (String name : space.names()) {
            boolean integer = in.readBoolean();
            long bits = in.readLong();
            values.put(name, integer ? (Number) bits : (Number) Double.longBitsToDouble(bits));
        }
        return space.point(values);
    }

    /** Writes, before the results, the reason why there are none, or an empty text. */
    static void writeTrouble(DataOutputStream out, String trouble) throws IOException {
        text(out, trouble);
    }

    static Optional<String> readTrouble(DataInputStream in) throws IOException {
        return Optional.of(text(in)).filter(trouble -> !trouble.isEmpty());
    }

    static void writeResults(DataOutputStream out, List<RunResult> results) throws IOException {
        out.writeInt(results.size());
        for (RunResult result : results) {
            out.writeInt(result.outputs().size());
            for (Map.Entry<String, List<RunResult.Cells>> output :
                    result.outputs().entrySet()) {
                text(out, output.getKey());
                out.writeInt(output.getValue().size());
                for (RunResult.Cells column : output.getValue()) {
                    text(out, column.column());
                    text(out, column.kind());
                    texts(out, column.cells());
                }
            }
        }
    }

    static List<RunResult> readResults(DataInputStream in) throws IOException {
        List<RunResult> results = new ArrayList<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            Map<String, List<RunResult.Cells>> outputs = new LinkedHashMap<>();
            int outputCount = in.readInt();
            for (int k = 0; k < outputCount; k++) {
                String name = text(in);
                List<RunResult.Cells> columns = new ArrayList<>();
                int columnCount = in.readInt();
                for (int c = 0; c < columnCount; c++) {
                    columns.add(new RunResult.Cells(text(in), text(in), texts(in)));
                }
                outputs.put(name, columns);
            }
            results.add(new RunResult(outputs));
        }
        return results;
    }

    private static void texts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            text(out, text);
        }
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            texts.add(text(in));
        }
        return texts;
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_16BE);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_16BE);
    }
}
