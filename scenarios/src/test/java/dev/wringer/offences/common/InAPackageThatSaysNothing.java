package dev.wringer.offences.common;

public final class InAPackageThatSaysNothing {}
