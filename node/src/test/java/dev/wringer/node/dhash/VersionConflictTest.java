package dev.wringer.node.dhash;

import static dev.wringer.node.fixture.TestRing.SETTINGS;
import static dev.wringer.node.fixture.TestRing.peer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.block.Block;
import dev.wringer.node.block.BlockVersion;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.node.block.SignedBlock;
import dev.wringer.node.fixture.TestRing;
import dev.wringer.node.host.VirtualNode;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.DhashReply.Stored;
import dev.wringer.node.protocol.DhashReply.Stored.Outcome;
import dev.wringer.node.protocol.DhashReply.Wanted;
import dev.wringer.node.protocol.DhashRequest.OfferBlocks;
import dev.wringer.node.protocol.DhashRequest.StoreBlock;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.Reply;
import dev.wringer.node.protocol.RpcFailure;
import dev.wringer.node.signing.SigningKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One version number given to two payloads, as by two clients of one signer that write at the same time: wherever they meet
 * the same one wins. And what puts that failed leave behind.
 */
class VersionConflictTest {

    private static final List<Peer> PEERS =
            IntStream.range(0, 8).mapToObj(i -> peer(8 * i)).toList();
    private static final Duration REPAIRED = Duration.ofMinutes(4);
    private static final int RINGS = 60;

    private final SigningKey author = SigningKey.ofSeed(1);
    private final SignedBlock one = author.sign(Bytes.EMPTY, 1, Bytes.ofText("one"));
    private final SignedBlock other = author.sign(Bytes.EMPTY, 1, Bytes.ofText("other"));
    private final SignedBlock winner = one.version().supersedes(other.version()) ? one : other;
    private final SignedBlock loser = winner.equals(one) ? other : one;
    private final RingId key = one.key();

    private final TestRing ring = TestRing.ideal(SETTINGS, PEERS);

    /** The three nodes that should hold the block, nearest first. */
    private List<Peer> holders(TestRing of) {
        return Placement.of(of.await(of.node(0).chord().lookup(key)).successors(), 3)
                .holders();
    }

    private static void hold(TestRing of, Peer holder, Block block) {
        of.node(holder).dhash().store().put(block);
    }

    private static void assertAllHold(TestRing in, Block block) {
        assertThat(in.holdersOf(block.key())).hasSize(3).allSatisfy(holder -> assertThat(
                        in.node(holder).dhash().store().get(block.key()))
                .contains(block));
    }

    // ---- two puts at the same time

    @Test
    void concurrentPutsConvergeToOneWinnerEverywhere() {
        int torn = 0;
        for (int seed = 0; seed < RINGS; seed++) {
            TestRing each = TestRing.ideal(SETTINGS, PEERS, seed).maintain();
            List<Promise<PutResult>> puts = List.of(
                    each.node(0).dhash().put(loser), each.node(32).dhash().put(winner));
            each.pass(Duration.ofSeconds(30));
            torn += distinctHeld(each) > 1 ? 1 : 0;

            assertThat(puts).allMatch(Promise::isComplete);
            assertThat(each.await(puts.get(1)).isFullyReplicated()).isTrue(); // nothing can win over the winner
            each.pass(REPAIRED);
            assertAllHold(each, winner);
            for (VirtualNode reader : each.live()) {
                assertThat(each.await(reader.dhash().get(key)).block()).isEqualTo(winner);
                assertThat(each.await(reader.dhash().getNewest(key)).block()).isEqualTo(winner);
            }
        }
        // A holder that is reached by both keeps the winner at once: where everybody lives nothing is left to repair.
        assertThat(torn).isZero();
    }

    /** What is left for repair: each put reaches only some of the holders. */
    @Test
    void putsThatMissSomeHoldersConvergeByRepair() {
        int torn = 0;
        for (int seed = 0; seed < RINGS; seed++) {
            TestRing each = TestRing.ideal(SETTINGS, PEERS, seed).maintain();
            Random chance = new Random(seed);
            each.interfere((target, request) -> request instanceof StoreBlock && chance.nextInt(3) == 0
                    ? Optional.of(new Promise<>())
                    : Optional.empty());
            each.node(0).dhash().put(loser);
            each.node(32).dhash().put(winner);
            each.pass(Duration.ofSeconds(15));
            torn += distinctHeld(each) > 1 ? 1 : 0;
            each.interfere((target, request) -> Optional.empty());

            each.pass(REPAIRED);
            assertAllHold(each, winner);
            for (VirtualNode reader : each.live()) {
                assertThat(each.await(reader.dhash().get(key)).block()).isEqualTo(winner);
            }
            int repaired = each.repaired();
            each.pass(REPAIRED);
            assertThat(each.repaired()).as("replicas made once all is well").isEqualTo(repaired);
        }
        assertThat(torn).as("rings with both payloads for a while").isPositive();
    }

