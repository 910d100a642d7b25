package org.calabaria.examples.flow.unmarked;

/** Lives in a package that says nothing about null, for the rule that looks for such packages. */
public final class UnmarkedPackage {}
