package dev.wringer.harness.oracle;

import static dev.wringer.harness.oracle.SmallRing.node;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The efficient checks agree with ZAVE'17's definitions, taken at their word, on rings of any state whatever. */
class RingInvariantsByDefinitionTest {

    private static final int RINGS = 3_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void onRandomStates(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < RINGS; i++) {
            RingSnapshot ring = randomRing(random);

            assertThat(Principals.of(ring)).as("principals of %s", ring).isEqualTo(principals(ring));
            assertThat(new AtLeastOneRing().check(ring).isEmpty())
                    .as("at least one ring in %s", ring)
                    .isEqualTo(!ringMembers(ring).isEmpty());
            assertThat(new AtMostOneRing().check(ring).isEmpty())
                    .as("at most one ring in %s", ring)
                    .isEqualTo(atMostOneRing(ring));
            assertThat(new OrderedRing().check(ring).isEmpty())
                    .as("ordered ring in %s", ring)
                    .isEqualTo(orderedRing(ring));
            assertThat(new ConnectedAppendages().check(ring).isEmpty())
                    .as("connected appendages in %s", ring)
                    .isEqualTo(connectedAppendages(ring));
            assertThat(Stability.of(ring) == Stability.STRONG)
                    .as("strongly stable: %s", ring)
                    .isEqualTo(stronglyStable(ring));
        }
    }

    /** Up to 6 of 8 points are members; lists are now and then in order, and now and then anything. */
    private static RingSnapshot randomRing(Random random) {
        TreeSet<Integer> members = new TreeSet<>();
        int size = 1 + random.nextInt(6);
        while (members.size() < size) {
            members.add(random.nextInt(8));
        }
        SmallRing ring = new SmallRing();
        for (int member : members) {
            Integer following = Optional.ofNullable(members.higher(member)).orElse(members.first());
            Integer preceding = Optional.ofNullable(members.lower(member)).orElse(members.last());
            int head = random.nextInt(4) == 0 ? random.nextInt(8) : following;
            int predecessor = random.nextInt(8) == 0 ? random.nextInt(8) : preceding;
            ring.member(member, predecessor, head, random.nextInt(8));
        }
        return ring.snapshot();
    }

    private static List<Peer> principals(RingSnapshot ring) {
        List<Peer> principals = new ArrayList<>();
        for (NodeSnapshot member : ring.members()) {
            if (ring.members().stream()
                    .noneMatch(node -> skips(node, member.self().id()))) {
                principals.add(member.self());
            }
        }
        return principals;
    }

    private static boolean skips(NodeSnapshot node, RingId id) {
        List<Peer> extended = new ArrayList<>(List.of(node.self()));
        extended.addAll(node.successors());
        for (int i = 1; i < extended.size(); i++) {
            if (between(extended.get(i - 1).id(), id, extended.get(i).id())) {
                return true;
            }
        }
        return false;
    }

    /** As the Alloy model has it. */
    private static boolean between(RingId one, RingId id, RingId other) {
        boolean above = one.compareTo(id) < 0;
        boolean below = id.compareTo(other) < 0;
        return one.compareTo(other) < 0 ? above && below : above || below;
    }

    private static Optional<NodeSnapshot> best(RingSnapshot ring, NodeSnapshot node) {
        return node.successors().stream().filter(ring::isMember).findFirst().flatMap(ring::of);
    }

    private static Set<Peer> reachable(RingSnapshot ring, NodeSnapshot from) {
        Set<Peer> reached = new HashSet<>();
        Optional<NodeSnapshot> next = best(ring, from);
        while (next.isPresent() && reached.add(next.get().self())) {
            next = best(ring, next.get());
        }
        return reached;
    }

    private static List<NodeSnapshot> ringMembers(RingSnapshot ring) {
        return ring.members().stream()
                .filter(node -> reachable(ring, node).contains(node.self()))
                .toList();
    }

    private static boolean atMostOneRing(RingSnapshot ring) {
        List<NodeSnapshot> members = ringMembers(ring);
        return members.stream().allMatch(one -> members.stream()
                .allMatch(other -> reachable(ring, one).contains(other.self())));
    }

    private static boolean orderedRing(RingSnapshot ring) {
        List<NodeSnapshot> members = ringMembers(ring);
        return members.stream().allMatch(one -> {
            Peer next = best(ring, one).orElseThrow().self();
            return members.stream()
                    .map(NodeSnapshot::self)
                    .noneMatch(third -> between(one.self().id(), third.id(), next.id()));
        });
    }

    private static boolean connectedAppendages(RingSnapshot ring) {
        List<Peer> goals = ringMembers(ring).stream().map(NodeSnapshot::self).toList();
        return ring.members().stream()
                .allMatch(node -> reachable(ring, node).stream().anyMatch(goals::contains));
    }

    private static boolean stronglyStable(RingSnapshot ring) {
        return ring.members().stream().allMatch(node -> best(ring, node)
                .filter(next -> next.predecessor().equals(Optional.of(node.self())))
                .filter(next -> ring.members().stream()
                        .noneMatch(third -> between(
                                node.self().id(), third.self().id(), next.self().id())))
                .isPresent());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 63})
    void betweenIsTheSameForTheCircleAndTheModel(int number) {
        for (int one = 0; one < 64; one += 9) {
            for (int other = 0; other < 64; other += 9) {
                assertThat(node(number)
                                .id()
                                .isBetween(node(one).id(), node(other).id()))
                        .isEqualTo(between(
                                node(one).id(), node(number).id(), node(other).id()));
            }
        }
    }
}
