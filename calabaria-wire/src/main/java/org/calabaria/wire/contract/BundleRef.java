package org.calabaria.wire.contract;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.calabaria.problem.InvalidRequestException;
import org.calabaria.problem.ShownValue;

/**
 * Where the code of a simulation is to be had: {@code sha256:<64 hexadecimal digits>}, the same in a repository
 * ({@code registry:5000/team/sir@sha256:...}, also with {@code oci://} in front), or {@code local://<name>}.
 *
 * <p>A local name is for development alone: it says nothing of what the code is, so two programs behind one name have the same
 * identities. Digits are lower-case, so that one bundle has one text.
 *
 * @param text of one of these forms, at most {@value #LONGEST} characters
 */
public record BundleRef(String text) {

    private static final int LONGEST = 500;
    private static final String LOCAL = "local://";
    private static final Pattern FORM = Pattern.compile("local://[A-Za-z0-9][A-Za-z0-9._-]*+"
            + "|(?:(?<repository>(?:oci://)?[A-Za-z0-9][A-Za-z0-9._-]*+(?::[0-9]{1,5})?(?:/[A-Za-z0-9][A-Za-z0-9._-]*+)*+)@)?"
            + "sha256:(?<digits>[0-9a-f]{64})");

    /** @throws InvalidRequestException if the text is of no such form */
    public BundleRef {
        Objects.requireNonNull(text, "text must not be null");
        if (!isValid(text)) {
            throw new InvalidRequestException(
                    "bundle_ref",
                    "a bundle must be 'sha256:<64 lower-case hex>', '<repository>@sha256:<64 lower-case hex>' or"
                            + " 'local://<name>', without '..', got " + ShownValue.of(text));
        }
    }

    /** The reference of a text. As the constructor. */
    public static BundleRef parse(String text) {
        return new BundleRef(text);
    }

    /** The development form: {@code local://} and the name. */
    public static BundleRef local(String name) {
        return new BundleRef(LOCAL + Objects.requireNonNull(name, "name must not be null"));
    }

    /** Whether a text is a reference. */
    public static boolean isValid(String text) {
        return text.length() <= LONGEST
                && !text.contains("..")
                && FORM.matcher(text).matches();
    }

    /** Whether this is a name for development, which says nothing of what the code is. */
    public boolean isLocal() {
        return text.startsWith(LOCAL);
    }

    /** The 64 hexadecimal digits of the bundle's SHA-256; empty for a local name. */
    public Optional<String> digest() {
        return part("digits");
    }

    /** The repository that has the bundle, if it is named. */
    public Optional<String> repository() {
        return part("repository");
    }

    private Optional<String> part(String group) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() ? Optional.ofNullable(matcher.group(group)) : Optional.empty();
    }

    /** What enters identities: the bundle's digest, wherever it lies, or the local name. */
    String identity() {
        return digest().map(digits -> "sha256:" + digits).orElse(text);
    }

    /** The text. */
    @Override
    public String toString() {
        return text;
    }
}
