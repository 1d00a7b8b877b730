package dev.wringer.harness.hunt;

import dev.wringer.harness.sim.SimTestbed;
import java.util.Map;

/** Setups to try things on. */
final class Setups {

    /** Chord as first published, with a failure that shows within a second. */
    static final String BAD = "original";

    private Setups() {}

    static Setup drawn(long seed) {
        return SetupGenerator.small("corrected", new SimTestbed()).draw(seed);
    }

    /** A ring of four in which nothing happens but these faults. */
    static Setup quiet(String faults) {
        return Setup.of(
                Map.of(
                        "nodes", "4",
                        "successors", "2",
                        "replicas", "1",
                        "stabilize", "500ms..1500ms",
                        "faults", faults,
                        "mix", "lookup",
                        "arrival", "open:1/s",
                        "warm-up", "0s",
                        "duration", "5s",
                        "after", "0s"),
                1);
    }
}
