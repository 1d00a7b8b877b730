package dev.wringer.harness.containers;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.hostprocess.Bulk;
import dev.wringer.harness.hostprocess.Departure;
import dev.wringer.harness.hostprocess.HostEnvironment;
import dev.wringer.harness.hostprocess.Keepsake;
import dev.wringer.harness.hostprocess.NodeVariables;
import dev.wringer.harness.hostprocess.Readiness;
import dev.wringer.harness.hostprocess.Reformer;
import dev.wringer.harness.hostprocess.Reserve;
import dev.wringer.harness.hostprocess.RunningHost;
import dev.wringer.harness.hostprocess.TakingDown;
import dev.wringer.harness.link.LinkProbe;
import dev.wringer.harness.link.LinkRule;
import dev.wringer.harness.live.Damage;
import dev.wringer.harness.live.Fleet;
import dev.wringer.harness.live.HostOrder;
import dev.wringer.harness.live.HostProgram;
import dev.wringer.harness.live.Obituary;
import dev.wringer.harness.record.Release;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.ContractBreach;
import dev.wringer.harness.ring.Evidence;
import dev.wringer.harness.ring.Imposed;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.testee.InspectedNode;
import dev.wringer.harness.testee.Testee;
import dev.wringer.node.block.Block;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Hosts in containers of one network. */
final class ContainerFleet implements Fleet {

    private static final Duration SERVES_WITHIN = Duration.ofMinutes(1);

    /** How many containers are started at once: more only wait for one another in the engine. */
    static final int STARTS_AT_A_TIME = 4;

    private static final int COMMANDS_AT_A_TIME = 8;

    private final Engine engine;
    private final Reserve<KeptContainers> reserve;
    private final KeptContainers kept;
    private final RingNetwork network;
    private final ContainerLinks links;
    private final PacketLoss packetLoss;
    private final Netem netem;
    private final String image;
    private final HostProgram program;
    private final String candidate;
    private final HostProgram candidateProgram;
    private final NodeVariables variables;
    private final boolean direct;
    private final ClusterEvents events;
    private final DeathWatch deaths;
    private final Readiness readiness = new Readiness(SERVES_WITHIN);
    private final Reformer reformer = new Reformer();
    private final Bulk starts = new Bulk(STARTS_AT_A_TIME);
    private final Bulk commands = new Bulk(COMMANDS_AT_A_TIME);
    private final Map<String, HostContainer> hosts = new LinkedHashMap<>(); // dead ones included
    private final Map<String, Integer> lives = new ConcurrentHashMap<>(); // those that are over
    private final Set<String> touched = new HashSet<>(); // hosts in whose containers something was changed
    private boolean closed;

    /**
     * No hosts yet.
     *
     * @param reserve where it leaves what another ring may have, and {@code kept} what one has left to it on its network
     * @param kept and {@code links} belong to the fleet from now on
     * @param image of the node, {@code candidate} of the other release of it, and {@code images} where others are to be had
     * @param direct whether this process gets to containers by their own addresses
     */
    ContainerFleet(
            Engine engine,
            Reserve<KeptContainers> reserve,
            KeptContainers kept,
            ContainerLinks links,
            Images images,
            String image,
            String candidate,
            boolean direct,
            ClusterEvents events) {
        this.engine = engine;
        this.reserve = reserve;
        this.kept = kept;
        this.network = kept.network();
        this.links = links;
        this.deaths = new DeathWatch(engine);
        NamespaceTools tools = new NamespaceTools(images);
        this.packetLoss = new PacketLoss(links, tools, commands);
        this.netem = new Netem(links, tools, commands);
        this.image = image;
        this.program = images.program(image);
        this.candidate = candidate;
        this.candidateProgram = images.program(candidate);
        this.variables = images.variables();
        this.direct = direct;
        this.events = events;
    }

    // ---- starting

    @Override
    public void start(List<HostOrder> orders) {
        prepare(orders);
        startPrepared(orders);
    }

