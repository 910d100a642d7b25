package org.calabaria.model;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.calabaria.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * Tables by the names of their outputs, sorted. This is the immutable map behind {@link SimOutput}.
 *
 * <p>Implemented with two arrays, because a run has few outputs and a sweep keeps one map for every run. All maps of a
 * sweep share the array of names.
 */
final class OutputTables extends AbstractMap<String, Table> implements SortedMap<String, Table> {

    private final String[] names;
    private final Table[] tables;

    /** @param names sorted. The caller must not change the two arrays afterwards */
    OutputTables(String[] names, Table[] tables) {
        this.names = names;
        this.tables = tables;
    }

    /** Copies a map, sorted by name as text, regardless of the comparator of the given map. */
    static OutputTables copyOf(Map<String, Table> tables) {
        if (tables instanceof OutputTables same) {
            return same;
        }
        Map<String, Table> sorted = new TreeMap<>(tables);
        sorted.values().forEach(table -> Objects.requireNonNull(table, "tables must not contain null"));
        return new OutputTables(
                sorted.keySet().toArray(String[]::new), sorted.values().toArray(Table[]::new));
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public @Nullable Table get(@Nullable Object name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return tables[i];
            }
        }
        return null;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Map.Entry<String, Table>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, Table>> iterator() {
                return IntStream.range(0, names.length)
                        .mapToObj(i -> Map.entry(names[i], tables[i]))
                        .iterator();
            }

            @Override
            public int size() {
                return names.length;
            }
        };
    }

    @Override
    public @Nullable Comparator<? super String> comparator() {
        return null;
    }

    @Override
    public String firstKey() {
        return nameAt(0);
    }

    @Override
    public String lastKey() {
        return nameAt(names.length - 1);
    }

    private String nameAt(int position) {
        if (names.length == 0) {
            throw new NoSuchElementException("there are no tables");
        }
        return names[position];
    }

    @Override
    public SortedMap<String, Table> subMap(String from, String to) {
        return sorted().subMap(from, to);
    }

    @Override
    public SortedMap<String, Table> headMap(String to) {
        return sorted().headMap(to);
    }

    @Override
    public SortedMap<String, Table> tailMap(String from) {
        return sorted().tailMap(from);
    }

    private SortedMap<String, Table> sorted() {
        return Collections.unmodifiableSortedMap(new TreeMap<String, Table>((Map<String, Table>) this));
    }
}
