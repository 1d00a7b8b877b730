package dev.wringer.harness.sim;

import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.node.chord.ChordSettings;
import dev.wringer.node.chord.Pace;
import dev.wringer.node.host.NodeSettings;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * How fast the simulator is, and how much memory a node takes: a ring in which every node runs the full protocol. Each
 * stabilizes and refreshes a finger, by a lookup, every 0.5 … 1.5 s, and compares replicas with its successors; messages
 * take 10 … 90 ms; successor lists have 20 entries.
 */
public final class SimBenchmark {

    private static final Pace PACE = Pace.uniform(Duration.ofMillis(500), Duration.ofMillis(1500));
    private static final Latency LATENCY = new Latency.Uniform(Duration.ofMillis(10), Duration.ofMillis(90));
    private static final Duration STEP = Duration.ofMillis(100);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private SimBenchmark() {}

    /**
     * What was measured.
     *
     * @param events messages and timers delivered while the clock ran
     * @param seconds of wall-clock time, on one thread
     * @param processorSeconds that this thread had a processor meanwhile: less, where others want it as well
     * @param bytesPerNode of live heap after the ring was assembled
     * @param assemblySeconds of wall-clock time to create and assemble the ring
     */
    public record Figures(
            int nodes,
            long events,
            double seconds,
            double processorSeconds,
            long bytesPerNode,
            double assemblySeconds) {

        /** Messages and timers delivered per second of wall-clock time. */
        public double eventsPerSecond() {
            return events / seconds;
        }

        /** The same per second in which the thread had a processor. */
        public double eventsPerProcessorSecond() {
            return events / processorSeconds;
        }
    }

    /**
     * Measures once, after a warm-up that is as long again.
     *
     * @param nodes in the ring, at least 21
     * @param events how many messages and timers to deliver at least while the clock runs
     */
    public static Figures measure(int nodes, long events) {
        NodeSettings settings = NodeSettings.DEFAULT.withChord(
                ChordSettings.DEFAULT.withSuccessors(20).withPace(PACE));
        RingSpec spec = new RingSpec(nodes, 1, Formation.ASSEMBLED, settings, LATENCY, 0);
        long before = usedHeap();
        long begun = System.nanoTime();
        SimCluster cluster = new SimCluster(spec, new Seed(1), ClusterEvents.NONE);
        cluster.form();
        double assembly = secondsSince(begun);
        long bytes = usedHeap() - before;

        deliver(cluster, events);
        long delivered = cluster.traffic().events();
        long clock = System.nanoTime();
        long processor = THREADS.getCurrentThreadCpuTime();
        deliver(cluster, events);
        double processorSeconds = (THREADS.getCurrentThreadCpuTime() - processor) / 1e9;
        double seconds = secondsSince(clock);
        return new Figures(
                nodes, cluster.traffic().events() - delivered, seconds, processorSeconds, bytes / nodes, assembly);
    }

    private static void deliver(SimCluster cluster, long events) {
        long enough = cluster.traffic().events() + events;
        while (cluster.traffic().events() < enough) {
            cluster.advanceUntil(() -> false, STEP);
        }
    }

    private static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }

    private static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
