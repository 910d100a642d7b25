package org.calabaria.wire.bytecode;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.calabaria.wire.bytecode.Members.Member;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Names that a compiler made up, replaced by names that follow from content, so that they do not move when a neighbour
 * does.
 *
 * <ul>
 *   <li>{@code lambda$step$3}, {@code access$100}: numbered in the order of the source. Renamed after the digest of their
 *       instructions, nested lambdas first; two lambdas of one content become one.
 *   <li>{@code val$rate}: what a local or anonymous class captured, named after the local. Numbered in their order.
 * </ul>
 *
 * <p>A class with serializable lambdas keeps its names, because it holds them as text. Names of anonymous classes stay
 * too: a program can read them.
 */
final class CompilerNames {

    private static final String CAPTURED = "val$";

    private final Map<String, String> names = new HashMap<>();

    CompilerNames(Collection<ParsedClass> classes) {
        for (ParsedClass parsed : classes) {
            nameCaptured(parsed);
        }
        for (ParsedClass parsed : classes) {
            nameNumbered(parsed);
        }
    }

    /** The name of a field or a method: its own, unless a compiler made it up. */
    String of(String owner, String name, String descriptor) {
        // Whatever a compiler makes up has a '$', and most names have none.
        return name.indexOf('$') < 0 ? name : names.getOrDefault(key(owner, name, descriptor), name);
    }

    private void nameCaptured(ParsedClass parsed) {
        int captured = 0;
        for (Member field : parsed.members().fields()) {
            if (field.isSynthetic() && field.name().startsWith(CAPTURED)) {
                names.put(key(parsed.name(), field.name(), field.descriptor()), CAPTURED + captured++);
            }
        }
    }

    /** Reads the class once for every depth at which its lambdas are nested. */
    private void nameNumbered(ParsedClass parsed) {
        Set<String> open = numbered(parsed);
        while (!open.isEmpty()) {
            Contents contents = new Contents(parsed.name(), open);
            parsed.reader().accept(contents, ClassReader.SKIP_DEBUG);
            names.putAll(contents.named());
            open.removeAll(contents.named().keySet());
        }
    }

    private static Set<String> numbered(ParsedClass parsed) {
        Set<String> numbered = new LinkedHashSet<>();
        for (Member method : parsed.members().methods()) {
            if (method.name().equals("$deserializeLambda$")) {
                return Set.of();
            }
            if (method.isSynthetic() && isNumbered(method.name())) {
                numbered.add(key(parsed.name(), method.name(), method.descriptor()));
            }
        }
        return numbered;
    }

    private static boolean isNumbered(String name) {
        return name.startsWith("lambda$") || name.startsWith("access$");
    }

    private static String key(String owner, String name, String descriptor) {
        return owner + '.' + name + ' ' + descriptor;
    }

    /** Names those of the open methods that mention no open one; where all do, in a circle, the first. */
    private final class Contents extends ClassVisitor {

        private final String owner;
        private final Set<String> open;
        private final Map<String, String> settled = new HashMap<>();
        private final Map<String, String> first = new HashMap<>();

        Contents(String owner, Set<String> open) {
            super(Opcodes.ASM9);
            this.owner = owner;
            this.open = open;
        }

        Map<String, String> named() {
            return settled.isEmpty() ? first : settled;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            if (!open.contains(key(owner, name, descriptor))) {
                return null;
            }
            ClassWriter writer = new ClassWriter(0);
            writer.visit(Opcodes.V17, 0, "content", null, "java/lang/Object", null);
            MethodVisitor target = writer.visitMethod(access, "content", descriptor, null, null);
            return new RenamedCode(target, CompilerNames.this) {

                private boolean isSettled = true;

                @Override
                String renamed(String mentionedOwner, String mentioned, String mentionedDescriptor) {
                    isSettled &= !open.contains(key(mentionedOwner, mentioned, mentionedDescriptor));
                    return super.renamed(mentionedOwner, mentioned, mentionedDescriptor);
                }

                @Override
                public void visitEnd() {
                    String prefix = name.substring(0, name.indexOf('$') + 1);
                    String newName = prefix + ReducedClass.digest(writer.toByteArray());
                    if (isSettled) {
                        settled.put(key(owner, name, descriptor), newName);
                    } else if (first.isEmpty()) {
                        first.put(key(owner, name, descriptor), newName);
                    }
                }
            };
        }
    }
}
