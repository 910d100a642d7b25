package org.calabaria.store.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.calabaria.digest.Blake2b;
import org.calabaria.store.problem.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a store: any number of processes append records to segments of their own, and each reads those of all.
 *
 * <p>Safe for several threads. Nothing is written, and no folder is made for this process, before the first record or claim:
 * a store that is only read can stand on a disk that cannot be written.
 */
public final class Archive implements Closeable {

    /** How large a segment becomes. */
    record Limits(int bytes, int entries) {

        static final Limits STANDARD = new Limits(256 << 20, 60_000);

        Limits {
            if (!(bytes > 0 && entries > 0 && entries <= ZipFormat.MOST_ENTRIES)) {
                throw new IllegalArgumentException("no limits of a segment");
            }
        }
    }

    private static final String ZIP = ".zip";
    private static final int DIGEST = 32;
    private static final int MOST_KEPT = 1 << 20;
    private static final int PART = 1024;

    private final Layout layout;
    private final Disk disk;
    private final OtherWriters.Timing timing;
    private final Limits limits;
    private final OtherWriters others;
    private final ObjectFiles objects;
    private final WatchedFolder segmentFolder;
    private final Object writing = new Object();
    private final Object listing = new Object();
    private volatile List<Segment> segments = List.of();

    // Of this process as a writer, guarded by writing.
    private volatile @Nullable Lease lease;
    private @Nullable SegmentWriter writer;
    private @Nullable Heartbeat heartbeat;
    private int written;
    private boolean forces; // whether anything that was written must survive a power cut
    private boolean dirty;
    private boolean closed;

    /**
     * What a check of a segment found.
     *
     * @param bytes of the file
     * @param torn bytes at the end that belong to no complete record, because a writer was killed or writes now
     * @param records where each record stands whose manifest is intact
     * @param problems a sentence for each difference
     */
    public record Checked(Segment segment, long bytes, long torn, List<Location> records, List<String> problems) {

        public Checked {
            records = List.copyOf(records);
            problems = List.copyOf(problems);
        }
    }

    /** A record that was found, and where. */
    public record Found(Location location, ArchivedRecord record) {}

    private Archive(Layout layout, Disk disk, OtherWriters.Timing timing, Limits limits) {
        this.layout = layout;
        this.disk = disk;
        this.timing = timing;
        this.limits = limits;
        this.others = new OtherWriters(layout.writers(), timing);
        this.segmentFolder = new WatchedFolder(layout.segments());
        this.objects = new ObjectFiles(layout.objects(), disk);
    }

    /**
     * The archive in a folder, which is made if it is absent.
     *
     * @throws StoreException if the folder is something else, or cannot be read
     */
    public static Archive open(Path root) {
        return open(root, Disk.REAL, OtherWriters.Timing.STANDARD, Limits.STANDARD);
    }

    static Archive open(Path root, Disk disk, OtherWriters.Timing timing, Limits limits) {
        Objects.requireNonNull(root, "root must not be null");
        Archive archive = new Archive(Layout.open(root), disk, timing, limits);
        archive.refresh();
        archive.lookAtOthers();
        return archive;
    }

    public Path root() {
        return layout.root();
    }

    // Reading.

    /** Every record of a key. Those that cannot be read are set aside, and are not among them. */
    public List<Found> find(RunKey key) {
        List<Found> found = new ArrayList<>(1);
        for (Segment segment : segments) {
            find(key, segment, found);
        }
        return found;
    }

    private void find(RunKey key, Segment segment, List<Found> found) {
        int[] offsets = segment.offsets(key.first());
        for (int i = 0; i < offsets.length; i++) {
            Optional<Found> record = read(new Location(segment, offsets[i]), key);
            record.ifPresent(found::add);
        }
    }

