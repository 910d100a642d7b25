package org.calabaria.wire.arrow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Type;
import org.calabaria.problem.ShownValue;
import org.jspecify.annotations.Nullable;

/**
 * A schema that is read from its FlatBuffer. Field numbers are those of Arrow's {@code Schema.fbs}.
 *
 * @param dictionaries a field for each dictionary, by its id
 */
record SchemaReader(
        List<FieldSpec> fields, Map<Long, FieldSpec> dictionaries, SortedMap<String, String> metadata, long offset) {

    static SchemaReader of(FlatTable schema) {
        if (schema.getShort(0, Endianness.Little) != Endianness.Little) {
            throw schema.wrong("only little-endian Arrow is read, got big-endian");
        }
        FlatVector declared = schema.vector(1, Integer.BYTES);
        List<FieldSpec> fields = new ArrayList<>(declared.length());
        for (int i = 0; i < declared.length(); i++) {
            fields.add(field(declared.table(i)));
        }
        return new SchemaReader(
                fields, dictionaries(fields), metadata(schema.vector(2, Integer.BYTES)), schema.offset());
    }

    private static Map<Long, FieldSpec> dictionaries(List<FieldSpec> fields) {
        Map<Long, FieldSpec> dictionaries = Map.of();
        for (FieldSpec field : fields) {
            if (field.index() != null) {
                dictionaries = dictionaries.isEmpty() ? new HashMap<>() : dictionaries;
                FieldSpec other = dictionaries.putIfAbsent(field.dictionary(), field);
                if (other != null && other.type() != field.type()) {
                    throw ArrowFormatException.at(
                            field.offset(),
                            "dictionary " + field.dictionary() + " must be of one type, got two columns that disagree");
                }
            }
        }
        return dictionaries;
    }

    private static FieldSpec field(FlatTable field) {
        String name = field.text(0);
        if (name == null) {
            throw field.wrong("a column of the schema has no name");
        }
        FlatTable dictionary = field.table(4);
        CellType type = type(name, field);
        if (dictionary != null && type.kind != org.calabaria.table.ColumnKind.TEXT) {
            throw refusal(field, name, "dictionary-encoded " + type.name().toLowerCase(java.util.Locale.ROOT));
        }
        return new FieldSpec(
                name,
                type,
                dictionary == null ? null : indexType(name, dictionary),
                dictionary == null ? 0 : dictionary.getLong(0, 0),
                metadata(field.vector(6, Integer.BYTES)),
                field.offset());
    }

    /** An index without a type is a signed integer of 32 bits. */
    private static CellType indexType(String name, FlatTable dictionary) {
        FlatTable index = dictionary.table(1);
        return index == null ? CellType.INT32 : integer(name, index);
    }

    private static CellType type(String name, FlatTable field) {
        int code = field.getByte(2, 0);
        FlatTable type = field.table(3);
        if (type == null) {
            throw field.wrong("the type of column '" + ShownValue.name(name) + "' is missing");
        }
        return switch (code) {
            case Type.Null -> CellType.NULL;
            case Type.Int -> integer(name, type);
            case Type.FloatingPoint -> real(name, type);
            case Type.Bool -> CellType.BOOL;
            case Type.Utf8 -> CellType.UTF8;
            case Type.LargeUtf8 -> CellType.LARGE_UTF8;
            case Type.Utf8View -> CellType.UTF8_VIEW;
            case Type.Date -> date(name, type);
            case Type.Timestamp -> timestamp(name, type);
            default -> throw refusal(field, name, typeName(code));
        };
    }

    private static CellType integer(String name, FlatTable type) {
        int bits = type.getInt(0, 0);
        boolean signed = type.getBoolean(1);
        return switch (bits) {
            case 8 -> signed ? CellType.INT8 : CellType.UINT8;
            case 16 -> signed ? CellType.INT16 : CellType.UINT16;
            case 32 -> signed ? CellType.INT32 : CellType.UINT32;
            case 64 -> signed ? CellType.INT64 : CellType.UINT64;
            default -> throw refusal(type, name, "integer of " + bits + " bits");
        };
    }

    private static CellType real(String name, FlatTable type) {
        int precision = type.getShort(0, Precision.HALF);
        return switch (precision) {
            case Precision.SINGLE -> CellType.FLOAT32;
            case Precision.DOUBLE -> CellType.FLOAT64;
            case Precision.HALF -> throw refusal(type, name, "float16");
            default -> throw refusal(type, name, "real of unknown precision " + precision);
        };
    }

    private static CellType date(String name, FlatTable type) {
        int unit = type.getShort(0, DateUnit.MILLISECOND);
        return switch (unit) {
            case DateUnit.DAY -> CellType.DATE32;
            case DateUnit.MILLISECOND -> CellType.DATE64;
            default -> throw refusal(type, name, "date of unknown unit " + unit);
        };
    }

    private static CellType timestamp(String name, FlatTable type) {
        int unit = type.getShort(0, TimeUnit.SECOND);
        return switch (unit) {
            case TimeUnit.SECOND -> CellType.TIMESTAMP_S;
            case TimeUnit.MILLISECOND -> CellType.TIMESTAMP_MS;
            case TimeUnit.MICROSECOND -> "UTC".equals(type.text(1)) ? CellType.TIMESTAMP_US_UTC : CellType.TIMESTAMP_US;
            case TimeUnit.NANOSECOND -> CellType.TIMESTAMP_NS;
            default -> throw refusal(type, name, "timestamp of unknown unit " + unit);
        };
    }

    private static String typeName(int code) {
        return switch (code) {
            case Type.Binary -> "binary";
            case Type.Decimal -> "decimal";
            case Type.Time -> "time";
            case Type.Interval -> "interval";
            case Type.List -> "list";
            case Type.Struct_ -> "struct";
            case Type.Union -> "union";
            case Type.FixedSizeBinary -> "fixed_size_binary";
            case Type.FixedSizeList -> "fixed_size_list";
            case Type.Map -> "map";
            case Type.Duration -> "duration";
            case Type.LargeBinary -> "large_binary";
            case Type.LargeList -> "large_list";
            case Type.RunEndEncoded -> "run_end_encoded";
            case Type.BinaryView -> "binary_view";
            case Type.ListView -> "list_view";
            case Type.LargeListView -> "large_list_view";
            default -> "unknown type " + code;
        };
    }

    private static ArrowFormatException refusal(FlatTable where, String name, String type) {
        return where.wrong("column '" + ShownValue.name(name) + "' must contain numbers, truth values, text, dates or"
                + " timestamps, got " + type);
    }

    private static SortedMap<String, String> metadata(FlatVector pairs) {
        if (pairs.length() == 0) {
            return Collections.emptySortedMap();
        }
        SortedMap<String, String> metadata = new TreeMap<>();
        for (int i = 0; i < pairs.length(); i++) {
            FlatTable pair = pairs.table(i);
            String key = orEmpty(pair.text(0));
            if (metadata.put(key, orEmpty(pair.text(1))) != null) {
                throw pair.wrong("the metadata has the key " + ShownValue.of(key) + " twice");
            }
        }
        return Collections.unmodifiableSortedMap(metadata);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
