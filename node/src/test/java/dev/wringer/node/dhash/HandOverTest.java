package dev.wringer.node.dhash;

import static dev.wringer.node.dhash.PutTest.blockBetween;
import static dev.wringer.node.fixture.TestRing.SETTINGS;
import static dev.wringer.node.fixture.TestRing.key;
import static dev.wringer.node.fixture.TestRing.peer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.block.Block;
import dev.wringer.node.block.BlockVersion;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.node.fixture.TestRing;
import dev.wringer.node.host.VirtualNode;
import dev.wringer.node.protocol.ChordReply.Precedes;
import dev.wringer.node.protocol.ChordRequest.FindNextHop;
import dev.wringer.node.protocol.DhashReply.Fetched;
import dev.wringer.node.protocol.DhashReply.Found;
import dev.wringer.node.protocol.DhashReply.NotHeld;
import dev.wringer.node.protocol.DhashReply.Stored;
import dev.wringer.node.protocol.DhashReply.Wanted;
import dev.wringer.node.protocol.DhashRequest.FetchBlock;
import dev.wringer.node.protocol.DhashRequest.OfferBlocks;
import dev.wringer.node.protocol.DhashRequest.StoreBlock;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.Reply;
import dev.wringer.node.protocol.Request;
import dev.wringer.node.protocol.RpcFailure;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Leaving, and what an offer is worth: k = 3, r = 6. */
class HandOverTest {

    private final TestRing ring =
            TestRing.ideal(SETTINGS.withChord(SETTINGS.chord().withSuccessors(6)), 0, 8, 16, 24, 32, 40, 48, 56);
    private final Block block = blockBetween(24, 32); // held by 32, 40 and 48

    private <R extends Reply> Promise<R> ask(int place, Request<R> request) {
        Promise<R> answer = new Promise<>();
        ring.node(place).receive(request, answer);
        return answer;
    }

    private void put() {
        assertThat(ring.await(ring.node(0).dhash().put(block)).acknowledged()).hasSize(3);
    }

    @Test
    void whoeverLeavesTakesNoMoreBlocksAndGoesOnServing() {
        put();
        Promise<Integer> left = ring.node(32).leave();

        Promise<Stored> stored = ask(32, new StoreBlock(block, List.of(), StoreBlock.Cause.CLIENT));
        assertThat(ring.awaitFailure(stored)).satisfies(why -> {
            assertThat(why.kind()).isEqualTo(RpcFailure.Kind.LEAVING);
            assertThat(why.meansGone()).isFalse();
        });
        Promise<Wanted> offered = ask(32, new OfferBlocks(List.of()));
        assertThat(ring.awaitFailure(offered).kind()).isEqualTo(RpcFailure.Kind.LEAVING);
        Promise<Fetched> fetched = ask(32, new FetchBlock(block.key()));
        assertThat(ring.await(fetched)).isEqualTo(new Found(block, false, true));
        Promise<Fetched> missing = ask(32, new FetchBlock(key(5)));
        assertThat(ring.await(missing)).isEqualTo(new NotHeld(false, true));
        assertThat(ring.await(left)).isZero();
    }

    /** A store that waits for a lookup when its node is told to leave is refused: the node may have listed its blocks. */
    @Test
    void refusesWhatArrivesBetweenListingAndLeaving() {
        Promise<Stored> stored = ask(48, new StoreBlock(block, List.of(), StoreBlock.Cause.CLIENT));
        assertThat(stored.isComplete()).isFalse();
        Promise<Integer> left = ring.node(48).leave();
        assertThat(ring.awaitFailure(stored).kind()).isEqualTo(RpcFailure.Kind.LEAVING);
        assertThat(ring.await(left)).isZero();
        assertThat(ring.node(48).dhash().store().get(block.key())).isEmpty();
    }

    @Test
    void aStoreGoesRoundThoseThatLeave() {
        ring.node(32).dhash().takeNoMore();
        ring.node(40).dhash().takeNoMore();
        assertThat(ring.await(ring.node(0).dhash().put(block)).acknowledged())
                .containsExactlyInAnyOrder(peer(48), peer(56), peer(0));
        assertThat(ring.await(ring.node(16).dhash().get(block.key())).block()).isEqualTo(block);
        assertThat(ring.await(ring.node(16).dhash().getNewest(block.key())).block())
                .isEqualTo(block);
    }

    @Test
    void allHoldersLeaveAtOnceAndTheNextThreeHoldTheBlock() {
        put();
        List<Promise<Integer>> left = IntStream.of(32, 40, 48)
                .mapToObj(place -> ring.node(place).leave())
                .toList();
        left.forEach(each -> assertThat(ring.await(each)).isZero());
        assertThat(ring.holdersOf(block.key())).contains(peer(56), peer(0), peer(8));
    }

