package dev.wringer.node.dhash;

import static dev.wringer.node.dhash.PutTest.blockBetween;
import static dev.wringer.node.fixture.TestRing.SETTINGS;
import static dev.wringer.node.fixture.TestRing.peer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.node.block.SignedBlock;
import dev.wringer.node.chord.LookupMode;
import dev.wringer.node.fixture.TestRing;
import dev.wringer.node.host.NodeSettings;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.ChordReply.Neighbours;
import dev.wringer.node.protocol.ChordReply.Precedes;
import dev.wringer.node.protocol.ChordRequest.FindNextHop;
import dev.wringer.node.protocol.ChordRequest.GetNeighbours;
import dev.wringer.node.protocol.DhashReply.Found;
import dev.wringer.node.protocol.DhashReply.Onwards;
import dev.wringer.node.protocol.DhashRequest.CacheBlock;
import dev.wringer.node.protocol.DhashRequest.CompareRange;
import dev.wringer.node.protocol.DhashRequest.FetchBlock;
import dev.wringer.node.protocol.DhashRequest.FindBlock;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.Reply;
import dev.wringer.node.protocol.Request;
import dev.wringer.node.protocol.RpcFailure;
import dev.wringer.node.signing.SigningKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** CFS'01 §5.1 and §5.2. */
class GetTest {

    private final TestRing ring = TestRing.ideal(SETTINGS, 0, 8, 16, 24, 32, 40, 48, 56);
    private final ContentBlock block = blockBetween(24, 32); // held by 32, 40 and 48

    private void putFrom(int origin) {
        ring.await(ring.node(origin).dhash().put(block));
    }

    private GetResult get(int origin, RingId key) {
        GetResult result = ring.await(ring.node(origin).dhash().get(key));
        ring.pass(Duration.ofSeconds(1)); // the copies for the caches arrive
        return result;
    }

    @Test
    void fetchesFromTheOwner() {
        putFrom(0);
        GetResult result = get(0, block.key());
        assertThat(result.block()).isEqualTo(block);
        assertThat(result.from()).isEqualTo(peer(32));
        assertThat(result.cached()).isFalse();
        assertThat(result.path()).isNotEmpty().endsWith(peer(24));
        assertThat(result.replicasTried()).isEqualTo(1);
        assertThat(result.dead()).isEmpty();
        assertThat(result.elapsedNanos()).isPositive();
    }

    @Test
    void aHolderServesItself() {
        putFrom(0);
        GetResult result = get(40, block.key());
        assertThat(result.from()).isEqualTo(peer(40));
        assertThat(result.path()).isEmpty();
        assertThat(ring.sent(FindBlock.class)).isZero();
    }

    /** k = 1: the key's predecessor does not know of 32, but 40, which it names, does. */
    @Test
    void looksForAnOwnerThatTheKeysPredecessorDoesNotKnow() {
        TestRing single =
                TestRing.ideal(SETTINGS.withDhash(SETTINGS.dhash().withReplicas(1, 1)), 0, 8, 16, 24, 32, 40, 48, 56);
        single.await(single.node(0).dhash().put(block));
        single.interfere((target, request) -> request instanceof FindBlock && target.equals(peer(24))
                ? Optional.of(Promise.of(new Onwards(new Precedes(List.of(peer(40), peer(48))))))
                : Optional.empty());
        GetResult result = single.await(single.node(0).dhash().get(block.key()));
        assertThat(result.from()).isEqualTo(peer(32));
        assertThat(result.replicasTried()).isEqualTo(2);
    }

    @Test
    void triesAllReplicasInOrder() {
        putFrom(0);
        ring.node(32).dhash().store().remove(block.key());
        ring.kill(40);
        GetResult result = get(0, block.key());
        assertThat(result.from()).isEqualTo(peer(48));
        assertThat(result.replicasTried()).isEqualTo(3);
        assertThat(result.dead()).containsExactly(peer(40));
    }

    @Test
    void takesTheNextReplicaIfTheOwnerIsDead() {
        putFrom(0);
        ring.kill(32);
        GetResult result = get(0, block.key());
        assertThat(result.from()).isEqualTo(peer(40));
        assertThat(result.dead()).containsExactly(peer(32));
    }

    /** "Every live replica answers, and none has it." */
    @Test
    void isNotFoundIfNobodyHasIt() {
        RpcFailure why = ring.awaitFailure(ring.node(0).dhash().get(block.key()));
        assertThat(why.kind()).isEqualTo(RpcFailure.Kind.NOT_FOUND);
        assertThat(ring.sent(FetchBlock.class)).isEqualTo(3);
    }

