package dev.wringer.harness.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RingSnapshotTest {

    private final RingSnapshot ring = new RingSnapshot(0, List.of(node(1), node(2), node(3)), List.of(node(9)));

    @Test
    void membersAreFoundById() {
        assertThat(ring.of(peer(2))).hasValue(node(2));
        assertThat(ring.of(peer(4))).isEmpty();
        assertThat(ring.indexOf(peer(3))).isEqualTo(2);
        assertThat(ring.isMember(peer(9))).isFalse();
        assertThat(ring.firstFrom(peer(4).id())).isEqualTo(3);
    }

    @Test
    void anImpostorWithAMembersIdIsNoMember() {
        assertThat(ring.isMember(new Peer(peer(2).id(), "impostor:1", 0))).isFalse();
    }

    @Test
    void whoeverFailsIsTakenOut() {
        assertThat(ring.without(Set.of(peer(2), peer(9)))).isEqualTo(new RingSnapshot(0, List.of(node(1), node(3))));
    }

    @Test
    void whoeverKnowsNobodyAliveButItselfIsStranded() {
        RingSnapshot half = new RingSnapshot(
                0, List.of(node(1), node(2, peer(7), peer(2)), node(3, peer(7), peer(1)), node(4, peer(3))));
        assertThat(half.stranded()).isEqualTo(2);
    }

    @Test
    void membersOutOfOrderAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RingSnapshot(0, List.of(node(2), node(1))))
                .withMessageStartingWith("members are not ordered by id");
    }

    private static NodeSnapshot node(int number, Peer... successors) {
        return new NodeSnapshot(peer(number), Optional.empty(), List.of(successors), List.of(), List.of());
    }

    private static Peer peer(int number) {
        return new Peer(RingId.ofHighBits(number), "n" + number + ":1", 0);
    }
}
