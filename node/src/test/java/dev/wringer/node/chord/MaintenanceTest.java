package dev.wringer.node.chord;

import static dev.wringer.node.fixture.TestRing.SETTINGS;
import static dev.wringer.node.fixture.TestRing.peer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.fixture.TestRing;
import dev.wringer.node.host.VirtualNode;
import dev.wringer.node.protocol.ChordRequest.FindNextHop;
import dev.wringer.node.protocol.ChordRequest.GetNeighbours;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MaintenanceTest {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);
    private static final int SELDOM = 1_000; // rounds

    private static TestRing ring(int fingerRounds) {
        ChordSettings chord = SETTINGS.chord()
                .withPace(Pace.adaptive(Duration.ofSeconds(1), Duration.ofSeconds(8)))
                .withFingerRounds(fingerRounds);
        return TestRing.ideal(SETTINGS.withChord(chord), IntStream.range(0, 64).toArray());
    }

    @Test
    void aFingerIsFixedInEachRoundOrMoreSeldom() {
        TestRing often = ring(1);
        often.maintain().pass(LONG_ENOUGH);
        assertThat(often.node(0).chord().fingers().distinct()).contains(peer(2), peer(4), peer(8), peer(16), peer(32));

        TestRing seldom = ring(SELDOM);
        seldom.maintain().pass(LONG_ENOUGH);
        assertThat(seldom.sent(FindNextHop.class)).isZero();
    }

    @Test
    void allFingersAreFixedOnceAChangeHasSettled() {
        TestRing ring = ring(SELDOM);
        ring.maintain().pass(LONG_ENOUGH);
        ring.kill(1);
        ring.pass(LONG_ENOUGH);
        assertThat(ring.node(0).chord().fingers().distinct()).contains(peer(4), peer(8), peer(16), peer(32));

        int sent = ring.sent(FindNextHop.class);
        ring.pass(LONG_ENOUGH);
        assertThat(ring.sent(FindNextHop.class)).isEqualTo(sent);
    }

    @Test
    void nodesStayQuickUntilNewsHasComeByWayOfAllSuccessors() {
        int r = 16;
        Duration shortest = Duration.ofSeconds(1);
        ChordSettings chord = SETTINGS.chord().withSuccessors(r).withPace(Pace.adaptive(shortest, LONG_ENOUGH));
        TestRing ring =
                TestRing.ideal(SETTINGS.withChord(chord), IntStream.range(0, 64).toArray());
        ring.maintain().pass(LONG_ENOUGH.multipliedBy(10)); // slow by now
        ring.live().forEach(VirtualNode::stopMaintenance);
        IntStream.range(0, 64).filter(place -> place % 3 != 0).forEach(ring::kill);
        ring.maintain();

        ring.pass(shortest.multipliedBy(r).multipliedBy(2)); // nobody has had a round of the longest interval
        List<Peer> live = ring.live().stream().map(node -> node.chord().self()).toList();
        for (int i = 0; i < live.size(); i++) {
            List<Peer> others = new ArrayList<>(live);
            Collections.rotate(others, -i - 1);
            assertThat(ring.node(live.get(i)).chord().successors()).isEqualTo(others.subList(0, r));
        }
    }

    @Test
    void aRingInWhichNothingChangesIsMaintainedSeldom() {
        Duration longest = Duration.ofSeconds(8);
        TestRing ring = ring(SELDOM).maintain();

        ring.pass(longest.multipliedBy(10));
        assertThat(ring.sent(GetNeighbours.class)).isBetween(64 * 9, 64 * 21); // intervals are 4 … 8 s
    }
}
