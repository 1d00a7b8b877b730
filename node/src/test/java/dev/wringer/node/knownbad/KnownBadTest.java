package dev.wringer.node.knownbad;

import static dev.wringer.node.fixture.TestRing.SETTINGS;
import static dev.wringer.node.fixture.TestRing.key;
import static dev.wringer.node.fixture.TestRing.peer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.node.block.SignedBlock;
import dev.wringer.node.chord.ChordNode;
import dev.wringer.node.chord.LookupMode;
import dev.wringer.node.chord.LookupResult;
import dev.wringer.node.dhash.GetResult;
import dev.wringer.node.fixture.TestRing;
import dev.wringer.node.host.NodeSettings;
import dev.wringer.node.host.Variant;
import dev.wringer.node.host.VirtualNode;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.signing.SigningKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each known-bad variant does wrong what it says, where the correct protocol does right. */
class KnownBadTest {

    private static final SigningKey AUTHOR = SigningKey.ofSeed(1);
    private static final int[] PLACES = {0, 8, 16, 24, 32, 40, 48, 56};

    private static NodeSettings running(Variant variant) {
        return SETTINGS.withVariant(variant);
    }

    /** ZAVE'17: "ring {0, 2, 4}, r = 2: 0 fails; 4 promotes 2; 4 stabilizes and adopts dead 0: no live successor." */
    @Test
    void originalAdoptsADeadSuccessor() {
        assertThat(successorsAfterZavesTrace(Variant.ORIGINAL)).isEmpty();
        assertThat(successorsAfterZavesTrace(Variant.CORRECTED)).isEqualTo(List.of(peer(20)));
    }

    private static List<?> successorsAfterZavesTrace(Variant variant) {
        NodeSettings settings = running(variant);
        TestRing ring = TestRing.ideal(settings.withChord(settings.chord().withSuccessors(2)), 0, 20, 40);
        ChordNode node = ring.node(40).chord();
        ring.kill(0);
        for (int i = 0; i < 3; i++) {
            node.stabilizeNow();
            ring.pass(Duration.ofSeconds(3));
        }
        return List.copyOf(node.successors());
    }

    @Test
    void originalJoinsWithASingleSuccessorAndNoPredecessor() {
        TestRing ring = TestRing.ideal(running(Variant.ORIGINAL), PLACES);
        ChordNode joining = ring.add(peer(20)).chord();
        ring.await(joining.join(List.of(peer(0))));
        assertThat(joining.successors()).containsExactly(peer(24));
        assertThat(joining.predecessor()).isEmpty();
    }

    @Test
    void originalStillFormsARingWhileNobodyFails() {
        TestRing ring = TestRing.ideal(running(Variant.ORIGINAL), PLACES).maintain();
        VirtualNode joining = ring.add(peer(20));
        ring.await(joining.join(List.of(peer(0))));
        joining.startMaintenance();
        ring.pass(Duration.ofSeconds(30));
        assertThat(ring.node(16).chord().successors()).startsWith(peer(20), peer(24), peer(32));
        assertThat(joining.chord().successors()).startsWith(peer(24), peer(32));
        assertThat(ring.node(24).chord().predecessor()).contains(peer(20));
    }

    @Test
    void headOnlyJoinTakesOverOneEntry() {
        TestRing ring = TestRing.ideal(running(Variant.HEAD_ONLY_JOIN), PLACES);
        ChordNode joining = ring.add(peer(20)).chord();
        ring.await(joining.join(List.of(peer(0))));
        assertThat(joining.successors()).containsExactly(peer(24));
        assertThat(joining.predecessor()).contains(peer(16));
    }

    @Test
    void noRectifyPingKeepsADeadPredecessor() {
        for (Variant variant : List.of(Variant.NO_RECTIFY_PING, Variant.CORRECTED)) {
            TestRing ring = TestRing.ideal(running(variant), PLACES).maintain();
            ring.kill(16);
            ring.pass(Duration.ofMinutes(2));
            assertThat(ring.node(8).chord().successors().head()).contains(peer(24));
            assertThat(ring.node(24).chord().predecessor()).contains(variant == Variant.CORRECTED ? peer(8) : peer(16));
        }
    }

    @Test
    void wrongFingerIntervalOvershoots() {
        assertThat(misroutesAndFailures(Variant.WRONG_FINGER_INTERVAL)).isPositive();
        assertThat(misroutesAndFailures(Variant.CORRECTED)).isZero();
    }

