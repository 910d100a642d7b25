package org.calabaria.wire.arrow;

import com.google.flatbuffers.FlatBufferBuilder;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Utf8;
import org.calabaria.table.Column;
import org.calabaria.table.ColumnKind;

/**
 * The FlatBuffers of the format: schema, record batch and footer, without the frame around them.
 *
 * <p>FlatBuffers leave the order of their parts to the writer. It is the order of {@code arrow-vector}, so that the
 * bytes can be compared.
 */
final class Metadata {

    private static final int INITIAL_BYTES = 1024;

    private Metadata() {}

    static byte[] schemaMessage(ArrowDocument document) {
        FlatBufferBuilder builder = new FlatBufferBuilder(INITIAL_BYTES);
        return message(builder, MessageHeader.Schema, schema(builder, document), 0);
    }

    static byte[] batchMessage(BatchShape shape) {
        FlatBufferBuilder builder = new FlatBufferBuilder(INITIAL_BYTES);
        RecordBatch.startNodesVector(builder, shape.columnCount());
        for (int i = shape.columnCount() - 1; i >= 0; i--) {
            FieldNode.createFieldNode(builder, shape.rows, shape.missing(i));
        }
        int nodes = builder.endVector();
        RecordBatch.startBuffersVector(builder, shape.bufferCount());
        for (int i = shape.bufferCount() - 1; i >= 0; i--) {
            org.apache.arrow.flatbuf.Buffer.createBuffer(builder, shape.offset(i), shape.length(i));
        }
        int buffers = builder.endVector();
        RecordBatch.startRecordBatch(builder);
        RecordBatch.addLength(builder, shape.rows);
        RecordBatch.addNodes(builder, nodes);
        RecordBatch.addBuffers(builder, buffers);
        return message(builder, MessageHeader.RecordBatch, RecordBatch.endRecordBatch(builder), shape.bodyLength());
    }

    static byte[] footer(ArrowDocument document, List<BatchBlock> blocks) {
        FlatBufferBuilder builder = new FlatBufferBuilder(INITIAL_BYTES);
        int schema = schema(builder, document);
        Footer.startDictionariesVector(builder, 0);
        int dictionaries = builder.endVector();
        Footer.startRecordBatchesVector(builder, blocks.size());
        for (int i = blocks.size() - 1; i >= 0; i--) {
            BatchBlock block = blocks.get(i);
            Block.createBlock(builder, block.offset(), block.metadataLength(), block.bodyLength());
        }
        int batches = builder.endVector();
        Footer.startFooter(builder);
        Footer.addSchema(builder, schema);
        Footer.addDictionaries(builder, dictionaries);
        Footer.addRecordBatches(builder, batches);
        Footer.addVersion(builder, MetadataVersion.V5);
        builder.finish(Footer.endFooter(builder));
        return builder.sizedByteArray();
    }

    private static byte[] message(FlatBufferBuilder builder, byte type, int header, long bodyLength) {
        Message.startMessage(builder);
        Message.addHeaderType(builder, type);
        Message.addHeader(builder, header);
        Message.addVersion(builder, MetadataVersion.V5);
        Message.addBodyLength(builder, bodyLength);
        builder.finish(Message.endMessage(builder));
        return builder.sizedByteArray();
    }

    private static int schema(FlatBufferBuilder builder, ArrowDocument document) {
        List<Column> columns = document.table().columns();
        int[] offsets = new int[columns.size()];
        for (int i = 0; i < offsets.length; i++) {
            Column column = columns.get(i);
            offsets[i] = field(builder, column, document.of(column.name()));
        }
        int fields = Schema.createFieldsVector(builder, offsets);
        int metadata = Schema.createCustomMetadataVector(builder, keyValues(builder, document.metadata()));
        Schema.startSchema(builder);
        Schema.addEndianness(builder, Endianness.Little);
        Schema.addFields(builder, fields);
        Schema.addCustomMetadata(builder, metadata);
        return Schema.endSchema(builder);
    }

    private static int field(FlatBufferBuilder builder, Column column, Map<String, String> said) {
        int name = builder.createString(column.name());
        int type = type(builder, column.kind());
        int children = Field.createChildrenVector(builder, new int[0]);
        int metadata = Field.createCustomMetadataVector(builder, keyValues(builder, said));
        Field.startField(builder);
        Field.addName(builder, name);
        Field.addNullable(builder, true);
        Field.addTypeType(builder, typeCode(column.kind()));
        Field.addType(builder, type);
        Field.addChildren(builder, children);
        Field.addCustomMetadata(builder, metadata);
        return Field.endField(builder);
    }

    private static int[] keyValues(FlatBufferBuilder builder, Map<String, String> said) {
        int[] offsets = new int[said.size()];
        int i = 0;
        for (Map.Entry<String, String> entry : said.entrySet()) {
            int key = builder.createString(entry.getKey());
            int value = builder.createString(entry.getValue());
            KeyValue.startKeyValue(builder);
            KeyValue.addKey(builder, key);
            KeyValue.addValue(builder, value);
            offsets[i++] = KeyValue.endKeyValue(builder);
        }
        return offsets;
    }

    private static byte typeCode(ColumnKind kind) {
        return switch (kind) {
            case REAL -> Type.FloatingPoint;
            case INTEGER, UNSIGNED -> Type.Int;
            case FLAG -> Type.Bool;
            case TEXT -> Type.Utf8;
            case DATE -> Type.Date;
            case TIMESTAMP -> Type.Timestamp;
        };
    }

    private static int type(FlatBufferBuilder builder, ColumnKind kind) {
        return switch (kind) {
            case REAL -> FloatingPoint.createFloatingPoint(builder, Precision.DOUBLE);
            case INTEGER -> Int.createInt(builder, Long.SIZE, true);
            case UNSIGNED -> Int.createInt(builder, Long.SIZE, false);
            case FLAG -> bool(builder);
            case TEXT -> utf8(builder);
            case DATE -> Date.createDate(builder, DateUnit.DAY);
            case TIMESTAMP -> timestamp(builder);
        };
    }

    private static int timestamp(FlatBufferBuilder builder) {
        int zone = builder.createString("UTC");
        Timestamp.startTimestamp(builder);
        Timestamp.addUnit(builder, TimeUnit.MICROSECOND);
        Timestamp.addTimezone(builder, zone);
        return Timestamp.endTimestamp(builder);
    }

    private static int bool(FlatBufferBuilder builder) {
        org.apache.arrow.flatbuf.Bool.startBool(builder);
        return org.apache.arrow.flatbuf.Bool.endBool(builder);
    }

    private static int utf8(FlatBufferBuilder builder) {
        Utf8.startUtf8(builder);
        return Utf8.endUtf8(builder);
    }
}
