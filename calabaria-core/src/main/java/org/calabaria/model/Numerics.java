package org.calabaria.model;

/**
 * The version of everything in this library that decides a model's numbers: the draws of the random generators, the
 * derivation of their children, the transforms, the values that parameters take.
 *
 * <p>It is part of the identity of every run. It moves when any of these numbers moves, so that results of another version
 * are never taken for those of this one, and stays as it is otherwise, so that an upgrade of the library keeps its results.
 */
public final class Numerics {

    private static final int VERSION = 1;

    private Numerics() {}

    /** The version, from 1. A method, because a constant would be copied into the class files of other modules. */
    public static int version() {
        return VERSION;
    }
}
