package org.calabaria.examples;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Thrown when a file cannot be read or written; the message is one sentence. */
final class FileTrouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FileTrouble(String what, Exception why) {
        super(what + ": " + reason(why), why);
    }

    private static String reason(Exception why) {
        if (why instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (why instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (why instanceof FileAlreadyExistsException) {
            return "a file or link exists where a folder must be";
        }
        String reason = why instanceof FileSystemException file ? file.getReason() : why.getMessage();
        return reason == null ? why.getClass().getSimpleName() : reason;
    }
}
