package dev.wringer.harness.ring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CalmTest {

    private final History history = new History(EventSink.NOWHERE);
    private final Calm calm = new Calm(history, Duration.ofNanos(100));

    @Test
    void holdsUntilSomethingHappens() {
        assertThat(calm.holds(0)).isTrue();
        assertThat(calm.wasDisturbedWithin(Duration.ofNanos(1_000), 0)).isFalse();
        assertThat(history.events()).isEmpty();
    }

    @Test
    void aRegimeEndsItUntilTheRingIsIdealAgain() {
        calm.disturb(10, "a cut");
        assertThat(calm.holds(11)).isFalse();
        calm.end(20);
        assertThat(calm.holds(21)).isFalse();
        calm.ringIsIdeal(30);

        assertThat(calm.holds(30)).isTrue();
        assertThat(history.events()).containsExactly(new Event.Disturbed(10, "a cut"), new Event.Settled(30, true));
    }

    @Test
    void anIdealRingProvesNothingWhileARegimeIsInForce() {
        calm.disturb(10, "a pause");
        calm.ringIsIdeal(15);

        assertThat(calm.holds(500)).isFalse();
    }

    @Test
    void itComesBackWithTimeThoughTheRingIsNotIdeal() {
        calm.disturb(10, "a cut");
        calm.end(20);

        assertThat(calm.holds(119)).isFalse();
        assertThat(calm.holds(120)).isTrue();
        assertThat(history.all(Event.Settled.class)).containsExactly(new Event.Settled(120, false));
    }

    @Test
    void theLastOfSeveralRegimesDecides() {
        calm.disturb(10, "a cut");
        calm.disturb(12, "another");
        calm.end(20);
        calm.ringIsIdeal(25);
        assertThat(calm.holds(26)).isFalse();

        calm.end(30);
        calm.ringIsIdeal(35);
        assertThat(calm.holds(36)).isTrue();
    }

    @Test
    void aSuspicionIsADisturbanceOfOneMoment() {
        calm.suspected(10);
        calm.suspected(40);

        assertThat(calm.holds(139)).isFalse();
        assertThat(calm.wasDisturbedWithin(Duration.ofNanos(10), 49)).isTrue();
        assertThat(calm.wasDisturbedWithin(Duration.ofNanos(10), 50)).isFalse();
        assertThat(calm.holds(140)).isTrue();
        assertThat(history.all(Event.Disturbed.class)).hasSize(1);
    }
}
