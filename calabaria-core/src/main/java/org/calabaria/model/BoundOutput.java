package org.calabaria.model;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Objects;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.jspecify.annotations.Nullable;

/** An output that can be called: {@code (model, raw, seed) -> table}. */
final class BoundOutput {

    static final String SEED_COLUMN = "seed";

    private static final MethodType CALL = MethodType.methodType(Table.class, Object.class, Object.class, long.class);
    private static final MethodHandle EXTRACT = extractHandle();

    private final OutputInfo info;
    private final MethodHandle call;
    private final @Nullable Extractor<?> extractor;

    private BoundOutput(OutputInfo info, MethodHandle call, @Nullable Extractor<?> extractor) {
        this.info = info;
        this.call = call.asType(CALL);
        this.extractor = extractor;
    }

    /** Binds a method that takes the raw result, or the raw result and the seed. */
    static BoundOutput of(OutputInfo info, MethodHandle method) {
        boolean seedless = method.type().parameterCount() == 2;
        return new BoundOutput(info, seedless ? MethodHandles.dropArguments(method, 2, long.class) : method, null);
    }

    static BoundOutput of(OutputInfo info, Extractor<?> extractor) {
        return new BoundOutput(
                info, MethodHandles.dropArguments(EXTRACT.bindTo(extractor), 0, Object.class), extractor);
    }

    private static MethodHandle extractHandle() {
        try {
            MethodType type = MethodType.methodType(Table.class, Object.class, long.class);
            return MethodHandles.lookup().findVirtual(Extractor.class, "extract", type);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    OutputInfo info() {
        return info;
    }

    /**
     * The parts that determine the output in addition to the model's class: its description, and the extractor if it
     * was added.
     */
    List<?> declared() {
        return extractor == null ? List.of(info) : List.of(info, extractor);
    }

    /** The output's table, with the column {@code seed}. */
    Table extract(Object model, @Nullable Object raw, long seed) {
        Table table = call(model, raw, seed);
        if (table == null) {
            throw new ExtractionException(info, "returned null", null);
        }
        if (table.contains(SEED_COLUMN)) {
            throw new ExtractionException(
                    info, "must not have a column 'seed'; the framework adds it to every table", null);
        }
        return table.with(Column.constantUnsigned(SEED_COLUMN, seed, table.rowCount()));
    }

    private @Nullable Table call(Object model, @Nullable Object raw, long seed) {
        try {
            return (Table) call.invokeExact(model, raw, seed);
        } catch (Error fatal) {
            throw fatal;
        } catch (Throwable failure) {
            if (failure instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new ExtractionException(info, "failed with " + Objects.toString(failure), failure);
        }
    }
}
