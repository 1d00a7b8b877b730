package dev.wringer.harness.loopback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.ring.TestbedFailure;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoopbackPortsTest {

    private final LoopbackPorts ports = new LoopbackPorts();

    @Test
    void theOnlyFreePortIsFound() {
        int free = ports.claim(Optional::of) + 7; // whatever comes before is taken
        assertThat(ports.<Integer>claim(port -> port == free ? Optional.of(port) : Optional.empty()))
                .isEqualTo(free);
        assertThat(ports.<Integer>claim(port -> port == free ? Optional.of(port) : Optional.empty()))
                .as("once round")
                .isEqualTo(free);
    }

    @Test
    void whereNoneIsFreeEachWasTriedOnce() {
        Set<Integer> tried = new HashSet<>();
        assertThatThrownBy(() -> ports.claim(port -> {
                    assertThat(tried.add(port)).isTrue();
                    return Optional.empty();
                }))
                .isInstanceOf(TestbedFailure.class)
                .hasMessageContaining("no port is free");
        assertThat(tried).hasSize(22_000);
    }
}
