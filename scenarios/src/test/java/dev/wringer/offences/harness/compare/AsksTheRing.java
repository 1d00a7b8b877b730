package dev.wringer.offences.harness.compare;

import dev.wringer.offences.harness.sim.BackAgain;

public record AsksTheRing(BackAgain ring) {}
