package org.calabaria.wire.bytecode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.calabaria.model.UsesResource;
import org.calabaria.wire.bytecode.ParsedClass.InnerClass;
import org.calabaria.wire.bytecode.ParsedClass.Member;

/**
 * A reader that splits a class file into the parts that can change a result, and collects every class that it mentions
 * and the JVM could use.
 *
 * <p>Left out are line numbers, names of locals and parameters, source files, frames of the verifier, nest membership
 * and attributes that the JVM does not know. Classes are not collected from generic signatures, which no instruction
 * reads, or from the attributes of nesting ({@code InnerClasses}, {@code NestHost}, {@code NestMembers},
 * {@code EnclosingMethod}), which name neighbouring classes that are not necessarily used.
 *
 * <p>Source: "The Java Virtual Machine Specification, Java SE 25 Edition" (2025), chapter 4.
 */
final class ClassFileReader {

    /** The maximal depth of nested annotations and arrays in them. */
    private static final int DEEPEST = 100;

    private static final String USES_RESOURCE =
            'L' + UsesResource.class.getName().replace('.', '/') + ';';

    private final ClassFile file;
    private final ConstantPool pool;
    private final ClassNames code = new ClassNames();
    private final ClassNames inAnnotations = new ClassNames();
    private final List<String> resources = new ArrayList<>();
    private final SortedMap<String, InnerClass> innerClasses = new TreeMap<>();
    private final List<String> memberClasses = new ArrayList<>();
    private final Constants constants;

    ClassFileReader(ClassFile file) {
        this.file = file;
        this.pool = new ConstantPool(file.bytes());
        this.constants = new Constants(pool, code);
    }

    ParsedClass read() {
        int header = pool.end();
        int interfaces = pool.u2(header + 6);
        int fields = header + 8 + 2 * interfaces;
        int methods = behindMembers(fields);
        SortedMap<String, Integer> attributes = attributes(behindMembers(methods));
        Integer bootstraps = attributes.get("BootstrapMethods");
        constants.readBootstraps(bootstraps == null ? 0 : bootstraps);

        Form frame = new Form().u2(pool.majorVersion()).u2(pool.u2(header));
        constants.classTo(frame, pool.u2(header + 2));
        constants.classTo(frame, pool.u2(header + 4));
        frame.u2(interfaces);
        for (int i = 0; i < interfaces; i++) {
            constants.classTo(frame, pool.u2(header + 8 + 2 * i));
        }
        for (Map.Entry<String, Integer> attribute : attributes.entrySet()) {
            classAttribute(frame, attribute.getKey(), attribute.getValue());
        }
        List<Member> allFields = members(fields);
        List<Member> allMethods = members(methods);
        SortedSet<String> needs = code.sorted();
        SortedSet<String> mentions = inAnnotations.sorted();
        mentions.addAll(needs);
        return new ParsedClass(
                file,
                pool,
                pool.className(pool.u2(header + 4)),
                allFields,
                allMethods,
                frame,
                innerClasses,
                memberClasses,
                Collections.unmodifiableSortedSet(needs),
                Collections.unmodifiableSortedSet(mentions),
                resources);
    }

    /** The position after the members whose count is at this position. */
    private int behindMembers(int place) {
        int next = place + 2;
        for (int i = 0; i < pool.u2(place); i++) {
            next = behindAttributes(next + 6);
        }
        return next;
    }

    private int behindAttributes(int place) {
        int next = place + 2;
        for (int i = 0; i < pool.u2(place); i++) {
            next += 6 + length(next);
        }
        return next;
    }

    private int length(int attribute) {
        int length = pool.u4(attribute + 2);
        if (!(0 <= length && length <= file.bytes().length)) {
            throw new IllegalArgumentException("it has an attribute of " + length + " bytes");
        }
        return length;
    }

    /** The positions of attributes (of their name indices), by name. */
    private SortedMap<String, Integer> attributes(int place) {
        SortedMap<String, Integer> attributes = new TreeMap<>();
        int next = place + 2;
        for (int i = 0; i < pool.u2(place); i++) {
            attributes.put(pool.text(pool.u2(next)), next);
            next += 6 + length(next);
        }
        return attributes;
    }

