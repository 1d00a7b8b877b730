package dev.wringer.harness.nemesis;

import dev.wringer.harness.ring.Capability;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** Stages for tests. */
final class Stages {

    static final Set<Capability> EVERYTHING = EnumSet.allOf(Capability.class);

    private Stages() {}

    /** A ring of this many hosts on a testbed that offers everything; 8 successors, a round in a second. */
    static Stage of(int hosts, Duration duration) {
        return of(hosts, duration, EVERYTHING);
    }

    static Stage of(int hosts, Duration duration, Set<Capability> offered) {
        return new Stage(hosts, 8, 3, Duration.ofSeconds(1), Duration.ofSeconds(3), duration, true, offered);
    }
}
