package dev.wringer.node.dhash;

import static dev.wringer.node.fixture.TestRing.SETTINGS;
import static dev.wringer.node.fixture.TestRing.peer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.block.Block;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.node.block.SignedBlock;
import dev.wringer.node.fixture.TestRing;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.ChordReply.Precedes;
import dev.wringer.node.protocol.ChordRequest.FindNextHop;
import dev.wringer.node.protocol.DhashReply.Stored;
import dev.wringer.node.protocol.DhashReply.Stored.Outcome;
import dev.wringer.node.protocol.DhashRequest.StoreBlock;
import dev.wringer.node.protocol.DhashRequest.StoreBlock.Cause;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.RpcFailure;
import dev.wringer.node.signing.SigningKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** CFS'01 §5.1: k replicas at the first k successors of the key; k = 3 here, of which 2 must be acknowledged. */
class PutTest {

    private final TestRing ring = TestRing.ideal(SETTINGS, 0, 10, 20, 30, 40, 50);

    /** A block whose key lies in ({@code from}, {@code to}]. */
    static ContentBlock blockBetween(int from, int to) {
        for (int i = 0; ; i++) {
            ContentBlock block = ContentBlock.of(Bytes.ofText("block " + i));
            RingId key = block.key();
            if (key.isBetween(TestRing.key(from), TestRing.key(to))) {
                return block;
            }
        }
    }

    private PutResult put(int origin, Block block) {
        return ring.await(ring.node(origin).dhash().put(block));
    }

    private Stored store(int holder, Block block, List<Peer> absent) {
        Promise<Stored> answer = new Promise<>();
        ring.node(holder).receive(new StoreBlock(block, absent, Cause.CLIENT), answer);
        return ring.await(answer);
    }

    @Test
    void storesTheBlockAtTheFirstKSuccessors() {
        ContentBlock block = blockBetween(10, 20);
        PutResult result = put(50, block);
        assertThat(ring.holdersOf(block.key())).containsExactly(peer(20), peer(30), peer(40));
        assertThat(result.acknowledged()).containsExactlyInAnyOrder(peer(20), peer(30), peer(40));
        assertThat(result.refused()).isEmpty();
        assertThat(result.isFullyReplicated()).isTrue();
        assertThat(result.elapsedNanos()).isPositive();
    }

    @Test
    void aHolderStoresItsOwnReplica() {
        ContentBlock block = blockBetween(10, 20);
        put(30, block);
        assertThat(ring.holdersOf(block.key())).containsExactly(peer(20), peer(30), peer(40));
    }

    @Test
    void inPlaceOfADeadHolderTheNextOneIsAsked() {
        ring.kill(30);
        ContentBlock block = blockBetween(10, 20);
        PutResult result = put(0, block);
        assertThat(ring.holdersOf(block.key())).containsExactly(peer(20), peer(40), peer(50));
        assertThat(result.isFullyReplicated()).isTrue();
        assertThat(result.refused()).extracting(PutResult.Refusal::peer).containsExactly(peer(30));
    }

    /** r = 4, and only one of the list is there: it knows who follows. */
    @Test
    void inPlaceOfDeadHoldersThoseBeyondTheListAreAsked() {
        for (int place : List.of(30, 40, 50)) {
            ring.kill(place);
        }
        ContentBlock block = blockBetween(10, 20);
        assertThat(put(10, block).acknowledged()).containsExactlyInAnyOrder(peer(20), peer(0), peer(10));
    }

    @Test
    void belowTheRequiredCountItFailsClearly() {
        ring.interfere((target, request) -> request instanceof StoreBlock && !target.equals(peer(20))
                ? Optional.of(Promise.failed(new RpcFailure(RpcFailure.Kind.BUSY, "")))
                : Optional.empty());
        ContentBlock block = blockBetween(10, 20);
        RpcFailure why = ring.awaitFailure(ring.node(20).dhash().put(block));
        assertThat(why.kind()).isEqualTo(RpcFailure.Kind.UNDER_REPLICATED);
        assertThat(why.detail())
                .startsWith("1 of 3 replicas acknowledged, 2 required")
                .contains("host-30:4000/0");
    }

