package dev.wringer.offences.testee.v1;

/** Stands for a class that protoc has generated. */
public interface WireType {}
