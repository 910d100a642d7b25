package org.calabaria.model;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.calabaria.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * Tables by the names of their outputs, sorted: the immutable map behind {@link SimOutput}.
 *
 * <p>A list, because a run has few outputs, and a sweep keeps one of these for every run.
 */
final class OutputTables extends AbstractMap<String, Table> implements SortedMap<String, Table> {

    private final List<Map.Entry<String, Table>> entries;

    private OutputTables(List<Map.Entry<String, Table>> owned) {
        this.entries = owned;
    }

    /** The tables of a raw result, of outputs that are sorted by name. */
    static OutputTables of(List<BoundOutput> sorted, Object model, @Nullable Object raw, long seed) {
        List<Map.Entry<String, Table>> entries = new ArrayList<>(sorted.size());
        for (BoundOutput output : sorted) {
            entries.add(Map.entry(output.info().name(), output.extract(model, raw, seed)));
        }
        return new OutputTables(entries);
    }

    /** Sorted as text is, however the given map is. */
    static OutputTables copyOf(Map<String, Table> tables) {
        if (tables instanceof OutputTables same) {
            return same;
        }
        List<Map.Entry<String, Table>> entries = new ArrayList<>(tables.size());
        new TreeMap<>(tables)
                .forEach((name, table) ->
                        entries.add(Map.entry(name, Objects.requireNonNull(table, "tables must not contain null"))));
        return new OutputTables(entries);
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public @Nullable Table get(@Nullable Object name) {
        for (Map.Entry<String, Table> entry : entries) {
            if (entry.getKey().equals(name)) {
                return entry.getValue();
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
                return Collections.unmodifiableList(entries).iterator();
            }

            @Override
            public int size() {
                return entries.size();
            }
        };
    }

    @Override
    public @Nullable Comparator<? super String> comparator() {
        return null;
    }

    @Override
    public String firstKey() {
        return entryAt(0).getKey();
    }

    @Override
    public String lastKey() {
        return entryAt(entries.size() - 1).getKey();
    }

    private Map.Entry<String, Table> entryAt(int position) {
        if (entries.isEmpty()) {
            throw new NoSuchElementException("there are no tables");
        }
        return entries.get(position);
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
