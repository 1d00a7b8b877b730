package dev.wringer.node.chord;

import static dev.wringer.node.fixture.TestRing.SETTINGS;
import static dev.wringer.node.fixture.TestRing.peer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.fixture.TestRing;
import dev.wringer.node.protocol.ChordRequest.Ping;
import dev.wringer.node.protocol.Promise;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** ZAVE'17, <i>rectify</i>: "if between(prdc, q, n), prdc := q; else if prdc does not answer a ping, prdc := q." */
class RectifyTest {

    private final TestRing ring = TestRing.ideal(SETTINGS, 0, 10, 20, 30);
    private final ChordNode node = ring.node(20).chord();

    private void notifyBy(int place) {
        node.notifiedBy(peer(place), new Promise<>());
        ring.pass(Duration.ofSeconds(2));
    }

    @Test
    void takesACloserNotifierWithoutAPing() {
        notifyBy(15);
        assertThat(node.predecessor()).contains(peer(15));
        assertThat(ring.sent(Ping.class)).isZero();
    }

    @Test
    void takesAnyNotifierWhileItKnowsNone() {
        node.replacePredecessor(null);
        notifyBy(30);
        assertThat(node.predecessor()).contains(peer(30));
    }

    @Test
    void keepsALivePredecessor() {
        notifyBy(0);
        assertThat(node.predecessor()).contains(peer(10));
        assertThat(ring.sent(Ping.class)).isEqualTo(1);
    }

    @Test
    void replacesADeadPredecessor() {
        ring.kill(10);
        notifyBy(0);
        assertThat(node.predecessor()).contains(peer(0));
    }

    @Test
    void aNotificationByThePredecessorItselfIsNoNews() {
        notifyBy(10);
        assertThat(node.predecessor()).contains(peer(10));
        assertThat(ring.sent(Ping.class)).isZero();
    }
}
