package org.calabaria.store.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Compares every byte of a segment that is not the data of a record with what this library writes, and all data with its checksum. */
final class SegmentCheck implements SegmentScan.Finds {

    private final Segment segment;
    private final List<String> problems = new ArrayList<>();
    private final List<SegmentIndex.Place> places = new ArrayList<>();
    private final SortedMap<String, Integer> documents = new TreeMap<>();
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private int entries;
    private long tornAt;

    private SegmentCheck(Segment segment) {
        this.segment = segment;
    }

    /** What was found in a segment. */
    static Archive.Checked check(Segment segment) throws IOException {
        SegmentCheck check = new SegmentCheck(segment);
        long length = segment.bytes().length();
        check.tornAt = length;
        SegmentScan.End end = SegmentScan.scan(segment.bytes(), 0, check);
        long torn = 0;
        if (end.finished()) {
            check.checkDirectory(end.next(), length);
            check.checkIndex(length);
        } else {
            torn = length - Math.min(end.next(), check.tornAt);
            check.checkUnfinished();
        }
        return new Archive.Checked(
                segment,
                length,
                torn,
                check.places.stream()
                        .map(place -> new Location(segment, place.offset()))
                        .toList(),
                check.problems);
    }

    @Override
    public void record(RunKey key, int offset) {
        places.add(new SegmentIndex.Place(key, offset));
    }

    @Override
    public void shared(String digest, int offset) {
        documents.put(digest, offset);
    }

    @Override
    public boolean readsData() {
        return true;
    }

    @Override
    public void entry(ZipFormat.Entry entry, byte[] bytes, int index) {
        byte[] name = entry.name().getBytes(StandardCharsets.US_ASCII);
        byte[] header = new byte[ZipFormat.LOCAL_LENGTH + name.length];
        ZipFormat.putLocal(ZipFormat.littleEndian(header), name, entry.size(), entry.crc());
        if (!Arrays.equals(header, 0, header.length, bytes, index, index + header.length)) {
            problem("the header of entry " + entry.name() + " at byte " + entry.at() + " is changed");
        }
        if (ZipFormat.crc(bytes, index + header.length, entry.size()) != entry.crc()) {
            problem("the checksum of entry " + entry.name() + " at byte " + entry.at() + " is wrong");
        }
        byte[] central = new byte[ZipFormat.CENTRAL_LENGTH + name.length];
        ZipFormat.putCentral(ZipFormat.littleEndian(central), name, entry.size(), entry.crc(), (int) entry.at());
        directory.writeBytes(central);
        entries++;
    }

    @Override
    public void gap(long from, long to) {
        tornAt = from;
        if (segment.isFinished() || to < length()) {
            problem("bytes " + from + " to " + to + " are no entry");
        }
    }

    private long length() {
        try {
            return segment.bytes().length();
        } catch (IOException gone) {
            return Long.MAX_VALUE;
        }
    }

    private void checkDirectory(long at, long length) throws IOException {
        byte[] end = new byte[ZipFormat.END_LENGTH];
        ZipFormat.putEnd(ZipFormat.littleEndian(end), entries, directory.size(), (int) at);
        directory.writeBytes(end);
        if (!Arrays.equals(directory.toByteArray(), segment.bytes().read(at, (int) (length - at)))) {
            problem("the central directory at byte " + at + " does not list the entries");
        }
    }

    /** Only a finished segment has an index: where there is one, the end of the segment is damaged. */
    private void checkUnfinished() {
        if (Files.exists(Segment.indexOf(segment.bytes().path()))) {
            problem("it has an index file, and no central directory that ends it");
        }
    }

    private void checkIndex(long length) throws IOException {
        Path file = Segment.indexOf(segment.bytes().path());
        Collections.sort(places);
        byte[] expected = SegmentIndex.encode(segment.name(), length, entries, places, documents);
        if (!Files.isRegularFile(file)) {
            problem("it has no index file");
        } else if (Files.size(file) != expected.length || !Arrays.equals(Files.readAllBytes(file), expected)) {
            problem("its index file is not that of the segment");
        }
    }

    private void problem(String sentence) {
        problems.add(segment + ": " + sentence);
    }
}
