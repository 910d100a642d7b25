package org.calabaria.model;

import java.util.Objects;

/**
 * Which model an instance is of, by name. Two identifiable instances ({@link ModelRecipe}) without content of their own and
 * with equal identities are interchangeable in one JVM.
 *
 * @param className the binary name of the model's class
 * @param version of the model, as it declares itself
 * @param defaultScenario the scenario that an empty stack means
 */
public record ModelIdentity(String className, String version, String defaultScenario) {

    public ModelIdentity {
        Objects.requireNonNull(className, "className must not be null");
        Objects.requireNonNull(version, "version must not be null");
        Objects.requireNonNull(defaultScenario, "defaultScenario must not be null");
    }
}
