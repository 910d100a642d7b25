package org.calabaria.store.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calabaria.problem.InvalidTableException;
import org.calabaria.problem.ShownValue;

/** What a file calls the columns whose names have dots. */
public enum ColumnNames {

    /**
     * {@code param.beta} becomes {@code param_beta}: Spark, hardwood and the filters of parquet-java take a dot for a step into
     * a nested column.
     */
    UNDERSCORES {
        @Override
        String of(String name) {
            return name.replace('.', '_');
        }
    },

    /** Names stay as they are. */
    DOTTED {
        @Override
        String of(String name) {
            return name;
        }
    };

    abstract String of(String name);

    /** The names of a file's columns; refused where two become one. */
    List<String> of(List<String> names) {
        Map<String, String> taken = new LinkedHashMap<>();
        for (String name : names) {
            String other = taken.put(of(name), name);
            if (other != null) {
                throw new InvalidTableException(
                        name,
                        "columns '" + ShownValue.name(other) + "' and '" + ShownValue.name(name)
                                + "' would both be called '" + ShownValue.name(of(name))
                                + "' in the file; rename one, or keep the dots with DOTTED");
            }
        }
        return List.copyOf(taken.keySet());
    }
}
