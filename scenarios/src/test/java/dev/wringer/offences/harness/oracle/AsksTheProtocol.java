package dev.wringer.offences.harness.oracle;

import dev.wringer.offences.node.chord.ChordNode;

public record AsksTheProtocol(ChordNode node) {}