    private long distinctHeld(TestRing in) {
        return in.holdersOf(key).stream()
                .map(holder -> in.node(holder).dhash().store().get(key))
                .distinct()
                .count();
    }

    // ---- wherever two of them meet

    @Test
    void aHolderKeepsTheWinnerWhicheverComesFirst() {
        Peer holder = holders(ring).get(1);
        assertThat(store(holder, loser)).isEqualTo(new Stored(Outcome.STORED, Optional.of(loser.version())));
        assertThat(store(holder, winner)).isEqualTo(new Stored(Outcome.STORED, Optional.of(winner.version())));
        assertThat(store(holder, loser)).isEqualTo(new Stored(Outcome.SUPERSEDED, Optional.of(winner.version())));
        assertThat(store(holder, winner)).isEqualTo(new Stored(Outcome.ALREADY_HELD, Optional.of(winner.version())));
    }

    private Stored store(Peer holder, Block block) {
        Promise<Stored> answer = new Promise<>();
        ring.node(holder).receive(new StoreBlock(block, List.of(), StoreBlock.Cause.CLIENT), answer);
        return ring.await(answer);
    }

    /** The owner fetches a winner, and makes others hold it; neither side asks who came first. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void localRepairSpreadsTheWinnerFromWhereverItIs(int place) {
        List<Peer> holders = holders(ring);
        holders.forEach(holder -> hold(ring, holder, loser));
        hold(ring, holders.get(place), winner);
        ring.maintain().pass(REPAIRED);
        assertAllHold(ring, winner);
    }

    @Test
    void globalRepairBringsAWinnerHomeAndDropsALoser() {
        List<Peer> holders = holders(ring);
        Peer stray = PEERS.stream()
                .filter(peer -> !holders.contains(peer))
                .findFirst()
                .orElseThrow();
        holders.forEach(holder -> hold(ring, holder, loser));
        hold(ring, stray, winner);
        ring.maintain().pass(REPAIRED);
        assertAllHold(ring, winner); // and the stray copy is gone

        hold(ring, stray, loser);
        ring.pass(REPAIRED);
        assertAllHold(ring, winner);
    }

    @Test
    void aJoiningNodeTakesTheWinnerOverFromItsSuccessor() {
        holders(ring).forEach(holder -> hold(ring, holder, winner));
        Peer joining = new Peer(key, "late:4000", 0); // owns the block as soon as it has joined
        VirtualNode late = ring.add(joining);
        late.dhash().store().put(loser); // what its disk had kept
        ring.await(late.join(List.of(peer(0))));
        ring.pass(Duration.ofSeconds(5));
        assertThat(late.dhash().store().get(key)).contains(winner);
    }

    @Test
    void whatLosesIsNotWanted() {
        Peer holder = holders(ring).get(0);
        hold(ring, holder, winner);
        assertThat(wanted(holder, loser)).isEmpty();
        hold(ring, holder, loser);
        assertThat(wanted(holder, winner)).containsExactly(key);
        assertThat(wanted(holder, loser)).isEmpty();
    }

    private List<RingId> wanted(Peer holder, Block block) {
        Promise<Wanted> answer = new Promise<>();
        ring.node(holder).receive(new OfferBlocks(List.of(new BlockVersion(block.key(), block.version()))), answer);
        return ring.await(answer).keys();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aReadOfTheNewestReturnsTheWinnerWhereverItIs(int place) {
        List<Peer> holders = holders(ring);
        holders.forEach(holder -> hold(ring, holder, loser));
        hold(ring, holders.get(place), winner);
        for (VirtualNode reader : ring.live()) {
            assertThat(ring.await(reader.dhash().getNewest(key)).block()).isEqualTo(winner);
        }
    }

    // ---- what is answered, and what is left behind

    @Test
    void thePutThatLosesIsSuperseded() {
        ring.await(ring.node(0).dhash().put(winner));
        RpcFailure why = ring.awaitFailure(ring.node(0).dhash().put(loser));
        assertThat(why.kind()).isEqualTo(RpcFailure.Kind.SUPERSEDED);
        assertThat(why.meansGone()).isFalse();
        assertThat(why.detail()).contains("0 of 3 replicas acknowledged", "holds version " + winner.version());
        assertAllHold(ring, winner);
    }

    /** It may have been stored where the winner had not come yet: not for longer than until repair. */
    @Test
    void aSupersededPutMayLeaveCopiesUntilRepair() {
        List<Peer> holders = holders(ring);
        holders.subList(0, 2).forEach(holder -> hold(ring, holder, winner));
        RpcFailure why = ring.awaitFailure(ring.node(0).dhash().put(loser));
        assertThat(why.kind()).isEqualTo(RpcFailure.Kind.SUPERSEDED);
        assertThat(ring.node(holders.get(2)).dhash().store().get(key)).contains(loser);
        ring.maintain().pass(REPAIRED);
        assertAllHold(ring, winner);
    }

