package org.calabaria.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nl.jqno.equalsverifier.EqualsVerifier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.calabaria.problem.InvalidDrawException;
import org.junit.jupiter.api.Test;

class SeedSequenceTest {

    private static final SeedSequence ROOT = SeedSequence.of(42);

    @Test
    void readsASeedAsUnsigned() {
        assertThat(SeedSequence.of(-1L)).isEqualTo(SeedSequence.of(new BigInteger("18446744073709551615")));
        assertThat(SeedSequence.of(-1L)).hasToString("SeedSequence[entropy=18446744073709551615]");
    }

    @Test
    void saysWhatItIs() {
        assertThat(ROOT).hasToString("SeedSequence[entropy=42]");
        assertThat(ROOT.child(3).child(4294967295L)).hasToString("SeedSequence[entropy=42, spawnKey=[3, 4294967295]]");
        assertThat(SeedSequence.of(List.of(BigInteger.ONE, BigInteger.TWO), 8))
                .hasToString("SeedSequence[entropy=8589934593, poolSize=8]");
        assertThat(SeedSequence.of(Collections.nCopies(5, BigInteger.ZERO)))
                .hasToString("SeedSequence[entropy=[0, 0, 0, 0, 0]]");
    }

    @Test
    void isAValue() {
        EqualsVerifier.forClass(SeedSequence.class)
                .withPrefabValues(
                        EntropyPool.class, EntropyPool.of(new int[4], 4), EntropyPool.of(new int[] {1, 2, 3, 4}, 4))
                .withNonnullFields("entropy", "spawnKey", "pool")
                .withIgnoredFields("pool")
                .verify();
    }

    /** {@code SeedSequence([1, 0]).pool == SeedSequence(1).pool} in NumPy, but not with a fifth word. */
    @Test
    void zerosThatFillThePoolCountForNothing() {
        assertThat(entropy(1, 0, 0, 0)).isEqualTo(SeedSequence.of(1));
        assertThat(entropy(1, 0, 0, 0, 0)).isNotEqualTo(SeedSequence.of(1));
        assertThat(entropy(1, 0, 0, 0, 0).generateState32(2))
                .isNotEqualTo(SeedSequence.of(1).generateState32(2));
    }

    private static SeedSequence entropy(long... words) {
        return SeedSequence.of(
                Arrays.stream(words).mapToObj(BigInteger::valueOf).toList());
    }

    @Test
    void spawnsTheSameChildrenEveryTime() {
        assertThat(ROOT.spawn(3)).isEqualTo(ROOT.spawn(3)).containsExactly(ROOT.child(0), ROOT.child(1), ROOT.child(2));
        assertThat(ROOT.spawn(2, 2)).containsExactly(ROOT.child(2), ROOT.child(3));
        assertThat(ROOT.spawn(0)).isEmpty();
    }

    @Test
    void replacesItsSpawnKey() {
        SeedSequence sequence = ROOT.child(7).withSpawnKey(1, -1L);

        assertThat(sequence.spawnKey()).containsExactly(1L, 4294967295L, 4294967295L);
        assertThat(sequence).isEqualTo(ROOT.child(1).child(4294967295L).child(4294967295L));
        assertThat(ROOT.child(7).withSpawnKey()).isEqualTo(ROOT);
    }

    @Test
    void keepsEveryPathApart() {
        List<SeedSequence> paths = new ArrayList<>(List.of(
                ROOT,
                ROOT.child("a"),
                ROOT.child("b"),
                ROOT.child("ab"),
                ROOT.child("A"),
                ROOT.child("a1"),
                ROOT.child("a", 0),
                ROOT.child("a", 1),
                ROOT.child("a", 1L << 32),
                ROOT.child("a", Long.MAX_VALUE),
                ROOT.child("a\0"),
                ROOT.child("a").child("b"),
                ROOT.child("b").child("a"),
                ROOT.child("a").child("b", 0),
                ROOT.child("é"),
                ROOT.child("e\u0301")));
        paths.addAll(ROOT.spawn(100));
        paths.addAll(ROOT.child("a").spawn(100));
        Set<List<Long>> keys = new LinkedHashSet<>();
        Set<Long> words = new LinkedHashSet<>();
        for (SeedSequence path : paths) {
            keys.add(path.spawnKey());
            words.add(path.generateState64(1)[0]);
        }

        assertThat(keys).hasSameSizeAs(paths);
        assertThat(words).hasSameSizeAs(paths);
    }

    @Test
    void givesItsWordsAwayAsCopies() {
        ROOT.pool()[0] = 0;

        assertThat(ROOT.pool()[0]).isEqualTo(1662858758); // numpy.random.SeedSequence(42).pool[0]
        assertThatThrownBy(() -> ROOT.child(1).spawnKey().add(1L)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void refusesEntropyThatIsNone() {
        refuses(() -> SeedSequence.of(BigInteger.valueOf(-5)), "entropy must not be negative, got -5");
        refuses(() -> SeedSequence.of(List.of()), "entropy must have at least one number, got none");
        refuses(() -> SeedSequence.of(Arrays.asList(BigInteger.ONE, null)), "entropy must not contain null");
        refuses(() -> SeedSequence.of(List.of(BigInteger.ONE), 3), "poolSize must be at least 4 [words], got 3");
    }

    @Test
    void refusesPathsThatLeadNowhere() {
        refuses(() -> ROOT.child(-1), "index of a child must lie in [0, 4294967295], got -1");
        refuses(() -> ROOT.child(1L << 32), "index of a child must lie in [0, 4294967295], got 4294967296");
        refuses(() -> ROOT.spawn(-1), "count must not be negative, got -1");
        refuses(() -> ROOT.spawn(4294967295L, 2), "index of a child must lie in [0, 4294967295], got 4294967296");
        refuses(() -> ROOT.child("agent", -17), "index of child 'agent' must not be negative, got -17");
        refuses(() -> ROOT.child(""), "name of a child must not be empty");
        refuses(
                () -> ROOT.child("a\ud800b", 1),
                "name of a child must be text without unpaired surrogates, got 'a\\ud800b'");
        refuses(() -> ROOT.withSpawnKey(List.of(BigInteger.ONE.negate())), "spawn key must not be negative, got -1");
    }

    @Test
    void refusesImpossibleCountsOfWords() {
        refuses(() -> ROOT.generateState32(-1), "count must not be negative, got -1");
        refuses(() -> ROOT.generateState64(-1), "count must not be negative, got -1");
        refuses(() -> ROOT.generateState64(1 << 30), "count must be at most 1073741823 [64-bit words], got 1073741824");
    }

    @Test
    void namesTheArgumentThatIsNull() {
        assertThatThrownBy(() -> SeedSequence.of((BigInteger) null)).hasMessage("entropy must not be null");
        assertThatThrownBy(() -> SeedSequence.of((List<BigInteger>) null)).hasMessage("entropy must not be null");
        assertThatThrownBy(() -> ROOT.child(null)).hasMessage("name must not be null");
        assertThatThrownBy(() -> ROOT.withSpawnKey((long[]) null)).hasMessage("key must not be null");
    }

    private static void refuses(ThrowingCallable call, String sentence) {
        assertThatThrownBy(call).isInstanceOf(InvalidDrawException.class).hasMessage(sentence);
    }
}
