package org.calabaria.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.calabaria.grammar.Grammar;
import org.calabaria.grammar.Grammar.Reading;
import org.calabaria.problem.InvalidParameterException;

/** The laws of spaces, points and views. */
@Domain(Grammar.class)
@Domain(DomainContext.Global.class)
class ParameterProperties {

    private static final int TRIES = 300;

    // Laws

    static void fixedAndFreePartitionTheNames(ParameterView view) {
        List<String> both = new ArrayList<>(view.free());
        both.addAll(view.fixed().keySet());
        assertThat(both)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(view.space().names());
        assertThat(view.free()).isSubsetOf(view.space().names()).isSortedAccordingTo(orderOf(view.space()));
        assertThat(List.copyOf(view.fixed().keySet())).isSortedAccordingTo(orderOf(view.space()));
    }

    private static Comparator<String> orderOf(ParameterSpace space) {
        return Comparator.comparing(space.names()::indexOf);
    }

    static void bindIsDefinedForExactlyTheFreeNames(ParameterView view, Map<String, Number> free) {
        assertThat(view.bind(free).values().keySet())
                .containsExactlyElementsOf(view.space().names());
        for (String name : free.keySet()) {
            Map<String, Number> less = new LinkedHashMap<>(free);
            less.remove(name);
            assertThatExceptionOfType(InvalidParameterException.class)
                    .isThrownBy(() -> view.bind(less))
                    .withMessage("bind() error: missing={" + name + "}");
        }
        view.fixed().forEach((name, value) -> {
            Map<String, Number> more = new LinkedHashMap<>(free);
            more.put(name, value);
            assertThatExceptionOfType(InvalidParameterException.class)
                    .isThrownBy(() -> view.bind(more))
                    .withMessageStartingWith("bind() error: unexpected={" + name + "}");
        });
    }

    static void projectingWhatWasBoundGivesTheValuesAsStored(ParameterView view, Map<String, Number> free) {
        Map<String, Number> projected = view.project(view.bind(free));
        assertThat(List.copyOf(projected.keySet())).isEqualTo(view.free());
        free.forEach((name, value) -> assertThat(projected.get(name))
                .isEqualTo(view.space().spec(name).coerce(value)));
        assertThat(view.bind(projected)).isEqualTo(view.bind(free));
        assertThat(view.project(view.bind(projected))).isEqualTo(projected);
    }

    static void bindingAProjectionPutsTheFixedValuesInPlace(ParameterView view, ParameterSet point) {
        assertThat(view.bind(view.project(point))).isEqualTo(point.with(view.fixed()));
    }

    static void fixingTwiceIsFixingOnce(ParameterView view, Map<String, Number> values) {
        assertThat(view.fix(values).fix(values)).isEqualTo(view.fix(values));
        assertThat(view.fix(view.fixed())).isEqualTo(view);
    }

    static void theLaterFixedValueWins(ParameterView view, Map<String, Number> earlier, Map<String, Number> later) {
        Map<String, Number> merged = new LinkedHashMap<>(earlier);
        merged.putAll(later);
        assertThat(view.fix(earlier).fix(later)).isEqualTo(view.fix(merged));
    }

    static void fixingAllButOneLeavesThatOneFree(ParameterView view, ParameterSet point) {
        for (String name : view.space().names()) {
            Map<String, Number> rest = new LinkedHashMap<>(point.values());
            rest.remove(name);
            ParameterView narrow = ParameterView.allFree(view.space()).fix(rest);
            assertThat(narrow.free()).containsExactly(name);
            assertThat(narrow.bind(Map.of(name, point.get(name)))).isEqualTo(point);
        }
    }

    static void theOrderOfTheGivenValuesDoesNotMatter(ParameterSet point, long order) {
        List<String> names = new ArrayList<>(point.space().names());
        Collections.shuffle(names, new Random(order));
        Map<String, Number> shuffled = new LinkedHashMap<>();
        names.forEach(name -> shuffled.put(name, point.get(name)));
        ParameterSet other = point.space().point(shuffled);
        assertThat(other).isEqualTo(point).hasSameHashCodeAs(point).hasToString(point.toString());
        assertThat(List.copyOf(other.values().keySet())).isEqualTo(point.space().names());
        assertThat(List.copyOf(other.values().values()))
                .isEqualTo(List.copyOf(point.values().values()));
    }

