package org.calabaria.store;

import java.util.List;
import java.util.Objects;

/** Why a run is answered from a store, or is not. */
public sealed interface Why {

    /** It is answered by this run. */
    record Hit(StoredRun run) implements Why {

        public Hit {
            Objects.requireNonNull(run, "run must not be null");
        }

        @Override
        public String toString() {
            return "a hit: " + run;
        }
    }

    /**
     * It is not answered. The stored run that differs in the fewest inputs is this one.
     *
     * @param nearest the run that is nearest; of several, the first in the order of their identities
     * @param differences what differs, the stored value first: {@code beta: 0.05 and 0.1}, {@code code: class org.example.Rates}
     */
    record Miss(StoredRun nearest, List<String> differences) implements Why {

        public Miss {
            Objects.requireNonNull(nearest, "nearest must not be null");
            differences = List.copyOf(differences);
        }

        @Override
        public String toString() {
            return "not stored; the nearest is " + nearest + "; what differs:\n  " + String.join("\n  ", differences);
        }
    }

    /** It is not answered, and no run of its model is stored or it has no identity. */
    record Nothing(String why) implements Why {

        public Nothing {
            Objects.requireNonNull(why, "why must not be null");
        }

        @Override
        public String toString() {
            return why;
        }
    }
}
