package dev.wringer.harness.processes;

import dev.wringer.harness.live.PauseSuite;

class PauseIT extends PauseSuite {

    PauseIT() {
        super(ProcessRings.GENTLE);
    }
}
