package dev.wringer.harness.record;

import java.util.Optional;

/**
 * A record that was read back.
 *
 * @param history all events that could be read
 * @param incomplete why it is not the record of a whole trial, in one line: it was cut off in the middle of a line, or
 *     before the trial's end; empty if it is one
 */
public record Recording(History history, Optional<String> incomplete) {}
