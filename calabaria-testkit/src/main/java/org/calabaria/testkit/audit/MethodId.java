package org.calabaria.testkit.audit;

/**
 * A method of a class file.
 *
 * @param owner internal name of the declaring class
 */
record MethodId(String owner, String name, String descriptor) implements Comparable<MethodId> {

    static final String CONSTRUCTOR = "<init>";
    static final String STATIC_INITIALISER = "<clinit>";

    String signature() {
        return name + descriptor;
    }

    @Override
    public int compareTo(MethodId other) {
        int byOwner = owner.compareTo(other.owner);
        return byOwner != 0 ? byOwner : signature().compareTo(other.signature());
    }
}