    @Test
    void saysSoIfTooFewHostsAreKnown() {
        TestRing tiny = TestRing.ideal(SETTINGS.withDhash(SETTINGS.dhash().withReplicas(3, 3)), 0, 10);
        RpcFailure why = tiny.awaitFailure(tiny.node(0).dhash().put(blockBetween(0, 10)));
        assertThat(why.detail())
                .startsWith("2 of 3 replicas acknowledged, 3 required; only 2 distinct hosts are known");
    }

    @Test
    void inATinyRingEverybodyHoldsEverything() {
        TestRing tiny = TestRing.ideal(SETTINGS, 0, 10, 20);
        ContentBlock block = blockBetween(0, 10);
        assertThat(tiny.await(tiny.node(0).dhash().put(block)).isFullyReplicated())
                .isTrue();
        assertThat(tiny.holdersOf(block.key())).containsExactly(peer(0), peer(10), peer(20));
    }

    @Test
    void replicasAreOnDistinctHosts() {
        List<Peer> peers = List.of(
                new Peer(TestRing.key(0), "a:1", 0),
                new Peer(TestRing.key(10), "b:1", 0),
                new Peer(TestRing.key(20), "b:1", 1),
                new Peer(TestRing.key(30), "c:1", 0),
                new Peer(TestRing.key(40), "b:1", 2),
                new Peer(TestRing.key(50), "d:1", 0));
        TestRing virtual = TestRing.ideal(SETTINGS.withChord(SETTINGS.chord().withSuccessors(5)), peers);
        ContentBlock block = blockBetween(0, 10);
        assertThat(virtual.await(virtual.node(peers.get(4)).dhash().put(block)).isFullyReplicated())
                .isTrue();
        assertThat(virtual.holdersOf(block.key())).containsExactly(peers.get(1), peers.get(3), peers.get(5));
    }

    @Nested
    class WhereTwoNodesOfAHostSeemToBeHolders {

        private final Peer origin = new Peer(TestRing.key(0), "a:1", 0);
        private final Peer predecessor = new Peer(TestRing.key(10), "b:1", 1);
        private final Peer owner = new Peer(TestRing.key(20), "c:1", 0);
        private final Peer second = new Peer(TestRing.key(30), "d:1", 0);
        private final Peer third = new Peer(TestRing.key(40), "b:1", 0);
        private final Peer last = new Peer(TestRing.key(50), "e:1", 0);
        private final TestRing virtual =
                TestRing.ideal(SETTINGS, List.of(origin, predecessor, owner, second, third, last));

        /** The predecessor's list is so short that it seems to be the whole ring, with the predecessor as the last holder. */
        private List<Peer> acknowledgedIfThePredecessor(Outcome answers) {
            virtual.interfere((target, request) -> !target.equals(predecessor)
                    ? Optional.empty()
                    : request instanceof FindNextHop
                            ? Optional.of(Promise.of(new Precedes(List.of(owner))))
                            : request instanceof StoreBlock
                                    ? Optional.of(Promise.of(new Stored(answers, Optional.empty())))
                                    : Optional.empty());
            return virtual.await(virtual.node(origin).dhash().put(blockBetween(10, 20)))
                    .acknowledged();
        }

        @Test
        void oneIsEnough() {
            assertThat(acknowledgedIfThePredecessor(Outcome.STORED))
                    .containsExactlyInAnyOrder(owner, second, predecessor);
        }

        @Test
        void theOtherIsAskedIfThatOneRefuses() {
            assertThat(acknowledgedIfThePredecessor(Outcome.NOT_RESPONSIBLE))
                    .containsExactlyInAnyOrder(owner, second, third);
        }
    }

    @Test
    void aCorruptBlockIsNotEvenSent() {
        ContentBlock forged = new ContentBlock(blockBetween(10, 20).key(), Bytes.ofText("forged"));
        assertThat(ring.awaitFailure(ring.node(0).dhash().put(forged)).kind()).isEqualTo(RpcFailure.Kind.REJECTED);
        assertThat(ring.sent(StoreBlock.class)).isZero();
    }

    // ---- what a holder answers

    @Test
    void aCorruptBlockIsRefused() {
        ContentBlock forged = new ContentBlock(blockBetween(10, 20).key(), Bytes.ofText("forged"));
        assertThat(store(20, forged, List.of()).outcome()).isEqualTo(Outcome.CORRUPT);
        assertThat(ring.holdersOf(forged.key())).isEmpty();
    }

