package org.calabaria.testkit;

import java.lang.reflect.AccessibleObject;

/**
 * The check for named modules with closed packages. A law that cannot read the objects is refused, because it could not
 * detect a violation.
 */
final class ClosedModules {

    private ClosedModules() {}

    /**
     * Makes a member of a class accessible to the laws.
     *
     * @throws IllegalStateException if a named module does not open the class; the message shows the line to add
     */
    static void requireOpen(AccessibleObject member, Class<?> type) {
        if (!member.trySetAccessible()) {
            String own = ClosedModules.class.getModule().isNamed()
                    ? " to org.calabaria.core, "
                            + ClosedModules.class.getModule().getName()
                    : "";
            throw new IllegalStateException("module '" + type.getModule().getName() + "' does not open package '"
                    + type.getPackageName() + "' of class " + type.getName()
                    + ", so the laws cannot read its fields; add 'opens "
                    + type.getPackageName() + own + ";' to its module-info.java, or run the laws on the class path");
        }
    }
}
