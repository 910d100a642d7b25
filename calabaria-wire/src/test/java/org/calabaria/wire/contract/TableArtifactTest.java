package org.calabaria.wire.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import nl.jqno.equalsverifier.EqualsVerifier;
import nl.jqno.equalsverifier.Warning;
import org.calabaria.wire.arrow.ArrowFile;
import org.calabaria.wire.json.DocumentException;
import org.junit.jupiter.api.Test;

class TableArtifactTest {

    private static final byte[] ABC = {'a', 'b', 'c'};

    /** Of {@code abc}: {@code python3 -c "import hashlib; print(hashlib.blake2b(b'abc', digest_size=32).hexdigest())"}. */
    private static final String ABC_CHECKSUM = "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319";

    private final MemoryCas cas = new MemoryCas();

    @Test
    void aSmallTableTravelsInside() {
        TableArtifact artifact = TableArtifact.of(ArrowFile.CONTENT_TYPE, ABC, cas);
        assertThat(artifact.ref()).isEmpty();
        assertThat(artifact.bytes(cas)).isEqualTo(ABC);
        assertThat(artifact.toJson())
                .isEqualTo("{\"checksum\":\"" + ABC_CHECKSUM
                        + "\",\"content_type\":\"application/vnd.apache.arrow.file\",\"inline\":\"YWJj\",\"size\":3}");
        assertThat(TableArtifact.fromJson(artifact.toJson())).isEqualTo(artifact);
    }

    @Test
    void aLargeTableTravelsByItsAddress() {
        byte[] large = new byte[TableArtifact.INLINE_LIMIT + 1];
        TableArtifact artifact = TableArtifact.of(ArrowFile.CONTENT_TYPE, large, cas);
        assertThat(artifact.ref()).contains(ContentRef.of(large));
        assertThat(artifact.bytes(cas)).isEqualTo(large);
        assertThat(TableArtifact.fromJson(artifact.toJson())).isEqualTo(artifact);
        byte[] fits = Arrays.copyOf(large, TableArtifact.INLINE_LIMIT);
        assertThat(TableArtifact.of(ArrowFile.CONTENT_TYPE, fits, cas).ref()).isEmpty();
        assertThatThrownBy(() -> TableArtifact.inline(ArrowFile.CONTENT_TYPE, large))
                .isInstanceOf(InvalidResultException.class)
                .hasMessage("an artifact must hold at most 524288 bytes inside, got 524289; put them into a Cas");
    }

    @Test
    void theChecksumIsComparedWhereTheStoreSaysNothing() {
        ContentRef ref = cas.put(ABC);
        String other = "00".repeat(32);
        assertThatThrownBy(() -> TableArtifact.stored("text/csv", 3, ref, other).bytes(cas))
                .isInstanceOf(ContentException.class)
                .hasMessage("an artifact must be 3 bytes with the checksum " + other + ", got 3 with " + ABC_CHECKSUM);
        assertThatThrownBy(() ->
                        TableArtifact.stored("text/csv", 2, ref, ABC_CHECKSUM).bytes(cas))
                .hasMessage("an artifact must be 2 bytes with the checksum " + ABC_CHECKSUM + ", got more");
        assertThatThrownBy(() -> TableArtifact.stored("text/csv", 1L << 31, ref, ABC_CHECKSUM)
                        .bytes(cas))
                .hasMessage("an artifact of 2147483648 bytes is too large for an array; open " + ref);
    }

    @Test
    void contentThatWasAlteredIsRefused() {
        ContentRef ref = cas.put(ABC);
        TableArtifact artifact = TableArtifact.stored("text/csv", 3, ref, ABC_CHECKSUM);
        cas.alter(ref, new byte[] {'a', 'b', 'd'});
        assertThatThrownBy(() -> artifact.bytes(cas)).isInstanceOf(ContentException.class);
    }

    @Test
    void contentThatIsNotThereIsRefused() {
        TableArtifact artifact = TableArtifact.stored("text/csv", 3, ContentRef.of(ABC), ABC_CHECKSUM);
        assertThatThrownBy(() -> artifact.bytes(cas))
                .isInstanceOf(ContentException.class)
                .hasMessage("there is no content " + ContentRef.of(ABC));
    }

    @Test
    void keepsACopy() {
        byte[] given = ABC.clone();
        TableArtifact artifact = TableArtifact.inline("text/csv", given);
        given[0] = 'x';
        artifact.bytes(cas)[0] = 'x';
        assertThat(artifact.bytes(cas)).isEqualTo(ABC);
    }

    @Test
    void partsOfAnotherFormAreRefused() {
        ContentRef ref = ContentRef.of(ABC);
        assertThatThrownBy(() -> TableArtifact.stored("text/csv", -1, ref, ABC_CHECKSUM))
                .isInstanceOf(InvalidResultException.class)
                .hasMessage("the size of an artifact must be at least 0, got -1");
        assertThatThrownBy(() -> TableArtifact.stored("text/csv", 0, ref, "x"))
                .hasMessage("a checksum must be 64 lower-case hexadecimal digits, got 'x'");
        assertThatThrownBy(() -> TableArtifact.inline("csv", ABC))
                .hasMessage("a content type must be a media type in lower case, such as"
                        + " 'application/vnd.apache.arrow.file', got 'csv'");
    }

    @Test
    void aDocumentHasBytesOrAnAddress() {
        String inside = TableArtifact.inline("text/csv", ABC).toJson();
        String neither = inside.replace("\"inline\":\"YWJj\",", "");
        String both = inside.replace("\"size\"", "\"ref\":\"" + ContentRef.of(ABC) + "\",\"size\"");
        for (String json : new String[] {neither, both}) {
            assertThatThrownBy(() -> TableArtifact.fromJson(json))
                    .isInstanceOf(DocumentException.class)
                    .hasMessageEndingWith("an artifact must have exactly one of inline and ref");
        }
    }

    @Test
    void inlineBytesAreWhatSizeAndChecksumSay() {
        String json = TableArtifact.inline("text/csv", ABC).toJson();
        assertThatThrownBy(() -> TableArtifact.fromJson(json.replace("\"size\":3", "\"size\":4")))
                .hasMessage("line 1, column 1: the size of the inline bytes is 3, not 4");
        assertThatThrownBy(() -> TableArtifact.fromJson(json.replace("YWJj", "YWJk")))
                .hasMessageMatching("line 1, column 1: the checksum of the inline bytes is [0-9a-f]{64}, not '"
                        + ABC_CHECKSUM + "'");
        for (String wrong : new String[] {"YWJ", "YW Jj", "YWJj\\n", "YWI=YWJj", "YWJ-"}) {
            assertThatThrownBy(() -> TableArtifact.fromJson(json.replace("YWJj", wrong)))
                    .hasMessageContaining("inline must be Base64 with padding, got '" + wrong + "'");
        }
        assertThatThrownBy(() -> TableArtifact.fromJson(json.replace("YWJj", "A".repeat(700_000))))
                .hasMessageContaining("an artifact must hold at most 524288 bytes inside, got more");
    }

    @Test
    void isEqualByContent() {
        EqualsVerifier.forClass(TableArtifact.class)
                .withPrefabValues(ContentRef.class, ContentRef.of(ABC), ContentRef.of(new byte[0]))
                .suppress(Warning.ALL_FIELDS_SHOULD_BE_USED, Warning.STRICT_HASHCODE, Warning.NULL_FIELDS)
                .verify();
    }
}
