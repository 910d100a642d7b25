package org.calabaria.examples.sir;

import java.util.List;

/**
 * An age class: its share of the population and how many contacts its people have.
 *
 * <p>The three classes are an illustration, not an estimate: children meet more people than adults, the old fewer, and
 * the mean activity over the whole population is 1.
 */
enum Age {
    CHILD("0-14", 20, 1.5),
    ADULT("15-64", 60, 1.0),
    OLD("65+", 20, 0.5);

    /** The share of contacts that everybody reserves for the own age [1]. */
    private static final double ASSORTATIVITY = 0.4;

    private static final List<Age> ALL = List.of(values());

    final String years;
    final long percent;
    final double activity;

    Age(String years, long percent, double activity) {
        this.years = years;
        this.percent = percent;
        this.activity = activity;
    }

    static List<Age> all() {
        return ALL;
    }

    /**
     * Splits people among the ages; the parts sum up to the whole, and those of fewer people are nowhere larger.
     *
     * @return by ordinal
     */
    static long[] split(long people) {
        long[] parts = new long[ALL.size()];
        long percent = 0;
        long given = 0;
        for (Age age : ALL) {
            percent += age.percent;
            long upToHere = people * percent / 100;
            parts[age.ordinal()] = upToHere - given;
            given = upToHere;
        }
        return parts;
    }

    /**
     * The contacts that a person of this age has with people of the other, where the mean person has 1.
     *
     * <p>Preferred mixing: J. A. Jacquez, C. P. Simon, J. Koopman, L. Sattenspiel and T. Perry, "Modeling and analyzing
     * HIV transmission: the effect of contact patterns", Mathematical Biosciences 92 (1988),
     * doi:10.1016/0025-5564(88)90031-4.
     */
    double contactsWith(Age other) {
        double own = this == other ? ASSORTATIVITY : 0;
        double anyone = (1 - ASSORTATIVITY) * other.percent * other.activity / 100;
        return activity * (own + anyone);
    }
}