    /** The key's predecessor has just dropped those who do not answer: a list with one heir is no sign of a small ring. */
    @Test
    void aListThatHasLostEntriesIsNoSmallRing() {
        put();
        ring.interfere((target, request) -> request instanceof FindNextHop && target.equals(peer(24))
                ? Optional.of(Promise.of(new Precedes(List.of(peer(32), peer(40)))))
                : Optional.empty());
        assertThat(ring.await(ring.node(32).leave())).isZero();
        assertThat(ring.holdersOf(block.key())).contains(peer(40), peer(48), peer(56));
    }

    /** k = 1, r = 2: everybody in the key's list leaves, and the last of them still knows who follows. */
    @Test
    void heirsAreLookedForBeyondAListOfLeavers() {
        TestRing small = TestRing.ideal(
                SETTINGS.withChord(SETTINGS.chord().withSuccessors(2))
                        .withDhash(SETTINGS.dhash().withReplicas(1, 1)),
                0,
                8,
                16,
                24,
                32,
                40,
                48,
                56);
        small.await(small.node(0).dhash().put(block));
        small.node(40).dhash().takeNoMore();
        assertThat(small.await(small.node(32).leave())).isZero();
        assertThat(small.holdersOf(block.key())).contains(peer(48));
    }

    private void after(Duration delay, Runnable task) {
        ring.node(0).chord().timers().schedule(delay.toNanos(), task);
    }

    /** 36 joins while 56 takes its copy: from then on the heirs are 36, 40 and 48. */
    @Test
    void aNewcomerIsAnHeirToo() {
        put();
        VirtualNode newcomer = ring.add(peer(36));
        AtomicBoolean joined = new AtomicBoolean();
        ring.interfere((target, request) -> {
            if (request instanceof StoreBlock store && target.equals(peer(56)) && !joined.getAndSet(true)) {
                Promise<Stored> taken = new Promise<>();
                newcomer.join(List.of(peer(0)));
                after(Duration.ofSeconds(2), () -> ring.node(32).chord().stabilizeNow());
                after(Duration.ofSeconds(3), () -> ring.node(24).chord().stabilizeNow());
                after(Duration.ofSeconds(4), () -> ring.node(56).receive(store, taken));
                return Optional.of(taken);
            }
            return Optional.empty();
        });
        assertThat(ring.await(ring.node(32).leave())).isZero();
        assertThat(joined).isTrue();
        assertThat(ring.holdersOf(block.key())).contains(peer(36), peer(40), peer(48));
    }

    @Test
    void anHeirThatCrashesAfterItHasTakenABlockDoesNotCount() {
        put();
        AtomicBoolean crashed = new AtomicBoolean();
        ring.interfere((target, request) -> {
            boolean takenBy56 = request instanceof StoreBlock && target.equals(peer(56));
            if (takenBy56 && !crashed.getAndSet(true)) {
                Promise<Stored> answer = new Promise<>();
                ring.node(56).receive((StoreBlock) request, answer);
                return Optional.of(answer);
            }
            if (crashed.get() && request instanceof OfferBlocks && target.equals(peer(56))) {
                ring.kill(56); // when it is asked whether it stays
            }
            return Optional.empty();
        });
        assertThat(ring.await(ring.node(32).leave())).isZero();
        assertThat(crashed).isTrue();
        assertThat(ring.holdersOf(block.key())).contains(peer(40), peer(48), peer(0));
    }

    private Block putBetween(int from, int to) {
        Block other = blockBetween(from, to);
        assertThat(ring.await(ring.node(0).dhash().put(other)).acknowledged()).hasSize(3);
        return other;
    }

    private static boolean isOfferTo(int place, Peer target, Request<?> request) {
        return target.equals(peer(place))
                && request instanceof OfferBlocks offer
                && !offer.blocks().isEmpty();
    }

    @Test
    void aSilentHeirOfOneArcHoldsUpNoOtherArc() {
        putBetween(8, 16); // its heirs are 16, 24 and 40
        put();
        ring.interfere(
                (target, request) -> isOfferTo(24, target, request) ? Optional.of(new Promise<>()) : Optional.empty());
        Promise<Integer> left = ring.node(32).leave();
        ring.pass(SETTINGS.dhash().fetchTimeout().minusMillis(500));
        assertThat(left.isComplete()).as("24 is waited for").isFalse();
        assertThat(ring.holdersOf(block.key())).contains(peer(40), peer(48), peer(56));
        assertThat(ring.await(left)).isZero();
    }

