package dev.wringer.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.node.block.Block;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.node.block.Version;
import dev.wringer.node.port.BlockStore;
import dev.wringer.node.protocol.ChordReply.Neighbours;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.signing.SigningKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DurableBlockStoresTest {

    private static final int ACKNOWLEDGED = 200;

    @TempDir
    private Path directory;

    @Test
    void keepsBlocksOfEitherKindForEachNodeApart() throws Exception {
        Block content = numbered(1);
        Block signed = SigningKey.ofSeed(1).sign(Bytes.EMPTY, 3, Bytes.ofText("signed"));
        try (DurableBlockStores stores = DurableBlockStores.open(directory)) {
            stores.of(0).put(content);
            stores.of(1).put(signed);
        }

        try (DurableBlockStores stores = DurableBlockStores.open(directory)) {
            BlockStore first = stores.of(0);
            BlockStore second = stores.of(1);
            assertThat(first.get(content.key())).contains(content);
            assertThat(first.get(signed.key())).isEmpty();
            assertThat(second.get(signed.key())).contains(signed);
            assertThat(second.versions())
                    .containsExactly(java.util.Map.entry(signed.key(), Version.of(3, Bytes.ofText("signed"))));
            second.remove(signed.key());
            assertThat(second.versions()).isEmpty();
        }
    }

    @Test
    void keepsWhatEachNodeRemembersOfItsRing() throws Exception {
        Peer a = Peer.at("a.ring:7000", 0);
        Peer b = Peer.at("b.ring:7000", 12);
        Neighbours several = new Neighbours(a, List.of(b, a));
        Neighbours nobody = new Neighbours(null, List.of());
        try (DurableBlockStores stores = DurableBlockStores.open(directory)) {
            assertThat(stores.memoryOf(0).recall()).isEmpty();
            stores.memoryOf(0).remember(nobody);
            stores.memoryOf(0).remember(several);
            stores.memoryOf(1).remember(nobody);
            assertThat(stores.memoryOf(0).recall()).contains(several);
        }

        try (DurableBlockStores stores = DurableBlockStores.open(directory)) {
            assertThat(stores.memoryOf(0).recall()).contains(several);
            assertThat(stores.memoryOf(1).recall()).contains(nobody);
            assertThat(stores.memoryOf(2).recall()).isEmpty();
        }
    }

    @Test
    void saysWhenTheFileIsInUse() throws Exception {
        try (DurableBlockStores stores = DurableBlockStores.open(directory)) {
            assertThat(stores.of(0).versions()).isEmpty();
            assertThatThrownBy(() -> DurableBlockStores.open(directory))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot open the block store");
        }
    }

    /** The child names each block when it has put it; whatever it has named must be there after it was killed. */
    @Test
    @Timeout(60)
    void losesNothingAcknowledgedWhenTheProcessIsKilled() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int last = -1;
        try (BufferedReader named = child.inputReader(StandardCharsets.UTF_8)) {
            while (last < ACKNOWLEDGED) {
                last = Integer.parseInt(named.readLine());
            }
            child.destroyForcibly(); // SIGKILL, in the middle of the next blocks
            assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }

        try (DurableBlockStores stores = DurableBlockStores.open(directory)) {
            BlockStore store = stores.of(0);
            for (int i = 0; i <= last; i++) {
                assertThat(store.get(numbered(i).key())).contains(numbered(i));
            }
        }
    }

    private static Block numbered(int number) {
        return ContentBlock.of(Bytes.ofText("block " + number + " " + "x".repeat(5_000)));
    }

    /** Puts blocks until it is killed. */
    static final class Writer {
        public static void main(String[] arguments) throws IOException {
            PrintStream out = System.out;
            try (DurableBlockStores stores =
                    DurableBlockStores.open(Path.of(List.of(arguments).get(0)))) {
                BlockStore store = stores.of(0);
                for (int i = 0; ; i++) {
                    store.put(numbered(i));
                    out.println(i);
                    out.flush();
                }
            }
        }
    }
}
