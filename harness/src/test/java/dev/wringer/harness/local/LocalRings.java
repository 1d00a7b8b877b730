package dev.wringer.harness.local;

import dev.wringer.harness.live.SmallRings;
import dev.wringer.node.chord.Pace;
import java.time.Duration;

/** Rings in this JVM. */
final class LocalRings {

    static final SmallRings BRISK = new SmallRings(
            new LocalTestbed(), Pace.uniform(Duration.ofMillis(200), Duration.ofMillis(400)), Duration.ofSeconds(1));

    private LocalRings() {}
}