    @Test
    void aSilentHeirIsAskedOnceInAllRounds() {
        put();
        AtomicInteger to48 = new AtomicInteger();
        AtomicInteger to56 = new AtomicInteger();
        ring.interfere((target, request) -> {
            if (isOfferTo(48, target, request)) {
                to48.incrementAndGet();
                return Optional.of(new Promise<>());
            }
            if (isOfferTo(56, target, request) && to56.incrementAndGet() < 6) { // in as many rounds
                return Optional.of(Promise.failed(new RpcFailure(RpcFailure.Kind.BUSY, "")));
            }
            return Optional.empty();
        });
        assertThat(ring.await(ring.node(32).leave())).isZero();
        assertThat(to56.get()).isGreaterThanOrEqualTo(6);
        assertThat(to48).hasValue(1);
        assertThat(ring.holdersOf(block.key())).contains(peer(40), peer(56), peer(0));
    }

    /** 48 is silent, and 56, which holds the block in its place, sees 48 and drops it again and again. */
    @Test
    void isDoneThoughWhoeverStoodInHasDroppedTheBlockAgain() {
        put();
        ring.interfere((target, request) -> {
            if (isOfferTo(56, target, request)) {
                ring.node(56).dhash().store().remove(block.key());
            }
            return isOfferTo(48, target, request) ? Optional.of(new Promise<>()) : Optional.empty();
        });
        Promise<Integer> left = ring.node(32).leave();
        ring.pass(VirtualNode.PATIENCE.dividedBy(2));
        assertThat(left.isComplete()).isTrue();
    }

    /** All heirs were silent for a while: nobody else is there, so they are asked again. */
    @Test
    void theSilentAreAskedAgainIfNobodyElseIsThere() {
        TestRing small = TestRing.ideal(SETTINGS, 0, 16, 32);
        small.await(small.node(0).dhash().put(block));
        Set<Peer> silent = new HashSet<>(Set.of(peer(0), peer(16)));
        small.interfere((target, request) -> request instanceof OfferBlocks && silent.remove(target)
                ? Optional.of(new Promise<>())
                : Optional.empty());
        assertThat(small.await(small.node(32).leave())).isZero();
        assertThat(silent).isEmpty();
    }

    /** Both heirs take the first block and are silent once when they are offered the second one. */
    @Test
    void theSilentAreAskedAgainIfNobodyElseIsThereThoughTheyTookSomething() {
        TestRing small = TestRing.ideal(SETTINGS, 0, 16, 32);
        Block other = blockBetween(0, 16);
        small.await(small.node(0).dhash().put(block));
        small.await(small.node(0).dhash().put(other));
        Set<Peer> silent = new HashSet<>(Set.of(peer(0), peer(16)));
        small.interfere((target, request) -> request instanceof OfferBlocks offer
                        && offer.blocks().stream().anyMatch(each -> each.key().equals(other.key()))
                        && silent.remove(target)
                ? Optional.of(new Promise<>())
                : Optional.empty());
        assertThat(small.await(small.node(32).leave())).isZero();
        assertThat(silent).isEmpty();
    }

    /** 48 was silent once, and whoever comes after the heirs refuses, since it knows that 48 is there. */
    @Test
    void theSilentAreAskedAgainIfOthersRefuseInTheirPlace() {
        put();
        AtomicInteger to48 = new AtomicInteger();
        ring.interfere((target, request) -> {
            if (isOfferTo(48, target, request) && to48.incrementAndGet() == 1) {
                return Optional.of(new Promise<>());
            }
            return isOfferTo(0, target, request)
                    ? Optional.of(Promise.failed(new RpcFailure(RpcFailure.Kind.BUSY, "")))
                    : Optional.empty();
        });
        assertThat(ring.await(ring.node(32).leave())).isZero();
        assertThat(ring.holdersOf(block.key())).contains(peer(40), peer(48), peer(56));
    }

    /** 48 was silent once; whoever comes after the heirs takes the block each time, and does not have it at the last look. */
    @Test
    void theSilentAreAskedAgainIfWhoeverStoodInDoesNotKeepIt() {
        put();
        AtomicInteger to48 = new AtomicInteger();
        AtomicInteger to0 = new AtomicInteger();
        ring.interfere((target, request) -> {
            if (isOfferTo(48, target, request) && to48.incrementAndGet() == 1) {
                return Optional.of(new Promise<>());
            }
            return isOfferTo(0, target, request) && to0.incrementAndGet() % 2 == 0
                    ? Optional.of(Promise.failed(new RpcFailure(RpcFailure.Kind.BUSY, "")))
                    : Optional.empty();
        });
        assertThat(ring.await(ring.node(32).leave())).isZero();
        assertThat(to48.get()).isGreaterThan(1);
        assertThat(to0.get()).isLessThanOrEqualTo(3);
    }

