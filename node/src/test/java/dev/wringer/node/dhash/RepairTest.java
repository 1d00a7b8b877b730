package dev.wringer.node.dhash;

import static dev.wringer.node.dhash.PutTest.blockBetween;
import static dev.wringer.node.fixture.TestRing.SETTINGS;
import static dev.wringer.node.fixture.TestRing.peer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.block.BlockVersion;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.node.block.SignedBlock;
import dev.wringer.node.block.Version;
import dev.wringer.node.chord.ChordNode.Membership;
import dev.wringer.node.fixture.TestRing;
import dev.wringer.node.host.VirtualNode;
import dev.wringer.node.protocol.DhashReply.Entries;
import dev.wringer.node.protocol.DhashReply.Found;
import dev.wringer.node.protocol.DhashRequest.CompareRange;
import dev.wringer.node.protocol.DhashRequest.FetchBlock;
import dev.wringer.node.protocol.DhashRequest.StoreBlock;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.signing.SigningKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Local and global maintenance, transfer on joining and on leaving; k = 3, a round each minute. */
class RepairTest {

    private static final Duration ONE_ROUND = Duration.ofSeconds(100);

    private final TestRing ring = TestRing.ideal(SETTINGS, 0, 8, 16, 24, 32, 40, 48, 56);
    private final List<ContentBlock> blocks = IntStream.range(0, 200)
            .mapToObj(i -> ContentBlock.of(Bytes.ofText("block " + i)))
            .toList();

    private void putAll() {
        for (ContentBlock block : blocks) {
            assertThat(ring.await(ring.node(0).dhash().put(block)).isFullyReplicated())
                    .isTrue();
        }
    }

    /** Each block is held by the first three live successors of its key, and by nobody else. */
    private void assertCensusComplete() {
        for (ContentBlock block : blocks) {
            assertThat(ring.holdersOf(block.key()))
                    .as("holders of %s", block.key())
                    .containsExactlyInAnyOrderElementsOf(successors(block));
        }
    }

    private void assertNothingMissing() {
        for (ContentBlock block : blocks) {
            assertThat(ring.holdersOf(block.key()))
                    .as("holders of %s", block.key())
                    .containsAll(successors(block));
        }
    }

