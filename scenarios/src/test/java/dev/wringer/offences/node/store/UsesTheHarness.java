package dev.wringer.offences.node.store;

import dev.wringer.offences.harness.sim.BackAgain;

public record UsesTheHarness(BackAgain harness) {}
