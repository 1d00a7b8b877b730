package dev.wringer.node.grpc;

import dev.wringer.node.chord.ChordNode;
import dev.wringer.node.chord.RoundTripTimes;
import dev.wringer.node.host.CauseOfDeath;
import dev.wringer.node.host.Ports;
import dev.wringer.node.host.VirtualNode;
import dev.wringer.node.port.BlockStore;
import dev.wringer.node.port.NodeEvents;
import dev.wringer.node.port.RingMemory;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.store.DurableBlockStores;
import dev.wringer.node.store.FullBlockStore;
import dev.wringer.node.store.MemoryBlockStore;
import io.grpc.Server;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running host: virtual nodes that share a server, its connections and its fate. If its own code throws, it crashes.
 *
 * <p>Thread-safe. What the nodes do happens on the host's {@link EventLoop}.
 */
public final class NodeHost implements AutoCloseable {

    /** How far a host has come. */
    public enum Phase {
        /** Founding or joining. */
        STARTING,
        /** All its nodes are members. */
        SERVING,
        /** On its way out, or gone. */
        LEAVING,
        /** Its nodes could not become members. */
        FAILED
    }

    private static final int MOST_CONNECTIONS = 4_096;
    private static final int MOST_CALLS_PER_CONNECTION = 4_096;
    private static final Duration FIRST_WORD = Duration.ofSeconds(10);
    private static final int KEEPALIVE_SECONDS = 5; // peers send theirs every ten
    private static final int CALLER_CHECK_SECONDS = 60;
    private static final long LAST_ANSWER_MILLIS = 100; // for it to go out

    private final HostSettings settings;
    private final EventLoop loop;
    private final HostObserver observer;
    private final Logger log;
    private final Sockets sockets = new Sockets(MOST_CONNECTIONS, FIRST_WORD);
    private final CallCounts counts = new CallCounts();
    private final VirtualNodes nodes = new VirtualNodes();
    private final HealthStatusManager health = new HealthStatusManager();
    private final Optional<Reforming> reforming;
    private final Channels channels;
    private final Optional<DurableBlockStores> stores;
    private final Entrance entrance;
    private final LeaveTaking leaveTaking;
    private final Server server;
    private final long startedNanos;
    private final CompletableFuture<NodeHost> ready = new CompletableFuture<>();
    private final CompletableFuture<NodeHost> ended = new CompletableFuture<>();

    // Changed on the event loop only.
    private volatile Phase phase = Phase.STARTING;
    private volatile Optional<Throwable> failure = Optional.empty(); // then it has crashed
    private volatile Optional<HostPlan> heir = Optional.empty(); // then it has forgotten its ring
    private boolean maintenance;
    private long repaired;