    @Test
    void aLastNodeHasNobodyToHandOverTo() {
        TestRing alone = TestRing.ideal(SETTINGS, 0);
        assertThat(alone.await(alone.node(0).dhash().handOver(VirtualNode.PATIENCE)))
                .isZero();
        alone.node(0).dhash().store().put(block);
        Promise<Integer> left = alone.node(0).dhash().handOver(VirtualNode.PATIENCE);
        assertThat(left.isComplete()).as("without waiting for anybody").isTrue();
        assertThat(alone.await(left)).isEqualTo(1);
    }

    @Test
    void givesUpWhenItsTimeIsOverAndSaysHowManyBlocksNobodyTook() {
        put();
        ring.interfere((target, request) -> request instanceof OfferBlocks
                ? Optional.of(Promise.failed(new RpcFailure(RpcFailure.Kind.BUSY, "")))
                : Optional.empty());
        Promise<Integer> left = ring.node(32).leave();
        ring.pass(VirtualNode.PATIENCE.minusSeconds(1));
        assertThat(left.isComplete()).isFalse();
        assertThat(ring.await(left)).isEqualTo(1);
    }

    @Test
    void maintenanceDoesNotBeginAgainOnTheWayOut() {
        put();
        Promise<Integer> left = ring.node(32).leave();
        ring.node(32).startMaintenance();
        assertThat(ring.await(left)).isZero();
        ring.pass(Duration.ofMinutes(5));
        assertThat(ring.holdersOf(block.key())).contains(peer(40), peer(48), peer(56));
    }

    // ---- whoever says that it holds a block has read it

    private void rot(int place) {
        ring.node(place).dhash().store().put(new ContentBlock(block.key(), Bytes.ofText("bit rot")));
    }

    @Test
    void anOfferFindsARottenCopyDropsItAndTakesAGoodOne() {
        put();
        rot(40);
        Promise<Wanted> answer = ask(40, new OfferBlocks(List.of(new BlockVersion(block.key(), block.version()))));
        assertThat(ring.await(answer).keys()).containsExactly(block.key());
        assertThat(ring.node(40).dhash().store().get(block.key())).isEmpty();
    }

    @Test
    void anOfferOfMoreThanSixteenIsRefused() {
        BlockVersion one = new BlockVersion(block.key(), block.version());
        Promise<Wanted> most = ask(40, new OfferBlocks(Collections.nCopies(OfferBlocks.MOST_BLOCKS, one)));
        assertThat(ring.await(most).keys()).isNotEmpty();
        Promise<Wanted> tooMany = ask(40, new OfferBlocks(Collections.nCopies(OfferBlocks.MOST_BLOCKS + 1, one)));
        assertThat(ring.awaitFailure(tooMany).kind()).isEqualTo(RpcFailure.Kind.REJECTED);
    }

    /** All copies where they belong are rotten, and the only good one lies where it is to be dropped. */
    @Test
    void repairDoesNotDropTheLastGoodCopy() {
        put();
        IntStream.of(32, 40, 48).forEach(this::rot);
        ring.node(8).dhash().store().put(block);
        ring.node(8).startMaintenance(); // the others do not look at what they hold
        ring.pass(Duration.ofMinutes(3));
        for (int place : new int[] {32, 40, 48}) {
            assertThat(ring.node(place).dhash().store().get(block.key())).contains(block);
        }
        assertThat(ring.node(8).dhash().store().get(block.key()))
                .as("no longer needed")
                .isEmpty();
    }

    @Test
    void aRottenCopyOfAnHeirIsMadeGoodByWhoeverLeaves() {
        put();
        rot(40);
        rot(48);
        assertThat(ring.await(ring.node(32).leave())).isZero();
        for (int place : new int[] {40, 48, 56}) {
            assertThat(ring.node(place).dhash().store().get(block.key())).contains(block);
        }
    }

    /** What a node has told others it holds, it does not drop in a round that began before. */
    @Test
    void aRoundDropsNothingThatSomebodyWasToldOfMeanwhile() {
        put();
        ring.node(8).dhash().store().put(block);
        AtomicBoolean asked = new AtomicBoolean();
        ring.interfere((target, request) -> {
            if (request instanceof OfferBlocks && !asked.getAndSet(true)) {
                ask(8, new OfferBlocks(List.of(new BlockVersion(block.key(), block.version()))));
            }
            return Optional.empty();
        });
        ring.node(8).startMaintenance();
        ring.pass(Duration.ofSeconds(61));
        assertThat(asked).isTrue();
        assertThat(ring.node(8).dhash().store().get(block.key())).isPresent();
        ring.pass(Duration.ofMinutes(3));
        assertThat(ring.node(8).dhash().store().get(block.key())).isEmpty();
    }
}
