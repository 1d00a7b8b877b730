package dev.wringer.harness.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.workload.Workloads;
import dev.wringer.node.block.Block;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.node.port.BlockStore;
import dev.wringer.node.signing.SigningKey;
import dev.wringer.node.store.DurableBlockStores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blocks in a real store file, damaged behind the store's back. */
class BitRotTest {

    private static final int BLOCKS = 60;

    @TempDir
    private Path directory;

    private final List<Block> blocks = blocks();

    private static List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.addAll(Workloads.randomBlocks(BLOCKS / 3, 64, new Seed(1).entropy()));
        blocks.addAll(Workloads.randomBlocks(BLOCKS / 3, 40_000, new Seed(2).entropy())); // larger than a page
        for (int i = 0; i < BLOCKS / 3; i++) {
            blocks.add(SigningKey.ofSeed(i).sign(Bytes.EMPTY, i, Bytes.ofText("signed, as number " + (100 + i))));
        }
        return blocks;
    }

    /** Each put writes another page, so that the file has many copies of the smaller blocks. */
    private void store() throws IOException {
        DurableBlockStores stores = DurableBlockStores.open(directory);
        BlockStore store = stores.of(0);
        blocks.forEach(store::put);
        stores.abandon(); // as a process that is killed does
    }

    private List<Boolean> authentic() throws IOException {
        try (DurableBlockStores stores = DurableBlockStores.open(directory)) {
            BlockStore store = stores.of(0);
            assertThat(store.versions()).hasSize(BLOCKS);
            return blocks.stream()
                    .map(block -> store.get(block.key()).orElseThrow().isAuthentic())
                    .toList();
        }
    }

    @Test
    void damagesTheChosenBlocksOfTheStoreAndNoOther() throws Exception {
        store();
        List<Block> chosen = new ArrayList<>();
        List<Boolean> spared = new ArrayList<>();
        for (int i = 0; i < BLOCKS; i++) {
            spared.add(i % 2 == 0);
            if (i % 2 == 1) {
                chosen.add(blocks.get(i));
            }
        }
        BitRot rot = new BitRot(chosen);
        rot.strike(directory);
        assertThat(rot.damage().done()).isEqualTo(chosen.size());
        assertThat(authentic()).isEqualTo(spared);
    }

    @Test
    void theStoreOpensHoweverManyOfItsBlocksAreDamaged() throws Exception {
        store();
        new BitRot(blocks).strike(directory);
        assertThat(authentic()).hasSize(BLOCKS).doesNotContain(true);
    }

    @Test
    void saysHowManyItDidNotFind() throws Exception {
        store();
        List<Block> chosen = new ArrayList<>(Workloads.randomBlocks(3, 64, new Seed(9).entropy()));
        chosen.add(blocks.get(0));
        BitRot rot = new BitRot(chosen);
        rot.strike(directory);
        assertThat(rot.damage().done()).isEqualTo(1);
    }

    /** Sixteen bytes stand somewhere by chance once in 10^38 places; one byte stands in the next header. */
    @Test
    void leavesAloneWhatIsTooShortToBeToldFromOtherBytes() {
        byte[] file = {1, 7, 1, 9};
        BitRot rot = new BitRot(List.of(ContentBlock.of(Bytes.copyOf(new byte[] {7})), ContentBlock.of(Bytes.EMPTY)));
        assertThat(rot.strike(file)).isFalse();
        assertThat(file).containsExactly(1, 7, 1, 9);
        assertThat(rot.damage().done()).isZero();
    }

    @Test
    void aPayloadThatBeginsAnotherOneIsNotTakenForIt() throws Exception {
        Block shorter = ContentBlock.of(Bytes.ofText("a common beginning"));
        Block longer = ContentBlock.of(Bytes.ofText("a common beginning and an end"));
        blocks.clear();
        blocks.addAll(List.of(shorter, longer));
        store();
        BitRot rot = new BitRot(blocks);
        rot.strike(directory);
        assertThat(rot.damage().done()).isEqualTo(2);
    }

    @Test
    void hitsEveryCopyAndTheLastByteOfAFileToo() {
        byte[] payload = "sixteen bytes ..".getBytes(StandardCharsets.US_ASCII);
        byte[] file = new byte[3 * payload.length];
        System.arraycopy(payload, 0, file, 0, payload.length);
        System.arraycopy(payload, 0, file, 2 * payload.length, payload.length);
        BitRot rot = new BitRot(List.of(ContentBlock.of(Bytes.copyOf(payload))));
        assertThat(rot.strike(file)).isTrue();
        assertThat(rot.strike(file)).as("is still there").isFalse();
        assertThat(rot.damage().done()).isEqualTo(1);
    }

    @Test
    void aSignedBlockThatWasReplacedBeforeTheHostDiedIsExcusedAndAContentBlockIsNot() throws Exception {
        store();
        Block replaced = SigningKey.ofSeed(1_000).sign(Bytes.EMPTY, 1, Bytes.ofText("an old version, not on the disk"));
        Block never = Workloads.randomBlocks(1, 64, new Seed(3).entropy()).get(0);

        assertThat(damage(blocks.get(0), replaced))
                .isEqualTo(new Damage(1, 1, 0))
                .hasToString("1 of 2 blocks damaged, 1 had been replaced");
        assertThat(damage(blocks.get(1), never)).isEqualTo(new Damage(1, 0, 1)).hasToString("1 of 2 blocks damaged");
    }

    private Damage damage(Block... chosen) throws IOException {
        BitRot rot = new BitRot(List.of(chosen));
        rot.strike(directory);
        return rot.damage();
    }
}
