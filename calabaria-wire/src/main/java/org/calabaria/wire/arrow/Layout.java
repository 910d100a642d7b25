package org.calabaria.wire.arrow;

import java.util.List;

/** The FlatBuffers of documents of one layout: equal columns and equal metadata. */
final class Layout {

    private final byte[] schemaMessage;

    private Layout(byte[] schemaMessage) {
        this.schemaMessage = schemaMessage;
    }

    static Layout of(ArrowDocument document) {
        return new Layout(Metadata.schemaMessage(document));
    }

    byte[] schemaMessage() {
        return schemaMessage;
    }

    int batchMessageLength(BatchShape shape) {
        return Metadata.batchMessage(shape).length;
    }

    /** No message of a batch of this layout is longer. */
    int batchMessageBound() {
        return 4096;
    }

    void putBatchMessage(BatchShape shape, byte[] bytes, int at) {
        byte[] message = Metadata.batchMessage(shape);
        System.arraycopy(message, 0, bytes, at, message.length);
    }

    byte[] footer(ArrowDocument document, List<BatchBlock> blocks) {
        return Metadata.footer(document, blocks);
    }
}
