package dev.wringer.harness.loopback;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.wringer.harness.ring.RingSpec;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.Optional;

/**
 * How many file descriptors the process may have: in one JVM both ends of every connection count.
 *
 * @param limit the most that it may have open
 */
public record OpenFiles(long limit) {

    private static final int DESCRIPTORS_A_HOST = 8; // its listener, its selector, the harness's own connection
    private static final int DESCRIPTORS_OF_THE_PROCESS = 300; // libraries, the record, selectors
    private static final int DESCRIPTORS_A_LINK = 5; // its listener, and two connections with two ends each

    /** The limit of this process; without bound where the system does not tell. */
    public static OpenFiles ofThisProcess() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return new OpenFiles(
                system instanceof UnixOperatingSystemMXBean unix ? unix.getMaxFileDescriptorCount() : Long.MAX_VALUE);
    }

    /** How many links there may be between so many hosts. */
    public int mostLinks(int hosts) {
        long left = limit - DESCRIPTORS_OF_THE_PROCESS - (long) DESCRIPTORS_A_HOST * hosts;
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, left / DESCRIPTORS_A_LINK));
    }

    /** Why a ring will not fit, if so: what its successor lists and fingers alone need. */
    public Optional<String> refusal(RingSpec spec) {
        int hosts = spec.hosts();
        int logarithm = Integer.SIZE - Integer.numberOfLeadingZeros(spec.nodes());
        int neighbours = Math.min(hosts - 1, spec.virtualNodes() * (spec.successors() + logarithm));
        long links = (long) hosts * neighbours;
        if (links <= mostLinks(hosts)) {
            return Optional.empty();
        }
        return Optional.of(hosts + " hosts need about " + links + " links, and the limit of " + limit
                + " open files allows " + mostLinks(hosts)
                + ": put more virtual-nodes on fewer hosts, or raise the limit"
                + " (ulimit -n)");
    }
}