    @Test
    void isNotFoundIfItsHoldersAreDeadAndTheLiveOnesDoNotHaveIt() {
        putFrom(0);
        for (int place : List.of(32, 40, 48)) {
            ring.kill(place);
        }
        RpcFailure why = ring.awaitFailure(ring.node(0).dhash().get(block.key()));
        assertThat(why.kind()).isEqualTo(RpcFailure.Kind.NOT_FOUND);
    }

    /** The key's predecessor has just dropped those who do not answer: a short list is no sign of a small ring. */
    private static Optional<Promise<? extends Reply>> ownerAlone(Peer target, Request<?> request) {
        return request instanceof FindBlock && target.equals(peer(24))
                ? Optional.of(Promise.of(new Onwards(new Precedes(List.of(peer(32))))))
                : Optional.empty();
    }

    @Test
    void asksTheOwnerWhoFollowsItIfNobodyElseIsNamed() {
        putFrom(0);
        ring.node(32).dhash().store().remove(block.key());
        ring.interfere(GetTest::ownerAlone);
        assertThat(get(0, block.key()).from()).isEqualTo(peer(40));
    }

    @Test
    void asksAgainWhoFollowsIfTheLastOneNamedIsBusy() {
        putFrom(0);
        ring.node(32).dhash().store().remove(block.key());
        AtomicInteger refused = new AtomicInteger(3);
        ring.interfere((target, request) -> isQuestionTo32(target, request) && refused.getAndDecrement() > 0
                ? Optional.of(BUSY)
                : ownerAlone(target, request));
        assertThat(get(0, block.key()).from()).isEqualTo(peer(40));
    }

    /** Whoever cannot tell who else there is does not say that nobody has the block. */
    @Test
    void deniesNothingIfNobodyTellsWhoFollows() {
        putFrom(0);
        ring.node(32).dhash().store().remove(block.key());
        ring.interfere(
                (target, request) -> isQuestionTo32(target, request) ? Optional.of(BUSY) : ownerAlone(target, request));
        RpcFailure why = ring.awaitFailure(ring.node(0).dhash().get(block.key()));
        assertThat(why.kind()).isEqualTo(RpcFailure.Kind.TIMEOUT);
    }

    private static final Promise<Neighbours> BUSY = Promise.failed(new RpcFailure(RpcFailure.Kind.BUSY, "wait"));

    private static boolean isQuestionTo32(Peer target, Request<?> request) {
        return request instanceof GetNeighbours && target.equals(peer(32));
    }

    /** It has joined between the key and its owner of before, whose block it has not taken over yet. */
    @Test
    void asksOneMoreInThePlaceOfAHolderThatIsTakingOver() {
        TestRing single =
                TestRing.ideal(SETTINGS.withDhash(SETTINGS.dhash().withReplicas(1)), 0, 8, 16, 24, 32, 40, 48, 56);
        single.await(single.node(0).dhash().put(block));
        single.node(32).dhash().store().remove(block.key());
        single.node(40).dhash().store().put(block);
        RpcFailure why = single.awaitFailure(single.node(0).dhash().get(block.key()));
        assertThat(why.kind()).isEqualTo(RpcFailure.Kind.NOT_FOUND);
        single.interfere(
                (target, request) -> request instanceof CompareRange ? Optional.of(new Promise<>()) : Optional.empty());
        single.node(32).dhash().takeOver();
        assertThat(single.await(single.node(0).dhash().get(block.key())).from()).isEqualTo(peer(40));
    }

    /** Whoever has held the block before it is asked as well: those whose blocks it is to hold may not have brought them yet. */
    @Test
    void asksOneMoreInThePlaceOfAHolderThatHasJustJoined() {
        TestRing two =
                TestRing.ideal(SETTINGS.withDhash(SETTINGS.dhash().withReplicas(2)), 0, 8, 16, 24, 32, 40, 48, 56);
        two.node(48).dhash().store().put(block); // which is 32's and 40's
        two.await(two.node(40).dhash().takeOver());
        assertThat(two.await(two.node(0).dhash().getNewest(block.key())).from()).isEqualTo(peer(48));
        assertThat(two.await(two.node(40).dhash().getNewest(block.key())).from())
                .as("asked by itself")
                .isEqualTo(peer(48));

        two.pass(Repair.AFTER_CHANGES);
        assertThat(two.awaitFailure(two.node(0).dhash().getNewest(block.key())).kind())
                .isEqualTo(RpcFailure.Kind.NOT_FOUND);
    }

