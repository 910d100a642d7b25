package org.calabaria.request;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterView;
import org.calabaria.problem.InvalidParameterException;
import org.calabaria.scenario.Composition;
import org.calabaria.variant.ModelVariant;
import org.calabaria.variant.VariantSpec;

/** A variant, with the data that the setups of all its points share. */
final class VariantSource implements SetupSource {

    private final ModelVariant variant;
    private final List<String> stack;
    private final ParameterView free;
    private final List<String> chosenNames;

    VariantSource(ModelVariant variant) {
        this.variant = Objects.requireNonNull(variant, "variant must not be null");
        this.stack = variant.stack();
        this.free = ParameterView.allFree(variant.freeSpace());
        this.chosenNames = chosenNames(variant);
    }

    /** All names except those that the view leaves free and a scenario sets. */
    private static List<String> chosenNames(ModelVariant variant) {
        ParameterView view = variant.spec().view();
        Composition composition = variant.model().composition(variant.spec().scenarios());
        Map<String, Number> patches = composition.paramPatches();
        Map<String, Number> fixed = view.fixed();
        return view.space().names().stream()
                .filter(name -> fixed.containsKey(name) || !patches.containsKey(name))
                .toList();
    }

    ModelVariant variant() {
        return variant;
    }

    List<String> stack() {
        return stack;
    }

    List<String> chosenNames() {
        return chosenNames;
    }

    Map<String, Number> stored(Map<String, Number> values) {
        return free.bind(values).values();
    }

    @Override
    public Setup setup(Map<String, ? extends Number> values) {
        try {
            return new VariantSetup(this, free.bind(values).values()); // checked here, it need not be copied
        } catch (InvalidParameterException refused) {
            return new RefusedSetup(new VariantSetup(this, copy(values, free())), refused);
        }
    }

    /**
     * A copy in the order of the space; unknown names come last, sorted. It may contain null, which is refused later.
     */
    static Map<String, Number> copy(Map<String, ? extends Number> values, List<String> space) {
        Objects.requireNonNull(values, "values must not be null");
        Map<String, Number> copy = new LinkedHashMap<>();
        for (String name : space) {
            Number value = values.get(name);
            if (value != null || values.containsKey(name)) {
                copy.put(name, value);
            }
        }
        if (copy.size() < values.size()) {
            Map<String, Number> unknown = new TreeMap<>(Comparator.nullsFirst(Comparator.naturalOrder()));
            unknown.putAll(values);
            unknown.keySet().removeAll(copy.keySet());
            copy.putAll(unknown);
        }
        return Collections.unmodifiableMap(copy);
    }

    @Override
    public Setup setup(ParameterSet point) {
        return setup(point.values());
    }

    @Override
    public SetupSource under(List<String> newStack) {
        VariantSpec spec = variant.spec().withScenarios(newStack);
        return new VariantSource(new ModelVariant(variant.model(), spec));
    }

    @Override
    public Set<String> outputs() {
        return variant.model().outputs().keySet();
    }

    @Override
    public List<String> free() {
        return variant.free();
    }
}