    static void aPointIsEqualHoweverItWasMade(ParameterSet point) {
        ParameterSpace rebuilt = ParameterSpace.of(point.space().specs().toArray(ParameterSpec[]::new));
        ParameterSet other = rebuilt.point(new TreeMap<>(point.values()));
        assertThat(other).isEqualTo(point).hasSameHashCodeAs(point);
        assertThat(other.values()).isEqualTo(point.values()).hasSameHashCodeAs(point.values());
        assertThat(new LinkedHashMap<>(point.values()))
                .isEqualTo(point.values())
                .hasSameHashCodeAs(point.values());
    }

    static void everyStoredValueIsCanonicalAndWithinItsBounds(ParameterSet point) {
        for (ParameterSpec spec : point.space().specs()) {
            Number value = point.get(spec);
            if (spec instanceof RealParameter real) {
                double x = (Double) value;
                assertThat(real.lower() <= x && x <= real.upper()).isTrue();
                assertThat(Double.doubleToRawLongBits(x)).isNotEqualTo(Double.doubleToRawLongBits(-0.0));
            } else {
                IntegerParameter integer = (IntegerParameter) spec;
                assertThat((Long) value).isBetween(integer.lower(), integer.upper());
            }
            assertThat(spec.coerce(value)).isEqualTo(value);
        }
    }

    static void copiesChangeNothingElse(ParameterSet point, ParameterSet other) {
        for (String name : point.space().names()) {
            ParameterSet copy = point.with(name, other.get(name));
            assertThat(copy.get(name)).isEqualTo(other.get(name));
            assertThat(copy.with(name, point.get(name))).isEqualTo(point);
        }
    }

    // Fed

    @Property(tries = TRIES)
    void fixedAndFreePartitionTheNames(@ForAll Reading reading) {
        fixedAndFreePartitionTheNames(reading.view());
    }

    @Property(tries = TRIES)
    void bindIsDefinedForExactlyTheFreeNames(@ForAll Reading reading) {
        bindIsDefinedForExactlyTheFreeNames(reading.view(), reading.free());
    }

    @Property(tries = TRIES)
    void projectingWhatWasBoundGivesTheValuesAsStored(@ForAll Reading reading) {
        projectingWhatWasBoundGivesTheValuesAsStored(reading.view(), reading.free());
    }

    @Property(tries = TRIES)
    void bindingAProjectionPutsTheFixedValuesInPlace(@ForAll Reading reading) {
        bindingAProjectionPutsTheFixedValuesInPlace(reading.view(), reading.point());
    }

    @Property(tries = TRIES)
    void fixingTwiceIsFixingOnce(@ForAll Reading reading) {
        fixingTwiceIsFixingOnce(reading.view(), reading.free());
    }

    @Property(tries = TRIES)
    void theLaterFixedValueWins(@ForAll Reading reading) {
        theLaterFixedValueWins(reading.view(), reading.point().values(), reading.free());
    }

    @Property(tries = TRIES)
    void fixingAllButOneLeavesThatOneFree(@ForAll Reading reading) {
        fixingAllButOneLeavesThatOneFree(reading.view(), reading.point());
    }

    @Property(tries = TRIES)
    void theOrderOfTheGivenValuesDoesNotMatter(@ForAll Reading reading, @ForAll long order) {
        theOrderOfTheGivenValuesDoesNotMatter(reading.point(), order);
    }

    @Property(tries = TRIES)
    void aPointIsEqualHoweverItWasMade(@ForAll Reading reading) {
        aPointIsEqualHoweverItWasMade(reading.point());
    }

    @Property(tries = TRIES)
    void everyStoredValueIsCanonicalAndWithinItsBounds(@ForAll Reading reading) {
        everyStoredValueIsCanonicalAndWithinItsBounds(reading.point());
        everyStoredValueIsCanonicalAndWithinItsBounds(reading.view().bind(reading.free()));
    }

    @Property(tries = TRIES)
    void copiesChangeNothingElse(@ForAll Reading reading) {
        copiesChangeNothingElse(reading.point(), reading.view().bind(reading.free()));
    }
}
