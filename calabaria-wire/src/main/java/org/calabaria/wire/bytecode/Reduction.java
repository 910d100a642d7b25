package org.calabaria.wire.bytecode;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.calabaria.wire.bytecode.ParsedClass.InnerClass;
import org.calabaria.wire.bytecode.ParsedClass.Member;

/**
 * Classes brought to the one form that two compilations of the same instructions share.
 *
 * <p>Members are sorted by name and descriptor, permitted subclasses by name; of the entries of nested classes stay those of
 * the class itself and of classes that it uses, sorted. Texts are numbered in the order of their use.
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

    /** Lambdas of one content have one name, and only one of them stays. */
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
