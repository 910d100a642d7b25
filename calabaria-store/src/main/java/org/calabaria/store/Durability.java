package org.calabaria.store;

/**
 * When a stored run is forced to the disk, so that it survives a power cut. The death of a process, at any instant and
 * whatever the durability, loses no run that was stored before it.
 */
public enum Durability {

    /** Every second, when a segment is finished, and at close: a power cut loses at most the runs of the last second. */
    ON_CLOSE,

    /** Before {@code remember} returns: a power cut loses no run that was stored. Costs a disk write per run. */
    EACH_RUN,

    /** Never: a power cut may lose any run that the operating system had not written yet. For tests. */
    NONE
}
