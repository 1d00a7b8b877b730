package dev.wringer.harness.containers;

import dev.wringer.harness.live.SmallRings;
import dev.wringer.node.chord.Pace;
import java.time.Duration;

/** Rings of containers, at a pace that two processors can follow. */
final class ContainerRings {

    static final SmallRings GENTLE = of(ImageChoice.OWN);

    private ContainerRings() {}

    /** Nodes wait for one another longer than it takes a process that has just started to load its classes. */
    static SmallRings of(ImageChoice choice) {
        return new SmallRings(
                new ContainersTestbed(choice),
                Pace.uniform(Duration.ofMillis(500), Duration.ofSeconds(1)),
                Duration.ofSeconds(5));
    }
}