    /** The record at a place that is known to have the key; a record that cannot be read is looked for again, then set aside. */
    private Optional<Found> read(Location location, @Nullable RunKey key) {
        Segment segment = location.segment();
        try {
            ArchivedRecord record = ArchivedRecord.read(segment.bytes(), location.offset());
            if (key == null || record.key().equals(key)) {
                return Optional.of(new Found(location, record));
            }
            return segment.isIndexed() && record.key().first() != key.first()
                    ? readWithoutIndex(key, segment)
                    : Optional.empty(); // two keys that begin with the same bytes
        } catch (DamagedRecordException damaged) {
            quarantine(location, damaged.getMessage());
            return segment.isIndexed() && key != null ? readWithoutIndex(key, segment) : Optional.empty();
        } catch (IOException e) {
            throw StoreFailure.of(
                    "cannot read " + segment + " of store '" + root() + "'",
                    segment.bytes().path(),
                    e);
        }
    }

    private Optional<Found> readWithoutIndex(RunKey key, Segment segment) {
        try {
            segment.scanAll();
        } catch (IOException e) {
            throw StoreFailure.of(
                    "cannot read " + segment + " of store '" + root() + "'",
                    segment.bytes().path(),
                    e);
        }
        List<Found> found = new ArrayList<>();
        find(key, segment, found);
        return found.stream().findFirst();
    }

    /**
     * Every record, in the order of the keys; the records of one key are one list. Those that cannot be read are set aside.
     * What is appended meanwhile may be missing.
     *
     * @param reader makes something of the records of a key; called by all cores
     * @param consumer takes what was made, in the order of the keys, on the calling thread
     */
    public <T> void forEach(Function<? super List<Found>, ? extends T> reader, Consumer<? super T> consumer) {
        OrderedPlaces places = new OrderedPlaces(segments, 0);
        List<List<Location>> part = new ArrayList<>();
        while (places.hasNext()) {
            part.add(places.next());
            if (part.size() == PART || !places.hasNext()) {
                List<List<T>> made = part.parallelStream()
                        .map(group -> read(group).stream().<T>map(reader).toList())
                        .toList();
                made.forEach(group -> group.forEach(consumer));
                part.clear();
            }
        }
    }

    /** As {@link #forEach}, one after the other, from the first key on whose first 8 bytes are not less, unsigned. */
    public Iterator<List<Found>> from(long prefix) {
        OrderedPlaces places = new OrderedPlaces(segments, prefix);
        List<List<Found>> ready = new ArrayList<>();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                while (ready.isEmpty() && places.hasNext()) {
                    ready.addAll(read(places.next()));
                }
                return !ready.isEmpty();
            }