    private List<Member> members(int place) {
        List<Member> members = new ArrayList<>();
        int next = place + 2;
        for (int i = 0; i < pool.u2(place); i++) {
            int access = pool.u2(next);
            String descriptor = pool.text(pool.u2(next + 4));
            code.addDescriptor(descriptor);
            Form content = new Form().u2(access);
            for (Map.Entry<String, Integer> attribute : attributes(next + 6).entrySet()) {
                attribute(content, attribute.getKey(), attribute.getValue());
            }
            members.add(new Member(access, pool.text(pool.u2(next + 2)), descriptor, content));
            next = behindAttributes(next + 6);
        }
        return members;
    }

    private void classAttribute(Form form, String name, int place) {
        int content = place + 6;
        switch (name) {
            case "EnclosingMethod" -> enclosingMethod(form.text(pool.u2(place)), content);
            case "InnerClasses" -> innerClasses(content);
            case "PermittedSubclasses" -> permittedSubclasses(form.text(pool.u2(place)), content);
            case "Record" -> recordComponents(form.text(pool.u2(place)), content);
            default -> attribute(form, name, place);
        }
    }

    private void attribute(Form form, String name, int place) {
        int content = place + 6;
        switch (name) {
            case "Code" -> {
                form.text(pool.u2(place));
                new Instructions(pool, constants, form).read(content);
            }
            case "ConstantValue" -> constants.constantTo(form.text(pool.u2(place)), pool.u2(content));
            case "Exceptions" -> {
                form.text(pool.u2(place)).u2(pool.u2(content));
                for (int i = 0; i < pool.u2(content); i++) {
                    constants.classTo(form, pool.u2(content + 2 + 2 * i));
                }
            }
            case "Signature" -> form.text(pool.u2(place)).text(pool.u2(content));
            case "AnnotationDefault" -> new Annotations(code).elementTo(form.text(pool.u2(place)), content);
            case "RuntimeVisibleAnnotations", "RuntimeInvisibleAnnotations" ->
                new Annotations(inAnnotations).allTo(form.text(pool.u2(place)), content);
            case "RuntimeVisibleParameterAnnotations", "RuntimeInvisibleParameterAnnotations" ->
                new Annotations(inAnnotations).ofParametersTo(form.text(pool.u2(place)), content);
            case "RuntimeVisibleTypeAnnotations", "RuntimeInvisibleTypeAnnotations" ->
                new Annotations(inAnnotations).ofTypesTo(form.text(pool.u2(place)), content);
            default -> {} // nesting, debugging, or unknown to the JVM
        }
    }

    /** The method around a local or anonymous class, if there is one. */
    private void enclosingMethod(Form form, int place) {
        String owner = String.valueOf(pool.className(pool.u2(place)));
        form.text(pool.link(pool.u2(place), 1));
        int method = pool.u2(place + 2);
        form.u1(method == 0 ? 0 : 1);
        if (method != 0) {
            constants.nameTo(form, owner, method);
        }
    }

    private void innerClasses(int place) {
        for (int i = 0; i < pool.u2(place); i++) {
            int at = place + 2 + 8 * i;
            String inner = String.valueOf(pool.className(pool.u2(at)));
            String outer = pool.className(pool.u2(at + 2));
            String simple = pool.u2(at + 4) == 0 ? "" : pool.text(pool.u2(at + 4));
            innerClasses.put(inner, new InnerClass(outer == null ? "" : outer, simple, pool.u2(at + 6)));
            if (file.internalName().equals(outer)) {
                memberClasses.add(inner);
            }
        }
    }

    /** Sorted, because their order in the class file depends on the source. */
    private void permittedSubclasses(Form form, int place) {
        SortedMap<String, Integer> sorted = new TreeMap<>();
        for (int i = 0; i < pool.u2(place); i++) {
            int index = pool.u2(place + 2 + 2 * i);
            sorted.put(String.valueOf(pool.className(index)), index);
        }
        form.u2(sorted.size());
        for (int index : sorted.values()) {
            constants.classTo(form, index);
        }
    }

