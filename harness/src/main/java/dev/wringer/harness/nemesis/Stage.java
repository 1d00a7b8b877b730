package dev.wringer.harness.nemesis;

import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Store;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a nemesis knows of the ring that it is for.
 *
 * @param hosts how many found the ring, ≥ 1; they have the numbers from 0 on, and whoever joins has the next ones
 * @param successors r, the length of the successor lists, ≥ 1
 * @param replicas k, the number of replicas of a block, ≥ 1
 * @param round the shortest interval of maintenance, &gt; 0
 * @param longestCall for how long a node may wait for another one's answer, &gt; 0
 * @param duration for how long faults go on; all of them have ended when it is over, &gt; 0
 * @param disks whether hosts keep their blocks on disk
 * @param offered what the testbed can do
 */
public record Stage(
        int hosts,
        int successors,
        int replicas,
        Duration round,
        Duration longestCall,
        Duration duration,
        boolean disks,
        Set<Capability> offered) {

    /** Checks the ranges, and takes a copy. */
    public Stage {
        if (hosts < 1 || successors < 1 || replicas < 1) {
            throw new IllegalArgumentException(
                    "no ring has " + hosts + " hosts, " + successors + " successors and " + replicas + " replicas");
        }
        if (!isPositive(round) || !isPositive(longestCall) || !isPositive(duration)) {
            throw new IllegalArgumentException(
                    "times must be positive: " + round + ", " + longestCall + ", " + duration);
        }
        Set<Capability> copy = EnumSet.noneOf(Capability.class);
        copy.addAll(offered);
        offered = Collections.unmodifiableSet(copy);
    }

    /** The stage that this ring is, on a testbed that offers so much. */
    public static Stage of(RingSpec ring, Duration duration, Set<Capability> offered) {
        return new Stage(
                ring.hosts(),
                ring.successors(),
                ring.replicas(),
                ring.node().chord().pace().shortest(),
                ring.longestCall(),
                duration,
                ring.store() == Store.DISK,
                offered);
    }

    /** Whether the testbed can do this. */
    boolean offers(Capability capability) {
        return offered.contains(capability);
    }

    /** How long faults go on, in whole milliseconds. */
    long millis() {
        return duration.toMillis();
    }

    private static boolean isPositive(Duration time) {
        return !time.isZero() && !time.isNegative();
    }
}