    /** Makes room for hosts, and their links. */
    void prepare(List<HostOrder> orders) {
        orders.stream()
                .filter(order -> order.number() >= AddressPlan.MOST_HOSTS)
                .findFirst()
                .ifPresent(order -> {
                    throw new TestbedFailure("a ring of containers has room for " + AddressPlan.MOST_HOSTS
                            + " hosts, those that have gone included: take fewer hosts with more virtual-nodes");
                });
        List<HostContainer> returning = orders.stream()
                .map(HostOrder::name)
                .filter(hosts::containsKey)
                .map(this::host)
                .toList();
        commands.each(returning, dead -> bury(dead, Map.of()));
        links.place(orders.stream().collect(Collectors.toMap(HostOrder::name, HostOrder::number)));
    }

    /** Starts hosts that there is room for. */
    void startPrepared(List<HostOrder> orders) {
        long begunNanos = System.nanoTime();
        List<HostOrder> reformed = reform(orders);
        List<HostOrder> fresh =
                orders.stream().filter(order -> !reformed.contains(order)).toList();
        Map<String, HostContainer> started = new ConcurrentHashMap<>();
        try {
            starts.each(fresh, order -> started.put(order.name(), start(order)));
        } finally {
            fresh.forEach(order ->
                    Optional.ofNullable(started.get(order.name())).ifPresent(host -> hosts.put(order.name(), host)));
        }
        commands.each(orders, order -> awaitReadiness(host(order.name())));
        commands.each(reformed, order -> reformer.requireForgotten(host(order.name()), order, begunNanos));
        orders.forEach(order -> deaths.begin(host(order.name())));
    }

    /** Has containers that were kept become hosts; those that cannot make way for new ones. */
    private List<HostOrder> reform(List<HostOrder> orders) {
        Map<HostContainer, HostOrder> fitting = new LinkedHashMap<>();
        for (HostOrder order : orders) {
            kept.spare(order.number())
                    .filter(spare -> fits(spare, order))
                    .ifPresent(spare -> fitting.put(spare, order));
        }
        fitting.keySet().forEach(spare -> spare.container().turnPage());
        Map<HostContainer, Map<String, String>> changes = new LinkedHashMap<>();
        fitting.forEach(
                (spare, order) -> changes.put(spare, HostEnvironment.changes(spare.started(), variables(order))));
        List<HostOrder> reformed = new ArrayList<>();
        for (HostContainer spare : reformer.reform(changes)) {
            HostOrder order = fitting.remove(spare);
            hosts.put(order.name(), spare.reformed(order.name()));
            kept.release(order.number());
            reformed.add(order);
        }
        kept.remove(orders.stream().map(HostOrder::number).toList());
        if (!reformed.isEmpty()) {
            events.remarked(0, "reformed hosts", Reformer.remark(reformed, orders.size()));
        }
        return reformed;
    }

    @Override
    public boolean reform(String name, HostOrder order) {
        HostContainer host = host(name);
        long begunNanos = System.nanoTime();
        if (!reformer.reform(host, HostEnvironment.changes(host.started(), variables(order)))) {
            return false;
        }
        HostContainer reformed = host.reformed(order.name());
        hosts.put(name, reformed);
        awaitReadiness(reformed);
        reformer.requireForgotten(reformed, order, begunNanos);
        return true;
    }

    private boolean fits(HostContainer spare, HostOrder order) {
        return spare.container().image().equals(image(order))
                && order.durable() == spare.started().containsKey(HostEnvironment.STORE);
    }

    private String image(HostOrder order) {
        return order.release() == Release.CANDIDATE ? candidate : image;
    }

    private Map<String, String> variables(HostOrder order) {
        return new HostEnvironment(Optional.empty(), links.rules(order.number()), ContainerDisk.STORE)
                .variables(order, variables);
    }

    private void awaitReadiness(HostContainer host) {
        try {
            readiness.await(host);
        } catch (ContractBreach e) {
            examine();
            throw e;
        }
    }

