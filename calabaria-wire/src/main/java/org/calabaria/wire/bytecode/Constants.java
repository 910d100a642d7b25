package org.calabaria.wire.bytecode;

/** The constants of a class file, which are written into forms by content and not by index. */
final class Constants {

    private static final int DEEPEST = 100;

    private final ConstantPool pool;
    private final ClassNames mentioned;
    private int[] bootstraps = {};
    private int depth;

    Constants(ConstantPool pool, ClassNames mentioned) {
        this.pool = pool;
        this.mentioned = mentioned;
    }

    /** Reads the position of each bootstrap method of the class. */
    void readBootstraps(int attribute) {
        if (attribute == 0) {
            return;
        }
        bootstraps = new int[pool.u2(attribute + 6)];
        int next = attribute + 8;
        for (int i = 0; i < bootstraps.length; i++) {
            bootstraps[i] = next;
            next += 4 + 2 * pool.u2(next + 2);
        }
    }

    /** Writes the class at this index, or none for 0. */
    void classTo(Form form, int index) {
        form.u1(index == 0 ? 0 : 1);
        if (index != 0) {
            mentioned.addType(pool.text(pool.link(index, 1)));
            form.text(pool.link(index, 1));
        }
    }

    void constantTo(Form form, int index) {
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException("its constants are nested without end");
        }
        int place = pool.place(index);
        int tag = pool.u1(place);
        form.u1(tag);
        switch (tag) {
            case ConstantPool.INTEGER, ConstantPool.FLOAT -> pool.copyTo(form, place + 1, 4);
            case ConstantPool.LONG, ConstantPool.DOUBLE -> pool.copyTo(form, place + 1, 8);
            case ConstantPool.STRING -> form.text(pool.u2(place + 1));
            case ConstantPool.CLASS -> classTo(form, index);
            case ConstantPool.METHOD_TYPE -> descriptorTo(form, pool.u2(place + 1));
            case ConstantPool.FIELD, ConstantPool.METHOD, ConstantPool.INTERFACE_METHOD -> memberTo(form, index);
            case ConstantPool.METHOD_HANDLE -> constantTo(form.u1(pool.u1(place + 1)), pool.u2(place + 2));
            case ConstantPool.DYNAMIC, ConstantPool.INVOKE_DYNAMIC -> dynamicTo(form, place);
            default -> throw new IllegalArgumentException("it uses a constant of kind " + tag + " as a value");
        }
        depth--;
    }

    private void descriptorTo(Form form, int index) {
        mentioned.addDescriptor(pool.text(index));
        form.text(index);
    }

    private void memberTo(Form form, int index) {
        classTo(form, pool.link(index, 1));
        int nameAndType = pool.link(index, 3);
        mentioned.addDescriptor(pool.text(pool.link(nameAndType, 3)));
        nameTo(form, String.valueOf(pool.className(pool.link(index, 1))), nameAndType);
    }

    /** Writes the name and descriptor of a member of this class. */
    void nameTo(Form form, String owner, int nameAndType) {
        int name = pool.link(nameAndType, 1);
        int descriptor = pool.link(nameAndType, 3);
        form.name(owner, pool.text(name), pool.text(descriptor), name).text(descriptor);
    }

    /** Writes a dynamically computed constant or call: its name and type, the bootstrap method, and its arguments. */
    private void dynamicTo(Form form, int place) {
        int nameAndType = pool.u2(place + 3);
        form.text(pool.link(nameAndType, 1));
        descriptorTo(form, pool.link(nameAndType, 3));
        int bootstrap = bootstraps[pool.u2(place + 1)];
        constantTo(form, pool.u2(bootstrap));
        form.u2(pool.u2(bootstrap + 2));
        for (int i = 0; i < pool.u2(bootstrap + 2); i++) {
            constantTo(form, pool.u2(bootstrap + 4 + 2 * i));
        }
    }
}
