package org.calabaria.store.archive;

/** A record that is not what was written: the message says what is wrong with it. */
public final class DamagedRecordException extends Exception {

    private static final long serialVersionUID = 1L;

    /** A record that is damaged for a reason, which is said without its place. */
    public DamagedRecordException(String why) {
        super(why);
    }
}
