package org.calabaria.wire.contract;

import java.util.Objects;
import java.util.regex.Pattern;
import org.calabaria.problem.InvalidRequestException;
import org.calabaria.problem.Problem;
import org.calabaria.problem.ShownValue;

/**
 * A model under a scenario, in some bundle: {@code org.example.Sir/lockdown}.
 *
 * <p>The import path is the binary name of the model's class, which is in a package; names are of ASCII letters, digits,
 * {@code _} and, for nested classes, {@code $}. The scenario is a slug, as every scenario's name. The code's identity is no
 * part of it: the bundle has one.
 *
 * @param importPath at least two names with a {@code .} between each, at most {@value #LONGEST_PATH} characters
 * @param scenario lower-case letters, digits, {@code _}, {@code .} and {@code -}, at most 64, the first and the last a letter or
 *     digit
 */
public record Entrypoint(String importPath, String scenario) {

    private static final int LONGEST_PATH = 500;
    private static final Pattern PATH = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*+(?:\\.[A-Za-z_$][A-Za-z0-9_$]*+)++");
    private static final Pattern SLUG = Pattern.compile("[a-z0-9](?:[a-z0-9_.-]{0,62}[a-z0-9])?");

    /** @throws InvalidRequestException naming each part that is of another form */
    public Entrypoint {
        Objects.requireNonNull(importPath, "importPath must not be null");
        Objects.requireNonNull(scenario, "scenario must not be null");
        ContractProblems problems = new ContractProblems();
        if (importPath.length() > LONGEST_PATH || !PATH.matcher(importPath).matches()) {
            problems.add(Problem.of(
                    "import_path",
                    "an import path must be a class in a package, such as 'org.example.Sir', got "
                            + ShownValue.of(importPath)));
        }
        if (!isSlug(scenario)) {
            problems.add(Problem.of("scenario", slugRule(scenario)));
        }
        problems.orThrow(found -> new InvalidRequestException("the entrypoint", found));
    }

    /**
     * The entrypoint of a text.
     *
     * @throws InvalidRequestException if the text is of another form, such as one with the {@code @} and digits of older contracts
     */
    public static Entrypoint parse(String text) {
        Objects.requireNonNull(text, "text must not be null");
        int slash = text.indexOf('/');
        if (slash < 0 || text.indexOf('/', slash + 1) >= 0 || text.indexOf('@') >= 0) {
            throw new InvalidRequestException(
                    "entrypoint",
                    "an entrypoint must be '<package>.<Class>/<scenario>', without the '@<digest>' of older contracts, got "
                            + ShownValue.of(text));
        }
        return new Entrypoint(text.substring(0, slash), text.substring(slash + 1));
    }

    static boolean isSlug(String scenario) {
        return SLUG.matcher(scenario).matches();
    }

    static String slugRule(String scenario) {
        return "a scenario's name must match " + SLUG.pattern().replace("?:", "") + ", got " + ShownValue.of(scenario);
    }

    /** The text: {@code org.example.Sir/lockdown}. */
    public String format() {
        return importPath + "/" + scenario;
    }

    /** As {@link #format()}. */
    @Override
    public String toString() {
        return format();
    }
}
