package dev.wringer.harness.ring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SuspicionsTest {

    private static final Peer A = Peer.at("a:1", 0);
    private static final Peer B = Peer.at("b:1", 0);

    private final History history = new History(EventSink.NOWHERE);
    private final Suspicions suspicions = new Suspicions(history, Duration.ofNanos(100));

    @Test
    void callsThatFollowOneAnotherAreOneSpell() {
        suspicions.note(10, A);
        suspicions.note(60, A);
        suspicions.note(70, B);
        suspicions.note(160, A);
        assertThat(history.events()).isEmpty();

        suspicions.flush();

        assertThat(history.events())
                .containsExactly(new Event.Suspected(160, A, 10, 3), new Event.Suspected(70, B, 70, 1));
    }

    @Test
    void callsFarApartAreSpellsOfTheirOwn() {
        suspicions.note(10, A);
        suspicions.note(111, A);

        assertThat(history.events()).containsExactly(new Event.Suspected(10, A, 10, 1));
        suspicions.flush();
        suspicions.flush();
        assertThat(history.events()).hasSize(2);
    }
}