    private List<Peer> successors(ContentBlock block) {
        List<Peer> live = ring.live().stream()
                .filter(node -> node.chord().membership() == Membership.MEMBER)
                .map(VirtualNode::self)
                .toList();
        int first = 0;
        while (first < live.size() && live.get(first).id().compareTo(block.key()) < 0) {
            first++;
        }
        List<Peer> successors = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            successors.add(live.get((first + i) % live.size()));
        }
        return successors;
    }

    private int transfers() {
        return ring.sent(StoreBlock.class) + ring.sent(FetchBlock.class);
    }

    /** "Do not repair when the census is complete": comparisons, but not one block on the move. */
    @Test
    void movesNothingWhileTheCensusIsComplete() {
        putAll();
        assertCensusComplete();
        int before = transfers();
        ring.maintain().pass(Duration.ofMinutes(10));
        assertThat(transfers()).isEqualTo(before);
        assertThat(ring.repaired()).isZero();
        assertThat(ring.sent(CompareRange.class)).isPositive();
    }

    @Test
    void comparesOnceARoundWithEachOtherHolderIfThereIsNothingToDo() {
        putAll();
        ring.maintain().pass(Duration.ofMinutes(20));
        int rounds = 8 * 20;
        assertThat(ring.sent(CompareRange.class)).isBetween(rounds * 2 * 8 / 10, rounds * 2 * 12 / 10);
    }

    @Test
    void makesGoodWhatACrashTook() {
        putAll();
        ring.maintain();
        ring.kill(24);
        ring.kill(40);
        ring.pass(Duration.ofSeconds(60));
        assertCensusComplete();
        assertThat(ring.repaired()).isPositive();
    }

    @Test
    void makesGoodWhatADiskLost() {
        putAll();
        for (ContentBlock block : blocks) {
            ring.node(32).dhash().store().remove(block.key());
        }
        ring.maintain().pass(ONE_ROUND);
        assertCensusComplete();
    }

    @Test
    void dropsAndMakesGoodWhatHasGoneBad() {
        putAll();
        for (ContentBlock block : blocks) {
            if (ring.node(32).dhash().store().get(block.key()).isPresent()) {
                ring.node(32).dhash().store().put(new ContentBlock(block.key(), Bytes.ofText("bit rot")));
            }
        }
        ring.maintain().pass(Duration.ofMinutes(4)); // what is dropped in one round may be found missing in the next
        assertCensusComplete();
        for (ContentBlock block : blocks) {
            ring.node(32).dhash().store().get(block.key()).ifPresent(held -> assertThat(held.isAuthentic())
                    .isTrue());
        }
    }

    /** Everything that is fetched is verified. */
    @Test
    void neverKeepsACorruptCopy() {
        putAll();
        for (ContentBlock block : blocks) {
            ring.node(32).dhash().store().remove(block.key());
        }
        ring.interfere((target, request) -> request instanceof FetchBlock fetch
                ? Optional.of(Promise.of(new Found(new ContentBlock(fetch.key(), Bytes.ofText("forged")), false)))
                : Optional.empty());
        ring.maintain().pass(ONE_ROUND);
        for (ContentBlock block : blocks) {
            ring.node(32).dhash().store().get(block.key()).ifPresent(held -> assertThat(held.isAuthentic())
                    .isTrue());
        }
    }

    @Test
    void spreadsTheNewestVersion() {
        SigningKey author = SigningKey.ofSeed(1);
        SignedBlock first = author.sign(Bytes.EMPTY, 1, Bytes.ofText("one"));
        SignedBlock second = author.sign(Bytes.EMPTY, 2, Bytes.ofText("two"));
        ring.await(ring.node(0).dhash().put(first));
        List<Peer> holders = ring.holdersOf(first.key());
        ring.node(holders.get(2)).dhash().store().put(second);
        ring.maintain().pass(ONE_ROUND);
        for (Peer holder : holders) {
            assertThat(ring.node(holder).dhash().store().get(first.key())).contains(second);
        }
    }

    /** Merkle trees of several levels: more blocks in an arc than one message lists. */
    @Test
    void reconcilesLargeArcs() {
        TestRing large = TestRing.ideal(SETTINGS, 0, 16, 32, 48);
        List<ContentBlock> many = IntStream.range(0, 3_000)
                .mapToObj(i -> ContentBlock.of(Bytes.ofText("block " + i)))
                .toList();
        for (ContentBlock block : many) {
            large.await(large.node(0).dhash().put(block));
        }
        for (int i = 0; i < many.size(); i += 3) {
            large.node(16).dhash().store().remove(many.get(i).key());
            large.node(48).dhash().store().remove(many.get(i / 2).key());
        }
        large.maintain().pass(ONE_ROUND);
        for (ContentBlock block : many) {
            assertThat(large.holdersOf(block.key())).hasSize(3);
        }
    }

    // ---- joining

    /** The list of the predecessor, with which it joins, begins with one that has left: the next has been its heir. */
    @Test
    void aNodeJoiningBehindADeadHeadTakesItsKeysOverFromTheNextThatAnswers() {
        putAll();
        VirtualNode joining = ring.add(peer(20));
        joining.chord().assume(ring.node(16).chord().successors(), peer(16));
        ring.kill(24);
        ring.await(joining.dhash().takeOver());
        for (ContentBlock block : blocks) {
            if (block.key().isBetween(peer(16).id(), peer(20).id())) {
                assertThat(joining.dhash().store().get(block.key())).contains(block);
            }
        }
        assertThat(joining.dhash().store().versions()).isNotEmpty();
    }

    /** TON'03 §IV-E.1: the joining node takes over (predecessor, self] from its successor. */
    @Test
    void aJoiningNodeFetchesItsBlocksAtOnce() {
        putAll();
        VirtualNode joining = ring.add(peer(20));
        ring.await(joining.join(List.of(peer(0))));
        ring.pass(Duration.ofSeconds(1));
        for (ContentBlock block : blocks) {
            if (block.key().isBetween(TestRing.key(16), TestRing.key(20))) {
                assertThat(joining.dhash().store().get(block.key())).contains(block);
            }
        }
    }

    @Test
    void afterAJoinTheReplicasMoveToWhereTheyBelong() {
        putAll();
        ring.maintain();
        ring.await(ring.add(peer(20)).join(List.of(peer(0))));
        ring.pass(Duration.ofMinutes(4));
        assertCensusComplete();
    }

    // ---- leaving

    @Test
    void aLeavingNodeHandsItsBlocksOver() {
        putAll();
        ring.await(ring.node(32).leave());
        assertNothingMissing();
    }

    @Test
    void leavesEvenIfItsHeirsAreDead() {
        putAll();
        ring.kill(40);
        ring.kill(48);
        assertThat(ring.await(ring.node(32).leave())).isZero();
    }

    // ---- when

    @Test
    void stopsWithMaintenance() {
        putAll();
        ring.maintain().pass(ONE_ROUND);
        ring.live().forEach(VirtualNode::stopMaintenance);
        int before = ring.sent(CompareRange.class);
        ring.kill(24);
        ring.pass(Duration.ofMinutes(10));
        assertThat(ring.sent(CompareRange.class)).isEqualTo(before);
        assertThat(ring.repaired()).isZero();
    }

    @Test
    void goesOnWhenMaintenanceStartsAgain() {
        putAll();
        ring.maintain().pass(ONE_ROUND);
        ring.live().forEach(VirtualNode::stopMaintenance);
        ring.kill(24);
        ring.maintain().pass(ONE_ROUND);
        assertCensusComplete();
    }

    /** A node that answers comparisons but does not hold what it lists holds up nobody for long. */
    @Test
    void survivesANodeThatListsBlocksItDoesNotHave() {
        putAll();
        ContentBlock invented = blockBetween(24, 32);
        ring.interfere((target, request) -> request instanceof CompareRange && target.equals(peer(40))
                ? Optional.of(Promise.of(
                        new Entries(List.of(new BlockVersion(invented.key(), new Version(7, invented.key()))))))
                : Optional.empty());
        ring.maintain();
        ring.kill(8);
        ring.pass(ONE_ROUND);
        assertNothingMissing();
    }

    @Test
    void aHolderThatDiesInTheMiddleOfARunHoldsUpNobody() {
        putAll();
        for (ContentBlock block : blocks) {
            ring.node(32).dhash().store().remove(block.key());
        }
        int[] fetches = {0};
        ring.interfere((target, request) -> {
            if (request instanceof FetchBlock && target.equals(peer(40)) && ++fetches[0] == 5) {
                ring.kill(40);
            }
            return Optional.empty();
        });
        ring.maintain().pass(Duration.ofMinutes(4));
        assertThat(fetches[0]).isGreaterThanOrEqualTo(5);
        assertCensusComplete();
    }
}
