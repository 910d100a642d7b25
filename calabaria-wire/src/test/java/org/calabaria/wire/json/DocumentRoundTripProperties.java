package org.calabaria.wire.json;

import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DocumentRoundTripProperties {

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void yamlCarriesEveryValue(@ForAll("values") Object value) {
        DocumentRoundTrip.yamlCarries(value);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void jsonIsCanonical(@ForAll("values") Object value) {
        DocumentRoundTrip.jsonIsCanonical(value);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void yamlReadsJson(@ForAll("values") Object value) {
        DocumentRoundTrip.yamlReadsJson(value);
    }

    @Property(tries = 1000)
    void reprIsShortest(@ForAll("finite") double value) {
        DocumentRoundTrip.reprIsShortest(value);
    }

    @Provide
    Arbitrary<Double> finite() {
        return Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
    }

    @Provide
    Arbitrary<Object> values() {
        Arbitrary<Object> value = scalars();
        for (int level = 0; level < 3; level++) {
            Arbitrary<Object> inner = value;
            value = Arbitraries.oneOf(
                    scalars(),
                    inner.list().ofMaxSize(4).asGeneric(),
                    Arbitraries.maps(texts(), inner).ofMaxSize(4).asGeneric());
        }
        return value;
    }

    private Arbitrary<Object> scalars() {
        return Arbitraries.oneOf(
                texts().asGeneric(),
                finite().asGeneric(),
                Arbitraries.longs().asGeneric(),
                Arbitraries.bigIntegers()
                        .between(BigInteger.ONE.shiftLeft(63), BigInteger.ONE.shiftLeft(80))
                        .asGeneric(),
                Arbitraries.of(true, false).asGeneric());
    }

    private Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(20).filter(text -> LoneSurrogate.find(text) < 0),
                Arbitraries.strings()
                        .withChars("aon01_.:-+e#,&*!|>'\"%@`{}[]? \n\t~<=")
                        .ofMaxLength(8));
    }
}
