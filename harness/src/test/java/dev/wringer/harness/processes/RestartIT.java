package dev.wringer.harness.processes;

import dev.wringer.harness.live.RestartSuite;

class RestartIT extends RestartSuite {

    RestartIT() {
        super(ProcessRings.GENTLE);
    }
}