    private static int misroutesAndFailures(Variant variant) {
        NodeSettings settings = running(variant);
        TestRing ring = TestRing.ideal(
                        settings.withChord(settings.chord().withLookupMode(LookupMode.ITERATIVE)),
                        IntStream.range(0, 32).map(i -> 2 * i).toArray())
                .maintain();
        ring.pass(Duration.ofMinutes(1));
        int[] wrong = {0};
        for (int place = 0; place < 64; place++) {
            Promise<LookupResult> lookup = ring.node(0).chord().lookup(key(place));
            lookup.then(found -> wrong[0] += found.misroutes(), why -> wrong[0]++);
            ring.pass(Duration.ofSeconds(5));
        }
        return wrong[0];
    }

    @Test
    void skippedReplicaRepairLeavesTheCensusIncomplete() {
        assertThat(holdersAfterACrash(Variant.SKIPPED_REPLICA_REPAIR)).isEqualTo(2);
        assertThat(holdersAfterACrash(Variant.CORRECTED)).isEqualTo(3);
    }

    private static int holdersAfterACrash(Variant variant) {
        TestRing ring = TestRing.ideal(running(variant), PLACES);
        ContentBlock block = ContentBlock.of(Bytes.ofText("precious"));
        ring.await(ring.node(0).dhash().put(block));
        ring.maintain();
        ring.kill(ring.holdersOf(block.key()).get(0));
        ring.pass(Duration.ofMinutes(5));
        return ring.holdersOf(block.key()).size();
    }

    @Test
    void unverifiedFetchServesCorruptBytes() {
        assertThat(fetchedAfterCorruption(Variant.UNVERIFIED_FETCH)).isEqualTo(Bytes.ofText("bit rot"));
        assertThat(fetchedAfterCorruption(Variant.CORRECTED)).isEqualTo(Bytes.ofText("precious"));
    }

    private static Bytes fetchedAfterCorruption(Variant variant) {
        TestRing ring = TestRing.ideal(running(variant), PLACES);
        ContentBlock block = ContentBlock.of(Bytes.ofText("precious"));
        ring.await(ring.node(0).dhash().put(block));
        VirtualNode owner =
                ring.node(ring.await(ring.node(0).chord().lookup(block.key())).owner());
        owner.dhash().store().put(new ContentBlock(block.key(), Bytes.ofText("bit rot")));
        return ring.await(ring.node(owner.chord().successors().get(3)).dhash().get(block.key()))
                .block()
                .payload();
    }

    @Test
    void droppedUpdatesAcknowledgesWhatItDoesNotKeep() {
        for (Variant variant : List.of(Variant.DROPPED_UPDATES, Variant.CORRECTED)) {
            TestRing ring = TestRing.ideal(running(variant), PLACES).maintain();
            SignedBlock first = AUTHOR.sign(Bytes.EMPTY, 1, Bytes.ofText("first"));
            SignedBlock second = AUTHOR.sign(Bytes.EMPTY, 2, Bytes.ofText("second"));
            ring.await(ring.node(0).dhash().put(first));
            assertThat(ring.await(ring.node(0).dhash().put(second)).isFullyReplicated())
                    .isTrue();
            ring.pass(Duration.ofMinutes(5));
            assertThat(ring.await(ring.node(8).dhash().getNewest(first.key())).block())
                    .isEqualTo(variant == Variant.CORRECTED ? second : first);
        }
    }

    /** Holders that first met different payloads keep them for ever; a higher number is still an update. */
    @Test
    void firstVersionStaysLeavesReplicasThatDiffer() {
        for (Variant variant : List.of(Variant.FIRST_VERSION_STAYS, Variant.CORRECTED)) {
            TestRing ring = TestRing.ideal(running(variant), PLACES);
            SignedBlock one = AUTHOR.sign(Bytes.EMPTY, 1, Bytes.ofText("one"));
            SignedBlock other = AUTHOR.sign(Bytes.EMPTY, 1, Bytes.ofText("other"));
            SignedBlock next = AUTHOR.sign(Bytes.EMPTY, 2, Bytes.ofText("next"));
            ring.await(ring.node(0).dhash().put(one));
            ring.node(ring.holdersOf(one.key()).get(1)).dhash().store().put(other);
            ring.maintain().pass(Duration.ofHours(1));
            assertThat(payloadsHeld(ring, one)).hasSize(variant == Variant.CORRECTED ? 1 : 2);
            ring.await(ring.node(0).dhash().put(next));
            assertThat(payloadsHeld(ring, one)).containsExactly(next.payload());
        }
    }

