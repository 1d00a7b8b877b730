package dev.wringer.harness.oracle;

import static dev.wringer.harness.oracle.SmallRing.node;
import static dev.wringer.harness.oracle.SmallRing.point;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is asked of one member or of one key is answered without making rings; here it is compared with the rings. */
class MembershipByDefinitionTest {

    private static final int REPLICAS = 2;
    private static final int END = 1_000;

    private final Random random = new Random(11);
    private final MembershipTimeline timeline = churn();

    private MembershipTimeline churn() {
        Trial trial = new Trial().formed(10, 1, 5, 9, 13, 40);
        for (int at = 20; at < END; at += 10) {
            int node = random.nextInt(64);
            switch (random.nextInt(4)) {
                case 0 -> trial.crashed(at, node, random.nextInt(64));
                case 1 -> trial.left(at, node);
                default -> trial.joined(at, node);
            }
            if (random.nextInt(5) == 0) { // gone and back at one instant: never away
                trial.crashed(at, node).joined(at, node);
            }
        }
        return trial.timeline();
    }

    @Test
    void membersAreThoseOfTheRing() {
        for (int i = 0; i < 2_000; i++) {
            long at = random.nextInt(END + 50);
            Peer peer = node(random.nextInt(64));
            assertThat(timeline.isMember(peer, at)).isEqualTo(timeline.at(at).contains(peer));
        }
    }

    @Test
    void holdersAreThoseOfTheRing() {
        for (int i = 0; i < 2_000; i++) {
            long at = random.nextInt(END + 50);
            RingId key = point(random.nextInt(64));
            assertThat(timeline.holdersAt(key, REPLICAS, at))
                    .isEqualTo(timeline.at(at).holdersOf(key, REPLICAS));
        }
    }

    @Test
    void whoShouldHoldABlockThroughoutShouldByEachMembership() {
        int lasting = 0;
        for (int i = 0; i < 20_000; i++) {
            long from = random.nextInt(END + 50);
            long to = from + random.nextInt(40);
            RingId key = point(random.nextInt(64));
            Peer peer = i % 2 == 0
                    ? node(random.nextInt(64))
                    : timeline.holdersAt(key, REPLICAS, from).stream().findAny().orElse(node(0));
            boolean each = timeline.between(from, to).stream()
                    .allMatch(membership ->
                            membership.ring().holdersOf(key, REPLICAS).contains(peer));

            assertThat(timeline.shouldHoldThroughout(peer, key, REPLICAS, from, to))
                    .as("%s for %s from %s to %s", peer, key, from, to)
                    .isEqualTo(each);
            lasting += each && to - from > 20 ? 1 : 0;
        }
        assertThat(lasting).as("it is not always false").isGreaterThan(100);
    }

    @Test
    void nobodyIsEverAMemberOfATrialWithoutMembers() {
        MembershipTimeline none = new Trial().timeline();

        assertThat(none.isMember(node(1), 5)).isFalse();
        assertThat(none.holdersAt(point(1), REPLICAS, 5)).isEmpty();
        assertThat(none.shouldHoldThroughout(node(1), point(1), REPLICAS, 0, 5))
                .as("no membership says otherwise")
                .isTrue();
    }

    @Test
    void aDepartureIsToldWithItsTime() {
        MembershipTimeline three = new Trial()
                .formed(0, 1, 2, 3)
                .crashed(2_000_000_000, 1)
                .joined(3_000_000_000L, 1)
                .left(4_000_000_000L, 1, 2)
                .timeline();

        assertThat(three.departureFrom(node(1), 0)).hasToString("Optional[crashed at 2.000 s]");
        assertThat(three.departureFrom(node(1), 2_000_000_001)).hasToString("Optional[left at 4.000 s]");
        assertThat(three.departureFrom(node(3), 0)).isEmpty();
        assertThat(three.departureFrom(node(9), 0)).isEmpty();
    }
}
