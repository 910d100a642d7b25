package org.calabaria.wire.arrow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.arrow.flatbuf.MessageHeader;
import org.calabaria.problem.InvalidTableException;
import org.calabaria.table.Column;
import org.calabaria.table.Table;

/**
 * A decoder of messages to a document: first the schema, then dictionaries and record batches, then the columns of all
 * batches.
 */
final class Decoder {

    /**
     * The metadata of an extension type, which is valid only with the original storage type. Arrow, "Extension types",
     * columnar format 1.5.
     */
    private static final Set<String> EXTENSION = Set.of("ARROW:extension:name", "ARROW:extension:metadata");

    /** The key of the schema's metadata under which pandas stores the types of all columns. */
    private static final String PANDAS = "pandas";

    /**
     * The number of rows of only {@code null} columns that is accepted without input bytes; more rows need a byte for
     * each eight.
     */
    private static final long FREE_ROWS = 1 << 20;

    private final SchemaReader schema;
    private final ColumnCollector[] columns;
    private final Map<Long, Dictionary> dictionaries = new HashMap<>();
    private final Inflation.Allowance allowance;
    private final boolean replaceable;
    private long rows;

    /** @param replaceable whether a dictionary may be replaced, as in a stream */
    private Decoder(FlatTable schema, ArrowOptions options, boolean replaceable) {
        this.schema = SchemaReader.of(schema);
        this.allowance = new Inflation.Allowance(options.maxBytes());
        this.replaceable = replaceable;
        this.columns = new ColumnCollector[this.schema.fields().size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new ColumnCollector(this.schema.fields().get(i));
        }
    }

    static ArrowDocument stream(byte[] bytes, ArrowOptions options) {
        ByteSource source = ByteSource.of(bytes);
        try {
            ArrowDocument document = stream(source, options);
            if (source.position() != bytes.length) {
                throw ArrowFormatException.at(source.position(), "a stream must end at its end mark, got more bytes");
            }
            return document;
        } catch (IOException e) {
            throw new UncheckedIOException("an array cannot fail to be read", e);
        }
    }

    static ArrowDocument stream(ByteSource source, ArrowOptions options) throws IOException {
        MessageReader first = MessageReader.next(source);
        if (first == null || first.type() != MessageHeader.Schema) {
            throw ArrowFormatException.at(0, "a stream must start with a schema");
        }
        Decoder decoder = new Decoder(first.header(), options, true);
        for (MessageReader message = MessageReader.next(source);
                message != null;
                message = MessageReader.next(source)) {
            decoder.add(message, source.position());
        }
        return decoder.document();
    }

    static ArrowDocument file(byte[] bytes, ArrowOptions options) {
        Slice file = Slice.of(bytes);
        FooterReader footer = FooterReader.of(file);
        Decoder decoder = new Decoder(footer.schema(), options, false);
        for (BatchBlock block : footer.dictionaries()) {
            decoder.add(expected(MessageReader.in(file, block), MessageHeader.DictionaryBatch), bytes.length);
        }
        for (BatchBlock block : footer.batches()) {
            decoder.add(expected(MessageReader.in(file, block), MessageHeader.RecordBatch), bytes.length);
        }
        return decoder.document();
    }

    private static MessageReader expected(MessageReader message, int type) {
        if (message.type() != type) {
            throw wrongType(message);
        }
        return message;
    }

    private static ArrowFormatException wrongType(MessageReader message) {
        return ArrowFormatException.at(
                message.offset(), "a message of type " + message.type() + " is not permitted at this place");
    }

    /** @param inputBytes the number of input bytes up to the end of this message */
    private void add(MessageReader message, long inputBytes) {
        if (message.type() == MessageHeader.RecordBatch) {
            addBatch(message.header(), message.body(), inputBytes);
        } else if (message.type() == MessageHeader.DictionaryBatch) {
            addDictionary(message.header(), message.body());
        } else {
            throw wrongType(message);
        }
    }

    private void addBatch(FlatTable header, Slice body, long inputBytes) {
        BatchReader batch = new BatchReader(header, body, allowance);
        countRows(header, batch.rows(), inputBytes);
        for (ColumnCollector column : columns) {
            FieldSpec field = column.field;
            column.add(batch.part(field, field.stored()), field.index() == null ? null : dictionary(field));
        }
        batch.refuseMore();
    }

    private void countRows(FlatTable header, int more, long inputBytes) {
        rows += more;
        long most = columns.length == 0 ? 0 : Integer.MAX_VALUE - 8;
        if (isAllNull()) {
            most = Math.min(most, FREE_ROWS + Byte.SIZE * inputBytes);
        }
        if (!(rows <= most)) {
            throw header.wrong("a table of these columns must have at most " + most + " rows, got " + rows);
        }
    }

    private boolean isAllNull() {
        for (ColumnCollector column : columns) {
            if (column.field.type() != CellType.NULL) {
                return false;
            }
        }
        return true;
    }

    private Dictionary dictionary(FieldSpec field) {
        return dictionaries.computeIfAbsent(field.dictionary(), id -> new Dictionary());
    }

    private void addDictionary(FlatTable header, Slice body) {
        long id = header.getLong(0, 0);
        boolean delta = header.getBoolean(2);
        BatchReader batch = new BatchReader(header.required(1, "the data of a dictionary"), body, allowance);
        FieldSpec field = declared(header, id);
        Dictionary known = dictionaries.get(id);
        if (known != null && !delta && !replaceable) {
            throw header.wrong("a file must have dictionary " + id + " once, got another one in its place");
        }
        Dictionary dictionary = known == null || !delta ? new Dictionary() : known;
        dictionary.append(batch.part(field, field.type()));
        batch.refuseMore();
        dictionaries.put(id, dictionary);
    }

    private FieldSpec declared(FlatTable header, long id) {
        FieldSpec declared = schema.dictionaries().get(id);
        if (declared == null) {
            throw header.wrong("dictionary " + id + " is not one of the schema's");
        }
        return declared;
    }

    private ArrowDocument document() {
        Column[] cells = new Column[columns.length];
        try {
            for (int i = 0; i < cells.length; i++) {
                cells[i] = columns[i].toColumn();
            }
            return new ArrowDocument(Table.of(cells), documentMetadata(), columnMetadata());
        } catch (InvalidTableException e) {
            throw ArrowFormatException.at(schema.offset(), e.problems().get(0).sentence());
        }
    }

    /** The metadata, without the description of the columns' types if a type has changed. */
    private SortedMap<String, String> documentMetadata() {
        boolean asDeclared = Arrays.stream(columns).allMatch(column -> column.field.isWrittenAsRead());
        return asDeclared ? schema.metadata() : without(schema.metadata(), Set.of(PANDAS));
    }

    private SortedMap<String, SortedMap<String, String>> columnMetadata() {
        SortedMap<String, SortedMap<String, String>> all = Collections.emptySortedMap();
        for (ColumnCollector column : columns) {
            SortedMap<String, String> kept = column.field.isWrittenAsRead()
                    ? column.field.metadata()
                    : without(column.field.metadata(), EXTENSION);
            if (!kept.isEmpty()) {
                all = all.isEmpty() ? new TreeMap<>() : all;
                all.put(column.field.name(), kept);
            }
        }
        return all;
    }

    private static SortedMap<String, String> without(SortedMap<String, String> metadata, Set<String> keys) {
        if (metadata.keySet().stream().noneMatch(keys::contains)) {
            return metadata;
        }
        SortedMap<String, String> rest = new TreeMap<>(metadata);
        rest.keySet().removeAll(keys);
        return rest;
    }
}