    private static List<Bytes> payloadsHeld(TestRing ring, SignedBlock block) {
        return ring.holdersOf(block.key()).stream()
                .map(holder -> ring.node(holder)
                        .dhash()
                        .store()
                        .get(block.key())
                        .orElseThrow()
                        .payload())
                .distinct()
                .toList();
    }

    @Test
    void unkeptReplicasNamesHoldersThatHoldNothing() {
        for (Variant variant : List.of(Variant.UNKEPT_REPLICAS, Variant.CORRECTED)) {
            TestRing ring = TestRing.ideal(running(variant), PLACES);
            ContentBlock block = ContentBlock.of(Bytes.ofText("precious"));
            List<Peer> acknowledged =
                    ring.await(ring.node(0).dhash().put(block)).acknowledged();
            Peer owner = ring.await(ring.node(0).chord().lookup(block.key())).owner();
            assertThat(acknowledged).hasSize(3).contains(owner);
            assertThat(ring.holdersOf(block.key()))
                    .containsExactlyInAnyOrderElementsOf(variant == Variant.CORRECTED ? acknowledged : List.of(owner));
        }
    }

    // ---- one node that misbehaves, among others that do right

    /** A ring in which the node at 24 runs {@code variant} and the others the correct protocol. */
    private static TestRing ringWith(Variant variant) {
        TestRing ring = new TestRing(SETTINGS, 1);
        for (int place : PLACES) {
            ring.add(peer(place), place == 24 ? running(variant) : SETTINGS);
        }
        for (int i = 0; i < PLACES.length; i++) {
            List<Peer> following = new ArrayList<>();
            for (int j = 1; j < PLACES.length; j++) {
                following.add(peer(PLACES[(i + j) % PLACES.length]));
            }
            ring.node(PLACES[i]).chord().assume(following, following.get(following.size() - 1));
        }
        return ring;
    }

    /** The next hop from 0 to 60, beyond its successor list, is made to be the node at 24. */
    private static LookupResult lookUpThrough24(Variant variant) {
        TestRing ring = ringWith(variant);
        ring.node(0)
                .chord()
                .replaceSuccessors(ring.node(0).chord().successors().adopt(List.of(peer(8), peer(16), peer(24))));
        return ring.await(ring.node(0).chord().lookup(key(60)));
    }

    @Test
    void aHopThatDropsLookupsOrTurnsThemBackIsGoneRoundAndCounted() {
        for (Variant variant : List.of(Variant.CORRECTED, Variant.BLACK_HOLE, Variant.LOOPING_HOP)) {
            LookupResult found = lookUpThrough24(variant);
            assertThat(found.owner()).isEqualTo(peer(0));
            assertThat(found.misroutes()).isEqualTo(variant == Variant.CORRECTED ? 0 : 1);
        }
    }

    @Test
    void aForeignOwnerIsBelieved() {
        assertThat(lookUpThrough24(Variant.FOREIGN_OWNER).owner()).isEqualTo(peer(24));
        assertThat(lookUpThrough24(Variant.CORRECTED).owner()).isEqualTo(peer(0));
    }

    @Test
    void oneThatPassesLookupsOnWronglyIsNoBetterInRecursiveMode() {
        for (Variant variant :
                List.of(Variant.CORRECTED, Variant.BLACK_HOLE, Variant.LOOPING_HOP, Variant.FOREIGN_OWNER)) {
            NodeSettings settings = running(variant);
            TestRing ring =
                    TestRing.ideal(settings.withChord(settings.chord().withLookupMode(LookupMode.RECURSIVE)), PLACES);
            List<Peer> owners = new ArrayList<>();
            ring.node(0).chord().lookup(key(60)).then(found -> owners.add(found.owner()), why -> {});
            ring.pass(Duration.ofMinutes(1));
            assertThat(owners.equals(List.of(peer(0)))).isEqualTo(variant == Variant.CORRECTED);
        }
    }

