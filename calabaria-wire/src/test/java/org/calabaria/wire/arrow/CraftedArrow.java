package org.calabaria.wire.arrow;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.arrow.flatbuf.BodyCompression;
import org.apache.arrow.flatbuf.Bool;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.DictionaryEncoding;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.LargeUtf8;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.Null;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Utf8;
import org.apache.arrow.flatbuf.Utf8View;

/** Streams that no writer writes, message by message: what they say need not fit together. */
final class CraftedArrow {

    private static final byte NO_CODEC = -1;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /**
     * @param dictionary the id of its dictionary, indices into which are its cells; -1 if it has none
     * @param indexBits of an index; 0 where nothing is said of them, which means 32
     */
    record Declared(String name, byte code, ToIntFunction<FlatBufferBuilder> type, long dictionary, int indexBits) {

        Declared(String name, byte code, ToIntFunction<FlatBufferBuilder> type) {
            this(name, code, type, -1, 0);
        }

        Declared named(String other) {
            return new Declared(other, code, type, dictionary, indexBits);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** A column of every type that is read. */
    static Stream<Declared> everyType() {
        Stream<Declared> integers = IntStream.of(8, 16, 32, 64)
                .boxed()
                .flatMap(bits -> Stream.of(integer("int" + bits, bits), unsigned("uint" + bits, bits)));
        Stream<Declared> timestamps = IntStream.rangeClosed(TimeUnit.SECOND, TimeUnit.NANOSECOND)
                .mapToObj(unit -> timestamp("timestamp" + unit, (short) unit));
        Stream<Declared> others = Stream.of(
                nothing("null"),
                real("float32", Precision.SINGLE),
                real("float64", Precision.DOUBLE),
                bool("bool"),
                date("date32", DateUnit.DAY),
                date("date64", DateUnit.MILLISECOND),
                text("utf8"),
                largeText("large_utf8"),
                view("utf8_view"),
                lookedUp("dictionary", 7, 8));
        return Stream.of(integers, timestamps, others).flatMap(types -> types);
    }

    static Declared nothing(String name) {
        return new Declared(name, Type.Null, builder -> {
            Null.startNull(builder);
            return Null.endNull(builder);
        });
    }

    static Declared integer(String name, int bits) {
        return new Declared(name, Type.Int, builder -> Int.createInt(builder, bits, true));
    }

    static Declared unsigned(String name, int bits) {
        return new Declared(name, Type.Int, builder -> Int.createInt(builder, bits, false));
    }

    static Declared real(String name, short precision) {
        return new Declared(name, Type.FloatingPoint, builder -> FloatingPoint.createFloatingPoint(builder, precision));
    }

    static Declared bool(String name) {
        return new Declared(name, Type.Bool, builder -> {
            Bool.startBool(builder);
            return Bool.endBool(builder);
        });
    }

    static Declared date(String name, short unit) {
        return new Declared(name, Type.Date, builder -> Date.createDate(builder, unit));
    }

    static Declared timestamp(String name, short unit) {
        return new Declared(name, Type.Timestamp, builder -> Timestamp.createTimestamp(builder, unit, 0));
    }

    static Declared text(String name) {
        return new Declared(name, Type.Utf8, CraftedArrow::utf8);
    }

    static Declared largeText(String name) {
        return new Declared(name, Type.LargeUtf8, builder -> {
            LargeUtf8.startLargeUtf8(builder);
            return LargeUtf8.endLargeUtf8(builder);
        });
    }

    static Declared view(String name) {
        return new Declared(name, Type.Utf8View, builder -> {
            Utf8View.startUtf8View(builder);
            return Utf8View.endUtf8View(builder);
        });
    }

    static Declared lookedUp(String name, long dictionary) {
        return lookedUp(name, dictionary, 0);
    }

    static Declared lookedUp(String name, long dictionary, int indexBits) {
        return new Declared(name, Type.Utf8, CraftedArrow::utf8, dictionary, indexBits);
    }

    private static int utf8(FlatBufferBuilder builder) {
        Utf8.startUtf8(builder);
        return Utf8.endUtf8(builder);
    }

    static CraftedArrow of(Declared... columns) {
        return of(Endianness.Little, List.of(columns));
    }

    static CraftedArrow of(short endianness, List<Declared> columns) {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        int[] offsets = new int[columns.size()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = field(builder, columns.get(i));
        }
        int fields = Schema.createFieldsVector(builder, offsets);
        return new CraftedArrow()
                .message(
                        builder,
                        MessageHeader.Schema,
                        Schema.createSchema(builder, endianness, fields, 0, 0),
                        new byte[0]);
    }

    private static int field(FlatBufferBuilder builder, Declared column) {
        int name = builder.createString(column.name());
        int type = column.type().applyAsInt(builder);
        int index = column.indexBits() == 0 ? 0 : Int.createInt(builder, column.indexBits(), true);
        int dictionary = column.dictionary() < 0
                ? 0
                : DictionaryEncoding.createDictionaryEncoding(builder, column.dictionary(), index, false, (short) 0);
        return Field.createField(builder, name, true, column.code(), type, dictionary, 0, 0);
    }

    /** @param nodes rows and missing cells of each column, @param buffers offset and length of each */
    CraftedArrow batch(long rows, long[] nodes, long[] buffers, byte[] body) {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        int batch = recordBatch(builder, rows, nodes, buffers, NO_CODEC);
        return message(builder, MessageHeader.RecordBatch, batch, body);
    }

    CraftedArrow compressedBatch(byte codec, long rows, long[] nodes, long[] buffers, byte[] body) {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        int batch = recordBatch(builder, rows, nodes, buffers, codec);
        return message(builder, MessageHeader.RecordBatch, batch, body);
    }

    /** A batch of one column without missing cells, of these buffers one after the other. */
    CraftedArrow column(long rows, byte[]... buffers) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        long[] places = places(body, buffers);
        return batch(rows, new long[] {rows, 0}, places, body.toByteArray());
    }

