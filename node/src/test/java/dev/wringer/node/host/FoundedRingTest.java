package dev.wringer.node.host;

import static dev.wringer.node.fixture.TestRing.SETTINGS;
import static dev.wringer.node.fixture.TestRing.key;
import static dev.wringer.node.fixture.TestRing.peer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.node.chord.ChordNode.Membership;
import dev.wringer.node.fixture.TestRing;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoundedRingTest {

    private final TestRing ring = new TestRing(SETTINGS, 1);

    private List<VirtualNode> found(Integer... places) {
        List<Peer> peers = List.of(places).stream().map(TestRing::peer).toList();
        List<VirtualNode> nodes = peers.stream().map(ring::add).toList();
        // Each founder works the ring out for itself, from founders in whatever order it has met them.
        for (int i = 0; i < nodes.size(); i++) {
            List<Peer> met = new ArrayList<>(peers);
            Collections.rotate(met, i);
            new FoundedRing(met).admit(nodes.get(i));
        }
        return nodes;
    }

    @Test
    void everyFounderHasItsTrueNeighboursWhereverTheCircleBegins() {
        List<VirtualNode> nodes = found(30, 0, 50, 20, 10, 40);

        assertThat(nodes).allMatch(node -> node.chord().membership() == Membership.MEMBER);
        assertThat(nodes.get(0).chord().successors()).containsExactly(peer(40), peer(50), peer(0), peer(10));
        assertThat(nodes.get(0).chord().predecessor()).contains(peer(20));
        assertThat(nodes.get(1).chord().predecessor()).contains(peer(50));
        assertThat(nodes.get(2).chord().successors()).containsExactly(peer(0), peer(10), peer(20), peer(30));
    }

    @Test
    void everyFingerIsTheOwnerOfItsStart() {
        List<VirtualNode> nodes = found(0, 10, 20, 30, 40, 50);

        // Of node 0's fingers, the one half-way round starts at place 32, the next at 16; lower ones at 8 and less.
        assertThat(nodes.get(0).chord().fingers().distinct()).startsWith(peer(40), peer(20));
        assertThat(nodes.get(4).chord().fingers().distinct()).startsWith(peer(10), peer(0));
        assertThat(nodes).allSatisfy(node -> assertThat(node.chord().fingers().distinct())
                .doesNotContain(node.self()));
    }

    @Test
    void listsOfASmallRingNameNobodyTwice() {
        assertThat(found(0, 10, 20).get(0).chord().successors()).containsExactly(peer(10), peer(20));
    }

    @Test
    void lookupsAreRightFromTheStart() {
        List<VirtualNode> nodes = found(0, 10, 20, 30, 40, 50);

        for (int place = 0; place < 64; place++) {
            Peer owner = peer(place > 50 ? 0 : (place + 9) / 10 * 10);
            assertThat(ring.await(nodes.get(3).chord().lookup(key(place))).owner())
                    .as("of %d", place)
                    .isEqualTo(owner);
        }
    }

    @Test
    void admitsFoundersOnly() {
        FoundedRing others = new FoundedRing(List.of(peer(0), peer(10)));
        VirtualNode stranger = ring.add(peer(20));

        assertThat(others.size()).isEqualTo(2);
        assertThatThrownBy(() -> others.admit(stranger)).isInstanceOf(IllegalArgumentException.class);
    }
}
