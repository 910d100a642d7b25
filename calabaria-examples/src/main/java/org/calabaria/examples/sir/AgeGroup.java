package org.calabaria.examples.sir;

import java.util.List;

/** The people of one age while an epidemic runs: numbers that change from day to day and live for one run only. */
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

    /** The share of infected among those that a person of this age meets, times the contacts that he has [1]. */
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

    /** One day of {@link Sir} under a force of infection [1/day], written down here and added to the total. */
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
