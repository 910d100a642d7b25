package org.calabaria.parameter;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.TreeSet;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.problem.NearestName;

/**
 * An immutable list of declarations that finds a declaration by name in constant time. A record has no field for such
 * an index.
 */
final class SpecList extends AbstractList<ParameterSpec> implements RandomAccess {

    private final ParameterSpec[] specs;
    private final List<String> names;
    private final Map<String, Integer> indexByName; // looked up only, never iterated

    private SpecList(List<ParameterSpec> specs) {
        this.specs = specs.toArray(new ParameterSpec[0]);
        List<String> ordered = new ArrayList<>();
        this.indexByName = new HashMap<>();
        TreeSet<String> repeated = new TreeSet<>();
        for (ParameterSpec spec : this.specs) {
            String name =
                    Objects.requireNonNull(spec, "specs must not contain null").name();
            if (indexByName.put(name, ordered.size()) != null) {
                repeated.add(name);
            }
            ordered.add(name);
        }
        this.names = List.copyOf(ordered);
        if (!repeated.isEmpty()) {
            throw new InvalidParameterException(
                    repeated.first(), "parameter(s) " + NearestName.braces(repeated) + " declared more than once");
        }
    }

    static SpecList copyOf(List<ParameterSpec> specs) {
        Objects.requireNonNull(specs, "specs must not be null");
        return specs instanceof SpecList same ? same : new SpecList(specs);
    }

    List<String> names() {
        return names;
    }

    int indexOfName(String name) {
        Integer index = indexByName.get(name);
        return index == null ? -1 : index;
    }

    @Override
    public ParameterSpec get(int index) {
        return specs[index];
    }

    @Override
    public int size() {
        return specs.length;
    }
}
