package org.calabaria.variant;

import java.util.Map;
import java.util.TreeMap;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.parameter.ParameterView;
import org.calabaria.scenario.Composition;

/**
 * Free parameters that are parameters of the model.
 *
 * <p>The derived view binds the values to the patched point (see {@link Composition#derive}), so a run needs one
 * binding and no patching.
 */
final class NaturalSource implements PointSource {

    private final ParameterView before;
    private final ParameterView after;
    private final ParameterSpace free;

    NaturalSource(ParameterView view, Composition composition) {
        this.before = withPatchedFree(view, composition);
        this.after = composition.derive(view);
        this.free =
                ParameterSpace.of(after.free().stream().map(view.space()::spec).toArray(ParameterSpec[]::new));
    }

    /**
     * The view with its own fixed values; a patched value is added only for a parameter that would otherwise have no
     * value.
     */
    static ParameterView withPatchedFree(ParameterView view, Composition composition) {
        Map<String, Number> patchedFree = new TreeMap<>(composition.paramPatches());
        patchedFree.keySet().retainAll(view.free());
        return view.fix(patchedFree);
    }

    @Override
    public ParameterSpace free() {
        return free;
    }

    @Override
    public ParameterSet point(Map<String, ? extends Number> values) {
        return before.bind(values);
    }

    @Override
    public ParameterSet effective(Map<String, ? extends Number> values) {
        return after.bind(values);
    }
}
