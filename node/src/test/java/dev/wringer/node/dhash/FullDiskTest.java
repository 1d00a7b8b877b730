package dev.wringer.node.dhash;

import static dev.wringer.node.dhash.PutTest.blockBetween;
import static dev.wringer.node.fixture.TestRing.SETTINGS;
import static dev.wringer.node.fixture.TestRing.peer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.block.Block;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.SignedBlock;
import dev.wringer.node.fixture.TestRing;
import dev.wringer.node.protocol.DhashReply.Stored;
import dev.wringer.node.protocol.DhashReply.Stored.Outcome;
import dev.wringer.node.protocol.DhashRequest.FetchBlock;
import dev.wringer.node.protocol.DhashRequest.StoreBlock;
import dev.wringer.node.protocol.DhashRequest.StoreBlock.Cause;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.RpcFailure;
import dev.wringer.node.signing.SigningKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A node whose disk is full serves what it holds and takes nothing more; k = 3, of which 2 must be acknowledged. */
class FullDiskTest {

    private static final SigningKey KEY = SigningKey.ofSeed(1);

    private final TestRing ring =
            TestRing.ideal(SETTINGS.withChord(SETTINGS.chord().withSuccessors(6)), 0, 8, 16, 24, 32, 40, 48, 56);
    private final Block block = blockBetween(24, 32); // held by 32, 40 and 48

    private PutResult put(Block each) {
        return ring.await(ring.node(0).dhash().put(each));
    }

    private Stored store(Peer holder, Block each) {
        Promise<Stored> answer = new Promise<>();
        ring.node(holder).receive(new StoreBlock(each, List.of(), Cause.CLIENT), answer);
        return ring.await(answer);
    }

    private static SignedBlock version(long number) {
        return KEY.sign(Bytes.ofText("salt"), number, Bytes.ofText("version " + number));
    }

    @Test
    void refusesWhatIsNewAndSaysWhy() {
        ring.fillDisk(peer(40));

        PutResult result = put(block);

        assertThat(result.acknowledged()).containsExactlyInAnyOrder(peer(32), peer(48));
        assertThat(result.refused()).containsExactly(new PutResult.Refusal(peer(40), "NO_ROOM"));
        assertThat(ring.holdersOf(block.key())).containsExactly(peer(32), peer(48));
    }

    @Test
    void aStoreThatTooFewHaveRoomForFails() {
        ring.fillDisk(peer(40));
        ring.fillDisk(peer(48));

        RpcFailure why = ring.awaitFailure(ring.node(0).dhash().put(block));

        assertThat(why.kind()).isEqualTo(RpcFailure.Kind.UNDER_REPLICATED);
        assertThat(why.detail()).contains("1 of 3 replicas acknowledged", "NO_ROOM");
    }

    @Test
    void whatItHoldsItServesAndAcknowledges() {
        put(block);
        ring.fillDisk(peer(32));

        assertThat(store(peer(32), block)).isEqualTo(new Stored(Outcome.ALREADY_HELD, Optional.of(block.version())));
        assertThat(ring.await(ring.node(32).dhash().get(block.key())).block()).isEqualTo(block);
    }

    @Test
    void aNewerVersionHasNoRoomAndAnOlderOneIsSuperseded() {
        put(version(2));
        Peer holder = ring.holdersOf(version(2).key()).get(0);
        ring.fillDisk(holder);

        assertThat(store(holder, version(3)))
                .isEqualTo(new Stored(Outcome.NO_ROOM, Optional.of(version(2).version())));
        assertThat(store(holder, version(1)).outcome()).isEqualTo(Outcome.SUPERSEDED);
        assertThat(ring.node(holder).dhash().store().get(version(2).key())).contains(version(2));
    }

    /** It would be fetched in every round, and could not be kept. */
    @Test
    void repairFetchesNothingUntilThereIsRoom() {
        ring.fillDisk(peer(40));
        put(block);
        AtomicInteger fetches = new AtomicInteger();
        ring.interfere((target, request) -> {
            fetches.addAndGet(request instanceof FetchBlock ? 1 : 0);
            return Optional.empty();
        });
        ring.live().forEach(node -> node.startMaintenance());

        ring.pass(Duration.ofMinutes(5));
        assertThat(fetches).hasValue(0);
        assertThat(ring.holdersOf(block.key())).containsExactly(peer(32), peer(48));

        ring.makeRoom(peer(40));
        ring.pass(Duration.ofMinutes(5));
        assertThat(ring.holdersOf(block.key())).containsExactly(peer(32), peer(40), peer(48));
    }

    @Test
    void whoeverLeavesGoesRoundIt() {
        put(block);
        ring.fillDisk(peer(56)); // the heir, once 32 has gone

        assertThat(ring.await(ring.node(32).leave())).isZero();

        assertThat(ring.holdersOf(block.key()))
                .contains(peer(40), peer(48), peer(0))
                .doesNotContain(peer(56));
    }
}
