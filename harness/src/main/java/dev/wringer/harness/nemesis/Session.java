package dev.wringer.harness.nemesis;

/**
 * One stay of a host in the ring.
 *
 * @param begin in seconds, ≥ 0
 * @param end in seconds, ≥ {@code begin}
 */
record Session(double begin, double end) {}
