package dev.wringer.harness.containers;

import com.sun.management.OperatingSystemMXBean;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.TestbedFailure;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How much memory the engine's containers can have.
 *
 * @param bytes as far as is known
 * @param of whose it is, for people
 */
record EngineMemory(long bytes, String of) {

    private static final Path AVAILABLE = Path.of("/proc/meminfo");
    private static final long MEBIBYTE = 1 << 20;
    private static final long PER_HOST = 40 * MEBIBYTE; // measured: docs/BENCHMARKS.md
    private static final long PER_NODE = MEBIBYTE / 2;
    private static final long PER_LINK_SERVER = 250 * MEBIBYTE;

    /** What is available now if the engine runs on this machine; else what its machine has in all. */
    static EngineMemory of(Engine engine) {
        long total = Optional.ofNullable(engine.info().getMemTotal()).orElse(Long.MAX_VALUE);
        return available()
                .filter(here -> isOfThisMachine(total))
                .map(here -> new EngineMemory(here, "this machine has available"))
                .orElseGet(() -> new EngineMemory(total, "the engine's machine has"));
    }

    private static boolean isOfThisMachine(long total) {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize() == total;
    }

    private static Optional<Long> available() {
        try (Stream<String> lines = Files.lines(AVAILABLE)) {
            return lines.filter(line -> line.startsWith("MemAvailable:"))
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1_024)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty(); // not Linux: the engine runs in a machine of its own
        }
    }

    /**
     * Fails if a ring will not fit.
     *
     * @param there how many hosts stand already that may become hosts of it, or make room
     * @throws TestbedFailure that says what would
     */
    void require(RingSpec spec, int there) {
        long needed =
                spec.hosts() * PER_HOST + spec.nodes() * PER_NODE + AddressPlan.servers(spec.hosts()) * PER_LINK_SERVER;
        if (needed - there * PER_HOST > bytes) {
            throw new TestbedFailure(
                    spec.hosts() + " containers with " + spec.virtualNodes() + " nodes each need about "
                            + mebibytes(needed) + " of memory, and " + of + " " + mebibytes(bytes)
                            + ": put more virtual-nodes on fewer hosts, or end other programs");
        }
    }

    private static String mebibytes(long number) {
        return number / MEBIBYTE + " MiB";
    }
}
