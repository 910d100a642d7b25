package org.calabaria.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.SeekableReadChannel;
import org.apache.arrow.vector.util.ByteArrayReadableSeekableByteChannel;

/** The same files by the vectors of Apache Arrow, as their documentation says to write and read them. */
final class OfficialArrow implements AutoCloseable {

    private final BufferAllocator allocator = new RootAllocator();

    byte[] file(long[] day, double[] s, double[] i, double[] r) {
        try (BigIntVector days = new BigIntVector("day", allocator);
                Float8Vector susceptible = vector("S", s);
                Float8Vector infected = vector("I", i);
                Float8Vector recovered = vector("R", r)) {
            days.allocateNew(day.length);
            for (int t = 0; t < day.length; t++) {
                days.set(t, day[t]);
            }
            days.setValueCount(day.length);
            return write(List.of(days, susceptible, infected, recovered));
        }
    }

    private Float8Vector vector(String name, double[] values) {
        Float8Vector vector = new Float8Vector(name, allocator);
        vector.allocateNew(values.length);
        for (int t = 0; t < values.length; t++) {
            vector.set(t, values[t]);
        }
        vector.setValueCount(values.length);
        return vector;
    }

    private static byte[] write(List<FieldVector> vectors) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (VectorSchemaRoot root = new VectorSchemaRoot(vectors);
                ArrowFileWriter writer = new ArrowFileWriter(root, null, Channels.newChannel(bytes))) {
            writer.start();
            writer.writeBatch();
            writer.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The sum of a column, so that nothing is read for nothing. */
    double sumOf(String column, byte[] file) {
        try (SeekableReadChannel channel = new SeekableReadChannel(new ByteArrayReadableSeekableByteChannel(file));
                ArrowFileReader reader = new ArrowFileReader(channel, allocator)) {
            reader.loadNextBatch();
            Float8Vector vector = (Float8Vector) reader.getVectorSchemaRoot().getVector(column);
            double sum = 0;
            for (int t = 0; t < vector.getValueCount(); t++) {
                sum += vector.get(t);
            }
            return sum;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void close() {
        allocator.close();
    }
}
