package org.calabaria.wire.bytecode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.calabaria.problem.Problem;
import org.jspecify.annotations.Nullable;

/** The search from a model class for everything that it reaches: classes one by one, other jars as files. */
final class Reach {

    private final ClassPath path;
    private final SortedMap<String, ParsedClass> classes = new TreeMap<>();
    private final SortedMap<String, String> jars = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final SortedSet<String> absent = new TreeSet<>();
    private final List<Problem> problems = new ArrayList<>();

    private Reach(ClassPath path) {
        this.path = path;
    }

    /** @param model the internal name */
    static Reach from(String model, ClassPath path) {
        Reach reach = new Reach(path);
        reach.mention(model);
        reach.walk();
        reach.addMembers(model);
        reach.checkAbsent();
        if (!reach.problems.isEmpty()) {
            throw new UnreadableCodeException("the code of '" + model.replace('/', '.') + "'", reach.problems);
        }
        return reach;
    }

    /** The classes, sorted by name. */
    Collection<ParsedClass> classes() {
        return Collections.unmodifiableCollection(classes.values());
    }

    /** The SHA-256 digests of the jars by path. */
    SortedMap<String, String> jars() {
        return jars;
    }

    private void walk() {
        while (!open.isEmpty()) {
            String name = open.remove();
            try {
                Optional<ClassFile> file = path.find(name);
                if (file.isPresent()) {
                    enter(file.get());
                } else {
                    absent.add(name);
                }
            } catch (UnreadableCodeException e) {
                problems.addAll(e.problems());
            }
        }
    }

    private void enter(ClassFile file) {
        switch (file.source().kind()) {
            case PLATFORM, CALABARIA -> {}
            case CLASSES -> enterClass(file);
            case JAR -> enterJar(file);
        }
    }

    private void enterClass(ClassFile file) {
        ParsedClass parsed = ParsedClass.of(file);
        classes.put(file.internalName(), parsed);
        mentionAll(parsed.mentions());
    }

    private void enterJar(ClassFile file) {
        Optional<Path> jar = ClassPath.jarFile(file.source().location());
        if (jar.isPresent() && !jars.containsKey(jar.get().toString())) {
            jars.put(jar.get().toString(), digest(jar.get()));
        }
        mentionAll(ConstantPool.classes(file));
    }

    private String digest(Path jar) {
        try {
            return JarDigests.sha256(jar);
        } catch (IOException e) {
            problems.add(Problem.of(jar.toString(), "jar '" + jar + "' cannot be read: " + e.getMessage()));
            return "";
        }
    }

    /** The member classes of the model and its superclasses, at every depth, whether used or not. */
    private void addMembers(String model) {
        Deque<String> outer = new ArrayDeque<>();
        for (ParsedClass next = classes.get(model); next != null; next = superclass(next)) {
            outer.add(next.name());
        }
        while (!outer.isEmpty()) {
            ParsedClass declaring = classes.get(outer.remove());
            if (declaring != null) {
                for (String member : declaring.memberClasses()) {
                    mention(member);
                    outer.add(member);
                }
                walk();
            }
        }
    }

    private @Nullable ParsedClass superclass(ParsedClass parsed) {
        String name = parsed.superName();
        return name == null ? null : classes.get(name);
    }

    private void mentionAll(Collection<String> names) {
        for (String name : names) {
            mention(name);
        }
    }

    private void mention(String name) {
        if (seen.add(name)) {
            open.add(name);
        }
    }

    /** Adds a problem for an absent class that the code of a class of the closure needs. */
    private void checkAbsent() {
        if (absent.isEmpty()) {
            return;
        }
        SortedSet<String> reported = new TreeSet<>();
        for (ParsedClass parsed : classes.values()) {
            for (String name : parsed.needs()) {
                if (absent.contains(name) && reported.add(name)) {
                    problems.add(ClassPath.absent(name, parsed.name()));
                }
            }
        }
    }
}
