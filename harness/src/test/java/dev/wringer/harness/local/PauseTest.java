package dev.wringer.harness.local;

import dev.wringer.harness.live.PauseSuite;

class PauseTest extends PauseSuite {

    PauseTest() {
        super(LocalRings.BRISK);
    }
}