    private HostContainer start(HostOrder order) {
        Map<String, String> environment = variables(order);
        ContainerStart start = ContainerStart.of(
                        image(order), network, network.plan().host(order.number()))
                .called(network.containerName(order.name()))
                .with(environment);
        if (order.durable()) {
            start.mounting(network.volume(order.name()), ContainerDisk.STORE);
        }
        if (!direct) {
            start.publishing(AddressPlan.NODE_PORT);
        }
        RunningContainer container = start.start(engine);
        InetSocketAddress address = direct
                ? new InetSocketAddress(network.plan().host(order.number()), AddressPlan.NODE_PORT)
                : container.published(AddressPlan.NODE_PORT);
        return new HostContainer(order.name(), order.number(), container, address, environment, false);
    }

    @Override
    public HostProgram program() {
        return program;
    }

    @Override
    public HostProgram program(Release release) {
        return release == Release.CANDIDATE ? candidateProgram : program;
    }

    @Override
    public HostProgram programOf(String host) {
        return new HostProgram(host(host).container().imageId(), "");
    }

    @Override
    public InetSocketAddress address(String host) {
        return host(host).address();
    }

    /** The container of a host. */
    RunningContainer container(String name) {
        return host(name).container();
    }

    /** Who has which address. */
    AddressPlan plan() {
        return network.plan();
    }

    private HostContainer host(String name) {
        return Optional.ofNullable(hosts.get(name)).orElseThrow(() -> new TestbedFailure("there is no host " + name));
    }

    // ---- strikes

    @Override
    public Evidence kill(List<String> names) {
        List<HostContainer> victims = containers(names);
        victims.forEach(deaths::end);
        long begun = System.nanoTime();
        links.sever(names); // at one instant for everybody else, however long the engine takes
        double severed = millisSince(begun);
        commands.each(victims, victim -> victim.container().kill());
        double dead = millisSince(begun);
        List<String> alive = new ArrayList<>();
        for (HostContainer victim : victims) {
            ContainerState state = victim.container().state();
            if (Boolean.TRUE.equals(state.getRunning()) || exitStatus(state) != RunningContainer.KILLED) {
                alive.add(victim.name() + " (" + state.getStatus() + ", exit status " + exitStatus(state) + ")");
            }
        }
        String text = String.format(
                Locale.ROOT,
                "%d hosts cut off within %.0f ms, their processes killed within %.0f ms",
                names.size(),
                severed,
                dead);
        return alive.isEmpty()
                ? Evidence.shown(text + ", each with exit status " + RunningContainer.KILLED)
                : Evidence.missing(text + ", but not " + String.join(", ", alive));
    }

    private static long exitStatus(ContainerState state) {
        return Optional.ofNullable(state.getExitCodeLong()).orElse(-1L);
    }

    private static double millisSince(long begunNanos) {
        return (System.nanoTime() - begunNanos) / 1e6;
    }

    @Override
    public void wipe(String host) {
        bury(host(host), Map.of()); // a volume cannot be removed while a container, even a dead one, has it
        hosts.remove(host);
        network.wipe(host);
    }

    @Override
    public Damage rot(String host, List<Block> chosen) {
        return new ContainerDisk(engine, host(host).container()).rot(chosen);
    }

    @Override
    public CompletableFuture<?> leave(String name, Testee testee) {
        HostContainer host = host(name);
        deaths.end(host);
        CompletableFuture<?> left = host.container().ended().thenAcceptAsync(status -> {
            // Its address has gone with it: who calls that finds out only by waiting, and takes it for alive and
            // silent.
            links.sever(List.of(name));
            Departure.requireInOrder(host, status, "");
        });
        host.container().terminate();
        return left;
    }

    // ---- regimes

    @Override
    public Imposed pause(List<String> names) {
        List<HostContainer> paused = containers(names);
        commands.each(paused, host -> host.container().pause());
        List<String> going = paused.stream()
                .filter(host -> !Boolean.TRUE.equals(host.container().state().getPaused()))
                .map(HostContainer::name)
                .toList();
        Evidence evidence = going.isEmpty()
                ? Evidence.shown("the freezer holds all processes of " + paused.size() + " hosts")
                : Evidence.missing("not frozen: " + String.join(", ", going));
        return Imposed.of(
                evidence, () -> commands.each(paused, host -> host.container().unpause()));
    }

