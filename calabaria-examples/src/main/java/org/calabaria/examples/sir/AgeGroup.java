package org.calabaria.examples.sir;

import java.util.List;

/** The people of one age class during an epidemic: mutable numbers that are used for one run only. */
final class AgeGroup {

    private final Age age;
    private final long population;
    private final Sir.Recording recording;
    private long s;
    private long i;
    private long r;

    AgeGroup(Age age, long population, long infected, int days) {
        this.age = age;
        this.population = population;
        this.recording = new Sir.Recording(days);
        this.s = population - infected;
        this.i = infected;
    }

    /**
     * The share of infected people among the contacts of a person of this age, times the person's relative number of
     * contacts [1].
     */
    double exposure(List<AgeGroup> groups) {
        double exposure = 0;
        for (AgeGroup other : groups) {
            exposure += age.contactsWith(other.age) * other.i / other.population;
        }
        return exposure;
    }

    void vaccinate(int day, Sir.Vaccine vaccine) {
        long vaccinated = vaccine.doses(day, s);
        s -= vaccinated;
        r += vaccinated;
    }

    /**
     * Computes one day of {@link Sir} under a force of infection [1/day], records it here and adds it to the total.
     */
    void step(int day, double force, double recovery, Sir.Recording total) {
        long infected = Math.min(s, (long) (s * force));
        long recovered = Math.min(i, (long) (i * recovery));
        s -= infected;
        i += infected - recovered;
        r += recovered;
        recording.day(day, s, i, r, infected);
        total.day(day, s, i, r, infected);
    }

    Sir.Trajectory trajectory() {
        return recording.trajectory(List.of());
    }
}
