package org.calabaria.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.calabaria.random.Pcg64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SnapshotTest {

    static class Person {
        final String name;
        double age;

        @Nullable
        Person friend;

        Person(String name, double age) {
            this.name = name;
            this.age = age;
        }
    }

    static final class Elder extends Person {
        int grandchildren;

        Elder(String name, double age) {
            super(name, age);
        }
    }

    record Town(List<Person> people, int[][] map) {}

    private static Optional<String> change(Object state, Runnable change) {
        Snapshot before = Snapshot.of("state", state);
        assertThat(before.firstDifference(Snapshot.of("state", state))).isEmpty();
        change.run();
        return before.firstDifference(Snapshot.of("state", state));
    }

    @Test
    void namesTheElementOfAnArray() {
        double[] state = {1, 2, 3};

        assertThat(change(state, () -> state[2] = 4)).contains("state[2]: 3.0 became 4.0");
    }

    @Test
    void tellsNegativeZeroFromZero() {
        double[] state = {0.0};

        assertThat(change(state, () -> state[0] = -0.0)).contains("state[0]: 0.0 became -0.0");
    }

    @Test
    void takesNaNForEqualToItself() {
        double[] state = {Double.NaN};

        assertThat(change(state, () -> state[0] = Double.NaN)).isEmpty();
    }

    @Test
    void namesTheFieldOfAnElementOfAListInARecord() {
        Town state = new Town(List.of(new Person("Ada", 36), new Elder("Bo", 80)), new int[][] {{1}, {2, 3}});

        assertThat(change(state, () -> state.people().get(1).age++))
                .contains("state.people[1].age: Double 80.0 became Double 81.0");
        assertThat(change(state, () -> ((Elder) state.people().get(1)).grandchildren++))
                .contains("state.people[1].grandchildren: Integer 0 became Integer 1");
        assertThat(change(state, () -> state.map()[1][0] = 9)).contains("state.map[1][0]: 2 became 9");
    }

    @Test
    void followsACircle() {
        Person one = new Person("Ada", 36);
        Person other = new Person("Bo", 37);
        one.friend = other;
        other.friend = one;

        assertThat(change(one, () -> other.age = 38)).contains("state.friend.age: Double 37.0 became Double 38.0");
        assertThat(change(one, () -> other.friend = other))
                .contains("state.friend.friend: the object at state became the object at state.friend");
    }

    @Test
    void seesThatTwoEqualObjectsBecameOne() {
        Person[] state = {new Person("Ada", 36), new Person("Ada", 36)};

        assertThat(change(state, () -> state[1] = state[0]))
                .contains("state[1]: " + Person.class.getName() + " became the object at state[0]");
    }

    @Test
    void namesTheKeyOfAMap() {
        Map<String, Person> state = new HashMap<>(Map.of("a", new Person("Ada", 36)));

        assertThat(change(state, () -> Objects.requireNonNull(state.get("a")).age = 0))
                .contains("state[a].age: Double 36.0 became Double 0.0");
        assertThat(change(state, () -> state.put("b", new Person("Bo", 1))))
                .contains("state: map of 1 became map of 2");
    }

    @Test
    void doesNotCareForTheOrderOfAHashTable() {
        Snapshot one = Snapshot.of("state", Set.of("a", "b", "c", "d"));
        Snapshot other = Snapshot.of("state", new HashSet<>(List.of("d", "c", "b", "a")));

        assertThat(one.firstDifference(other)).isEmpty();
    }

    @Test
    void caresForTheOrderOfALinkedSet() {
        Snapshot one = Snapshot.of("state", new LinkedHashSet<>(List.of("a", "b")));
        Snapshot other = Snapshot.of("state", new LinkedHashSet<>(List.of("b", "a")));

        assertThat(one.firstDifference(other)).contains("state[0]: String a became String b");
    }

    @Test
    void seesAnElementOfAHashSetChange() {
        Person ada = new Person("Ada", 36);
        Set<Person> state = new HashSet<>(List.of(ada, new Person("Bo", 37)));

        assertThat(change(state, () -> ada.age = 0)).isPresent();
    }

    @Test
    void readsTheInsideOfARandom() {
        Random state = new Random(1);

        assertThat(change(List.of(state), state::nextInt))
                .contains("state[0]: the inside of a java.util.Random changed");
    }

    @Test
    void readsTheLibrarysGenerator() {
        Pcg64 state = Pcg64.seeded(1);

        assertThat(change(state, state::nextLong)).isPresent();
    }

    @Test
    void readsAtomicsAndDates() {
        AtomicLong counter = new AtomicLong();

        assertThat(change(List.of(LocalDate.EPOCH, counter), counter::incrementAndGet))
                .contains("state[1]: the inside of a java.util.concurrent.atomic.AtomicLong changed");
    }

    @Test
    void seesWhatALambdaCaptured() {
        long[] count = {0};
        LongSupplier state = () -> count[0]++;
        Snapshot before = Snapshot.of("state", state);
        state.getAsLong();

        assertThat(before.firstDifference(Snapshot.of("state", state)))
                .hasValueSatisfying(words -> assertThat(words).endsWith("[0]: 0 became 1"));
    }

    @Test
    void takesTwoLambdasOfOneLineForEqual() {
        assertThat(Snapshot.of("state", supplier(3)).firstDifference(Snapshot.of("state", supplier(3))))
                .isEmpty();
        assertThat(Snapshot.of("state", supplier(3)).firstDifference(Snapshot.of("state", supplier(4))))
                .isPresent();
    }

    private static LongSupplier supplier(long value) {
        return () -> value;
    }

    @Test
    void saysThatAListGrew() {
        List<String> state = new ArrayList<>(List.of("a"));

        assertThat(change(state, () -> state.add("b"))).contains("state: collection of 1 became collection of 2");
    }

    @Test
    void saysThatSomethingCameOrWent() {
        Map<String, int[]> one = new TreeMap<>(Map.of("a", new int[] {1}));
        Map<String, int[]> other = new TreeMap<>(Map.of("b", new int[] {1}));

        assertThat(Snapshot.of("state", one).firstDifference(Snapshot.of("state", other)))
                .contains("state[a] became state[b]");
    }

    @Test
    void readsNullAndOptional() {
        assertThat(Snapshot.of("state", null).firstDifference(Snapshot.of("state", "x")))
                .contains("state: null became String x");
        assertThat(Snapshot.of("state", Optional.of(1)).firstDifference(Snapshot.of("state", Optional.empty())))
                .contains("state.get(): Integer 1 became null");
    }

    @Test
    void comparesALengthThatChanged() {
        assertThat(Snapshot.of("state", new int[2]).firstDifference(Snapshot.of("state", new int[3])))
                .contains("state: length 2 became 3");
    }

    @Test
    void endsOnAWorldOfMillions() {
        Person[] people = new Person[1_000_000];
        Arrays.setAll(people, i -> new Person("p", i));
        Snapshot before = Snapshot.of("state", people);
        people[3].age = -1;

        assertThat(before.firstDifference(Snapshot.of("state", people)))
                .contains("state[3].age: Double 3.0 became Double -1.0");
    }

    @Test
    void endsOnAChainOfManyLinks() {
        Person first = new Person("first", 0);
        Person last = first;
        for (int i = 0; i < 100_000; i++) {
            last.friend = new Person("p", i);
            last = last.friend;
        }
        Snapshot before = Snapshot.of("state", first);
        last.age = -1;

        assertThat(before.firstDifference(Snapshot.of("state", first))).hasValueSatisfying(words -> assertThat(words)
                .endsWith(".friend.age: Double 99999.0 became Double -1.0"));
    }

    @Test
    void endsOnASetWhoseElementsAllKnowEachOther() {
        Set<Person> state = new HashSet<>();
        Person last = new Person("first", 0);
        for (int i = 0; i < 5_000; i++) {
            Person next = new Person("p" + i, i);
            next.friend = last;
            last = next;
            state.add(next);
        }

        assertThat(Snapshot.of("state", state).firstDifference(Snapshot.of("state", state)))
                .isEmpty();
    }
}
