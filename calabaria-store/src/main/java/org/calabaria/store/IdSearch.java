package org.calabaria.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.calabaria.problem.ShownValue;
import org.calabaria.store.archive.Archive;
import org.calabaria.store.archive.RunKey;
import org.calabaria.store.problem.StoreException;
import org.calabaria.wire.provenance.Identities;

/** Finds the run that a person means by a part of any of its ids. */
final class IdSearch {

    private static final int SHORTEST = 4;
    private static final int MOST_LISTED = 10;
    private static final int HEX_RADIX = 16;
    private static final int PREFIX_DIGITS = 16;

    private final ResultStore store;
    private final Archive archive;

    IdSearch(ResultStore store, Archive archive) {
        this.store = store;
        this.archive = archive;
    }

    /** The only run one of whose ids begins so; empty if there is none. */
    Optional<StoredRun> find(String id) {
        if (id.length() < SHORTEST) {
            throw new StoreException(
                    id,
                    "an id needs at least " + SHORTEST + " characters to be looked for, got '" + ShownValue.name(id)
                            + "'");
        }
        List<StoredRun> found = bySimRoot(id);
        found = found.isEmpty() ? scan(id, run -> hasId(run, id)) : found;
        found = found.isEmpty()
                ? scan("", run -> Identities.paramId(run.asked().point()).startsWith(id))
                : found;
        if (found.size() > 1) {
            throw new StoreException(id, ambiguous(id, found));
        }
        return found.stream().findFirst();
    }

    private static String ambiguous(String id, List<StoredRun> found) {
        String listed = found.stream()
                .limit(MOST_LISTED)
                .map(run -> "\n  " + run.simRoot() + "  " + run.inputs())
                .collect(Collectors.joining());
        return "'" + ShownValue.name(id) + "' may mean any of " + (found.size() > MOST_LISTED ? "more than " : "")
                + Math.min(found.size(), MOST_LISTED) + " runs; give more of the id:" + listed;
    }

    /** By the index: the runs whose keys begin so stand one after the other. */
    private List<StoredRun> bySimRoot(String id) {
        List<StoredRun> found = new ArrayList<>();
        if (id.length() > 2 * RunKey.BYTES || !id.matches("[0-9a-f]+")) {
            return found;
        }
        String digits = (id + "0".repeat(PREFIX_DIGITS)).substring(0, PREFIX_DIGITS);
        Iterator<List<Archive.Found>> runs = archive.from(Long.parseUnsignedLong(digits, HEX_RADIX));
        while (runs.hasNext() && found.size() <= MOST_LISTED) {
            List<Archive.Found> next = runs.next();
            String key = next.get(0).record().key().hex();
            if (key.startsWith(id)) {
                store.run(next).ifPresent(found::add);
            } else if (key.compareTo(id) > 0) {
                break;
            }
        }
        return found;
    }

    private static boolean hasId(StoredRun run, String id) {
        return run.asked().variant().startsWith(id)
                || (run.inputs().model() + "@" + run.inputs().code()).startsWith(id)
                || run.records().stream()
                        .flatMap(record -> record.manifest().tasks().stream())
                        .anyMatch(task -> task.startsWith(id));
    }

    /** The runs whose manifests hold a text and that pass a test; a few more than are listed at most. */
    private List<StoredRun> scan(String text, Predicate<StoredRun> test) {
        byte[] wanted = text.substring(0, text.indexOf('@') < 0 ? text.length() : text.indexOf('@'))
                .getBytes(StandardCharsets.UTF_8);
        List<StoredRun> found = new ArrayList<>();
        Iterator<List<Archive.Found>> runs = archive.from(0);
        while (runs.hasNext() && found.size() <= MOST_LISTED) {
            List<Archive.Found> next = runs.next();
            if (next.stream().anyMatch(record -> contains(record.record().manifest(), wanted))) {
                store.run(next).filter(test).ifPresent(found::add);
            }
        }
        return found;
    }

    private static boolean contains(byte[] text, byte[] wanted) {
        for (int at = 0; at + wanted.length <= text.length; at++) {
            int same = 0;
            while (same < wanted.length && text[at + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return true;
            }
        }
        return false;
    }
}
