package org.calabaria.variant;

import java.util.Map;
import java.util.TreeMap;
import org.calabaria.parameter.ParameterSet;
import org.calabaria.parameter.ParameterSpace;
import org.calabaria.parameter.ParameterSpec;
import org.calabaria.parameter.ParameterView;
import org.calabaria.scenario.Composition;

/**
 * Free parameters that are the model's own.
 *
 * <p>By the reconciliation law the patched point is what the derived view binds, so that a run needs one binding and no
 * patching.
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

    /** The view that still has its own fixed values, and the patched ones only where nothing else could be said. */
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
