package dev.wringer.node.dhash;

import static dev.wringer.node.fixture.TestRing.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.block.Block;
import dev.wringer.node.block.BlockVersion;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.node.fixture.TestRing;
import dev.wringer.node.protocol.DhashReply.Wanted;
import dev.wringer.node.protocol.DhashRequest.OfferBlocks;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.signing.SigningKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Prints what it costs a node to answer the largest offer when it wants nothing, for docs/BENCHMARKS.md: -Dwringer.measure=true. */
@EnabledIfSystemProperty(named = "wringer.measure", matches = "true")
class OfferCostTest {

    private static final int WARM_UPS = 20;
    private static final int OFFERS = 20;

    private final Random random = new Random(1);

    @Test
    void printsTheCostOfAnOffer() {
        SigningKey signer = SigningKey.ofSeed(1);
        print(
                "16 signed blocks of 100 B",
                100,
                payload -> signer.sign(Bytes.ofText("salt" + random.nextInt()), 1, payload));
        print(
                "16 signed blocks of 1 MiB",
                1 << 20,
                payload -> signer.sign(Bytes.ofText("salt" + random.nextInt()), 1, payload));
        print("16 content blocks of 100 B", 100, ContentBlock::of);
        print("16 content blocks of 1 MiB", 1 << 20, ContentBlock::of);
    }

    private void print(String what, int size, Function<Bytes, Block> blockOf) {
        TestRing ring = TestRing.ideal(SETTINGS, 0);
        List<BlockVersion> offer = new ArrayList<>();
        for (int i = 0; i < OfferBlocks.MOST_BLOCKS; i++) {
            byte[] payload = new byte[size];
            random.nextBytes(payload);
            Block block = blockOf.apply(Bytes.copyOf(payload));
            ring.node(0).dhash().store().put(block);
            offer.add(new BlockVersion(block.key(), block.version()));
        }
        for (int i = 0; i < WARM_UPS; i++) {
            answer(ring, offer);
        }
        long begun = System.nanoTime();
        for (int i = 0; i < OFFERS; i++) {
            answer(ring, offer);
        }
        System.out.printf("%s: %.1f ms an offer%n", what, (System.nanoTime() - begun) / 1e6 / OFFERS);
    }

    private static void answer(TestRing ring, List<BlockVersion> offer) {
        Promise<Wanted> answer = new Promise<>();
        ring.node(0).dhash().offerBlocks(offer, answer);
        assertThat(ring.await(answer).keys()).isEmpty();
    }
}
