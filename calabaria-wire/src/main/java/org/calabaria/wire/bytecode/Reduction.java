package org.calabaria.wire.bytecode;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.calabaria.wire.bytecode.ParsedClass.InnerClass;
import org.calabaria.wire.bytecode.ParsedClass.Member;

/**
 * The reduction of classes to a form that is equal for two compilations of the same instructions.
 *
 * <p>Members are sorted by name and descriptor, and permitted subclasses by name. Entries of nested classes are kept
 * for the class itself and for classes that it uses, sorted. Texts are numbered in the order of their use.
 */
final class Reduction {

    private final CompilerNames names;

    Reduction(Collection<ParsedClass> classes) {
        this.names = new CompilerNames(classes);
    }

    ReducedClass reduce(ParsedClass parsed) {
        WholeForm whole = new WholeForm(parsed.pool());
        parsed.frame().writeTo(whole, names);
        innerClasses(parsed, whole);
        members(parsed, parsed.fields(), whole);
        members(parsed, parsed.methods(), whole);
        return new ReducedClass(parsed.file().binaryName(), whole.bytes());
    }

    private static void innerClasses(ParsedClass parsed, WholeForm whole) {
        for (Map.Entry<String, InnerClass> entry : parsed.innerClasses().entrySet()) {
            if (parsed.mentions().contains(entry.getKey())) {
                InnerClass inner = entry.getValue();
                whole.text(entry.getKey());
                whole.text(inner.outer());
                whole.text(inner.simple());
                whole.u2(inner.access());
            }
        }
        whole.text("");
    }

    /** Lambdas with equal content have the same name, and only one of them is kept. */
    private void members(ParsedClass parsed, List<Member> members, WholeForm whole) {
        SortedMap<String, Member> ordered = new TreeMap<>();
        for (Member member : members) {
            String name = names.of(parsed.name(), member.name(), member.descriptor());
            ordered.put(name + '\0' + member.descriptor(), member);
        }
        whole.u2(ordered.size());
        for (Member member : ordered.values()) {
            whole.text(names.of(parsed.name(), member.name(), member.descriptor()));
            whole.text(member.descriptor());
            member.content().writeTo(whole, names);
        }
    }
}
