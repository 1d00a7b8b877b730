package dev.wringer.harness.processes;

import dev.wringer.harness.live.LinkFaultsSuite;

class LinkFaultsIT extends LinkFaultsSuite {

    LinkFaultsIT() {
        super(ProcessRings.GENTLE);
    }
}
