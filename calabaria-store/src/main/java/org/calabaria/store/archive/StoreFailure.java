package org.calabaria.store.archive;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import org.calabaria.store.problem.StoreException;

/** What the operating system refuses, as a sentence that says what to do. */
final class StoreFailure {

    private StoreFailure() {}

    /** A refusal of the operating system. */
    static StoreException of(String what, Path file, IOException cause) {
        return new StoreException(file.toString(), what + ": " + reason(cause), cause);
    }

    private static String reason(IOException cause) {
        String said = String.valueOf(cause.getMessage());
        if (said.contains("No space left") || said.contains("quota")) {
            return said + "; what was stored is kept: make room, and run it again";
        }
        if (cause instanceof AccessDeniedException
                || said.contains("Read-only")
                || said.contains("Permission denied")
                || cause.getCause() instanceof ReadOnlyFileSystemException) {
            return said + "; it can be read there, but nothing can be stored: copy it to a folder that can be written";
        }
        return cause.getClass() == IOException.class ? said : cause.getClass().getSimpleName() + ": " + said;
    }
}
