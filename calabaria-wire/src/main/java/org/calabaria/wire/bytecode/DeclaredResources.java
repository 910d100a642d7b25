package org.calabaria.wire.bytecode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.calabaria.model.UsesResource;
import org.calabaria.problem.Problem;
import org.calabaria.problem.ShownValue;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;

/** The resources that classes declare with {@code @UsesResource}, read and digested. */
final class DeclaredResources {

    private static final String ANNOTATION = Type.getDescriptor(UsesResource.class);

    private final ClassPath path;
    private final SortedMap<String, String> digests = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private DeclaredResources(ClassPath path) {
        this.path = path;
    }

    static SortedMap<String, String> digests(Collection<ParsedClass> classes, ClassPath path) {
        DeclaredResources resources = new DeclaredResources(path);
        for (ParsedClass parsed : classes) {
            for (String resource : declared(parsed)) {
                resources.digest(resource, parsed.file().binaryName());
            }
        }
        if (!resources.problems.isEmpty()) {
            throw new UnreadableCodeException("@UsesResource", resources.problems);
        }
        return resources.digests;
    }

    /** The paths that a class declares, in the order of the source. */
    private static List<String> declared(ParsedClass parsed) {
        List<String> paths = new ArrayList<>();
        for (AnnotationNode annotation : parsed.annotations()) {
            if (annotation.desc.equals(ANNOTATION) && annotation.values != null) {
                // The values are name, value, name, value; there is one name.
                ((List<?>) annotation.values.get(1)).forEach(value -> paths.add((String) value));
            }
        }
        return paths;
    }

    private void digest(String resource, String declaredBy) {
        String shown = "resource " + ShownValue.of(resource) + " of '" + declaredBy + "'";
        if (resource.isBlank() || resource.startsWith("/")) {
            problems.add(Problem.of(
                    resource,
                    shown + " must be a path from the root of the class path, without a '/' in"
                            + " front, such as 'data/contacts.csv'"));
            return;
        }
        try {
            Optional<byte[]> content = path.resource(resource);
            if (content.isEmpty()) {
                problems.add(Problem.of(resource, shown + " is not a file on the model's class path"));
            } else {
                digests.put(resource, Digests.sha256(content.get()));
            }
        } catch (IOException e) {
            problems.add(Problem.of(resource, shown + " cannot be read: " + e.getMessage()));
        }
    }
}
