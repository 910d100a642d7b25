package org.calabaria.examples.sir;

import java.util.List;

/**
 * An age class, with its share of the population and the number of contacts of its people.
 *
 * <p>The three classes are an illustration, not an estimate: children meet more people than adults, and old people
 * fewer. The mean activity over the whole population is 1.
 */
enum Age {
    CHILD("0-14", 20, 1.5),
    ADULT("15-64", 60, 1.0),
    OLD("65+", 20, 0.5);

    /** The share of contacts within the same age class [1]. */
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
     * Splits people among the age classes. The sum of the parts is the whole, and each part grows monotonically with
     * the number of people.
     *
     * @return the number of people of each age, by ordinal
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
     * The number of contacts of a person of this age with people of the other age, relative to the mean number of
     * contacts.
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
