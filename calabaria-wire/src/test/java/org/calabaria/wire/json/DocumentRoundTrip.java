package org.calabaria.wire.json;

import static org.assertj.core.api.Assertions.assertThat;

/** Laws of values that documents carry. */
final class DocumentRoundTrip {

    private DocumentRoundTrip() {}

    /** What YAML carries comes back equal, bits and types included; writing it again gives the same text. */
    static void yamlCarries(Object value) {
        String text = YamlWriter.text(value);
        Object back = YamlReader.standard().read(text).toValue();
        assertThat(back).isEqualTo(value);
        assertThat(YamlWriter.text(back)).isEqualTo(text);
    }

    /** The canonical text read and written again is the same text, and Jackson's own reader agrees that it is JSON. */
    static void jsonIsCanonical(Object value) {
        byte[] bytes = CanonicalJson.bytes(value);
        assertThat(CanonicalJson.bytes(JsonReader.standard().read(bytes).toValue()))
                .isEqualTo(bytes);
    }

    /** YAML 1.2 contains JSON: both readers agree on the canonical text. */
    static void yamlReadsJson(Object value) {
        String text = CanonicalJson.text(value);
        if (text.chars().allMatch(c -> YamlScalar.isPrintable((char) c))) {
            assertThat(CanonicalJson.text(YamlReader.standard().read(text).toValue()))
                    .isEqualTo(text);
        }
    }

    /** The shortest text of a double reads back to the bit, and no text with one digit less does. */
    static void reprIsShortest(double value) {
        String text = PythonFloat.repr(value);
        assertThat(Double.parseDouble(text)).isEqualTo(value);
        assertThat(Double.parseDouble(PythonFloat.withPoint(value))).isEqualTo(value);
        int digits = text.replaceAll("e.*|[-.]", "").replaceAll("^0+|0+$", "").length();
        if (digits > 1) {
            assertThat(Double.parseDouble(PythonFloat.general(value, digits - 1)))
                    .isNotEqualTo(value);
        }
    }
}
