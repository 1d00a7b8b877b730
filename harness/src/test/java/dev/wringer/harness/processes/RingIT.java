package dev.wringer.harness.processes;

import dev.wringer.harness.live.RingSuite;

class RingIT extends RingSuite {

    RingIT() {
        super(ProcessRings.GENTLE);
    }
}
