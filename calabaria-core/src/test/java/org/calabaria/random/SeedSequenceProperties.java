package org.calabaria.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class SeedSequenceProperties {

    @Property(tries = 200)
    void aSeedIsItsUnsignedNumber(@ForAll long seed) {
        assertThat(SeedSequence.of(seed)).isEqualTo(SeedSequence.of(new BigInteger(Long.toUnsignedString(seed))));
    }

    @Property(tries = 200)
    void wordsOf64BitsAreTwoOf32(@ForAll long seed, @ForAll @IntRange(max = 40) int count) {
        int[] halves = SeedSequence.of(seed).generateState32(2 * count);
        long[] words = SeedSequence.of(seed).generateState64(count);

        for (int i = 0; i < count; i++) {
            assertThat((int) words[i]).isEqualTo(halves[2 * i]);
            assertThat((int) (words[i] >>> 32)).isEqualTo(halves[2 * i + 1]);
        }
    }

    @Property(tries = 200)
    void moreWordsBeginWithTheSame(@ForAll long seed, @ForAll @IntRange(max = 40) int count) {
        int[] more = SeedSequence.of(seed).generateState32(count + 10);

        assertThat(SeedSequence.of(seed).generateState32(count)).isEqualTo(Arrays.copyOf(more, count));
    }

    @Property(tries = 200)
    void aPathIsItsSpawnKey(
            @ForAll @Size(min = 1, max = 6) List<@BigRange(min = "0", max = "1e60") BigInteger> entropy,
            @ForAll @IntRange(min = 4, max = 9) int poolSize,
            @ForAll @LongRange(min = 0, max = 4294967295L) long first,
            @ForAll @LongRange(min = 0, max = 4294967295L) long second) {
        SeedSequence root = SeedSequence.of(entropy, poolSize);
        SeedSequence walked = root.child(first).child(second);
        SeedSequence keyed = root.withSpawnKey(first, second);

        assertThat(walked).isEqualTo(keyed).hasSameHashCodeAs(keyed);
        assertThat(walked.pool()).isEqualTo(keyed.pool());
        assertThat(walked.spawnKey()).containsExactly(first, second);
        assertThat(walked).isNotEqualTo(root);
    }

    @Property(tries = 200)
    void childrenHaveUnrelatedWords(@ForAll long seed, @ForAll @LongRange(min = 0, max = 4294967294L) long index) {
        SeedSequence root = SeedSequence.of(seed);
        int differing = Long.bitCount(
                root.child(index).generateState64(1)[0] ^ root.child(index + 1).generateState64(1)[0]);

        // 64 fair coins: fewer than 6 or more than 58 heads once in 10^12.
        assertThat(differing).isBetween(6, 58);
    }
}
