package dev.wringer.harness.oracle;

/**
 * Something that a check has caught, with the place in the record at which it was proved: what happens later does not
 * excuse it.
 *
 * @param atNanos when it was proved
 * @param position of the event that proved it, counted from 0
 * @param excusable whether a premise that had broken before excuses it
 */
public record Caught(Violation violation, long atNanos, int position, boolean excusable) {}