    /** "A node asked to store what it is not responsible for says so." */
    @Test
    void onlyThoseResponsibleStoreIt() {
        ContentBlock block = blockBetween(10, 20);
        assertThat(store(50, block, List.of()).outcome()).isEqualTo(Outcome.NOT_RESPONSIBLE);
        assertThat(store(10, block, List.of()).outcome()).isEqualTo(Outcome.NOT_RESPONSIBLE);
        assertThat(store(40, block, List.of()).outcome()).isEqualTo(Outcome.STORED);
        assertThat(ring.holdersOf(block.key())).containsExactly(peer(40));
    }

    @Test
    void thoseThatAreAbsentDoNotCount() {
        ContentBlock block = blockBetween(10, 20);
        assertThat(store(50, block, List.of(peer(30))).outcome()).isEqualTo(Outcome.STORED);
        assertThat(store(0, block, List.of(peer(30))).outcome()).isEqualTo(Outcome.NOT_RESPONSIBLE);
    }

    @Test
    void whatALookupHasConfirmedIsRemembered() {
        assertThat(store(40, blockBetween(10, 20), List.of()).outcome()).isEqualTo(Outcome.STORED);
        int lookups = ring.sent(FindNextHop.class);
        assertThat(store(40, blockBetween(15, 20), List.of()).outcome()).isEqualTo(Outcome.STORED);
        assertThat(ring.sent(FindNextHop.class)).isEqualTo(lookups);
    }

    @Test
    void whoCannotTellWhetherItIsResponsibleIsBusy() {
        for (int place : List.of(0, 10, 20, 50)) {
            ring.kill(place);
        }
        Promise<Stored> answer = new Promise<>();
        ring.node(40).receive(new StoreBlock(blockBetween(20, 30), List.of(), Cause.CLIENT), answer);
        assertThat(ring.awaitFailure(answer).kind()).isEqualTo(RpcFailure.Kind.BUSY);
    }

    // ---- versions

    @Test
    void theSameBlockAgainIsAcknowledged() {
        ContentBlock block = blockBetween(10, 20);
        put(0, block);
        assertThat(store(20, block, List.of()))
                .isEqualTo(new Stored(Outcome.ALREADY_HELD, Optional.of(block.version())));
        assertThat(put(0, block).isFullyReplicated()).isTrue();
    }

    @Test
    void aHigherVersionReplacesALowerOne() {
        SigningKey author = SigningKey.ofSeed(1);
        SignedBlock first = author.sign(Bytes.EMPTY, 1, Bytes.ofText("one"));
        SignedBlock second = author.sign(Bytes.EMPTY, 2, Bytes.ofText("two"));
        put(0, first);
        assertThat(put(0, second).isFullyReplicated()).isTrue();
        assertThat(ring.await(ring.node(10).dhash().get(first.key())).block()).isEqualTo(second);
    }

    @Test
    void anOlderVersionIsAnsweredAsSuperseded() {
        SigningKey author = SigningKey.ofSeed(1);
        SignedBlock second = author.sign(Bytes.EMPTY, 2, Bytes.ofText("two"));
        SignedBlock first = author.sign(Bytes.EMPTY, 1, Bytes.ofText("one"));
        put(0, second);
        RpcFailure why = ring.awaitFailure(ring.node(0).dhash().put(first));
        assertThat(why.kind()).isEqualTo(RpcFailure.Kind.SUPERSEDED);
        assertThat(why.detail()).contains("SUPERSEDED (holds version " + second.version() + ")");
        assertThat(ring.holdersOf(first.key())).hasSize(3).allSatisfy(holder -> assertThat(
                        ring.node(holder).dhash().store().get(first.key()))
                .contains(second));
    }

    @Test
    void aNewVersionMayReplaceACopyThatHasGoneBad() {
        ContentBlock block = blockBetween(10, 20);
        ring.node(20).dhash().store().put(new ContentBlock(block.key(), Bytes.ofText("bit rot")));
        assertThat(store(20, block, List.of()).outcome()).isEqualTo(Outcome.STORED);
        assertThat(ring.node(20).dhash().store().get(block.key())).contains(block);
    }
}
