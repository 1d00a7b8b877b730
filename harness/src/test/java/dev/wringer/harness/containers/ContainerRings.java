package dev.wringer.harness.containers;

import dev.wringer.harness.live.SmallRings;
import dev.wringer.node.chord.Pace;
import java.time.Duration;

/** Rings of containers, at a pace that two processors can follow. */
final class ContainerRings {

    static final SmallRings GENTLE =
            new SmallRings(new ContainersTestbed(), Pace.uniform(Duration.ofMillis(500), Duration.ofSeconds(1)));

    private ContainerRings() {}
}
