package dev.wringer.node.chord;

import static dev.wringer.node.fixture.TestRing.SETTINGS;
import static dev.wringer.node.fixture.TestRing.peer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.chord.ChordNode.Membership;
import dev.wringer.node.fixture.TestRing;
import dev.wringer.node.protocol.ChordReply.Alive;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.RpcFailure;
import org.junit.jupiter.api.Test;

/** TON'03 §IV-E.5: a leaving node notifies its predecessor and its successor, and they close the gap. */
class LeaveTest {

    private final TestRing ring = TestRing.ideal(SETTINGS, 0, 10, 20, 30, 40, 50);
    private final ChordNode leaving = ring.node(20).chord();

    @Test
    void theNeighboursCloseTheGapInOneStep() {
        ring.await(leaving.leave());
        assertThat(ring.node(10).chord().successors()).containsExactly(peer(30), peer(40), peer(50), peer(0));
        assertThat(ring.node(30).chord().predecessor()).contains(peer(10));
    }

    @Test
    void aNodeThatHasLeftRefusesEvenPings() {
        ring.await(leaving.leave());
        Promise<Alive> answer = new Promise<>();
        leaving.ping(answer);
        assertThat(ring.awaitFailure(answer).kind()).isEqualTo(RpcFailure.Kind.REJECTED);
        assertThat(leaving.membership()).isEqualTo(Membership.GONE);
    }

    @Test
    void deadNeighboursDoNotKeepItFromLeaving() {
        ring.kill(10);
        ring.kill(30);
        assertThat(ring.await(leaving.leave())).isEqualTo(peer(20));
    }

    @Test
    void aNodeOutsideTheRingJustGoes() {
        ChordNode outside = ring.add(peer(5)).chord();
        assertThat(ring.await(outside.leave())).isEqualTo(peer(5));
        assertThat(outside.membership()).isEqualTo(Membership.GONE);
    }
}
