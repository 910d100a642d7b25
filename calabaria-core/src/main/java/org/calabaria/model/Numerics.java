package org.calabaria.model;

/**
 * The version of everything in this library that decides a model's numbers: the draws of the random generators, the
 * derivation of child generators, the transforms, and the conversion of parameter values.
 *
 * <p>The version is part of the identity of every run. It changes when any of these numbers changes, so that results of
 * another version are never used as results of this version. Otherwise it does not change, so that stored results stay
 * valid when the library is upgraded.
 */
public final class Numerics {

    private static final int VERSION = 1;

    private Numerics() {}

    /**
     * The version; the first is 1. This is a method because the compiler would copy a constant into the class files of
     * other modules.
     */
    public static int version() {
        return VERSION;
    }
}
