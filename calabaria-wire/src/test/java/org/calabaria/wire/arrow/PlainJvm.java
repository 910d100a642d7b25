package org.calabaria.wire.arrow;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.calabaria.table.Table;

/** What a virtual machine without flags does with a table: prints the digest of its bytes, and nothing else. */
public final class PlainJvm {

    private PlainJvm() {}

    public static void main(String... arguments) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Map.Entry<String, Table> entry : SampleTables.all().entrySet()) {
            byte[] file = ArrowFile.encode(entry.getValue(), Map.of("identity", "abc", "b", "2", "c", "3"));
            byte[] stream = ArrowStream.encode(entry.getValue(), Map.of("c", "3", "b", "2", "identity", "abc"));
            digest.update(file);
            digest.update(stream);
            if (!ArrowFile.decode(file).equals(ArrowStream.decode(stream))) {
                throw new IllegalStateException(entry.getKey());
            }
        }
        System.out.println(HexFormat.of().formatHex(digest.digest()));
    }
}
