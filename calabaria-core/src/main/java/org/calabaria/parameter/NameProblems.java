package org.calabaria.parameter;

import java.util.Collection;
import java.util.List;
import org.calabaria.problem.NearestName;
import org.calabaria.problem.Problem;
import org.calabaria.problem.ShownValue;

/** The messages about names that are unknown, missing, unexpected or from another space. */
final class NameProblems {

    private NameProblems() {}

    static Problem unknown(Collection<String> unknown, List<String> known) {
        return Problem.of(
                first(unknown),
                "unknown parameter(s) " + NearestName.braces(unknown) + NearestName.remedy(unknown, known));
    }

    static Problem missing(Collection<String> missing) {
        return Problem.of(first(missing), "missing parameter(s) " + NearestName.braces(missing));
    }

    static Problem repeated(String name) {
        return Problem.of(name, "parameter '" + ShownValue.name(name) + "' is given more than once");
    }

    /** {@code bind() error: missing={beta, gamma}; unexpected={alpha}}. */
    static Problem mismatch(
            ParameterSpace space, Collection<String> missing, Collection<String> unexpected, List<String> free) {
        String lacking = missing.isEmpty() ? "" : "missing=" + NearestName.braces(missing);
        String odd = unexpected.isEmpty() ? "" : "unexpected=" + NearestName.braces(unexpected);
        String separator = lacking.isEmpty() || odd.isEmpty() ? "" : "; ";
        List<String> misspelt =
                unexpected.stream().filter(name -> !space.contains(name)).toList(); // the others are fixed
        String remedy = NearestName.remedy(misspelt, free);
        return Problem.of(
                first(missing.isEmpty() ? unexpected : missing), "bind() error: " + lacking + separator + odd + remedy);
    }

    static Problem foreignHandle(ParameterSpace space, ParameterSpec handle) {
        String here = space.contains(handle.name())
                ? "; the space declares " + difference(space.spec(handle.name()), handle)
                : NearestName.remedy(List.of(handle.name()), space.names());
        return Problem.of(handle.name(), "parameter '" + handle + "' does not belong to this space" + here);
    }

    private static String difference(ParameterSpec declared, ParameterSpec handle) {
        return declared.toString().equals(handle.toString())
                ? "it with the doc " + ShownValue.of(declared.doc())
                : declared.toString();
    }

    private static String first(Collection<String> names) {
        return names.stream().sorted().findFirst().orElse("");
    }
}