    /** Half of 24's successors are left out; what the others say of it is right. */
    @Test
    void whoeverAsksALiarForItsListPassesOverMembersAndSaysSoToOthers() {
        for (Variant variant : List.of(Variant.LYING_LISTS, Variant.CORRECTED)) {
            TestRing ring = ringWith(variant).maintain();
            ring.pass(Duration.ofMinutes(1));
            boolean right = variant == Variant.CORRECTED;
            assertThat(ring.node(16).chord().successors())
                    .isEqualTo(
                            right
                                    ? List.of(peer(24), peer(32), peer(40), peer(48))
                                    : List.of(peer(24), peer(48), peer(56)));
            assertThat(ring.node(8).chord().successors().contains(peer(32))).isEqualTo(right);
            assertThat(ring.node(24).chord().successors()).startsWith(peer(32), peer(40)); // the liar itself knows
            assertThat(ring.node(32).chord().predecessor()).contains(peer(24));
        }
    }

    @Test
    void aFalsePredecessorHidesWhoJoinsBeforeTheLiar() {
        for (Variant variant : List.of(Variant.LYING_LISTS, Variant.CORRECTED)) {
            TestRing ring = ringWith(variant).maintain();
            VirtualNode joining = ring.add(peer(20));
            ring.await(joining.join(List.of(peer(0))));
            joining.startMaintenance();
            ring.pass(Duration.ofMinutes(1));
            assertThat(joining.chord().successors().head()).contains(peer(24));
            assertThat(ring.node(16).chord().successors().head())
                    .contains(variant == Variant.CORRECTED ? peer(20) : peer(24));
        }
    }

    @Test
    void lookupsByAListWithLiesInItNameAMemberFurtherOn() {
        for (Variant variant : List.of(Variant.LYING_LISTS, Variant.CORRECTED)) {
            TestRing ring = ringWith(variant).maintain();
            ring.pass(Duration.ofMinutes(1));
            ring.kill(24);
            assertThat(ring.await(ring.node(16).chord().lookup(key(30))).owner())
                    .isEqualTo(variant == Variant.CORRECTED ? peer(32) : peer(48));
        }
    }

    /** A block whose replica holders are 24, 32 and 40. */
    private static SignedBlock blockAt24(long number, String payload) {
        for (long seed = 1; ; seed++) {
            SignedBlock block = SigningKey.ofSeed(seed).sign(Bytes.EMPTY, number, Bytes.ofText(payload));
            if (block.key().isBetween(key(16), key(24))) {
                return block;
            }
        }
    }

    @Test
    void aDiscardingReplicaHoldsNothingOfWhatItAcknowledges() {
        for (Variant variant : List.of(Variant.DISCARDING_REPLICA, Variant.CORRECTED)) {
            TestRing ring = ringWith(variant);
            SignedBlock block = blockAt24(1, "precious");
            assertThat(ring.await(ring.node(0).dhash().put(block)).acknowledged())
                    .containsExactlyInAnyOrder(peer(24), peer(32), peer(40));
            assertThat(ring.holdersOf(block.key()).contains(peer(24))).isEqualTo(variant == Variant.CORRECTED);
        }
    }

    @Test
    void corruptCopiesArePassedOverAndCounted() {
        for (Variant variant : List.of(Variant.CORRUPT_COPIES, Variant.CORRECTED)) {
            TestRing ring = ringWith(variant);
            SignedBlock block = blockAt24(1, "precious");
            ring.await(ring.node(0).dhash().put(block));
            GetResult got = ring.await(ring.node(0).dhash().get(block.key()));
            assertThat(got.block()).isEqualTo(block);
            assertThat(got.corruptCopies()).isEqualTo(variant == Variant.CORRECTED ? 0 : 1);
        }
    }

    /** The first holder that is asked decides, unless a reader asks all of them. */
    @Test
    void oldVersionsAreServedToReadersThatAskOneHolder() {
        for (Variant variant : List.of(Variant.OLD_VERSIONS, Variant.CORRECTED)) {
            TestRing ring = ringWith(variant);
            SignedBlock first = blockAt24(1, "first");
            SignedBlock second = blockAt24(2, "second");
            ring.await(ring.node(0).dhash().put(first));
            ring.await(ring.node(0).dhash().put(second));
            assertThat(ring.await(ring.node(0).dhash().get(first.key())).block())
                    .isEqualTo(variant == Variant.CORRECTED ? second : first);
            assertThat(ring.await(ring.node(0).dhash().getNewest(first.key())).block())
                    .isEqualTo(second);
        }
    }
}
