package dev.wringer.offences.scenarios;

import dev.wringer.offences.harness.sim.BackAgain;

public record UsesATestbed(BackAgain testbed) {}
