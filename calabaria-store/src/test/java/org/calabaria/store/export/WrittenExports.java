package org.calabaria.store.export;

import java.io.IOException;
import java.nio.file.Path;

/** Writes {@link EveryKind} in each format, for the readers of src/test/js. */
final class WrittenExports {

    private WrittenExports() {}

    /** The folder to write to. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        EveryKind.parquet(folder);
        EveryKind.arrow(folder);
        EveryKind.csv(folder);
    }
}