    @Test
    void whoIsInTransitionStillKnowsWhoFollows() {
        TestRing small = TestRing.ideal(
                SETTINGS.withChord(SETTINGS.chord().withSuccessors(2))
                        .withDhash(SETTINGS.dhash().withReplicas(2)),
                0,
                8,
                16,
                24,
                32,
                40,
                48,
                56);
        small.node(48).dhash().store().put(block); // which is 32's and 40's
        small.await(small.node(32).dhash().takeOver());
        small.await(small.node(40).dhash().takeOver());
        assertThat(small.await(small.node(0).dhash().getNewest(block.key())).from())
                .isEqualTo(peer(48));
    }

    /** It has been one of the holders, and the others have not taken the block over yet. */
    @Test
    void servesItsOwnCopyIfNoHolderHasOne() {
        ring.node(0).dhash().store().put(block);
        GetResult result = ring.await(ring.node(0).dhash().getNewest(block.key()));
        assertThat(result.from()).isEqualTo(peer(0));
        assertThat(result.replicasTried()).isEqualTo(3);
    }

    @Test
    void looksAgainIfAllWhoAreNamedAreGone() {
        putFrom(0);
        ring.interfere((target, request) -> request instanceof FetchBlock && target.equals(peer(32))
                ? Optional.of(new Promise<>())
                : ownerAlone(target, request));
        GetResult result = get(0, block.key());
        assertThat(result.from()).isEqualTo(peer(40));
        assertThat(result.dead()).contains(peer(32));
    }

    @Test
    void isForMembersOnly() {
        Dhash outside = ring.add(peer(5)).dhash();
        assertThat(ring.awaitFailure(outside.get(block.key())).kind()).isEqualTo(RpcFailure.Kind.REJECTED);
        assertThat(ring.awaitFailure(outside.put(block)).kind()).isEqualTo(RpcFailure.Kind.REJECTED);
    }

    @Test
    void worksWithRecursiveLookupsToo() {
        NodeSettings recursive = SETTINGS.withChord(SETTINGS.chord().withLookupMode(LookupMode.RECURSIVE));
        TestRing other = TestRing.ideal(recursive, 0, 8, 16, 24, 32, 40, 48, 56);
        other.await(other.node(0).dhash().put(block));
        GetResult result = other.await(other.node(0).dhash().get(block.key()));
        assertThat(result.from()).isEqualTo(peer(32));
        assertThat(other.sent(FindBlock.class)).isZero();
    }

    // ---- verification

    /** A copy that has gone bad in the store is not served, and is dropped by its holder. */
    @Test
    void aCorruptReplicaIsPassedOverAndCounted() {
        putFrom(0);
        ring.node(32).dhash().store().put(new ContentBlock(block.key(), Bytes.ofText("bit rot")));
        GetResult result = get(0, block.key());
        assertThat(result.block()).isEqualTo(block);
        assertThat(result.from()).isEqualTo(peer(40));
        assertThat(result.corruptCopies()).isEqualTo(1);
        assertThat(ring.holdersOf(block.key())).containsExactly(peer(40), peer(48));
    }

    @Test
    void aLyingReplicaHolderIsPassedOverAndCounted() {
        putFrom(0);
        ring.interfere((target, request) -> request instanceof FetchBlock && target.equals(peer(32))
                ? Optional.of(Promise.of(new Found(blockBetween(1, 2), false)))
                : Optional.empty());
        GetResult result = get(0, block.key());
        assertThat(result.block()).isEqualTo(block);
        assertThat(result.from()).isEqualTo(peer(40));
        assertThat(result.corruptCopies()).isEqualTo(1);
        assertThat(result.replicasTried()).isEqualTo(2);
    }

    @Test
    void aContactThatServesACorruptCopyOnTheWayIsStillGoodAsAHop() {
        putFrom(0);
        ContentBlock forged = new ContentBlock(block.key(), Bytes.ofText("forged"));
        ring.interfere((target, request) ->
                request instanceof FindBlock ? Optional.of(Promise.of(new Found(forged, true))) : Optional.empty());
        GetResult result = get(0, block.key());
        assertThat(result.block()).isEqualTo(block);
        assertThat(result.from()).isEqualTo(peer(32));
        assertThat(result.corruptCopies()).isEqualTo(result.path().size());
    }