    /** Enough holders have it: a minority with a winner, whose own put may have failed, does not make that untrue. */
    @Test
    void enoughAcknowledgementsAreEnough() {
        List<Peer> holders = holders(ring);
        hold(ring, holders.get(2), winner);
        PutResult result = ring.await(ring.node(0).dhash().put(loser));
        assertThat(result.acknowledged()).containsExactlyInAnyOrderElementsOf(holders.subList(0, 2));
        assertThat(result.refused())
                .containsExactly(
                        new PutResult.Refusal(holders.get(2), "SUPERSEDED (holds version " + winner.version() + ")"));
    }

    @Test
    void thePutOfWhatIsHeldIsAcknowledgedAgain() {
        ring.await(ring.node(0).dhash().put(one));
        assertThat(ring.await(ring.node(8).dhash().put(one)).isFullyReplicated())
                .isTrue();
        SignedBlock signed = author.sign(Bytes.EMPTY, 1, Bytes.ofText("one"));
        assertThat(ring.await(ring.node(8).dhash().put(signed)).isFullyReplicated())
                .isTrue();
    }

    /**
     * Puts of forged and genuine blocks by members and others, while nodes die, are silent or refuse: none that was answered
     * with a failure that excludes an effect is held by anybody, neither soon nor after repair.
     */
    @Test
    void whatWasRefusedIsNotHeldAfterRepair() {
        Set<RpcFailure.Kind> mayBeHeld =
                Set.of(RpcFailure.Kind.TIMEOUT, RpcFailure.Kind.UNDER_REPLICATED, RpcFailure.Kind.SUPERSEDED);
        List<RpcFailure.Kind> seen = new ArrayList<>();
        for (int seed = 0; seed < RINGS / 6; seed++) {
            TestRing each = TestRing.ideal(SETTINGS, PEERS, seed).maintain();
            each.add(peer(5)); // outside
            Random chance = new Random(seed);
            each.interfere((target, request) -> chance.nextInt(4) > 0
                    ? Optional.empty()
                    : Optional.of(chance.nextBoolean() ? new Promise<>() : refusal(chance)));
            each.kill(8 * chance.nextInt(8));
            List<Block> excluded = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Block genuine = author.sign(Bytes.ofText("salt " + i % 5), 1 + chance.nextInt(3), Bytes.ofText("" + i));
                Block block = chance.nextInt(5) > 0
                        ? genuine
                        : new ContentBlock(TestRing.key(chance.nextInt(64)), Bytes.ofText("forged " + i));
                int origin = chance.nextInt(9);
                each.node(origin == 8 ? 5 : 8 * origin).dhash().put(block).then(stored -> {}, why -> {
                    seen.add(why.kind());
                    if (!mayBeHeld.contains(why.kind())) {
                        excluded.add(block);
                    }
                });
                each.pass(Duration.ofMillis(chance.nextInt(2_000)));
            }
            each.pass(Duration.ofMinutes(1));
            assertNobodyHolds(excluded, each);
            each.interfere((target, request) -> Optional.empty());
            each.pass(REPAIRED);
            assertNobodyHolds(excluded, each);
        }
        assertThat(seen).contains(RpcFailure.Kind.REJECTED, RpcFailure.Kind.SUPERSEDED);
        assertThat(seen).contains(RpcFailure.Kind.UNDER_REPLICATED);
    }

    private static void assertNobodyHolds(List<Block> blocks, TestRing in) {
        for (Block block : blocks) {
            assertThat(in.live())
                    .noneMatch(node -> node.dhash().store().get(block.key()).equals(Optional.of(block)));
        }
    }

    private static Promise<Reply> refusal(Random chance) {
        Promise<Reply> refused = new Promise<>();
        List<RpcFailure.Kind> kinds =
                List.of(RpcFailure.Kind.BUSY, RpcFailure.Kind.REJECTED, RpcFailure.Kind.UNREACHABLE);
        refused.fail(kinds.get(chance.nextInt(kinds.size())), "by the test");
        return refused;
    }
}
