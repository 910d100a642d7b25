package org.calabaria.model;

import java.util.Objects;

/**
 * The class, version and default scenario of a model. Two identifiable instances ({@link ModelRecipe}) without
 * {@link ModelContent} and with equal identities are interchangeable in one JVM.
 *
 * @param className the binary name of the model's class
 * @param version of the model, as the model declares it
 * @param defaultScenario the scenario that applies when the stack is empty
 */
public record ModelIdentity(String className, String version, String defaultScenario) {

    public ModelIdentity {
        Objects.requireNonNull(className, "className must not be null");
        Objects.requireNonNull(version, "version must not be null");
        Objects.requireNonNull(defaultScenario, "defaultScenario must not be null");
    }
}