    private NodeHost(
            HostSettings settings, Links links, EventLoop loop, HostObserver observer, Optional<Reforming> reforming)
            throws IOException {
        this.settings = settings;
        this.loop = loop;
        this.observer = observer;
        this.reforming = reforming;
        this.log = LoggerFactory.getLogger(settings.advertise());
        this.maintenance = settings.maintenance();
        this.startedNanos = loop.nowNanos();
        loop.onFailure(this::die);
        this.channels = new Channels(
                loop,
                sockets,
                links,
                settings.largestMessage(),
                settings.idleTime(),
                Vigilance.of(settings.node().chord().shortestTimeout()));
        this.stores = settings.store().isPresent()
                ? Optional.of(DurableBlockStores.open(settings.store().get()))
                : Optional.empty();
        SplittableRandom random = new SplittableRandom(settings.seed());
        addNodes(random);
        this.entrance = new Entrance(settings, random.nextLong(), nodes, loop, channels, log, new EntranceOutcome());
        this.leaveTaking = new LeaveTaking(loop);
        this.server = buildServer();
        health.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, ServingStatus.NOT_SERVING);
    }

    /**
     * Starts a host on {@code loop}. It accepts connections when this returns; it is a member when {@link #ready} is
     * complete.
     *
     * @param links how other hosts are reached
     * @throws IOException if it cannot listen, or its block store cannot be opened
     */
    public static NodeHost start(HostSettings settings, Links links, EventLoop loop) throws IOException {
        return start(settings, links, loop, HostObserver.NONE);
    }

    /** Starts a host that {@code observer} is told about. */
    static NodeHost start(HostSettings settings, Links links, EventLoop loop, HostObserver observer)
            throws IOException {
        return start(settings, links, loop, observer, Optional.empty());
    }

    /** Starts a host in whose place its process can run another one. */
    static NodeHost start(
            HostSettings settings, Links links, EventLoop loop, HostObserver observer, Optional<Reforming> reforming)
            throws IOException {
        NodeHost host = new NodeHost(settings, links, loop, observer, reforming);
        try {
            host.server.start();
        } catch (IOException e) {
            host.close();
            throw new IOException(
                    "cannot listen on " + settings.listen() + ": " + rootOf(e).getMessage(), e);
        }
        loop.execute(host.entrance::enter);
        return host;
    }

    private static Throwable rootOf(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private void addNodes(SplittableRandom random) {
        var chord = settings.node().chord();
        RoundTripTimes roundTrips = new RoundTripTimes(
                chord.shortestTimeout().toNanos(), chord.longestTimeout().toNanos());
        GrpcNetwork network = new GrpcNetwork(settings.advertise(), loop, channels, nodes, counts, observer);
        for (int i = 0; i < settings.virtualNodes(); i++) {
            Peer self = Peer.at(settings.advertise(), i);
            Ports ports = new Ports(
                    network,
                    loop,
                    new HostEntropy(random.split()),
                    blocks(i),
                    memory(i),
                    new HostEvents(self),
                    roundTrips);
            nodes.add(new VirtualNode(self, settings.node(), ports));
        }
    }

    private BlockStore blocks(int virtualNode) {
        BlockStore blocks = stores.isPresent() ? stores.get().of(virtualNode) : new MemoryBlockStore();
        return settings.full() ? new FullBlockStore(blocks) : blocks;
    }

    private RingMemory memory(int virtualNode) {
        RingMemory memory = stores.isPresent() ? stores.get().memoryOf(virtualNode) : RingMemory.NONE;
        return settings.full() ? memory.readOnly() : memory;
    }

    private Server buildServer() {
        NettyServerBuilder builder = NettyServerBuilder.forAddress(settings.listen())
                .channelFactory(sockets::listening)
                .bossEventLoopGroup(loop.sockets())
                .workerEventLoopGroup(loop.sockets())
                .directExecutor()
                .maxInboundMessageSize(settings.largestMessage())
                .maxConcurrentCallsPerConnection(MOST_CALLS_PER_CONNECTION)
                .keepAliveTime(CALLER_CHECK_SECONDS, TimeUnit.SECONDS) // or half-open connections would stay for hours
                .permitKeepAliveTime(KEEPALIVE_SECONDS, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true);
        new NodeServices(nodes, loop, counts).definitions().forEach(builder::addService);
        entrance.service().ifPresent(builder::addService);
        return builder.addService(new TesteeService(this, log))
                .addService(health.getHealthService())
                .addService(ProtoReflectionServiceV1.newInstance())
                .build();
    }

    /** How its nodes became members, or did not. */
    private final class EntranceOutcome implements Entrance.Outcome {

        @Override
        public void entered(VirtualNode node) {
            if (maintenance) {
                node.startMaintenance();
            }
        }

        @Override
        public void complete() {
            if (phase == Phase.STARTING) {
                phase = Phase.SERVING;
                health.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, ServingStatus.SERVING);
                log.atInfo().addKeyValue("virtualNodes", nodes.count()).log("serving");
                ready.complete(NodeHost.this);
            }
        }

        @Override
        public void impossible(String why) {
            if (phase == Phase.STARTING) {
                phase = Phase.FAILED;
                log.error("{}", why);
                ready.completeExceptionally(new IllegalStateException(why));
            }
        }
    }

    // ---- going

    /**
     * Hands all blocks over and leaves the ring, within the patience of the settings. The host goes on answering until it is
     * closed, but takes no more blocks.
     *
     * @return complete with what was left undone; the same at every call
     */
    public CompletableFuture<Departure> leave() {
        loop.execute(() -> {
            if (phase != Phase.LEAVING) {
                phase = Phase.LEAVING;
                log.info("leaving");
                health.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, ServingStatus.NOT_SERVING);
                leaveTaking.begin(nodes, settings.patience());
            }
        });
        return leaveTaking.departure();
    }

    /** How it has left, if it was told to and is done with that. */
    public Optional<Departure> departure() {
        return Optional.ofNullable(leaveTaking.departure().getNow(null));
    }

    /** Closes all sockets without a goodbye and stops at once, as if the process had been killed. */
    public void crash() {
        sockets.vanish(); // first, so that nothing that is closed below can say goodbye
        loop.stop(channels::close);
        stores.ifPresent(DurableBlockStores::abandon);
        server.shutdownNow();
        ended.complete(this);
    }

    /** Its own code has thrown: a host whose state may be half changed must not go on. */
    private void die(Throwable why) {
        log.error("its own code " + CauseOfDeath.of(why), why);
        failure = Optional.of(why);
        crash();
    }

    /**
     * Ends for good, with all that it holds: its blocks are removed from the disk as well, and nobody is answered any more.
     *
     * @param next what its process is to run in its place
     * @param answer tells whoever wanted it
     */
    void makeWayFor(HostPlan next, Runnable answer) {
        log.info("makes way for another host, and forgets its ring");
        heir = Optional.of(next);
        loop.stop(() -> {
            channels.close();
            try {
                stores.ifPresent(DurableBlockStores::discard);
            } catch (UncheckedIOException e) { // whoever comes next would find the blocks of this one
                die(e);
                return;
            }
            answer.run();
            server.shutdown();
            ended.complete(this);
        });
    }

    /** What its process is to run in its place, if it has made way for that. */
    Optional<HostPlan> heir() {
        return failure.isEmpty() ? heir : Optional.empty();
    }

    /** Stops: calls under way fail. To go gracefully, {@link #leave} first. */
    @Override
    public void close() {
        loop.stop(channels::close);
        if (heir.isPresent()) {
            awaitLastAnswer();
        }
        server.shutdownNow();
        stores.ifPresent(DurableBlockStores::close);
        ended.complete(this);
    }

    private void awaitLastAnswer() {
        try {
            server.awaitTermination(LAST_ANSWER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // ---- what it is

    /** Complete when all virtual nodes are members; exceptionally if they cannot be. */
    public CompletableFuture<NodeHost> ready() {
        return ready;
    }

    /** Complete when the host was closed, or has crashed. */
    public CompletableFuture<NodeHost> ended() {
        return ended;
    }

    /** What its own code has thrown, if that is what it has crashed over. */
    public Optional<Throwable> failure() {
        return failure;
    }

    /** The port on which it listens. */
    public int port() {
        return server.getPort();
    }

    /** Its parameters. */
    public HostSettings settings() {
        return settings;
    }

    // ---- for the testee service, on the event loop

    EventLoop loop() {
        return loop;
    }

    VirtualNodes nodes() {
        return nodes;
    }

    Phase phase() {
        return phase;
    }

    Optional<Reforming> reforming() {
        return reforming;
    }

    CallCounts counts() {
        return counts;
    }

    HostObserver observer() {
        return observer;
    }

    int connections() {
        return sockets.connections();
    }

    long dialled() {
        return sockets.dialled();
    }

    long repairedBlocks() {
        return repaired;
    }

    long uptimeNanos() {
        return loop.nowNanos() - startedNanos;
    }

    boolean isMaintaining() {
        return maintenance;
    }

    void switchMaintenance(boolean running) {
        maintenance = running;
        for (VirtualNode node : nodes) {
            if (running && node.chord().membership() == ChordNode.Membership.MEMBER) {
                node.startMaintenance();
            } else if (!running) {
                node.stopMaintenance();
            }
        }
    }

    /** Counts and logs what happens inside one virtual node. */
    private final class HostEvents implements NodeEvents {

        private final Peer self;

        HostEvents(Peer self) {
            this.self = self;
        }

        @Override
        public void stranded() {
            log.atWarn().addKeyValue("node", self).log("stranded: no successor answers");
        }

        @Override
        public void blockRepaired() {
            repaired++;
        }
    }
}