    @Test
    void nothingIsFoundIfAllReplicasAreCorrupt() {
        putFrom(0);
        for (int place : List.of(32, 40, 48)) {
            ring.node(place).dhash().store().put(new ContentBlock(block.key(), Bytes.ofText("bit rot")));
        }
        RpcFailure why = ring.awaitFailure(ring.node(0).dhash().get(block.key()));
        assertThat(why.kind()).isEqualTo(RpcFailure.Kind.NOT_FOUND);
        assertThat(why.detail()).contains("3 corrupt copies");
    }

    // ---- caching

    /** §5.2: "the client sends a copy of the block to each of the servers it contacted along the lookup path". */
    @Test
    void leavesCopiesAlongThePath() {
        putFrom(0);
        GetResult first = get(0, block.key());
        for (Peer contact : first.path()) {
            assertThat(ring.node(contact).dhash().cachedBlocks()).isEqualTo(1);
        }
        GetResult second = get(0, block.key());
        assertThat(second.cached()).isTrue();
        assertThat(second.from()).isEqualTo(first.path().get(0));
        assertThat(second.path()).containsExactly(first.path().get(0));
        assertThat(second.replicasTried()).isZero();
    }

    @Test
    void cachedCopiesAreNoReplicas() {
        putFrom(0);
        get(0, block.key());
        assertThat(ring.holdersOf(block.key())).containsExactly(peer(32), peer(40), peer(48));
    }

    @Test
    void theCacheCanBeTurnedOff() {
        NodeSettings without = SETTINGS.withDhash(SETTINGS.dhash().withCacheCapacity(0));
        TestRing other = TestRing.ideal(without, 0, 8, 16, 24, 32, 40, 48, 56);
        other.await(other.node(0).dhash().put(block));
        other.await(other.node(0).dhash().get(block.key()));
        other.pass(Duration.ofSeconds(1));
        assertThat(other.sent(CacheBlock.class)).isZero();
    }

    @Test
    void forgedCopiesAreNotCached() {
        ContentBlock forged = new ContentBlock(block.key(), Bytes.ofText("forged"));
        ring.node(8).receive(new CacheBlock(forged), new Promise<>());
        assertThat(ring.node(8).dhash().cachedBlocks()).isZero();
    }

    @Test
    void signedBlocksAreNotCached() {
        SignedBlock signed = SigningKey.ofSeed(1).sign(Bytes.EMPTY, 1, Bytes.EMPTY);
        ring.await(ring.node(0).dhash().put(signed));
        get(0, signed.key());
        assertThat(ring.sent(CacheBlock.class)).isZero();
    }

    // ---- versions

    @Test
    void theNewestVersionIsFoundEvenIfTheOwnerMissedIt() {
        SigningKey author = SigningKey.ofSeed(1);
        SignedBlock first = author.sign(Bytes.EMPTY, 1, Bytes.ofText("one"));
        SignedBlock second = author.sign(Bytes.EMPTY, 2, Bytes.ofText("two"));
        ring.await(ring.node(0).dhash().put(first));
        List<Peer> holders = ring.holdersOf(first.key());
        ring.node(holders.get(2)).dhash().store().put(second);
        Dhash asking = ring.node(0).dhash();
        assertThat(ring.await(asking.getNewest(first.key())).block()).isEqualTo(second);
        assertThat(ring.await(asking.getNewest(first.key())).replicasTried()).isEqualTo(3);
    }

    /** The list that the lookup finds has lost all entries but the first, which was away during the update. */
    @Test
    void theNewestVersionIsLookedForBeyondAShortList() {
        SigningKey author = SigningKey.ofSeed(1);
        SignedBlock first = author.sign(Bytes.EMPTY, 1, Bytes.ofText("one"));
        SignedBlock second = author.sign(Bytes.EMPTY, 2, Bytes.ofText("two"));
        List<Peer> holders = ring.await(ring.node(0).dhash().put(second)).acknowledged();
        Peer owner = ring.await(ring.node(0).chord().lookup(first.key())).owner();
        assertThat(holders).contains(owner);
        ring.node(owner).dhash().store().put(first);
        Peer predecessor = ring.node(owner).chord().predecessor().orElseThrow();
        ring.interfere((target, request) -> request instanceof FindNextHop && target.equals(predecessor)
                ? Optional.of(Promise.of(new Precedes(List.of(owner))))
                : Optional.empty());
        Peer asking = ring.live().stream()
                .map(node -> node.chord().self())
                .filter(peer -> !holders.contains(peer) && !peer.equals(predecessor))
                .findFirst()
                .orElseThrow();
        assertThat(ring.await(ring.node(asking).dhash().getNewest(first.key())).block())
                .isEqualTo(second);
    }
}
