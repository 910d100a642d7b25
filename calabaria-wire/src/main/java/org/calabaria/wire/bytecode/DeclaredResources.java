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
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The resources that classes declare with {@code @UsesResource}, read and digested. */
final class DeclaredResources {

    private static final String ANNOTATION = Type.getInternalName(UsesResource.class);

    private final ClassPath path;
    private final Sha256 sha256;
    private final SortedMap<String, String> digests = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private DeclaredResources(ClassPath path, Sha256 sha256) {
        this.path = path;
        this.sha256 = sha256;
    }

    static SortedMap<String, String> digests(Collection<ParsedClass> classes, ClassPath path, Sha256 sha256) {
        DeclaredResources resources = new DeclaredResources(path, sha256);
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
        if (parsed.mentions().contains(ANNOTATION)) {
            parsed.reader().accept(new Paths(paths), ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
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
                digests.put(resource, sha256.of(content.get()));
            }
        } catch (IOException e) {
            problems.add(Problem.of(resource, shown + " cannot be read: " + e.getMessage()));
        }
    }

    /** Collects the one value of the annotation of the class, an array of texts. */
    private static final class Paths extends ClassVisitor {

        private final AnnotationVisitor values;

        Paths(List<String> paths) {
            super(Opcodes.ASM9);
            this.values = new AnnotationVisitor(Opcodes.ASM9) {
                @Override
                public AnnotationVisitor visitArray(String name) {
                    return this;
                }

                @Override
                public void visit(@Nullable String name, Object value) {
                    paths.add((String) value);
                }
            };
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            return descriptor.equals('L' + ANNOTATION + ';') ? values : null;
        }
    }
}
