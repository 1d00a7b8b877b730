package dev.wringer.harness.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.harness.ring.Seed;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** On a ring of ten hosts with two virtual nodes each. */
class NodesTest {

    private static final int HOSTS = 10;
    private static final List<Peer> PEERS = IntStream.range(0, 2 * HOSTS)
            .mapToObj(i -> Peer.at(host(i / 2), i % 2))
            .sorted(Comparator.comparing(Peer::id))
            .toList();
    private static final RingId KEY = RingId.ofHighBits(1L << 62);

    private static String host(int number) {
        return HostNames.name(number, "ring-1");
    }

    /** Everybody points to host 4, and host 4 to host 5; the block is held by host 2 and by one that is not there. */
    private static final Targets TARGETS = new Targets() {
        @Override
        public RingSnapshot snapshot() {
            return new RingSnapshot(
                    0,
                    PEERS.stream()
                            .map(peer -> new NodeSnapshot(
                                    peer,
                                    Optional.empty(),
                                    List.of(),
                                    List.of(Peer.at(host(peer.host().equals(host(4)) ? 5 : 4), 0)),
                                    List.of()))
                            .toList());
        }

        @Override
        public Holdings holdings() {
            return new Holdings(
                    0, Map.of(KEY, List.of(Peer.at(host(2), 0), Peer.at(host(2), 1), Peer.at(host(99), 0))));
        }

        @Override
        public List<String> joining() {
            return List.of(host(10), host(11));
        }

        @Override
        public List<String> chosenBy(int action) {
            return action == 3 ? List.of(host(8), host(1), host(77)) : List.of();
        }
    };

    private static List<String> pick(Nodes nodes, long seed) {
        List<String> picked = nodes.pick(TARGETS, new Seed(seed).entropy());
        assertThat(picked).doesNotHaveDuplicates();
        return picked;
    }

    private static List<String> pick(Nodes nodes) {
        return pick(nodes, 1);
    }

    private static int choices(Nodes nodes) {
        Set<List<String>> choices = new HashSet<>();
        for (int seed = 0; seed < 50; seed++) {
            assertThat(pick(nodes, seed)).isEqualTo(pick(nodes, seed));
            choices.add(pick(nodes, seed));
        }
        return choices.size();
    }

    @Test
    void sharesAndCountsAreOfHostsAtRandom() {
        assertThat(pick(Nodes.fraction(0.34))).hasSize(3);
        assertThat(pick(Nodes.fraction(0))).isEmpty();
        assertThat(pick(Nodes.fraction(1))).hasSize(HOSTS);
        assertThat(pick(Nodes.count(4))).hasSize(4);
        assertThat(pick(Nodes.count(400))).hasSize(HOSTS);
        assertThat(choices(Nodes.count(4))).isGreaterThan(40);
    }

    @Test
    void neighboursAreARunOnTheCircle() {
        for (int seed = 0; seed < 20; seed++) {
            List<String> run = pick(Nodes.neighbours(5), seed);
            assertThat(IntStream.range(0, PEERS.size()).mapToObj(start -> run(start, 5)))
                    .contains(run);
        }
        assertThat(choices(Nodes.neighbours(5))).isGreaterThan(10);
        assertThat(pick(Nodes.arc(0.25))).isEqualTo(pick(Nodes.neighbours(5)));
        assertThat(pick(Nodes.neighbours(100))).hasSize(HOSTS);
        assertThat(pick(Nodes.neighbours(0))).isEmpty();
    }

    private static List<String> run(int start, int length) {
        return IntStream.range(start, start + length)
                .mapToObj(i -> PEERS.get(i % PEERS.size()).host())
                .distinct()
                .toList();
    }

    @Test
    void successorsBeginAtTheKeyAndGoRoundTheCircle() {
        for (int i = 0; i < PEERS.size(); i++) {
            assertThat(pick(Nodes.successorsOf(PEERS.get(i).id(), 3))).isEqualTo(run(i, 3));
        }
    }

    @Test
    void holdersBusiestAndNewestAreFromGroundTruth() {
        assertThat(pick(Nodes.holdersOf(KEY))).containsExactly(host(2));
        assertThat(pick(Nodes.holdersOf(PEERS.get(0).id()))).isEmpty();
        assertThat(pick(Nodes.busiestFingers(1))).containsExactly(host(4));
        assertThat(pick(Nodes.busiestFingers(9))).containsExactly(host(4), host(5));
        assertThat(pick(Nodes.newest(2))).containsExactly(host(9), host(8));
        assertThat(pick(Nodes.newest(20))).hasSize(HOSTS);
        assertThat(pick(new Nodes.Joining())).containsExactly(host(10), host(11));
    }

    @Test
    void thoseThatAreNotThereAreLeftOut() {
        assertThat(pick(Nodes.named(List.of(host(7), "elsewhere:7000", host(3), host(7)))))
                .containsExactly(host(7), host(3));
        assertThat(pick(new Nodes.Numbered(List.of(7, 3, 10, 7)))).containsExactlyInAnyOrder(host(3), host(7));
        assertThat(pick(new Nodes.Numbered(List.of()))).isEmpty();
        assertThat(pick(new Nodes.SameAs(3))).containsExactly(host(8), host(1));
        assertThat(pick(new Nodes.SameAs(2))).isEmpty();
    }

    @Test
    void allButSomeAreTheOthers() {
        assertThat(pick(Nodes.all())).hasSize(HOSTS);
        assertThat(pick(new Nodes.Except(new Nodes.Numbered(List.of(0, 5)))))
                .hasSize(HOSTS - 2)
                .doesNotContain(host(0), host(5));
        assertThat(pick(new Nodes.Except(Nodes.count(3)), 7))
                .hasSize(HOSTS - 3)
                .doesNotContainAnyElementsOf(pick(Nodes.count(3), 7));
        assertThat(pick(new Nodes.Except(new Nodes.Except(new Nodes.Numbered(List.of(5))))))
                .containsExactly(host(5));
    }
}
