package dev.wringer.harness.processes;

import dev.wringer.harness.live.ReformSuite;

class ReformIT extends ReformSuite {

    ReformIT() {
        super(ProcessRings.GENTLE);
    }
}
