package dev.wringer.harness.local;

import static dev.wringer.harness.fault.Nodes.fraction;
import static dev.wringer.harness.fault.Strike.crash;
import static dev.wringer.harness.ring.Condition.ideal;

import com.sun.management.OperatingSystemMXBean;
import dev.wringer.harness.live.HostOrder;
import dev.wringer.harness.loopback.LoopbackPorts;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.Release;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.stats.Quantiles;
import dev.wringer.harness.testee.Testee;
import dev.wringer.harness.testee.Testees;
import dev.wringer.harness.workload.Workloads;
import dev.wringer.node.chord.ChordSettings;
import dev.wringer.node.chord.LookupMode;
import dev.wringer.node.chord.Pace;
import dev.wringer.node.grpc.WayIn;
import dev.wringer.node.host.NodeSettings;
import dev.wringer.node.id.RingId;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Measures real rings in this JVM. Everything is measured in one run, because machines differ and change. */
public final class LocalBenchmark {

    private static final int SUCCESSORS = 8; // so that the links of 200 hosts fit into 20,000 open files
    private static final int WARM_UP = 2_000;
    private static final int SAMPLES = 1_000;
    private static final int LOADED_LOOKUPS = 20_000;

    private LocalBenchmark() {}

    /**
     * What a ring takes to stand.
     *
     * @param startSeconds until all nodes are members, links dialled and code warm
     * @param recoverySeconds from the crash of every tenth host until the ring is ideal again
     * @param bytesPerNode of heap, after a collection
     */
    public record Formed(int hosts, int nodes, double startSeconds, double recoverySeconds, long bytesPerNode) {}

    /**
     * What a lookup costs, one at a time and many at once; medians.
     *
     * @param directMicros a small call to a host, without a link in between
     * @param linkMicros the same call through a link
     * @param lookupMicros a lookup, asked for by such a direct call
     * @param calls how many calls through links that lookup is made of, the mean
     * @param callsPerSecond calls between nodes under load, whatever they are for
     * @param callsPerCoreSecond the same by the processor time that the whole process has used
     */
    public record Speed(
            double directMicros,
            double linkMicros,
            double lookupMicros,
            double calls,
            double callsPerSecond,
            double callsPerCoreSecond) {

        /** What a lookup takes in proportion to the calls it is made of. */
        public double ratio() {
            return (lookupMicros - directMicros) / (calls * linkMicros);
        }
    }

    /** Forms a ring, lets every tenth host crash, and takes it down. */
    public static Formed form(int hosts, int virtualNodes) {
        Seed seed = new Seed(1);
        RingSpec spec = spec(hosts, virtualNodes);
        LocalTestbed testbed = new LocalTestbed();
        testbed.refusal(spec).ifPresent(why -> {
            throw new TestbedFailure(why);
        });
        long before = usedHeap();
        long begun = System.nanoTime();
        try (Ring ring = Ring.start(testbed, spec, seed, new History(EventSink.NOWHERE))) {
            double start = secondsSince(begun);
            long bytes = usedHeap() - before;
            ring.strike(crash(fraction(0.1)));
            double recovery = ring.await(ideal()).toNanos() / 1e9;
            return new Formed(hosts, spec.nodes(), start, recovery, bytes / spec.nodes());
        }
    }

    /** Looks up in a ring of so many hosts with one node each. */
    public static Speed measureLookups(int hosts) {
        try (Ring ring = Ring.start(new LocalTestbed(), spec(hosts, 1), new Seed(1), new History(EventSink.NOWHERE))) {
            ring.stopMaintenance();
            lookUp(ring, WARM_UP, 1);
            List<Operation> single = new ArrayList<>();
            for (RingId key : keys(SAMPLES, 2)) {
                single.addAll(ring.clients().lookup(List.of(key)).all());
            }
            List<Operation> remote = single.stream()
                    .filter(operation ->
                            operation.succeeded() && !operation.path().isEmpty())
                    .toList();
            double micros = median(remote.stream().mapToDouble(each -> each.elapsedNanos() / 1e3));
            double calls = remote.stream()
                    .mapToInt(operation -> operation.path().size() + 1)
                    .average()
                    .orElse(0);

            long callsBefore = calls(ring);
            double cpuBefore = cpuSeconds();
            long begun = System.nanoTime();
            lookUp(ring, LOADED_LOOKUPS, 3);
            double seconds = secondsSince(begun);
            double cpu = cpuSeconds() - cpuBefore;
            long made = calls(ring) - callsBefore;
            RawCalls raw = RawCalls.measure();
            return new Speed(raw.directMicros(), raw.linkMicros(), micros, calls, made / seconds, made / cpu);
        }
    }

    private static void lookUp(Ring ring, int number, long seed) {
        ring.clients().lookup(keys(number, seed));
    }

    private static List<RingId> keys(int number, long seed) {
        return Workloads.randomKeys(number, new Seed(seed).entropy());
    }

    private static long calls(Ring ring) {
        return ring.traffic().requests().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static RingSpec spec(int hosts, int virtualNodes) {
        ChordSettings chord = NodeSettings.DEFAULT
                .chord()
                .withSuccessors(SUCCESSORS)
                .withPace(Pace.uniform(Duration.ofSeconds(1), Duration.ofSeconds(3)))
                .withTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(5))
                .withLookupMode(hosts > 60 ? LookupMode.RECURSIVE : LookupMode.ITERATIVE);
        return new RingSpec(
                hosts * virtualNodes,
                virtualNodes,
                Formation.ASSEMBLED,
                NodeSettings.DEFAULT.withChord(chord),
                new Latency.Constant(Duration.ZERO),
                0);
    }

    /** Small calls to one host, one after another. */
    private record RawCalls(double directMicros, double linkMicros) {

        static RawCalls measure() {
            List<String> names = List.of("one:7000", "other:7000");
            LoopbackPorts ports = new LoopbackPorts();
            LocalLinks links = new LocalLinks(ports, new Seed(1), Optional.empty(), names.size(), 1);
            try (LocalFleet fleet = new LocalFleet(ports, links, 1);
                    Testees testees = new Testees()) {
                fleet.start(names.stream().map(name -> order(name, names)).toList());
                InetSocketAddress link = links.dial(names.get(0), names.get(1)).orElseThrow();
                try (Testee direct = testees.at(fleet.address(names.get(1)));
                        Testee through = testees.at(link)) {
                    sample(direct, WARM_UP);
                    sample(through, WARM_UP);
                    return new RawCalls(median(sample(direct, SAMPLES)), median(sample(through, SAMPLES)));
                }
            }
        }

        private static HostOrder order(String name, List<String> names) {
            NodeSettings node =
                    NodeSettings.DEFAULT.withChord(NodeSettings.DEFAULT.chord().withSuccessors(1));
            return new HostOrder(
                    name,
                    names.indexOf(name),
                    new WayIn.Assembled(names),
                    1,
                    node,
                    node.variant().commandLineName(),
                    false,
                    false,
                    false,
                    1,
                    Release.BASELINE);
        }

        private static DoubleStream sample(Testee host, int number) {
            double[] micros = new double[number];
            for (int i = 0; i < number; i++) {
                long begun = System.nanoTime();
                host.inspect(0).join();
                micros[i] = (System.nanoTime() - begun) / 1e3;
            }
            return DoubleStream.of(micros);
        }
    }

    private static double median(DoubleStream sample) {
        return Quantiles.of(sample.toArray()).median();
    }

    private static double secondsSince(long begunNanos) {
        return (System.nanoTime() - begunNanos) / 1e9;
    }

    private static double cpuSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