    @Override
    public Imposed impose(List<String> from, List<String> to, boolean bothWays, LinkFault fault) {
        if (Capability.toImpose(fault) == Capability.PACKET_FAULTS || fault instanceof LinkFault.Loss) {
            touched.addAll(from);
            touched.addAll(to);
        }
        if (fault instanceof LinkFault.Loss loss) {
            return packetLoss.impose(containers(from), containers(to), bothWays, loss);
        }
        if (Capability.toImpose(fault) == Capability.PACKET_FAULTS) {
            return netem.impose(containers(from), containers(to), bothWays, fault);
        }
        try (LinkProbe probe = new LinkProbe(links::entrance, from, to, bothWays, fault)) {
            LinkRule rule = links.impose(from, to, bothWays, fault);
            return Imposed.of(probe.afterwards(), () -> links.lift(rule));
        }
    }

    private List<HostContainer> containers(List<String> names) {
        return names.stream().map(this::host).toList();
    }

    @Override
    public void check() {
        // All links were made before the hosts were started: none can fail to be made meanwhile.
    }

    @Override
    public void examine() {
        engine.requireAnswer();
        links.requireServers();
    }

    @Override
    public Optional<String> casualty() {
        return deaths.casualty();
    }

    @Override
    public Optional<Obituary> obituary(String host) {
        return Optional.ofNullable(hosts.get(host)).filter(deaths::covers).flatMap(each -> each.container()
                .obituary());
    }

    @Override
    public Optional<Integer> exitStatus(String host) {
        return Optional.ofNullable(hosts.get(host))
                .flatMap(each -> each.container().obituary())
                .map(Obituary::status);
    }

    // ---- the end

    /** Keeps what is to be known of a host. */
    private void remember(HostContainer host, Map<RunningHost, List<InspectedNode>> lastWords) {
        int life = lives.merge(host.name(), 1, Integer::sum);
        new Keepsake(host, life, lastWords.getOrDefault(host, List.of()))
                .keep(events, host.circumstances(), host.container().log());
    }

    /** Keeps what is to be known of a host, and removes its container. */
    private void bury(HostContainer host, Map<RunningHost, List<InspectedNode>> lastWords) {
        remember(host, lastWords);
        host.container().remove();
    }

    @Override
    public void close() {
        close(false);
    }

    @Override
    public void retire() {
        close(reserve.isOpen());
    }

    /** Whatever fails, the rest is taken down all the same. Closing twice does no harm. */
    private void close(boolean keeping) {
        if (closed) {
            return;
        }
        closed = true;
        TakingDown end = new TakingDown();
        Map<RunningHost, List<InspectedNode>> lastWords = readiness.lastWords(hosts.values());
        Set<HostContainer> resting = keeping ? Set.copyOf(reformer.rest(sound())) : Set.of();
        end.step(() -> commands.each(hosts.values(), host -> {
            if (resting.contains(host)) {
                remember(host, lastWords);
            } else {
                bury(host, lastWords);
            }
        }));
        end.step(() -> links.attachLogs(events));
        end.step(readiness::close);
        end.step(reformer::close);
        end.step(links::close);
        end.step(() -> leave(resting));
        starts.close();
        commands.close();
        end.finish();
    }

    /** Those that should run, and whose containers are as they were started. */
    private List<HostContainer> sound() {
        return hosts.values().stream()
                .filter(deaths::covers)
                .filter(host -> !touched.contains(host.name()))
                .toList();
    }

    private void leave(Set<HostContainer> resting) {
        List<HostContainer> all = new ArrayList<>(resting);
        all.addAll(kept.all());
        KeptContainers left = KeptContainers.of(network, all);
        if (all.isEmpty()) {
            left.close();
        } else {
            reserve.leave(left);
        }
    }
}
