package dev.wringer.harness.ring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.Event.Formation;
import dev.wringer.node.chord.Pace;
import dev.wringer.node.host.NodeSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RingSpecTest {

    private static RingSpec spec(Pace pace) {
        return new RingSpec(
                100,
                1,
                Formation.ASSEMBLED,
                NodeSettings.DEFAULT.withChord(NodeSettings.DEFAULT.chord().withPace(pace)),
                new Latency.Constant(Duration.ZERO),
                0);
    }

    @Test
    void ofRoundsThatAreAllTheSameHalfIsStillToCome() {
        Duration same = Duration.ofSeconds(30);
        assertThat(spec(Pace.uniform(same, same)).meanWaitForRound()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void onIsMoreLikelyInALongIntervalThanInAShortOne() {
        assertThat(spec(Pace.uniform(Duration.ofSeconds(15), Duration.ofSeconds(45)))
                        .meanWaitForRound())
                .isEqualTo(Duration.ofMillis(16_250));
    }

    @Test
    void anotherLatencyIsAllThatChanges() {
        RingSpec spec = spec(NodeSettings.DEFAULT.chord().pace());
        Latency slow = new Latency.Constant(Duration.ofSeconds(1));
        assertThat(spec.withLatency(slow).latency()).isEqualTo(slow);
        assertThat(spec.withLatency(slow).withLatency(spec.latency())).isEqualTo(spec);
    }
}
