package org.calabaria.table;

/** What the cells of a column hold. Printed as one lower-case word, such as {@code real}. */
public enum ColumnKind {
    /** {@code double}, NaN and infinities included; a {@link RealColumn}. */
    REAL("real"),
    /** {@code long}; an {@link IntegerColumn}. */
    INTEGER("integer"),
    /** The 64 bits of a {@code long} read as 0 to 2^64 - 1, as seeds are; an {@link IntegerColumn} too. */
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

    /** The method of {@link Table} that hands out such a column. */
    String accessor() {
        return this == UNSIGNED ? INTEGER.word : word;
    }
}