            @Override
            public List<Found> next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return ready.remove(0);
            }
        };
    }

    /** The records at some places, a list for each key, in their order. */
    private List<List<Found>> read(List<Location> places) {
        Map<RunKey, List<Found>> byKey = new TreeMap<>();
        for (Location place : places) {
            read(place, null)
                    .ifPresent(found -> byKey.computeIfAbsent(found.record().key(), first -> new ArrayList<>(1))
                            .add(found));
        }
        return List.copyOf(byKey.values());
    }

    /** How many records there are, those of one key counted each. */
    public long size() {
        return segments.stream().mapToLong(Segment::size).sum();
    }

    public List<Segment> segments() {
        return segments;
    }

    /** The record at a place; empty if it is damaged, and then it is set aside. */
    public Optional<Found> read(Location location) {
        return read(location, null);
    }

    /** Compares every byte of a segment that is not the data of a record with what it must be, and the data with its checksums. */
    public Checked check(Segment segment) {
        try {
            return SegmentCheck.check(segment);
        } catch (IOException e) {
            throw StoreFailure.of(
                    "cannot read " + segment + " of store '" + root() + "'",
                    segment.bytes().path(),
                    e);
        }
    }

    /** A document that the records of a segment refer to; empty if it is missing or damaged. */
    public Optional<byte[]> shared(Segment segment, String digest) {
        Optional<byte[]> here = sharedOf(segment, digest);
        return here.isPresent()
                ? here
                : segments.stream()
                        .flatMap(other -> sharedOf(other, digest).stream())
                        .findFirst();
    }

    private Optional<byte[]> sharedOf(Segment segment, String digest) {
        Optional<Integer> offset = segment.shared(digest);
        if (offset.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] header = segment.bytes().read(offset.get(), ZipFormat.LOCAL_LENGTH + EntryName.LONGEST);
            ZipFormat.Entry entry = ZipFormat.local(ZipFormat.littleEndian(header), 0, header.length, offset.get());
            if (entry == null || entry.size() > NewRecord.LONGEST) {
                return Optional.empty();
            }
            byte[] document = segment.bytes().read(entry.dataAt(), entry.size());
            return new Blake2b(DIGEST).add(document).hex().equals(digest) ? Optional.of(document) : Optional.empty();
        } catch (IOException e) {
            throw StoreFailure.of(
                    "cannot read " + segment + " of store '" + root() + "'",
                    segment.bytes().path(),
                    e);
        }
    }

    /** A large file by its digest; empty if it is missing. A file that holds other bytes is set aside, and missing. */
    public Optional<byte[]> object(String digest, int size) {
        try {
            if (!objects.exists(digest)) {
                return Optional.empty();
            }
            Optional<byte[]> bytes = objects.get(digest, size);
            if (bytes.isEmpty()) {
                setAsideObject(digest);
            }
            return bytes;
        } catch (IOException e) {
            throw StoreFailure.of("cannot read object " + digest, objects.path(digest), e);
        }
    }

    /** Compares a large file with its digest, and returns its length; a file that holds other bytes is set aside. */
    public OptionalLong checkObject(String digest) {
        try (FileBytes file = new FileBytes(objects.path(digest))) {
            Blake2b sum = new Blake2b(DIGEST);
            long length = file.length();
            for (long at = 0; at < length; at += MOST_KEPT) {
                sum.add(file.read(at, MOST_KEPT));
            }
            if (sum.hex().equals(digest)) {
                return OptionalLong.of(length);
            }
            setAsideObject(digest);
            return OptionalLong.empty();
        } catch (IOException e) {
            throw StoreFailure.of("cannot read object " + digest, objects.path(digest), e);
        }
    }

    /** The large files that are there, by digest. */
    public List<String> objects() {
        try {
            return objects.all().stream()
                    .map(file -> file.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            throw StoreFailure.of("cannot list the objects of store '" + root() + "'", layout.objects(), e);
        }
    }

    /** Looks for segments that are new or gone, and for what other processes appended. */
    public void refresh() {
        synchronized (listing) {
            Map<String, Segment> known = new TreeMap<>();
            segments.forEach(segment -> known.put(segment.name(), segment));
            try {
                List<Segment> now = new ArrayList<>();
                for (Path file : segmentFiles()) {
                    Segment segment = known.remove(file.getFileName().toString());
                    now.add(segment != null ? segment : Segment.open(file));
                    now.get(now.size() - 1).refresh();
                }
                segments = List.copyOf(now);
            } catch (IOException e) {
                throw StoreFailure.of("cannot read the segments of store '" + root() + "'", layout.segments(), e);
            }
        }
    }

    private List<Path> segmentFiles() throws IOException {
        if (!Files.isDirectory(layout.segments())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(layout.segments())) {
            return files.filter(file -> file.getFileName().toString().endsWith(ZIP))
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Looks for what other processes appended, if there are others.
     *
     * @return whether there are others
     */
    public boolean refreshIfShared() {
        Lease own = lease;
        try {
            others.lookForNew(own == null ? null : own.id());
            if (!others.any()) {
                return false;
            }
            if (segmentFolder.mayHaveChanged()) {
                refresh();
            } else {
                for (Segment segment : segments) {
                    segment.refresh();
                }
            }
            return true;
        } catch (IOException e) {
            throw StoreFailure.of("cannot read '" + layout.writers() + "'", layout.writers(), e);
        }
    }

    // Damage.

    /** Copies a damaged record to the quarantine, with a note that says why; from now on it is as good as missing. */
    public void quarantine(Location location, @Nullable String why) {
        Segment segment = location.segment();
        if (segment.isSetAside(location.offset())) {
            return;
        }
        segment.setAside(location.offset());
        String name = segment.name() + "-" + location.offset();
        try {
            Path copy = layout.quarantine().resolve(name + ".bin");
            if (!Files.exists(copy)) {
                Files.createDirectories(layout.quarantine());
                Files.write(copy, segment.bytes().read(location.offset(), rawLength(segment, location.offset())));
                Files.writeString(
                        layout.quarantine().resolve(name + ".txt"), "record at " + location + ": " + why + "\n");
            }
        } catch (IOException unwritable) {
            return; // the store can only be read: the record is missing all the same
        }
    }

    private static int rawLength(Segment segment, int offset) throws IOException {
        return (int) Math.min(MOST_KEPT, Math.max(0, segment.bytes().length() - offset));
    }

    private void setAsideObject(String digest) throws IOException {
        Path file = objects.path(digest);
        Files.createDirectories(layout.quarantine());
        Files.move(file, layout.quarantine().resolve(digest + ".bin"), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(
                layout.quarantine().resolve(digest + ".txt"),
                "object " + digest + ": it holds other bytes than its name says\n");
    }

    // Writing.

    /**
     * Appends a record.
     *
     * @param now whether it is forced to the disk before this returns
     * @param later whether it is forced to the disk within a second, and when the segment is finished
     * @throws StoreException if it cannot be written; then what was stored before is as it was
     */
    public Location append(NewRecord record, boolean now, boolean later) {
        NewRecord.Block first = record.block(1);
        synchronized (writing) {
            try {
                SegmentWriter out = writerFor(record);
                int count = out.count(record.key());
                int offset = out.append(record, count == 0 ? first : record.block(count + 1));
                dirty |= later;
                forces |= later;
                if (now) {
                    force();
                }
                return new Location(out.segment(), offset);
            } catch (IOException e) {
                throw StoreFailure.of("cannot store a run in '" + root() + "'", layout.segments(), e);
            }
        }
    }

    private SegmentWriter writerFor(NewRecord record) throws IOException {
        SegmentWriter out = writer;
        if (out != null && !out.hasRoomFor(record, limits.bytes(), limits.entries())) {
            finishSegment();
            out = null;
        }
        if (out == null) {
            out = newSegment(lease());
            writer = out;
        }
        return out;
    }

    private SegmentWriter newSegment(Lease owner) throws IOException {
        Files.createDirectories(layout.segments());
        while (true) {
            written++;
            Path file = layout.segments().resolve(owner.id() + "-" + written + ZIP);
            try {
                SegmentWriter created = SegmentWriter.create(disk, file);
                if (forces) {
                    Disk.forceFolder(layout.segments());
                }
                include(created.segment());
                return created;
            } catch (FileAlreadyExistsException taken) {
                continue; // of an earlier process that drew the same id
            }
        }
    }

    private void include(Segment segment) {
        synchronized (listing) {
            List<Segment> longer = new ArrayList<>(segments);
            longer.add(segment);
            longer.sort((a, b) -> a.name().compareTo(b.name()));
            segments = List.copyOf(longer);
        }
    }

    private Lease lease() throws IOException {
        if (closed) {
            throw new IOException("it was closed");
        }
        Lease own = lease;
        if (own == null) {
            own = Lease.create(layout.writers());
            lease = own;
            others.look(own.id());
            Heartbeat beating = new Heartbeat(this, timing.beatMillis());
            heartbeat = beating;
            beating.start();
        }
        return own;
    }

    /** Forces to the disk what was appended. */
    public void force() {
        synchronized (writing) {
            try {
                SegmentWriter out = writer;
                if (out != null && dirty) {
                    out.force();
                }
                dirty = false;
            } catch (IOException e) {
                throw StoreFailure.of("cannot force a segment of '" + root() + "' to the disk", layout.segments(), e);
            }
        }
    }

    private void finishSegment() throws IOException {
        SegmentWriter out = writer;
        writer = null;
        if (out == null) {
            return;
        }
        byte[] index = out.finish(forces);
        publish(index, Segment.indexOf(out.file()));
        dirty = false;
    }

    private void publish(byte[] bytes, Path file) throws IOException {
        Path temporary = lease().temporary();
        try (Disk.Appender out = disk.create(temporary)) {
            out.append(bytes, bytes.length);
            if (forces) {
                out.force();
            }
        } catch (IOException e) {
            disk.delete(temporary);
            throw e;
        }
        disk.publish(temporary, file);
    }

    /** Keeps a large file under its digest. */
    public void putObject(String digest, byte[] bytes) {
        synchronized (writing) {
            try {
                objects.put(digest, bytes, lease().temporary(), forces);
            } catch (IOException e) {
                throw StoreFailure.of("cannot store an output in '" + root() + "'", layout.objects(), e);
            }
        }
    }

    /** What happens at each beat: the lease changes, the others are looked at, and what is written is forced now and then. */
    void beat(boolean force) throws IOException {
        synchronized (writing) {
            Lease own = lease;
            if (own == null || closed) {
                return;
            }
            if (own.isValid()) {
                own.beat();
            } else { // another process took this one for dead, after a long pause
                own = Lease.create(layout.writers());
                lease = own;
            }
            rescueSegment();
            others.look(own.id());
            others.removeDead();
        }
        if (force) {
            force();
        }
    }

    /** Appends again what stands in a segment that another process removed, because it took this one for dead. */
    private void rescueSegment() throws IOException {
        SegmentWriter out = writer;
        if (out == null || Files.exists(out.file())) {
            return;
        }
        Segment lost = out.segment();
        writer = null;
        SortedKeys keys = lost.snapshot();
        for (int i = 0; i < keys.size(); i++) {
            try {
                append(copy(lost, ArchivedRecord.read(lost.bytes(), keys.offset(i))), false, forces);
            } catch (DamagedRecordException damaged) {
                throw new IOException("a segment was removed and cannot be written again", damaged);
            }
        }
        out.abandon();
        refresh();
    }

    private NewRecord copy(Segment segment, ArchivedRecord record) {
        TreeMap<String, byte[]> files = new TreeMap<>();
        record.files().forEach(name -> files.put(name, record.file(name).orElseThrow()));
        TreeMap<String, byte[]> documents = new TreeMap<>();
        segment.sharedDigests()
                .forEach(digest -> sharedOf(segment, digest).ifPresent(bytes -> documents.put(digest, bytes)));
        return new NewRecord(record.key(), files, record.manifest(), documents);
    }

    // Other processes.

    private void lookAtOthers() {
        Lease own = lease;
        try {
            others.look(own == null ? null : own.id());
        } catch (IOException e) {
            throw StoreFailure.of("cannot read '" + layout.writers() + "'", layout.writers(), e);
        }
    }

    /** Whether another process may be writing now. */
    public boolean isShared() {
        return others.any();
    }

    /** Whether another process, which may be alive, is busy with a run. */
    public boolean isBusyElsewhere(RunKey key) {
        try {
            return !others.busyWith(key).isEmpty();
        } catch (IOException e) {
            throw StoreFailure.of("cannot read '" + layout.writers() + "'", layout.writers(), e);
        }
    }

    /**
     * Says to the other processes that this one is busy with a run, unless one of them is. Each says so first and looks at
     * the others then, so that of two at most one goes on; where both see the other, both give way, and try again later.
     *
     * @return whether the run is this process's to do
     */
    public boolean claim(RunKey key) {
        try {
            Lease own;
            synchronized (writing) {
                own = lease();
            }
            own.claim(key);
            boolean free = others.busyWith(key).isEmpty();
            if (!free) {
                own.release(key);
            }
            return free;
        } catch (IOException e) {
            throw StoreFailure.of("cannot write to '" + layout.writers() + "'", layout.writers(), e);
        }
    }

    /** Says to the other processes that this one is no longer busy with a run. */
    public void release(RunKey key) {
        Lease own = lease;
        try {
            if (own != null) {
                own.release(key);
            }
        } catch (IOException e) {
            throw StoreFailure.of("cannot write to '" + layout.writers() + "'", layout.writers(), e);
        }
    }

    /** Makes this process a writer, so that others see it before its first run. */
    public void enter() {
        synchronized (writing) {
            try {
                lease();
            } catch (IOException e) {
                throw StoreFailure.of("cannot write to store '" + root() + "'", layout.writers(), e);
            }
        }
    }

    /**
     * Waits until it is certain that every other process has ended.
     *
     * @throws StoreException if one is seen to be alive
     */
    private void awaitOthers(String toDo) throws IOException {
        Lease own = lease();
        others.look(own.id());
        long begun = System.nanoTime();
        while (others.any()) {
            pause(timing.beatMillis());
            others.look(own.id());
            List<String> alive = others.changedSince(begun);
            if (!alive.isEmpty()) {
                throw new StoreException(
                        root().toString(),
                        "store '" + root() + "' is being written by " + alive.size() + " other process(es), writer(s) "
                                + String.join(", ", alive) + "; " + toDo + " when it has ended");
            }
        }
        others.removeDead();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException woken) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted", "interrupted while waiting for other processes to end");
        }
    }

    // Replacing.

    /** Whether anything may be replaced: what is called with the records in order, and writes those to keep. */
    public interface Rewrite {

        /** Writes the records of the new segments, in their order. */
        void write(Consumer<NewRecord> target);
    }

    /**
     * Replaces all segments by new ones, which are there before the old ones are removed. A process that dies in between
     * leaves records twice, which counts as once.
     *
     * @param toDo what is done, for the message of a refusal: {@code compact}
     * @throws StoreException if another process writes
     */
    public void rewrite(String toDo, Rewrite content) {
        synchronized (writing) {
            try {
                awaitOthers(toDo);
                finishSegment();
                refresh();
                List<Path> old = segmentFiles();
                SegmentsInOrder target = new SegmentsInOrder(disk, lease(), limits);
                List<SegmentsInOrder.Written> replacements;
                try {
                    content.write(target::append);
                    replacements = target.finish();
                } catch (RuntimeException | Error | IOException e) {
                    target.abandon();
                    throw e;
                }
                Files.createDirectories(layout.segments());
                for (SegmentsInOrder.Written segment : replacements) {
                    Path file = layout.segments().resolve(segment.name());
                    if (old.contains(file)) { // the name is made from the content: it is the same file
                        disk.delete(segment.temporary());
                        old = old.stream().filter(kept -> !kept.equals(file)).toList();
                    } else {
                        disk.publish(segment.temporary(), file);
                    }
                    publish(segment.index(), Segment.indexOf(file));
                }
                for (Path replaced : old) {
                    disk.delete(Segment.indexOf(replaced));
                    disk.delete(replaced);
                }
                closeSegments();
                refresh();
            } catch (IOException e) {
                throw StoreFailure.of("cannot " + toDo + " store '" + root() + "'", layout.segments(), e);
            }
        }
    }

    private void closeSegments() throws IOException {
        synchronized (listing) {
            List<Segment> before = segments;
            segments = List.of();
            for (Segment segment : before) {
                segment.close();
            }
        }
    }

    /** Deletes the large files whose digests are not among those to keep. */
    public void keepObjects(Set<String> digests) {
        try {
            for (Path file : objects.all()) {
                if (!digests.contains(file.getFileName().toString())) {
                    objects.delete(file);
                }
            }
        } catch (IOException e) {
            throw StoreFailure.of("cannot delete objects of store '" + root() + "'", layout.objects(), e);
        }
    }

    /** Finishes the segment of this process, and takes it off the list of writers. */
    @Override
    public void close() {
        synchronized (writing) {
            if (closed) {
                return;
            }
            Heartbeat beating = heartbeat;
            if (beating != null) {
                beating.end();
            }
            try {
                finishSegment();
            } catch (IOException e) {
                throw StoreFailure.of("cannot finish a segment of '" + root() + "'", layout.segments(), e);
            } finally {
                closed = true;
                leave();
            }
        }
    }

    private void leave() {
        Lease own = lease;
        try {
            if (own != null) {
                own.close();
            }
            closeSegments();
        } catch (IOException unimportant) {
            return; // the folder of a writer that has ended is removed by the next one
        }
    }

    /** {@code Archive[results]}. */
    @Override
    public String toString() {
        return "Archive[" + root() + "]";
    }
}
