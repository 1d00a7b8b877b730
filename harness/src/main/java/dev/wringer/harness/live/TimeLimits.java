package dev.wringer.harness.live;

import dev.wringer.harness.testee.Testees;
import java.time.Duration;

/**
 * How long the harness waits for hosts before their silence counts against them; {@code docs/TESTEE.md} tells.
 *
 * @param answer how long a host may take to answer a question about itself
 * @param entrance how long until all its virtual nodes are members when a ring is formed
 * @param health how long until its health service says so
 * @param obituary how long the testbed may take to know that a host has ended whose connections have broken
 */
public record TimeLimits(Duration answer, Duration entrance, Duration health, Duration obituary) {

    /** What everybody is held to. */
    public static final TimeLimits DEFAULT =
            new TimeLimits(Testees.PATIENCE, Duration.ofMinutes(2), Duration.ofSeconds(10), Duration.ofSeconds(5));
}
