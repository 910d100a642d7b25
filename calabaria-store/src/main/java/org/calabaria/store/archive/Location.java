package org.calabaria.store.archive;

/** Where a record stands: in which segment, and at which byte it begins. */
public record Location(Segment segment, int offset) {

    /** {@code segments/3f2c-1.zip at byte 4096}. */
    @Override
    public String toString() {
        return "segments/" + segment.name() + " at byte " + offset;
    }
}