    /** A batch of one column of views into one buffer. */
    CraftedArrow view(long rows, byte[] views, byte[] text) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        long[] places = places(body, views, text);
        FlatBufferBuilder builder = new FlatBufferBuilder();
        int variadic = RecordBatch.createVariadicBufferCountsVector(builder, new long[] {1});
        RecordBatch.startNodesVector(builder, 1);
        FieldNode.createFieldNode(builder, rows, 0);
        int nodes = builder.endVector();
        int buffers = buffers(builder, places);
        int batch = RecordBatch.createRecordBatch(builder, rows, nodes, buffers, 0, variadic);
        return message(builder, MessageHeader.RecordBatch, batch, body.toByteArray());
    }

    /** Texts of a dictionary, or more of them. */
    CraftedArrow dictionary(long id, boolean delta, long rows, byte[]... buffers) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        long[] places = places(body, buffers);
        FlatBufferBuilder builder = new FlatBufferBuilder();
        int batch = recordBatch(builder, rows, new long[] {rows, 0}, places, NO_CODEC);
        return message(
                builder,
                MessageHeader.DictionaryBatch,
                DictionaryBatch.createDictionaryBatch(builder, id, batch, delta),
                body.toByteArray());
    }

    private static long[] places(ByteArrayOutputStream body, byte[]... buffers) {
        long[] places = new long[2 + 2 * buffers.length];
        for (int i = 0; i < buffers.length; i++) {
            places[2 + 2 * i] = body.size();
            places[3 + 2 * i] = buffers[i].length;
            body.writeBytes(buffers[i]);
            body.writeBytes(new byte[-buffers[i].length & 7]);
        }
        return places;
    }

    private static int recordBatch(FlatBufferBuilder builder, long rows, long[] nodes, long[] buffers, byte codec) {
        RecordBatch.startNodesVector(builder, nodes.length / 2);
        for (int i = nodes.length - 2; i >= 0; i -= 2) {
            FieldNode.createFieldNode(builder, nodes[i], nodes[i + 1]);
        }
        int nodesAt = builder.endVector();
        int buffersAt = buffers(builder, buffers);
        int compression = codec == NO_CODEC ? 0 : BodyCompression.createBodyCompression(builder, codec, (byte) 0);
        return RecordBatch.createRecordBatch(builder, rows, nodesAt, buffersAt, compression, 0);
    }

    private static int buffers(FlatBufferBuilder builder, long[] buffers) {
        RecordBatch.startBuffersVector(builder, buffers.length / 2);
        for (int i = buffers.length - 2; i >= 0; i -= 2) {
            Buffer.createBuffer(builder, buffers[i], buffers[i + 1]);
        }
        return builder.endVector();
    }

    private CraftedArrow message(FlatBufferBuilder builder, byte type, int header, byte[] body) {
        builder.finish(Message.createMessage(builder, MetadataVersion.V5, type, header, body.length, 0));
        return raw(builder.sizedByteArray(), body);
    }

    /** Any bytes as the metadata of a message. */
    CraftedArrow raw(byte[] metadata, byte[] body) {
        int padding = -metadata.length & 7;
        out.writeBytes(ints(-1, metadata.length + padding));
        out.writeBytes(metadata);
        out.writeBytes(new byte[padding]);
        out.writeBytes(body);
        return this;
    }

    CraftedArrow bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    byte[] stream() {
        return bytes(ints(-1, 0)).out.toByteArray();
    }

    static byte[] ints(int... numbers) {
        byte[] bytes = new byte[Integer.BYTES * numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            LittleEndian.putInt(bytes, Integer.BYTES * i, numbers[i]);
        }
        return bytes;
    }

    static byte[] longs(long... numbers) {
        byte[] bytes = new byte[Long.BYTES * numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            LittleEndian.putLong(bytes, Long.BYTES * i, numbers[i]);
        }
        return bytes;
    }
}
