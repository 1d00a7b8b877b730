package dev.wringer.node.chord;

import static dev.wringer.node.fixture.TestRing.SETTINGS;
import static dev.wringer.node.fixture.TestRing.key;
import static dev.wringer.node.fixture.TestRing.peer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.fixture.TestRing;
import dev.wringer.node.host.NodeSettings;
import dev.wringer.node.host.VirtualNode;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.ChordReply.Closer;
import dev.wringer.node.protocol.ChordRequest.FindNextHop;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.RpcFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** TON'03 §IV-D and §IV-E.3. */
class LookupTest {

    private static final int[] EVERY_OTHER_PLACE =
            IntStream.range(0, 32).map(i -> 2 * i).toArray();

    private static TestRing settledRing(LookupMode mode) {
        NodeSettings settings = SETTINGS.withChord(SETTINGS.chord().withLookupMode(mode));
        TestRing ring = TestRing.ideal(settings, EVERY_OTHER_PLACE).maintain();
        ring.pass(Duration.ofSeconds(60)); // the fingers are filled one by one
        ring.live().forEach(VirtualNode::stopMaintenance);
        return ring;
    }

    @ParameterizedTest
    @EnumSource(LookupMode.class)
    void findsTheSuccessorOfEachKeyFromEverywhere(LookupMode mode) {
        TestRing ring = settledRing(mode);
        for (int origin : List.of(0, 22, 62)) {
            for (int place = 0; place < 64; place++) {
                LookupResult found = ring.await(ring.node(origin).chord().lookup(key(place)));
                int owner = (place + 1) / 2 * 2 % 64;
                assertThat(found.owner())
                        .as("owner of %d from %d", place, origin)
                        .isEqualTo(peer(owner));
                assertThat(found.predecessor()).isEqualTo(peer((owner + 62) % 64));
                assertThat(found.dead()).isEmpty();
                assertThat(found.misroutes()).isZero();
                assertThat(found.successors()).hasSize(4);
                assertThat(found.elapsedNanos()).isPositive();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(LookupMode.class)
    void halvesTheDistanceWithEachHop(LookupMode mode) {
        TestRing ring = settledRing(mode);
        for (int place = 0; place < 64; place++) {
            LookupResult found = ring.await(ring.node(0).chord().lookup(key(place)));
            assertThat(found.path()).hasSizeLessThanOrEqualTo(5); // log2 of 32 nodes
        }
    }

    /** §IV-E.3: "if a node fails during the find_successor procedure, the lookup proceeds, after a time-out". */
    @ParameterizedTest
    @EnumSource(LookupMode.class)
    void passesDeadFingers(LookupMode mode) {
        TestRing ring = settledRing(mode);
        for (int place = 6; place < 64; place += 6) {
            ring.kill(place);
        }
        int timeouts = 0;
        for (int place = 0; place < 64; place++) {
            LookupResult found = ring.await(ring.node(2).chord().lookup(key(place)));
            int owner = (place + 1) / 2 * 2;
            int alive = owner % 6 == 0 && owner > 0 && owner < 64 ? owner + 2 : owner;
            assertThat(found.owner()).as("owner of %d", place).isEqualTo(peer(alive % 64));
            timeouts += found.dead().size();
        }
        assertThat(timeouts).isPositive();
    }

    @Test
    void bothModesFindTheSame() {
        TestRing iterative = settledRing(LookupMode.ITERATIVE);
        TestRing recursive = settledRing(LookupMode.RECURSIVE);
        for (int place = 0; place < 64; place += 3) {
            LookupResult one = iterative.await(iterative.node(4).chord().lookup(key(place)));
            LookupResult other = recursive.await(recursive.node(4).chord().lookup(key(place)));
            assertThat(other.successors()).isEqualTo(one.successors());
            assertThat(other.predecessor()).isEqualTo(one.predecessor());
        }
    }

    /** Only an iterative lookup lets the asker check that each hop comes closer. */
    @Test
    void routesAroundANodeThatLeadsAstray() {
        TestRing ring = settledRing(LookupMode.ITERATIVE);
        RingId target = key(61);
        List<Peer> astray = new ArrayList<>(
                ring.await(ring.node(0).chord().lookup(target)).path().subList(0, 1));
        ring.interfere((asked, request) -> request instanceof FindNextHop && astray.contains(asked)
                ? Optional.of(Promise.of(new Closer(List.of(peer(2)))))
                : Optional.empty());
        LookupResult found = ring.await(ring.node(0).chord().lookup(target));
        assertThat(found.owner()).isEqualTo(peer(62));
        assertThat(found.misroutes()).isEqualTo(1);
        assertThat(found.path()).doesNotContainAnyElementsOf(astray);
    }

    @Test
    void failsIfNobodyIsLeft() {
        TestRing ring = TestRing.ideal(SETTINGS, 0, 10, 20);
        ring.kill(10);
        ring.kill(20);
        assertThat(ring.awaitFailure(ring.node(0).chord().lookup(key(5))).kind())
                .isEqualTo(RpcFailure.Kind.NO_ROUTE);
    }

    @Test
    void isForMembersOnly() {
        TestRing ring = TestRing.ideal(SETTINGS, 0, 10, 20);
        ChordNode outside = ring.add(peer(5)).chord();
        assertThat(ring.awaitFailure(outside.lookup(key(5))).kind()).isEqualTo(RpcFailure.Kind.REJECTED);
    }
}
