package dev.wringer.offences.node.chord;

public interface ChordNode {}
