package dev.wringer.harness.oracle;

import static dev.wringer.harness.oracle.SmallRing.node;
import static dev.wringer.harness.oracle.SmallRing.nodes;
import static dev.wringer.harness.oracle.SmallRing.point;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class MembershipTimelineTest {

    private final MembershipTimeline timeline = new Trial()
            .formed(10, 1, 2, 3)
            .joined(20, 4)
            .crashed(30, 1, 2)
            .left(30, 3)
            .joined(40, 1)
            .timeline();

    @Test
    void membershipIsThatAfterEverythingThatHappenedAtAMoment() {
        assertThat(timeline.at(9).size()).isZero();
        assertThat(timeline.at(10).members()).isEqualTo(nodes(1, 2, 3));
        assertThat(timeline.at(29).members()).isEqualTo(nodes(1, 2, 3, 4));
        assertThat(timeline.at(30).members()).isEqualTo(nodes(4));
        assertThat(timeline.at(1000).members()).isEqualTo(nodes(1, 4));
    }

    @Test
    void eachMembershipComesOnceAndThoseWithoutDurationNotAtAll() {
        assertThat(timeline).extracting(Membership::fromNanos).containsExactly(10L, 20L, 30L, 40L);
        assertThat(timeline).extracting(Membership::untilNanos).containsExactly(20L, 30L, 40L, Long.MAX_VALUE);
        assertThat(timeline)
                .extracting(membership -> membership.ring().members())
                .containsExactly(nodes(1, 2, 3), nodes(1, 2, 3, 4), nodes(4), nodes(1, 4));
    }

    /** What happens at one moment makes no memberships in between. */
    @Test
    void holdersAreThoseByEachMembershipOfATime() {
        assertThat(timeline.holdersBetween(point(1), 2, 20, 30)).containsExactly(nodes(1, 2), nodes(4));
        assertThat(timeline.holdersBetween(point(1), 2, 0, 10)).containsExactly(List.of(), nodes(1, 2));
    }

    @Test
    void theMembershipsBetweenTwoTimesIncludeBothEnds() {
        assertThat(starts(timeline.between(20, 30))).containsExactly(20L, 30L);
        assertThat(starts(timeline.between(19, 19))).containsExactly(10L);
        assertThat(starts(timeline.between(0, 5))).isEmpty();
        assertThat(starts(timeline.between(50, 60))).containsExactly(40L);
    }

    @Test
    void oneNodeIsFollowedThroughLifeAndDeath() {
        assertThat(timeline.isMember(node(1), 9)).isFalse();
        assertThat(timeline.isMember(node(1), 29)).isTrue();
        assertThat(timeline.isMember(node(1), 30)).isFalse();
        assertThat(timeline.isMember(node(1), 40)).isTrue();

        assertThat(timeline.isMemberThroughout(node(1), 10, 29)).isTrue();
        assertThat(timeline.isMemberThroughout(node(1), 10, 30)).isFalse();
        assertThat(timeline.isMemberThroughout(node(1), 20, 50)).isFalse();
        assertThat(timeline.isMemberThroughout(node(1), 40, 90)).isTrue();

        assertThat(timeline.hasBeenMember(node(4), 19)).isFalse();
        assertThat(timeline.hasBeenMember(node(4), 20)).isTrue();
        assertThat(timeline.hasBeenMember(node(2), 99)).isTrue();
        assertThat(timeline.hasBeenMember(node(9), 99)).isFalse();
    }

    @Test
    void aTrialWithoutMembersHasNoMemberships() {
        Iterator<Membership> none = new Trial().timeline().iterator();

        assertThat(none.hasNext()).isFalse();
        assertThatThrownBy(none::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void changesAreTakenInTheOrderOfTimeWhateverTheOrderOfTheRecord() {
        MembershipTimeline late =
                new Trial().formed(10, 1).crashed(30, 2).joined(20, 2).timeline();

        assertThat(late.at(25).members()).isEqualTo(nodes(1, 2));
        assertThat(late.at(30).members()).isEqualTo(nodes(1));
    }

    private static List<Long> starts(List<Membership> memberships) {
        return memberships.stream().map(Membership::fromNanos).toList();
    }
}