    private void recordComponents(Form form, int place) {
        form.u2(pool.u2(place));
        int next = place + 2;
        for (int i = 0; i < pool.u2(place); i++) {
            code.addDescriptor(pool.text(pool.u2(next + 2)));
            form.text(pool.u2(next)).text(pool.u2(next + 2));
            for (Map.Entry<String, Integer> attribute : attributes(next + 4).entrySet()) {
                attribute(form, attribute.getKey(), attribute.getValue());
            }
            form.u1(0xff);
            next = behindAttributes(next + 4);
        }
    }

    /** Annotations and their values, at every depth. */
    private final class Annotations {

        private final ClassNames names;
        private boolean namesResources;
        private int depth;

        Annotations(ClassNames names) {
            this.names = names;
        }

        void allTo(Form form, int place) {
            listTo(form, place);
        }

        private int listTo(Form form, int place) {
            int next = place + 2;
            form.u2(pool.u2(place));
            for (int i = 0; i < pool.u2(place); i++) {
                next = annotationTo(form, next);
            }
            return next;
        }

        void ofParametersTo(Form form, int place) {
            int next = place + 1;
            form.u1(pool.u1(place));
            for (int i = 0; i < pool.u1(place); i++) {
                next = listTo(form, next);
            }
        }

        void ofTypesTo(Form form, int place) {
            int next = place + 2;
            form.u2(pool.u2(place));
            for (int i = 0; i < pool.u2(place); i++) {
                int path = next + 1 + targetSize(pool.u1(next));
                int behind = path + 1 + 2 * pool.u1(path);
                pool.copyTo(form, next, behind - next);
                next = annotationTo(form, behind);
            }
        }

        private static int targetSize(int kind) {
            return switch (kind) {
                case 0x00, 0x01, 0x16 -> 1;
                case 0x10, 0x11, 0x12, 0x17 -> 2;
                case 0x13, 0x14, 0x15 -> 0;
                default -> throw new IllegalArgumentException("it has an annotation of unknown place " + kind);
            };
        }

        private int annotationTo(Form form, int place) {
            String type = pool.text(pool.u2(place));
            names.addDescriptor(type);
            boolean before = namesResources;
            namesResources = type.equals(USES_RESOURCE);
            int next = place + 4;
            form.text(pool.u2(place)).u2(pool.u2(place + 2));
            for (int i = 0; i < pool.u2(place + 2); i++) {
                form.text(pool.u2(next));
                next = elementTo(form, next + 2);
            }
            namesResources = before;
            return next;
        }

        /** Reads one value; returns the position after it. */
        int elementTo(Form form, int place) {
            if (++depth > DEEPEST) {
                throw new IllegalArgumentException("its annotations are nested without end");
            }
            int next = valueTo(form, place);
            depth--;
            return next;
        }

        private int valueTo(Form form, int place) {
            int kind = pool.u1(place);
            form.u1(kind);
            switch (kind) {
                case 's' -> {
                    form.text(pool.u2(place + 1));
                    if (namesResources) {
                        resources.add(pool.text(pool.u2(place + 1)));
                    }
                    return place + 3;
                }
                case 'c' -> {
                    names.addDescriptor(pool.text(pool.u2(place + 1)));
                    form.text(pool.u2(place + 1));
                    return place + 3;
                }
                case 'e' -> {
                    names.addDescriptor(pool.text(pool.u2(place + 1)));
                    form.text(pool.u2(place + 1)).text(pool.u2(place + 3));
                    return place + 5;
                }
                case '@' -> {
                    return annotationTo(form, place + 1);
                }
                case '[' -> {
                    int next = place + 3;
                    form.u2(pool.u2(place + 1));
                    for (int i = 0; i < pool.u2(place + 1); i++) {
                        next = elementTo(form, next);
                    }
                    return next;
                }
                default -> {
                    constants.constantTo(form, pool.u2(place + 1));
                    return place + 3;
                }
            }
        }
    }
}
