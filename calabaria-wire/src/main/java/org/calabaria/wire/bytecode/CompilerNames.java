package org.calabaria.wire.bytecode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calabaria.wire.bytecode.ParsedClass.Member;

/**
 * Replaces names that a compiler generates by names that depend on content, so that they do not change when another
 * member changes.
 *
 * <ul>
 *   <li>{@code lambda$step$3}, {@code access$100}: numbered in the order of the source. They are renamed to the digest of
 *       their content, nested lambdas first. Two lambdas with equal content become one.
 *   <li>{@code val$rate}: a captured value of a local or anonymous class, named after the local variable. They are
 *       numbered in their order.
 * </ul>
 *
 * <p>A class with serializable lambdas keeps its names, because it contains them as text. Names of anonymous classes
 * are also kept, because a program can read them.
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

    /** The name of a field or a method: its own name, unless a compiler generated it. */
    String of(String owner, String name, String descriptor) {
        // Every generated name contains a '$', and most names do not.
        return name.indexOf('$') < 0 ? name : names.getOrDefault(key(owner, name, descriptor), name);
    }

    private void nameCaptured(ParsedClass parsed) {
        int captured = 0;
        for (Member field : parsed.fields()) {
            if (field.isSynthetic() && field.name().startsWith(CAPTURED)) {
                names.put(key(parsed.name(), field.name(), field.descriptor()), CAPTURED + captured++);
            }
        }
    }

    /**
     * Repeatedly names the members that mention no unnamed member, until all have a name. In a cycle, the first member
     * is named first.
     */
    private void nameNumbered(ParsedClass parsed) {
        Map<String, Member> open = numbered(parsed);
        while (!open.isEmpty()) {
            List<String> settled = new ArrayList<>();
            for (Map.Entry<String, Member> method : open.entrySet()) {
                if (!mentionsAnyOf(open, method.getValue())) {
                    settled.add(method.getKey());
                }
            }
            if (settled.isEmpty()) {
                settled.add(open.keySet().iterator().next());
            }
            for (String key : settled) {
                Member method = open.get(key);
                if (method != null) {
                    names.put(key, byContent(parsed, method));
                }
            }
            open.keySet().removeAll(settled);
        }
    }

    private static boolean mentionsAnyOf(Map<String, Member> open, Member method) {
        for (Form.MemberName mentioned : method.content().members()) {
            if (open.containsKey(key(mentioned.owner(), mentioned.name(), mentioned.descriptor()))) {
                return true;
            }
        }
        return false;
    }

    private String byContent(ParsedClass parsed, Member method) {
        WholeForm whole = new WholeForm(parsed.pool());
        whole.text(method.descriptor());
        method.content().writeTo(whole, this);
        return method.name().substring(0, method.name().indexOf('$') + 1) + ReducedClass.digest(whole.bytes());
    }

    private static Map<String, Member> numbered(ParsedClass parsed) {
        Map<String, Member> numbered = new LinkedHashMap<>();
        for (Member method : parsed.methods()) {
            if (method.name().equals("$deserializeLambda$")) {
                return Map.of();
            }
            if (method.isSynthetic() && isNumbered(method.name())) {
                numbered.put(key(parsed.name(), method.name(), method.descriptor()), method);
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
}
