package dev.wringer.harness.local;

import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.link.LinkProbe;
import dev.wringer.harness.link.LinkRule;
import dev.wringer.harness.live.Damage;
import dev.wringer.harness.live.Fleet;
import dev.wringer.harness.live.HostDisks;
import dev.wringer.harness.live.HostOrder;
import dev.wringer.harness.live.HostProgram;
import dev.wringer.harness.live.Obituary;
import dev.wringer.harness.live.Silence;
import dev.wringer.harness.loopback.LoopbackPorts;
import dev.wringer.harness.loopback.Refusals;
import dev.wringer.harness.ring.Evidence;
import dev.wringer.harness.ring.Imposed;
import dev.wringer.harness.ring.NotReached;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.testee.Testee;
import dev.wringer.node.block.Block;
import dev.wringer.node.grpc.EventLoop;
import dev.wringer.node.grpc.EventLoops;
import dev.wringer.node.grpc.HostSettings;
import dev.wringer.node.grpc.NodeHost;
import dev.wringer.node.host.CauseOfDeath;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Hosts on the loopback interface of this JVM, which share a few threads. */
final class LocalFleet implements Fleet {

    private final EventLoops loops;
    private final LoopbackPorts ports;
    private final LocalLinks links;
    private final HostDisks disks = new HostDisks();
    private final Map<String, NodeHost> hosts = new HashMap<>();
    private final Map<String, EventLoop> eventLoops = new HashMap<>(); // of all hosts that were started

    /** @param threads how many the hosts share */
    LocalFleet(LoopbackPorts ports, LocalLinks links, int threads) {
        this.loops = new EventLoops(threads);
        this.ports = ports;
        this.links = links;
    }

    @Override
    public void start(List<HostOrder> orders) {
        for (HostOrder order : orders) {
            NodeHost host = start(order);
            endIfItCannotEnter(host);
            hosts.put(order.name(), host);
            links.place(order.name(), host.port());
        }
    }

    /** As its process would. */
    @SuppressWarnings("FutureReturnValueIgnored") // what has failed is asked for later
    private static void endIfItCannotEnter(NodeHost host) {
        host.ready().whenComplete((self, why) -> {
            if (why != null) {
                host.close();
            }
        });
    }

    /** Where it was before, if it was: the links lead there. */
    private NodeHost start(HostOrder order) {
        Optional<Integer> before = links.portOf(order.name());
        if (before.isEmpty()) {
            return ports.claim(port -> start(order, port));
        }
        return start(order, before.get())
                .orElseThrow(() -> new TestbedFailure(
                        order.name() + " cannot come back: somebody else listens at its port " + before.get()));
    }

    private Optional<NodeHost> start(HostOrder order, int port) {
        HostSettings settings = settings(order, port);
        try {
            return Optional.of(NodeHost.start(settings, peer -> links.dial(order.name(), peer), loopOf(order)));
        } catch (IOException e) {
            if (isTaken(e)) {
                return Optional.empty();
            }
            throw new TestbedFailure(order.name() + " does not start: " + e.getMessage(), e);
        }
    }

    private EventLoop loopOf(HostOrder order) {
        EventLoop loop = loops.forHost(order.name());
        eventLoops.put(order.name(), loop);
        return loop;
    }

    /** Where everything happens that concerns a host. */
    EventLoop loop(String host) {
        EventLoop loop = eventLoops.get(host);
        if (loop == null) {
            throw new TestbedFailure("there is no host " + host);
        }
        return loop;
    }

    private HostSettings settings(HostOrder order, int port) {
        HostSettings settings = HostSettings.of(order.name(), loopback(port), order.wayIn(), order.seed())
                .withNodes(order.virtualNodes(), order.node());
        if (order.durable()) {
            Path disk = disks.of(order.name());
            settings = order.full() ? settings.withFullStore(disk) : settings.withStore(disk);
        }
        return order.maintenance() ? settings : settings.withoutMaintenance();
    }

    private static boolean isTaken(Throwable e) {
        return e instanceof BindException || (e.getCause() != null && isTaken(e.getCause()));
    }

