package dev.wringer.harness.processes;

import com.sun.management.OperatingSystemMXBean;
import dev.wringer.harness.doctor.Finding;
import dev.wringer.harness.ring.TestbedFailure;
import java.lang.management.ManagementFactory;
import java.util.List;

/** What the testbed {@code processes} needs of a machine beside what every testbed does. */
public final class ProcessesExamination {

    private static final long MEBIBYTE = 1L << 20;
    private static final long BYTES_A_HOST = 100 * MEBIBYTE; // of the reference node, with a few dozen virtual nodes
    private static final int FEW_HOSTS = 10;

    private ProcessesExamination() {}

    /** Looks. Takes a moment. */
    public static List<Finding> findings() {
        return List.of(node(), signals(), states(), memory());
    }

    private static Finding node() {
        try {
            NodeCommand.reference();
            return Finding.ok("node", "this repository's");
        } catch (TestbedFailure e) {
            return Finding.limit("node", e.getMessage() + "; until then only --node-command works", "");
        }
    }

    private static Finding signals() {
        return Signals.canBeSent()
                ? Finding.ok("signals", "by the kill of /bin/sh")
                : Finding.broken("signals", "there is no /bin/sh", "take the testbed local");
    }

    private static Finding states() {
        return StoppedThreads.canBeSeen()
                ? Finding.ok("states", "/proc says which threads are stopped")
                : Finding.limit(
                        "states", "no /proc says which threads are stopped", "pauses are shown by silence alone");
    }

    private static Finding memory() {
        long room =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getFreeMemorySize() / BYTES_A_HOST;
        String text = "room for about " + room + " more hosts of this repository's node";
        return room >= FEW_HOSTS
                ? Finding.ok("free memory", text)
                : Finding.limit("free memory", text, "end other programs, or put more virtual-nodes on fewer hosts");
    }
}
