package dev.wringer.offences.harness.sim;

public interface StringUtils {}
