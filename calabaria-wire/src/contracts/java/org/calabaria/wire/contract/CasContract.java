package org.calabaria.wire.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Cas} does; each implementation inherits these tests. */
public abstract class CasContract {

    private static final int LARGE = 3 << 20;

    /** An empty store, a new one for each test. */
    protected abstract Cas cas() throws IOException;

    /** Puts other bytes in the place of content that {@link #cas()} keeps, behind its back. */
    protected abstract void alter(ContentRef ref, byte[] other) throws IOException;

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new SplittableRandom(length).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8191, 8192, 8193, LARGE})
    void givesBackWhatWasPut(int length) throws IOException {
        Cas cas = cas();
        ContentRef ref = cas.put(bytes(length));
        assertThat(cas.get(ref)).isEqualTo(bytes(length));
        try (InputStream in = cas.open(ref)) {
            assertThat(in.readAllBytes()).isEqualTo(bytes(length));
        }
    }

    /** Expected: {@code printf abc | sha256sum}. */
    @Test
    void theAddressIsTheSha256OfTheContent() throws IOException {
        assertThat(cas().put(new byte[] {'a', 'b', 'c'}))
                .hasToString("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void theSameContentIsPutTwiceUnderOneAddress() throws IOException {
        Cas cas = cas();
        ContentRef ref = cas.put(bytes(100));
        assertThat(cas.put(bytes(100))).isEqualTo(ref).isEqualTo(ContentRef.of(bytes(100)));
        assertThat(cas.get(ref)).isEqualTo(bytes(100));
    }

    @Test
    void contentIsThereOnceItWasPut() throws IOException {
        Cas cas = cas();
        ContentRef ref = ContentRef.of(bytes(100));
        assertThat(cas.exists(ref)).isFalse();
        cas.put(bytes(100));
        assertThat(cas.exists(ref)).isTrue();
        assertThat(cas.exists(ContentRef.of(bytes(101)))).isFalse();
    }

    @Test
    void refusesAnAddressOfWhichItHasNothing() throws IOException {
        Cas cas = cas();
        ContentRef ref = ContentRef.of(bytes(7));
        assertThatThrownBy(() -> cas.get(ref))
                .isInstanceOf(ContentException.class)
                .hasMessage("there is no content " + ref);
        assertThatThrownBy(() -> cas.open(ref).close())
                .isInstanceOf(ContentException.class)
                .hasMessage("there is no content " + ref);
    }

    @Test
    void keepsACopy() throws IOException {
        Cas cas = cas();
        byte[] given = bytes(100);
        ContentRef ref = cas.put(given);
        Arrays.fill(given, (byte) 0);
        Arrays.fill(cas.get(ref), (byte) 0);
        assertThat(cas.get(ref)).isEqualTo(bytes(100));
    }

    @Test
    void streamsOfOneContentDoNotDisturbEachOther() throws IOException {
        Cas cas = cas();
        ContentRef ref = cas.put(bytes(LARGE));
        try (InputStream first = cas.open(ref);
                InputStream second = cas.open(ref)) {
            assertThat(first.readNBytes(1000)).isEqualTo(Arrays.copyOf(bytes(LARGE), 1000));
            assertThat(second.readAllBytes()).isEqualTo(bytes(LARGE));
            assertThat(first.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes(LARGE), 1000, LARGE));
        }
    }

    @Test
    void aStreamMayBeClosedBeforeItsEnd() throws IOException {
        Cas cas = cas();
        ContentRef ref = cas.put(bytes(LARGE));
        try (InputStream in = cas.open(ref)) {
            assertThat(in.read()).isEqualTo(bytes(LARGE)[0] & 0xff);
        }
        assertThat(cas.get(ref)).isEqualTo(bytes(LARGE));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 99, 100, 101, LARGE})
    void refusesContentThatWasAltered(int length) throws IOException {
        Cas cas = cas();
        byte[] content = "what was put".getBytes(StandardCharsets.US_ASCII);
        ContentRef ref = cas.put(content);
        alter(ref, bytes(length));
        String altered = "content " + ref + " was altered where it is kept: its SHA-256 is now "
                + ContentRef.of(bytes(length)).digits();
        assertThatThrownBy(() -> cas.get(ref))
                .isInstanceOf(ContentException.class)
                .hasMessage(altered);
        try (InputStream in = cas.open(ref)) {
            assertThatThrownBy(in::readAllBytes)
                    .isInstanceOf(ContentException.class)
                    .hasMessage(altered);
        }
    }

    @Test
    void puttingAlteredContentAgainPutsItRight() throws IOException {
        Cas cas = cas();
        ContentRef ref = cas.put(bytes(100));
        alter(ref, bytes(99));
        assertThat(cas.put(bytes(100))).isEqualTo(ref);
        assertThat(cas.get(ref)).isEqualTo(bytes(100));
    }

    @Test
    void threadsShareIt() throws IOException, InterruptedException, ExecutionException {
        Cas cas = cas();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Boolean> task = () -> IntStream.range(0, 50).allMatch(i -> {
                ContentRef ref = cas.put(bytes(1000 + i));
                return cas.exists(ref) && Arrays.equals(cas.get(ref), bytes(1000 + i));
            });
            for (Future<Boolean> all : threads.invokeAll(List.of(task, task, task, task, task, task, task, task))) {
                assertThat(all.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