    @Override
    public HostProgram program() {
        return HostProgram.BUILT_IN;
    }

    @Override
    public InetSocketAddress address(String host) {
        return loopback(host(host).port());
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @Override
    public Evidence kill(List<String> names) {
        List<NodeHost> victims = names.stream().map(this::host).toList();
        long begun = System.nanoTime();
        victims.forEach(NodeHost::crash);
        double millis = (System.nanoTime() - begun) / 1e6;
        names.forEach(hosts::remove);
        names.forEach(links::bury);
        String text =
                String.format(Locale.ROOT, "%d hosts had all sockets closed within %.1f ms", names.size(), millis);
        return Refusals.of(
                victims.stream().map(victim -> loopback(victim.port())).toList(), text);
    }

    @Override
    public void wipe(String host) {
        disks.wipe(host);
    }

    @Override
    public Damage rot(String host, List<Block> chosen) {
        return disks.rot(host, chosen);
    }

    @Override
    public Imposed pause(List<String> names) {
        List<EventLoop> frozen = names.stream().map(this::loop).toList();
        frozen.forEach(loop -> loop.freeze().join());
        return Imposed.of(
                Silence.of(names.stream().map(this::address).toList()), () -> frozen.forEach(EventLoop::thaw));
    }

    @Override
    public CompletableFuture<?> leave(String host, Testee testee) {
        return testee.leave().thenCompose(parting -> host(host).ended().thenAccept(ended -> {
            links.bury(host);
            if (!parting.hasSucceeded()) {
                throw new NotReached(
                        host + " has not left as it should: " + parting.describe() + "; in a process of its own it"
                                + " would have ended with status " + Obituary.BLOCKS_LEFT_BEHIND);
            }
        }));
    }

    @Override
    public Imposed impose(List<String> from, List<String> to, boolean bothWays, LinkFault fault) {
        try (LinkProbe probe = new LinkProbe(link -> links.dial(link.from(), link.to()), from, to, bothWays, fault)) {
            LinkRule rule = links.impose(from, to, bothWays, fault);
            return Imposed.of(probe.afterwards(), () -> links.lift(rule));
        }
    }

    @Override
    public void check() {
        links.check();
    }

    @Override
    public Optional<String> casualty() {
        return hosts.keySet().stream()
                .filter(name -> obituary(name).isPresent())
                .findFirst();
    }

    @Override
    public Optional<Obituary> obituary(String name) {
        return Optional.ofNullable(hosts.get(name))
                .flatMap(host -> host.failure().map(LocalFleet::crashed).or(() -> outside(host)));
    }

    /** A host that has left is taken at its word: only a process could show that it was told the same otherwise. */
    @Override
    public Optional<Integer> exitStatus(String name) {
        return obituary(name).map(Obituary::status).or(() -> Optional.ofNullable(hosts.get(name))
                .filter(host -> host.ended().isDone())
                .map(host -> 0));
    }

    /** The memory of this JVM is the harness's as well. */
    private static Obituary crashed(Throwable failure) {
        if (failure instanceof Error error && !CauseOfDeath.isOfANode(failure)) {
            throw error;
        }
        return new Obituary(Obituary.CODE_THREW, "has crashed: its own code " + CauseOfDeath.of(failure));
    }

    private static Optional<Obituary> outside(NodeHost host) {
        return host.ready().isCompletedExceptionally()
                ? Optional.of(new Obituary(Obituary.NOT_ENTERED, "has ended: " + whyNotReady(host)))
                : Optional.empty();
    }

    private static String whyNotReady(NodeHost host) {
        return host.ready()
                .handle((self, why) -> String.valueOf(why.getMessage()))
                .join();
    }

    private NodeHost host(String name) {
        NodeHost host = hosts.get(name);
        if (host == null) {
            throw new TestbedFailure("there is no host " + name);
        }
        return host;
    }

    @Override
    public void close() {
        hosts.values().forEach(NodeHost::close);
        links.close();
        loops.close();
        disks.close();
    }
}
