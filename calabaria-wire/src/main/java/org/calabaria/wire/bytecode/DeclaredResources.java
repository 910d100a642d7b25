package org.calabaria.wire.bytecode;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.calabaria.digest.FileDigest;
import org.calabaria.digest.Sha256;
import org.calabaria.problem.Problem;
import org.calabaria.problem.ShownValue;

/** The resources that classes declare with {@code @UsesResource}, with their current content. */
final class DeclaredResources {

    private final ClassPath path;
    private final SortedMap<String, String> declaredBy = new TreeMap<>();
    private final Map<String, FileDigest> known = new ConcurrentHashMap<>();

    DeclaredResources(Collection<ParsedClass> classes, ClassPath path) {
        this.path = path;
        for (ParsedClass parsed : classes) {
            for (String resource : parsed.resources()) {
                declaredBy.putIfAbsent(resource, parsed.file().binaryName());
            }
        }
    }

    private DeclaredResources(DeclaredResources others, Collection<String> more, String declaring) {
        this.path = others.path;
        this.declaredBy.putAll(others.declaredBy);
        more.forEach(resource -> declaredBy.putIfAbsent(resource, declaring));
    }

    /** A copy with additional resources that are declared for a class from outside. */
    DeclaredResources with(Collection<String> more, String declaring) {
        return new DeclaredResources(this, more, declaring);
    }

    /**
     * The SHA-256 digests of the current content of the resources, by path.
     *
     * @throws UnreadableCodeException if a resource cannot be read; lists all of them
     */
    SortedMap<String, String> digests() {
        if (declaredBy.isEmpty()) {
            return Collections.emptySortedMap();
        }
        SortedMap<String, String> digests = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        for (var resource : declaredBy.entrySet()) {
            digest(resource.getKey(), resource.getValue(), digests, problems);
        }
        if (!problems.isEmpty()) {
            throw new UnreadableCodeException("@UsesResource", problems);
        }
        return digests;
    }

    private void digest(String resource, String declaring, SortedMap<String, String> digests, List<Problem> problems) {
        String shown = "resource " + ShownValue.of(resource) + " of '" + declaring + "'";
        if (resource.isBlank() || resource.startsWith("/")) {
            problems.add(Problem.of(
                    resource,
                    shown + " must be a path from the root of the class path, without a leading"
                            + " '/', such as 'data/contacts.csv'"));
            return;
        }
        try {
            Optional<String> digest = digest(resource);
            if (digest.isEmpty()) {
                problems.add(Problem.of(resource, shown + " is not a file on the model's class path"));
            } else {
                digests.put(resource, digest.get());
            }
        } catch (IOException e) {
            problems.add(Problem.of(resource, shown + " cannot be read: " + e.getMessage()));
        }
    }

    /**
     * The digest of a resource. It is looked up every time, because another file may now precede it on the class path.
     * It is read again if it may have changed.
     */
    private Optional<String> digest(String resource) throws IOException {
        Optional<URL> url = path.resource(resource);
        if (url.isEmpty()) {
            return Optional.empty();
        }
        Optional<Path> file = ClassPath.fileOf(url.get());
        if (file.isEmpty()) {
            return Optional.of(Sha256.hex(ClassPath.read(url.get())));
        }
        String key = url.get().toString();
        FileDigest digest = known.get(key);
        if (digest == null) {
            digest = new FileDigest(file.get(), () -> ClassPath.open(url.get()));
            known.put(key, digest);
        }
        return Optional.of(digest.sha256());
    }
}
