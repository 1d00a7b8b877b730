package dev.wringer.node.chord;

import static dev.wringer.node.fixture.TestRing.SETTINGS;
import static dev.wringer.node.fixture.TestRing.peer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.chord.ChordNode.Membership;
import dev.wringer.node.fixture.TestRing;
import dev.wringer.node.protocol.ChordReply.Neighbours;
import dev.wringer.node.protocol.ChordRequest.FindNextHop;
import dev.wringer.node.protocol.ChordRequest.GetNeighbours;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.RpcFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** ZAVE'17, <i>join</i>. */
class JoinTest {

    private final TestRing ring = TestRing.ideal(SETTINGS, 0, 10, 20, 30, 40, 50);
    private final ChordNode joining = ring.add(peer(25)).chord();

    /** "Look up m with between(m, n, m.succ[0]); take succ := m's whole list and prdc := m in one step." */
    @Test
    void takesOverTheWholeListOfItsPredecessor() {
        ring.await(joining.join(List.of(peer(40))));
        assertThat(joining.membership()).isEqualTo(Membership.MEMBER);
        assertThat(joining.successors()).containsExactly(peer(30), peer(40), peer(50), peer(0));
        assertThat(joining.predecessor()).contains(peer(20));
    }

    @Test
    void isKnownToItsNeighboursAfterAFewRounds() {
        ring.maintain();
        ring.await(joining.join(List.of(peer(40))));
        ring.pass(Duration.ofSeconds(10));
        assertThat(ring.node(20).chord().successors().head()).contains(peer(25));
        assertThat(ring.node(30).chord().predecessor()).contains(peer(25));
    }

    @Test
    void triesAnotherContactIfOneIsDead() {
        ring.kill(40);
        ring.await(joining.join(List.of(peer(40), peer(10))));
        assertThat(joining.predecessor()).contains(peer(20));
    }

    /** "On time-out, or if m no longer qualifies, start again." */
    @Test
    void startsAgainIfItsPredecessorToBeHasMovedOn() {
        int[] asked = {0};
        Neighbours movedOn = new Neighbours(peer(10), List.of(peer(22), peer(30)));
        ring.interfere((target, request) -> request instanceof GetNeighbours && asked[0]++ == 0
                ? Optional.of(Promise.of(movedOn))
                : Optional.empty());
        ring.await(joining.join(List.of(peer(40))));
        assertThat(asked[0]).isGreaterThan(1);
        assertThat(joining.predecessor()).contains(peer(20));
    }

    /** Or it would be stranded by a list of nodes that are all dead. */
    @Test
    void startsAgainIfItsPredecessorToBeDoesNotKnowTheOneThatAnswered() {
        ring.kill(40);
        int[] asked = {0};
        Neighbours stale = new Neighbours(peer(10), List.of(peer(40)));
        ring.interfere((target, request) -> request instanceof GetNeighbours && asked[0]++ == 0
                ? Optional.of(Promise.of(stale))
                : Optional.empty());
        ring.await(joining.join(List.of(peer(0))));
        assertThat(joining.successors()).contains(peer(30));
    }

    /** Whoever awaits an answer itself will have it in a moment: no reason to look its place up again. */
    @Test
    void asksItsPredecessorToBeAgainIfThatIsBusy() {
        int[] asked = {0};
        ring.interfere((target, request) -> request instanceof GetNeighbours && asked[0]++ < 3
                ? Optional.of(Promise.failed(new RpcFailure(RpcFailure.Kind.BUSY, "it awaits an answer")))
                : Optional.empty());
        ring.await(joining.join(List.of(peer(20))));
        assertThat(joining.predecessor()).contains(peer(20));
        assertThat(ring.sent(FindNextHop.class)).as("one lookup").isEqualTo(1);
    }

    /** Nothing is maintained: its predecessor's list names it as if it had never been away. */
    @Test
    void comesBackUnderTheSameIdBeforeAnybodyHasMissedIt() {
        ChordNode again = ring.add(peer(30)).chord();
        ring.await(again.join(List.of(peer(0))));
        assertThat(again.predecessor()).contains(peer(20));
        assertThat(again.successors()).startsWith(peer(40), peer(50), peer(0));
    }

    @Test
    void neighboursComeBackTogether() {
        ChordNode first = ring.add(peer(20)).chord();
        ChordNode second = ring.add(peer(30)).chord();
        Promise<?> joined = second.join(List.of(peer(0)));
        ring.await(first.join(List.of(peer(0))));
        ring.await(joined);
        assertThat(first.successors()).contains(peer(40), peer(50)); // whether 30 as well depends on who was first
        assertThat(second.predecessor()).contains(peer(20));
        assertThat(second.successors()).startsWith(peer(40), peer(50));
    }

    @Test
    void failsWithoutAnyContact() {
        assertThat(ring.awaitFailure(joining.join(List.of())).kind()).isEqualTo(RpcFailure.Kind.NO_ROUTE);
    }

    @Test
    void givesUpInTheEnd() {
        for (int place : List.of(0, 10, 20, 30, 40, 50)) {
            ring.kill(place);
        }
        assertThat(ring.awaitFailure(joining.join(List.of(peer(40)))).kind()).isEqualTo(RpcFailure.Kind.NO_ROUTE);
        assertThat(joining.membership()).isEqualTo(Membership.OUTSIDE);
    }

    @Test
    void doesNotJoinOnceItHasLeft() {
        Promise<?> joined = joining.join(List.of(peer(40)));
        joining.leave();
        assertThat(ring.awaitFailure(joined).kind()).isEqualTo(RpcFailure.Kind.REJECTED);
        assertThat(joining.membership()).isEqualTo(Membership.GONE);
    }
}
