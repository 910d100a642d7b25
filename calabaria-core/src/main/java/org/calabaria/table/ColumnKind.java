package org.calabaria.table;

/** The kind of the values in a column. {@code toString} returns one lower-case word, such as {@code real}. */
public enum ColumnKind {
    /** {@code double}, including NaN and infinities; a {@link RealColumn}. */
    REAL("real"),
    /** {@code long}; an {@link IntegerColumn}. */
    INTEGER("integer"),
    /** The 64 bits of a {@code long} interpreted as 0 to 2^64 - 1, such as seeds; also an {@link IntegerColumn}. */
    UNSIGNED("unsigned"),
    /** {@code boolean}; a {@link FlagColumn}. */
    FLAG("flag"),
    /** {@code String}; a {@link TextColumn}. */
    TEXT("text"),
    /** {@code LocalDate}; a {@link DateColumn}. */
    DATE("date"),
    /** {@code Instant}, to the nanosecond; a {@link TimestampColumn}. */
    TIMESTAMP("timestamp");

    private final String word;

    ColumnKind(String word) {
        this.word = word;
    }

    /** Whether the cells are numbers: real, integer or unsigned. */
    public boolean isNumber() {
        return this == REAL || this == INTEGER || this == UNSIGNED;
    }

    @Override
    public String toString() {
        return word;
    }

    /** The method of {@link Table} that returns such a column. */
    String accessor() {
        return this == UNSIGNED ? INTEGER.word : word;
    }
}
