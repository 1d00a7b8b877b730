package dev.wringer.node.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class NodeSettingsTest {

    @Test
    void aBlockIsWaitedForAtLeastAsLongAsTheShortestTimeOutOfACall() {
        Duration call = Duration.ofSeconds(15);
        NodeSettings patient = NodeSettings.DEFAULT.withChord(
                NodeSettings.DEFAULT.chord().withTimeouts(call, call, Duration.ofMinutes(2)));

        assertThat(patient.dhash().fetchTimeout()).isEqualTo(call);
        assertThat(patient.dhash().storeTimeout()).isEqualTo(call.multipliedBy(2));
    }

    @Test
    void timeOutsThatAreLongEnoughStay() {
        assertThat(NodeSettings.DEFAULT.dhash().fetchTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(NodeSettings.DEFAULT.dhash().storeTimeout()).isEqualTo(Duration.ofSeconds(10));
    }
}
