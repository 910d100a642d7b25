package org.calabaria.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.calabaria.table.Column;
import org.calabaria.table.Table;
import org.junit.jupiter.api.Test;

/** Everything that a sorted map does is what the JDK's does with the same entries. */
class OutputTablesTest {

    private static final SortedMap<String, Table> EXPECTED =
            new TreeMap<>(Map.of("b", table(2), "a", table(1), "c.d", table(3)));

    private final SortedMap<String, Table> tables = OutputTables.copyOf(EXPECTED);

    private static Table table(long value) {
        return Table.of(Column.integer("x", new long[] {value}));
    }

    @Test
    void isTheMapOfItsEntriesInTheirOrder() {
        assertThat(tables).isEqualTo(EXPECTED).hasSameHashCodeAs(EXPECTED).hasToString(EXPECTED.toString());
        assertThat(EXPECTED).isEqualTo(tables);
        assertThat(tables.entrySet()).containsExactlyElementsOf(EXPECTED.entrySet());
        assertThat(tables.keySet()).containsExactly("a", "b", "c.d");
        assertThat(tables.values()).containsExactly(table(1), table(2), table(3));
        assertThat(tables.comparator()).isNull();
    }

    @Test
    void findsWhatIsThere() {
        assertThat(tables.get("b")).isEqualTo(table(2));
        assertThat(tables.get("B")).isNull();
        assertThat(tables.get(null)).isNull();
        assertThat(tables.get(7)).isNull();
        assertThat(tables.containsKey("c.d")).isTrue();
        assertThat(tables.containsKey("c")).isFalse();
        assertThat(tables.firstKey()).isEqualTo("a");
        assertThat(tables.lastKey()).isEqualTo("c.d");
    }

    @Test
    void hasParts() {
        assertThat(tables.subMap("b", "c")).isEqualTo(EXPECTED.subMap("b", "c"));
        assertThat(tables.headMap("b")).isEqualTo(EXPECTED.headMap("b"));
        assertThat(tables.tailMap("b")).isEqualTo(EXPECTED.tailMap("b"));
        assertThatThrownBy(() -> tables.tailMap("b").clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void mayBeEmpty() {
        SortedMap<String, Table> none = OutputTables.copyOf(Map.of());
        assertThat(none).isEmpty();
        assertThatThrownBy(none::firstKey)
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("there are no tables");
        assertThatThrownBy(none::lastKey)
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("there are no tables");
    }

    @Test
    void cannotBeChanged() {
        assertThatThrownBy(() -> tables.put("e", table(4))).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> tables.remove("a")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(tables::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> tables.entrySet().iterator().next().setValue(table(4)))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void isSortedHoweverItWasGiven() {
        SortedMap<String, Table> reversed = new TreeMap<>(Comparator.reverseOrder());
        reversed.putAll(EXPECTED);
        assertThat(OutputTables.copyOf(reversed).keySet()).containsExactly("a", "b", "c.d");
        assertThat(new SimOutput(1, Collections.unmodifiableSortedMap(reversed)).tables())
                .isEqualTo(EXPECTED);
    }

    @Test
    void isACopyTakenOnce() {
        SortedMap<String, Table> given = new TreeMap<>(EXPECTED);
        SimOutput output = new SimOutput(1, given);
        given.clear();
        assertThat(output.tables()).isEqualTo(EXPECTED);
        assertThat(new SimOutput(2, output.tables()).tables()).isSameAs(output.tables());
    }

    @Test
    void holdsNoNull() {
        Map<String, Table> withNull = new HashMap<>();
        withNull.put("a", null);
        assertThatThrownBy(() -> OutputTables.copyOf(withNull))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("tables must not contain null");
    }
}
