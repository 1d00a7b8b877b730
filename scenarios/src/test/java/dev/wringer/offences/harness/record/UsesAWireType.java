package dev.wringer.offences.harness.record;

import dev.wringer.offences.testee.v1.WireType;

public record UsesAWireType(WireType message) {}
