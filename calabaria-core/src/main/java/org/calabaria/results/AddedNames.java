package org.calabaria.results;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Unique names for the columns that results add to the columns of an output.
 *
 * <p>The columns of an output keep their names. A parameter's column is called {@code param.beta} if its name is, or
 * begins like, one that results may add. Any added column gets a prefix if an earlier column has the same name. The
 * prefix is repeated until the name is unique.
 */
public final class AddedNames {

    static final String PARAMETER = "param.";
    static final String RUN = "run.";
    static final String STATISTIC = "stat.";

    private static final Set<String> RESERVED = Set.of(
            "model", "reparameterization", "stack", "replicate", "refused", "count", "failed", "mean", "sd", "median");

    private static final Pattern RESERVED_FORM = Pattern.compile("(param|run|stat|config)\\..*|q[0-9].*");

    private final Set<String> taken;

    /** Names that differ from the names of these columns. */
    public AddedNames(Collection<String> own) {
        this.taken = new HashSet<>(own);
    }

    /** The name of the column of a parameter. */
    public String parameter(String name) {
        boolean reserved =
                RESERVED.contains(name) || RESERVED_FORM.matcher(name).matches();
        return added(PARAMETER, reserved ? PARAMETER + name : name);
    }

    /** The name of a column that describes a run, such as its stack. */
    public String run(String name) {
        return added(RUN, name);
    }

    private String added(String prefix, String name) {
        String free = name;
        while (!taken.add(free)) {
            free = prefix + free;
        }
        return free;
    }

    /** The names of the columns of several statistics. */
    List<String> statistics(List<String> names) {
        AddedNames added = new AddedNames(taken);
        List<String> free = new ArrayList<>();
        names.forEach(name -> free.add(added.added(STATISTIC, name)));
        return free;
    }
}
