package dev.wringer.harness.doctor;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.IntStream;

/** What every testbed needs of a machine, and {@code local} most of all. */
public final class MachineExamination {

    private static final int LEAST_JAVA = 17;
    private static final long GIBIBYTE = 1L << 30;
    private static final long ENOUGH_MEMORY = 4 * GIBIBYTE; // 1,000 real nodes in one JVM, with room
    private static final long ENOUGH_DESCRIPTORS = 13_000; // the full mesh of 50 hosts in one JVM
    private static final int FIRST_PORT = 10_000;
    private static final int SAMPLED_PORTS = 200;
    private static final int SAMPLE_DISTANCE = 100;
    private static final double ENOUGH_FREE = 0.5;

    private MachineExamination() {}

    /** Looks. Takes a moment. */
    public static List<Finding> findings() {
        return List.of(java(), processors(), memory(), descriptors(), ports());
    }

    private static Finding java() {
        int version = Runtime.version().feature();
        String text = version + " at " + System.getProperty("java.home");
        return version >= LEAST_JAVA
                ? Finding.ok("JDK", text)
                : Finding.broken("JDK", text, "install a JDK " + LEAST_JAVA + " or later, or set JAVA_HOME to one");
    }

    private static Finding processors() {
        int number = Runtime.getRuntime().availableProcessors();
        return number >= 2
                ? Finding.ok("processors", String.valueOf(number))
                : Finding.limit("processors", "one", "real rings of 1,000 nodes want two");
    }

    private static Finding memory() {
        long bytes =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        String text = bytes / GIBIBYTE + " GiB, of which this JVM may have "
                + Runtime.getRuntime().maxMemory() / GIBIBYTE;
        return bytes >= ENOUGH_MEMORY
                ? Finding.ok("memory", text)
                : Finding.limit("memory", text, "take smaller rings, or a machine with 4 GiB");
    }

    private static Finding descriptors() {
        if (!(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system)) {
            return Finding.ok("open files", "no limit is known");
        }
        long most = system.getMaxFileDescriptorCount();
        return most >= ENOUGH_DESCRIPTORS
                ? Finding.ok("open files", "at most " + most)
                : Finding.limit(
                        "open files",
                        "at most " + most + ", and 50 hosts on local need " + ENOUGH_DESCRIPTORS,
                        "ulimit -n " + ENOUGH_DESCRIPTORS + ", or more virtual-nodes on fewer hosts");
    }

    private static Finding ports() {
        long free = IntStream.range(0, SAMPLED_PORTS)
                .map(i -> FIRST_PORT + i * SAMPLE_DISTANCE)
                .filter(MachineExamination::isFree)
                .count();
        String text = free + " of " + SAMPLED_PORTS + " sampled between " + FIRST_PORT + " and "
                + (FIRST_PORT + SAMPLED_PORTS * SAMPLE_DISTANCE) + " are free";
        return free >= ENOUGH_FREE * SAMPLED_PORTS
                ? Finding.ok("ports", text)
                : Finding.limit("ports", text, "end other programs that listen there: each link on local takes one");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
