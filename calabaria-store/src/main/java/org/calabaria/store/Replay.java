package org.calabaria.store;

import java.util.Objects;
import org.calabaria.wire.provenance.Explanation;

/** What came of running a stored run again. */
public sealed interface Replay {

    /** The same results, bit for bit; of a run that failed, the same failure. */
    record Match() implements Replay {

        @Override
        public String toString() {
            return "MATCH";
        }
    }

    /**
     * Other results, though the inputs are the same: the model depends on something else.
     *
     * @param output the first output that differs
     * @param row the first row that differs, from 0; the number of rows where one table is longer
     * @param column the first column of that row that differs
     * @param stored the cell as it was stored
     * @param now the cell as it is now
     */
    record Differs(String output, long row, String column, String stored, String now) implements Replay {

        public Differs {
            Objects.requireNonNull(output, "output must not be null");
            Objects.requireNonNull(column, "column must not be null");
            Objects.requireNonNull(stored, "stored must not be null");
            Objects.requireNonNull(now, "now must not be null");
        }

        @Override
        public String toString() {
            return "DIFFERS in output '" + output + "', row " + row + ", column '" + column + "': stored " + stored
                    + ", now " + now;
        }
    }

    /**
     * The code is another one, so nothing was run.
     *
     * @param explanation the parts of the code that differ
     */
    record CodeChanged(Explanation explanation) implements Replay {

        public CodeChanged {
            Objects.requireNonNull(explanation, "explanation must not be null");
        }

        @Override
        public String toString() {
            return "CODE CHANGED: " + explanation;
        }
    }

    /**
     * The run cannot be done again.
     *
     * @param why a sentence
     */
    record NotReplayable(String why) implements Replay {

        public NotReplayable {
            Objects.requireNonNull(why, "why must not be null");
        }

        @Override
        public String toString() {
            return "NOT REPLAYABLE: " + why;
        }
    }
}
