package org.calabaria.testkit;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;

/**
 * Something that the audit remembers about an object: where it was made, or who holds it.
 *
 * @param kind what is remembered
 * @param where the instruction or the field, as a key that tells two origins apart
 * @param shown how a sentence names it
 * @param handle the code of a lambda or method reference
 */
record Origin(
        Kind kind, String where, String shown, @Nullable Handle handle) {

    enum Kind {
        /** A collection whose order is salted anew in every JVM, such as {@code Set.of(a, b)}, or hashed by identity. */
        SALTED,
        /** A hash table: ordered by the hashes of its keys, and so as good as they are. */
        HASHED,
        /** A sequence or an insertion-ordered table: its order is that of what went in. */
        SEQUENCE,
        /** Elements of one type on their way through a stream. */
        ELEMENTS,
        /** A table or a queue that keeps an order of its own: remembered for what is in it. */
        TABLE,
        /** An object that came through a type variable: of the type that {@code where} names. */
        VALUE,
        /** An object of a class of the program, which {@code where} names. */
        OBJECT,
        /** A lambda or method reference. */
        CODE,
        /** A collector that makes a collection of salted order. */
        SALTING_COLLECTOR,
        /** A collector that makes a hash table. */
        HASHING_COLLECTOR,
        /** A collector whose result does not depend on the order of elements. */
        ORDERLESS_COLLECTOR,
        /** A collector whose result keeps the order of elements, perhaps inside of a table. */
        ORDERED_COLLECTOR,
        /** A text with {@code %n} in it: as a format it makes the line separator of the machine. */
        LINE_FORMAT,
        /** An iterator, stream or buffer that was made for its user alone, whoever holds what it goes through. */
        OWN_POSITION,
        /** Held in a static field. */
        STATIC,
        /** Held in a field of the model. */
        MODEL,
        /** Given to runSim or to an extractor, and to others after it. */
        SHARED;

        boolean isHolder() {
            return this == STATIC || this == MODEL || this == SHARED;
        }

        /** Whether it stands for a collection whose elements are remembered. */
        boolean isContainer() {
            return this == SEQUENCE || this == TABLE || this == ELEMENTS;
        }

        /** Whether a collection remembers it of its elements. */
        boolean isKept() {
            return isHolder() || isOrder() || this == SEQUENCE || this == TABLE || this == CODE || this == OBJECT;
        }

        /** Whether it says something about the order of a collection, a view of it, its stream or iterator. */
        boolean isOrder() {
            return this == SALTED || this == HASHED;
        }
    }

    static Origin of(Kind kind, String where, String shown) {
        return new Origin(kind, where, shown, null);
    }
}
