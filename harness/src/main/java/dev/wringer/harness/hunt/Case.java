package dev.wringer.harness.hunt;

/**
 * A failure that can be replayed.
 *
 * @param wringer the version that made it
 * @param setup what to try
 * @param expected what must come of it in simulation
 */
public record Case(String wringer, Setup setup, Expectation expected) {}
