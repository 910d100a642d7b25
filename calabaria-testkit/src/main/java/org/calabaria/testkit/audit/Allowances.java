package org.calabaria.testkit.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.calabaria.model.AllowedImpurity;
import org.calabaria.problem.ModelDefinitionException;
import org.calabaria.problem.NearestName;
import org.calabaria.problem.Problem;
import org.calabaria.problem.ShownValue;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The rules that {@code @AllowedImpurity} permits in a method, or in a class and its nested classes. */
final class Allowances {

    private static final String ONE = Type.getDescriptor(AllowedImpurity.class);
    private static final String SEVERAL = Type.getDescriptor(AllowedImpurity.All.class);

    private final Program program;
    private final Map<String, Set<String>> ofClass = new HashMap<>();
    private final Map<MethodId, Set<String>> ofMethod = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private Allowances(Program program) {
        this.program = program;
    }

    /** @throws ModelDefinitionException listing all unknown rules and blank reasons */
    static Allowances of(Program program) {
        Allowances allowances = new Allowances(program);
        for (ClassNode node : program.classes()) {
            String name = node.name.replace('/', '.');
            allowances.ofClass.put(
                    node.name, allowances.rules(node.visibleAnnotations, node.invisibleAnnotations, name));
            for (MethodNode method : node.methods) {
                allowances.ofMethod.put(
                        new MethodId(node.name, method.name, method.desc),
                        allowances.rules(
                                method.visibleAnnotations, method.invisibleAnnotations, name + "." + method.name));
            }
        }
        if (!allowances.problems.isEmpty()) {
            throw new ModelDefinitionException("@AllowedImpurity", allowances.problems);
        }
        return allowances;
    }

    boolean allows(Rule rule, MethodId method) {
        return ofMethod.getOrDefault(method, Set.of()).contains(rule.id()) || allows(rule, method.owner());
    }

    private boolean allows(Rule rule, String type) {
        if (ofClass.getOrDefault(type, Set.of()).contains(rule.id())) {
            return true;
        }
        if (!program.contains(type)) {
            return false;
        }
        ClassNode node = program.get(type);
        if (node.outerClass != null) {
            return node.outerMethod == null
                    ? allows(rule, node.outerClass)
                    : allows(rule, new MethodId(node.outerClass, node.outerMethod, node.outerMethodDesc));
        }
        for (InnerClassNode inner : node.innerClasses) {
            if (inner.name.equals(type) && inner.outerName != null) {
                return allows(rule, inner.outerName);
            }
        }
        return false;
    }

    private Set<String> rules(
            @Nullable List<AnnotationNode> visible, @Nullable List<AnnotationNode> invisible, String place) {
        Set<String> rules = new HashSet<>();
        for (AnnotationNode annotation : allowances(visible, invisible)) {
            String rule = value(annotation, "rule");
            if (Rule.of(rule).isEmpty()) {
                problems.add(Problem.of(
                        rule,
                        "@AllowedImpurity on '" + place + "' names an unknown rule: " + ShownValue.of(rule)
                                + NearestName.remedy(List.of(rule), Rule.ids())));
            }
            if (value(annotation, "reason").isBlank()) {
                problems.add(Problem.of(
                        rule,
                        "@AllowedImpurity on '" + place + "' for rule " + ShownValue.of(rule)
                                + " must give a reason, got a blank one"));
            }
            rules.add(rule);
        }
        return rules;
    }

    private static List<AnnotationNode> allowances(
            @Nullable List<AnnotationNode> visible, @Nullable List<AnnotationNode> invisible) {
        List<AnnotationNode> found = new ArrayList<>();
        for (AnnotationNode annotation : Program.annotations(visible, invisible)) {
            if (annotation.desc.equals(ONE)) {
                found.add(annotation);
            } else if (annotation.desc.equals(SEVERAL)) {
                ((List<?>) annotation.values.get(1)).forEach(one -> found.add((AnnotationNode) one));
            }
        }
        return found;
    }

    /** An annotation's values are name, value, name, value. */
    private static String value(AnnotationNode annotation, String name) {
        for (int i = 0; i + 1 < annotation.values.size(); i += 2) {
            if (annotation.values.get(i).equals(name)) {
                return (String) annotation.values.get(i + 1);
            }
        }
        return "";
    }
}
