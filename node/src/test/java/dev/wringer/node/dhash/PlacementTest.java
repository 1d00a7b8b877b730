package dev.wringer.node.dhash;

import static dev.wringer.node.fixture.TestRing.key;
import static dev.wringer.node.fixture.TestRing.peer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.chord.LookupResult;
import dev.wringer.node.protocol.Peer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first k successors on k distinct hosts. */
class PlacementTest {

    private static Peer onHost(String host, int place) {
        return new Peer(key(place), host + ":4000", place);
    }

    @Test
    void takesTheFirstKSuccessors() {
        Placement placement = Placement.of(List.of(peer(1), peer(2), peer(3), peer(4)), 3);
        assertThat(placement.holders()).containsExactly(peer(1), peer(2), peer(3));
        assertThat(placement.contains(peer(3))).isTrue();
        assertThat(placement.contains(peer(4))).isFalse();
    }

    /** Virtual nodes of one host share its fate. */
    @Test
    void takesEachHostOnlyOnce() {
        List<Peer> successors = List.of(onHost("a", 1), onHost("a", 2), onHost("b", 3), onHost("a", 4), onHost("c", 5));
        assertThat(Placement.of(successors, 3).holders())
                .containsExactly(onHost("a", 1), onHost("b", 3), onHost("c", 5));
    }

    @Test
    void isSmallerIfTooFewHostsAreKnown() {
        Placement placement = Placement.of(List.of(onHost("a", 1), onHost("a", 2), onHost("b", 3)), 3);
        assertThat(placement.holders()).containsExactly(onHost("a", 1), onHost("b", 3));
        assertThat(placement.replicas()).isEqualTo(3);
    }

    @Test
    void passesOverThoseThatAreAbsent() {
        List<Peer> successors = List.of(onHost("a", 1), onHost("a", 2), onHost("b", 3), onHost("c", 4));
        assertThat(Placement.of(successors, List.of(onHost("a", 1)), 2).holders())
                .containsExactly(onHost("a", 2), onHost("b", 3));
    }

    /** The list of the key's predecessor names everybody but itself if the ring is smaller than the list. */
    @Test
    void countsThePredecessorInATinyRing() {
        assertThat(Placement.successorsOf(found(List.of(peer(10), peer(20)), List.of()), 4))
                .containsExactly(peer(10), peer(20), peer(0));
        assertThat(Placement.successorsOf(found(List.of(peer(10), peer(20)), List.of()), 2))
                .containsExactly(peer(10), peer(20));
    }

    @Test
    void aListThatIsShortBecauseItsEntriesDiedDoesNotReachAllTheWayRound() {
        assertThat(Placement.successorsOf(found(List.of(peer(10), peer(20)), List.of(peer(5), peer(7))), 4))
                .containsExactly(peer(10), peer(20));
    }

    private static LookupResult found(List<Peer> successors, List<Peer> dead) {
        return new LookupResult(key(3), successors, peer(0), List.of(peer(0)), dead, 0, 1);
    }
}
