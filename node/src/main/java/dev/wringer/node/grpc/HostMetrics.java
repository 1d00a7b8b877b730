package dev.wringer.node.grpc;

import dev.wringer.node.host.VirtualNode;
import dev.wringer.node.protocol.RpcFailure;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A host in figures, for Prometheus. What the host counts anyway is read when somebody asks, in one step of its event
 * loop, so the figures of one page fit together; only distributions are kept here. Used on the host's event loop, but for
 * {@link #page}.
 */
final class HostMetrics implements HostObserver {

    private static final Duration[] LATENCIES = Stream.of(
                    1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 15_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);
    private static final double[] HOPS =
            IntStream.of(1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30).asDoubleStream().toArray();

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final DistributionSummary hops = DistributionSummary.builder("wringer.lookup.hops")
            .description("Live nodes asked by the lookups of clients, without origin and owner")
            .serviceLevelObjectives(HOPS)
            .register(registry);

    /** Makes a host's own figures part of the page. To be called once, before anybody asks. */
    void observe(NodeHost host) {
        for (Rpc<?, ?, ?, ?> rpc : WireCodec.RPCS) {
            String kind = rpc.request().getSimpleName();
            counter(host, "wringer.calls.sent", "Requests to other virtual nodes", kind, known -> known.counts()
                    .sent(kind));
            counter(host, "wringer.calls.received", "Requests from other virtual nodes", kind, known -> known.counts()
                    .received(kind));
        }
        FunctionCounter.builder("wringer.blocks.repaired", host, NodeHost::repairedBlocks)
                .description("Blocks that reached the host because maintenance found them missing here")
                .register(registry);
        FunctionCounter.builder("wringer.dials", host, NodeHost::dialled)
                .description("Attempts to connect to other hosts")
                .register(registry);
        gauge(host, "wringer.connections", "Open connections, in either direction", NodeHost::connections);
        gauge(host, "wringer.virtual.nodes", "Virtual nodes that the host carries", known -> known.nodes()
                .count());
        gauge(
                host,
                "wringer.blocks.held",
                "Blocks held as a replica, by all virtual nodes",
                known -> sum(known, node -> node.dhash().store().versions().size()));
        gauge(
                host,
                "wringer.blocks.cached",
                "Blocks cached, by all virtual nodes",
                known -> sum(known, node -> node.dhash().cachedBlocks()));
        gauge(host, "wringer.loop.waiting", "Tasks that wait for the event loop", known -> known.loop()
                .waiting());
        for (NodeHost.Phase phase : NodeHost.Phase.values()) {
            Gauge.builder("wringer.phase", host, known -> known.phase() == phase ? 1 : 0)
                    .description("1 for the phase that the host is in, 0 for the others")
                    .tag("phase", phase.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }

    @Override
    public void answered(String kind, long nanos) {
        Timer.builder("wringer.call.round.trip")
                .description("From a call to another host to its answer")
                .tag("kind", kind)
                .serviceLevelObjectives(LATENCIES)
                .register(registry)
                .record(Duration.ofNanos(nanos));
    }

    @Override
    public void failed(String kind, RpcFailure.Kind why) {
        Counter.builder("wringer.calls.failed")
                .description("Requests to other virtual nodes that failed, busy ones included")
                .tag("kind", kind)
                .tag("failure", why.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
    }

    @Override
    public void completed(String operation, boolean succeeded, long nanos) {
        Timer.builder("wringer.operation")
                .description("Operations of clients, from the request to its answer")
                .tag("operation", operation)
                .tag("outcome", succeeded ? "success" : "failure")
                .serviceLevelObjectives(LATENCIES)
                .register(registry)
                .record(Duration.ofNanos(nanos));
    }

    @Override
    public void arrived(int count) {
        hops.record(count);
    }

    /** The figures in Prometheus's text format, read on {@code loop}; any thread may ask. */
    CompletableFuture<String> page(EventLoop loop) {
        CompletableFuture<String> page = new CompletableFuture<>();
        loop.execute(() -> page.complete(registry.scrape()));
        return page;
    }

    private void counter(
            NodeHost host, String name, String description, String kind, ToDoubleFunction<NodeHost> value) {
        FunctionCounter.builder(name, host, value)
                .description(description)
                .tag("kind", kind)
                .register(registry);
    }

    private void gauge(NodeHost host, String name, String description, ToDoubleFunction<NodeHost> value) {
        Gauge.builder(name, host, value).description(description).register(registry);
    }

    private static int sum(NodeHost host, ToIntFunction<VirtualNode> figure) {
        int sum = 0;
        for (VirtualNode node : host.nodes()) {
            sum += figure.applyAsInt(node);
        }
        return sum;
    }
}
