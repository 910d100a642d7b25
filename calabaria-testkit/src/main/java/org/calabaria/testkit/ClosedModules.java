package org.calabaria.testkit;

import java.lang.reflect.AccessibleObject;

/** Named modules that keep their packages closed: a law that cannot look inside refuses, because it would hold unseen. */
final class ClosedModules {

    private ClosedModules() {}

    /**
     * Makes a member of a class accessible to the laws.
     *
     * @throws IllegalStateException if a named module does not open the class, with the line to add to it
     */
    static void requireOpen(AccessibleObject member, Class<?> type) {
        if (!member.trySetAccessible()) {
            String own = ClosedModules.class.getModule().isNamed()
                    ? " to org.calabaria.core, "
                            + ClosedModules.class.getModule().getName()
                    : "";
            throw new IllegalStateException("module '" + type.getModule().getName() + "' does not open package '"
                    + type.getPackageName() + "' of class " + type.getName()
                    + ", so the laws cannot look inside; add 'opens "
                    + type.getPackageName() + own + ";' to its module-info.java, or run the laws on the class path");
        }
    }
}
