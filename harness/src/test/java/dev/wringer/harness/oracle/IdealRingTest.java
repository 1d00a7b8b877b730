package dev.wringer.harness.oracle;

import static dev.wringer.harness.oracle.SmallRing.node;
import static dev.wringer.harness.oracle.SmallRing.nodes;
import static dev.wringer.harness.oracle.SmallRing.point;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdealRingTest {

    private final IdealRing ring = IdealRing.of(nodes(40, 10, 30, 20), 2);

    @Test
    void aKeyLivesAtItsSuccessor() {
        assertThat(ring.ownerOf(point(11))).isEqualTo(node(20));
        assertThat(ring.ownerOf(point(20))).isEqualTo(node(20));
        assertThat(ring.ownerOf(point(41))).isEqualTo(node(10));
        assertThat(ring.ownerOf(RingId.ZERO)).isEqualTo(node(10));
    }

    @Test
    void neighboursWrapRoundTheCircle() {
        assertThat(ring.successorsOf(node(30))).containsExactlyElementsOf(nodes(40, 10));
        assertThat(ring.predecessorOf(node(10))).isEqualTo(node(40));
        assertThat(ring.predecessorOf(node(30))).isEqualTo(node(20));
    }

    @Test
    void whoeverIsNoMemberHasAPlaceToo() {
        assertThat(ring.successorsOf(node(15))).containsExactlyElementsOf(nodes(20, 30));
        assertThat(ring.predecessorOf(node(15))).isEqualTo(node(10));
    }

    @Test
    void aSmallRingNamesAllOthers() {
        IdealRing three = IdealRing.of(nodes(1, 2, 3), 20);
        IdealRing one = IdealRing.of(nodes(5), 20);

        assertThat(three.successorsOf(node(2))).containsExactlyElementsOf(nodes(3, 1));
        assertThat(one.successorsOf(node(5))).isEmpty();
        assertThat(one.predecessorOf(node(5))).isEqualTo(node(5));
        assertThat(one.ownerOf(point(6))).isEqualTo(node(5));
    }

    @Test
    void replicasStandOnDistinctHosts() {
        List<Peer> members = List.of(on("a", 1), on("a", 2), on("b", 3), on("a", 4), on("c", 5));
        IdealRing shared = IdealRing.of(members, 5);

        assertThat(shared.holdersOf(point(1), 3)).containsExactly(on("a", 1), on("b", 3), on("c", 5));
        assertThat(shared.holdersOf(point(2), 2)).containsExactly(on("a", 2), on("b", 3));
        assertThat(shared.holdersOf(point(6), 5)).containsExactly(on("a", 1), on("b", 3), on("c", 5));
        assertThat(IdealRing.of(members, 3).holdersOf(point(1), 3))
                .as("nobody knows more than r nodes that follow")
                .containsExactly(on("a", 1), on("b", 3));
    }

    @Test
    void membersComeAndGo() {
        IdealRing changed = ring.with(nodes(35, 10, 5)).without(nodes(20, 21));

        assertThat(changed.members()).containsExactlyElementsOf(nodes(5, 10, 30, 35, 40));
        assertThat(changed.size()).isEqualTo(5);
        assertThat(changed.contains(node(20))).isFalse();
        assertThat(ring.members()).containsExactlyElementsOf(nodes(10, 20, 30, 40));
    }

    @Test
    void aRingWithoutMembersHasNoOwners() {
        IdealRing empty = ring.without(ring.members());

        assertThat(empty.size()).isZero();
        assertThat(empty.holdersOf(point(1), 3)).isEmpty();
        assertThatThrownBy(() -> empty.ownerOf(point(1))).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void twoMembersWithOneIdAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdealRing.of(List.of(on("a", 1), on("b", 1)), 2))
                .withMessageContaining("two members with one id");
    }

    @Test
    void agreesWithTheDefinitionOnHashedIds() {
        List<Peer> members = IntStream.range(0, 300)
                .mapToObj(i -> Peer.at("host-%06d:7000".formatted(i / 3), i % 3))
                .toList();
        IdealRing hashed = IdealRing.of(members, 7);
        Random random = new Random(1);

        for (int i = 0; i < 500; i++) {
            RingId key = RingId.ofHighBits(random.nextLong());
            List<Peer> clockwise = new ArrayList<>(members);
            clockwise.sort(Comparator.comparing(peer -> key.distanceTo(peer.id())));
            Peer owner = clockwise.get(0);

            assertThat(hashed.ownerOf(key)).isEqualTo(owner);
            assertThat(hashed.successorsOf(owner)).isEqualTo(clockwise.subList(1, 8));
            assertThat(hashed.predecessorOf(owner)).isEqualTo(clockwise.get(clockwise.size() - 1));
        }
    }

    @Test
    void servesAMillionMembers() {
        List<Peer> million = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < 1_000_000; i++) {
            million.add(new Peer(RingId.ofHighBits(random.nextLong()), "h:1", i));
        }
        IdealRing large = IdealRing.of(million, 20);

        IdealRing halved = large.without(million.subList(0, 500_000));

        assertThat(halved.size()).isEqualTo(500_000);
        assertThat(halved.ownerOf(million.get(700_000).id())).isEqualTo(million.get(700_000));
    }

    private static Peer on(String host, int number) {
        return new Peer(point(number), host, 0);
    }
}
