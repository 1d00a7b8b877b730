package dev.wringer.node.chord;

import static dev.wringer.node.fixture.TestRing.SETTINGS;
import static dev.wringer.node.fixture.TestRing.peer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.fixture.TestRing;
import dev.wringer.node.protocol.ChordRequest.FindNextHop;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MaintenanceTest {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);
    private static final int SELDOM = 1_000; // rounds

    private static TestRing ring(int fingerRounds) {
        ChordSettings chord = SETTINGS.chord()
                .withPace(Pace.adaptive(Duration.ofSeconds(1), Duration.ofSeconds(8)))
                .withFingerRounds(fingerRounds);
        return TestRing.ideal(SETTINGS.withChord(chord), IntStream.range(0, 64).toArray());
    }

    @Test
    void aFingerIsFixedInEachRoundOrMoreSeldom() {
        TestRing often = ring(1);
        often.maintain().pass(LONG_ENOUGH);
        assertThat(often.node(0).chord().fingers().distinct()).contains(peer(2), peer(4), peer(8), peer(16), peer(32));

        TestRing seldom = ring(SELDOM);
        seldom.maintain().pass(LONG_ENOUGH);
        assertThat(seldom.sent(FindNextHop.class)).isZero();
    }

    @Test
    void allFingersAreFixedOnceAChangeHasSettled() {
        TestRing ring = ring(SELDOM);
        ring.maintain().pass(LONG_ENOUGH);
        ring.kill(1);
        ring.pass(LONG_ENOUGH);
        assertThat(ring.node(0).chord().fingers().distinct()).contains(peer(4), peer(8), peer(16), peer(32));

        int sent = ring.sent(FindNextHop.class);
        ring.pass(LONG_ENOUGH);
        assertThat(ring.sent(FindNextHop.class)).isEqualTo(sent);
    }
}
