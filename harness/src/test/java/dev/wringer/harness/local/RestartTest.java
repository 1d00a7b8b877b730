package dev.wringer.harness.local;

import static dev.wringer.harness.fault.Nodes.count;
import static dev.wringer.harness.fault.Strike.corrupt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.live.RestartSuite;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.Store;
import dev.wringer.harness.ring.Struck;
import dev.wringer.harness.trial.UsageError;
import org.junit.jupiter.api.Test;

class RestartTest extends RestartSuite {

    RestartTest() {
        super(LocalRings.BRISK);
    }

    @Test
    void aShareOfTheBlocksIsDamaged() {
        try (Ring ring = start(Store.DISK)) {
            storedAndStill(ring);
            Struck struck = ring.strike(corrupt(count(1), 0.5));
            long damaged = Math.round(0.5 * heldBy(struck.victims(), struck.holdingsBefore()));
            assertThat(damaged).isPositive();
            assertThat(restarted().evidence()).isEqualTo(damaged + " of " + damaged + " blocks damaged on 1 disk");
        }
    }

    @Test
    void aDamageWithoutBlocksProvesNothing() {
        try (Ring ring = start(Store.DISK)) {
            ring.strike(corrupt(count(1), 1));
            assertThat(ring.brokenPremise()).hasValueSatisfying(reason -> assertThat(reason)
                    .contains("nothing shows that this took effect")
                    .contains("held too few blocks"));
        }
    }

    @Test
    void blocksInMemoryCannotBeDamagedOnDisk() {
        try (Ring ring = start(Store.MEMORY)) {
            assertThatThrownBy(() -> ring.strike(corrupt(count(1), 0.5)))
                    .isInstanceOf(UsageError.class)
                    .hasMessageContaining("set store=disk");
        }
    }
}
