package dev.wringer.harness.processes;

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
import dev.wringer.harness.live.HostDisks;
import dev.wringer.harness.live.HostOrder;
import dev.wringer.harness.live.HostProgram;
import dev.wringer.harness.live.Obituary;
import dev.wringer.harness.live.Silence;
import dev.wringer.harness.live.TemporaryFolder;
import dev.wringer.harness.loopback.Refusals;
import dev.wringer.harness.record.Release;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.ContractBreach;
import dev.wringer.harness.ring.Evidence;
import dev.wringer.harness.ring.Imposed;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.testee.InspectedNode;
import dev.wringer.harness.testee.Testee;
import dev.wringer.node.block.Block;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Hosts that are processes of this machine. */
final class ProcessFleet implements Fleet {

    private static final Duration SERVES_WITHIN = Duration.ofMinutes(1);
    static final Duration DYING_TAKES_AT_MOST = Duration.ofSeconds(10);

    /** How many processes are started at once: more only keep one another from the processors. */
    private static final int STARTS_AT_A_TIME = 2 * Runtime.getRuntime().availableProcessors();

    private final NodeCommand command;
    private final NodeCommand candidate;
    private final NodeVariables variables;
    private final ProcessLinks links;
    private final ClusterEvents events;
    private final HostDisks disks = new HostDisks();
    private final Reserve<KeptProcesses> reserve;
    private final TemporaryFolder logs;
    private final List<HostProcess> spares; // of a ring before, which are no hosts of this one as yet
    private final Readiness readiness = new Readiness(SERVES_WITHIN);
    private final Reformer reformer = new Reformer();
    private final Bulk starts = new Bulk(STARTS_AT_A_TIME);
    private final Map<String, HostProcess> hosts = new ConcurrentHashMap<>(); // the last life of each
    private final Map<String, Integer> lives = new LinkedHashMap<>(); // how often each was started
    private final Set<String> expected = new LinkedHashSet<>(); // the hosts that should run
    private final LastResort lastResort = new LastResort(this::abandon);
    private boolean closed;

    /**
     * No hosts yet.
     *
     * @param command what starts a host, {@code candidate} what starts one of the candidate, and {@code variables} what
     *     that is to find in its environment beside the contract's
     * @param links which belong to the fleet from now on
     * @param reserve where other rings leave processes, and this one does
     */
    ProcessFleet(
            NodeCommand command,
            NodeCommand candidate,
            NodeVariables variables,
            ProcessLinks links,
            Reserve<KeptProcesses> reserve,
            ClusterEvents events) {
        this.command = command;
        this.candidate = candidate;
        this.variables = variables;
        this.links = links;
        this.events = events;
        this.reserve = reserve;
        Optional<KeptProcesses> kept = reserve.take();
        this.logs = kept.map(KeptProcesses::logs).orElseGet(() -> TemporaryFolder.create("wringer-logs-"));
        this.spares =
                new CopyOnWriteArrayList<>(kept.map(KeptProcesses::processes).orElse(List.of()));
        kept.ifPresent(KeptProcesses::cede);
    }

    // ---- starting

    @Override
    public void start(List<HostOrder> orders) {
        orders.stream()
                .filter(order -> order.number() >= ProcessLinks.MOST_HOSTS)
                .findFirst()
                .ifPresent(order -> {
                    throw new TestbedFailure("a ring of processes has room for " + ProcessLinks.MOST_HOSTS
                            + " hosts, those that have gone included: take fewer hosts with more virtual-nodes");
                });
        orders.stream().map(HostOrder::name).filter(hosts::containsKey).forEach(name -> keep(host(name), List.of()));
        links.place(orders.stream()
                .collect(
                        Collectors.toMap(HostOrder::name, HostOrder::number, (one, other) -> one, LinkedHashMap::new)));
        long begunNanos = System.nanoTime();
        List<Birth> births = orders.stream().map(this::prepare).toList();
        List<Birth> reformed = reform(births);
        starts.each(births, birth -> {
            if (!reformed.contains(birth)) {
                start(birth);
            }
            await(host(birth.name()));
        });
        reformed.forEach(birth -> reformer.requireForgotten(host(birth.name()), birth.order(), begunNanos));
        orders.forEach(order -> expected.add(order.name()));
    }

    /** Has processes of the ring before become hosts; those that cannot end. */
    private List<Birth> reform(List<Birth> births) {
        Map<HostProcess, Birth> fitting = new LinkedHashMap<>();
        for (Birth birth : births) {
            spares.stream()
                    .filter(each -> each.isAlive() && each.command().equals(birth.command()))
                    .filter(each -> !fitting.containsKey(each))
                    .findFirst()
                    .ifPresent(spare -> fitting.put(spare, birth));
        }
        Map<HostProcess, Map<String, String>> changes = new LinkedHashMap<>();
        fitting.forEach(
                (spare, birth) -> changes.put(spare, HostEnvironment.changes(spare.variables(), birth.environment())));
        fitting.forEach(
                (spare, birth) -> hosts.put(birth.name(), spare.reformed(birth.name(), links.address(birth.name()))));
        Set<HostProcess> reformed = reformer.reform(changes);
        fitting.keySet().stream().filter(each -> !reformed.contains(each)).forEach(HostProcess::kill);
        spares.removeAll(fitting.keySet());
        List<Birth> done = reformed.stream().map(fitting::get).toList();
        if (!done.isEmpty()) {
            events.remarked(
                    0,
                    "reformed hosts",
                    Reformer.remark(done.stream().map(Birth::order).toList(), births.size()));
        }
        return done;
    }

    @Override
    public boolean reform(String name, HostOrder order) {
        HostProcess host = host(name);
        long begunNanos = System.nanoTime();
        Map<String, String> wanted = environment(name, order).variables(order, variables);
        if (!reformer.reform(host, HostEnvironment.changes(host.variables(), wanted))) {
            return false;
        }
        HostProcess reformed = host.reformed(order.name(), host.address());
        hosts.put(name, reformed);
        await(reformed);
        reformer.requireForgotten(reformed, order, begunNanos);
        return true;
    }

    /** All that a process needs to begin. */
    private record Birth(HostOrder order, NodeCommand command, Map<String, String> environment, Path log) {
        String name() {
            return order.name();
        }
    }

    private Birth prepare(HostOrder order) {
        int life = lives.merge(order.name(), 1, Integer::sum);
        return new Birth(
                order,
                commandOf(order.release()),
                environment(order.name(), order).variables(order, variables),
                logs.path().resolve(order.name().replace(':', '-') + "-life-" + life + ".log"));
    }

    /** Of the host that is called {@code name} here. */
    private HostEnvironment environment(String name, HostOrder order) {
        InetSocketAddress address = links.address(name);
        return new HostEnvironment(
                Optional.of(address.getAddress().getHostAddress() + ":" + address.getPort()),
                links.rules(name),
                order.durable() ? disks.of(name).toString() : "");
    }

    private void start(Birth birth) {
        InetSocketAddress address = links.address(birth.name());
        HostProcess host = HostProcess.start(birth.command(), birth.name(), address, birth.environment(), birth.log());
        hosts.put(birth.name(), host);
        if (lastResort.hasBegun()) { // and may have ended all others before this one was known
            host.kill();
        }
    }

    private void await(HostProcess host) {
        try {
            readiness.await(host);
        } catch (ContractBreach e) {
            throw blamed(host, e);
        }
        host.noticeKin(); // to know them later, should its process end before they do
    }

    /** Who has broken the contract before a host has served for the first time. */
    private ContractBreach blamed(HostProcess host, ContractBreach breach) {
        examine();
        if (host.isAlive()) {
            return breach;
        }
        if (!Refusals.refuses(host.address())) {
            throw new TestbedFailure(
                    host.name() + " has found somebody else at its port "
                            + host.address().getPort() + ", which was free a moment ago: run it again",
                    breach);
        }
        return new ContractBreach(
                breach.clause(),
                host.name(),
                host.obituary().map(Obituary::text).orElse("")
                        + ": it has to serve what docs/TESTEE.md says, at WRINGER_LISTEN, in the foreground");
    }

    @Override
    public HostProgram program() {
        return program(Release.BASELINE);
    }

    @Override
    public HostProgram program(Release release) {
        return new HostProgram("", commandOf(release).text());
    }

    @Override
    public HostProgram programOf(String host) {
        return new HostProgram("", host(host).command().text());
    }

    private NodeCommand commandOf(Release release) {
        return release == Release.CANDIDATE ? candidate : command;
    }

    @Override
    public InetSocketAddress address(String host) {
        return host(host).address();
    }

    /** What is known of the life of a host. */
    Map<String, Object> circumstances(String host) {
        return host(host).circumstances();
    }

    private HostProcess host(String name) {
        return Optional.ofNullable(hosts.get(name)).orElseThrow(() -> new TestbedFailure("there is no host " + name));
    }

    private List<HostProcess> processes(List<String> names) {
        return names.stream().map(this::host).toList();
    }

    // ---- strikes

    @Override
    public Evidence kill(List<String> names) {
        names.forEach(expected::remove);
        List<HostProcess> victims = processes(names);
        // To find out what they have started takes a while; to kill them must not.
        List<ProcessHandle> doomed =
                victims.stream().flatMap(victim -> victim.living().stream()).toList();
        long begun = System.nanoTime();
        doomed.forEach(ProcessHandle::destroyForcibly);
        double millis = (System.nanoTime() - begun) / 1e6;
        List<String> otherwise = new ArrayList<>();
        for (HostProcess victim : victims) {
            if (!victim.awaitEnd(DYING_TAKES_AT_MOST)) {
                otherwise.add(victim.name() + " (alive)");
            } else if (victim.status()
                    .filter(status -> status == HostProcess.KILLED)
                    .isEmpty()) {
                otherwise.add(victim.name() + " (exit status " + victim.status().orElse(-1) + ")");
            }
        }
        String text = String.format(
                Locale.ROOT, "the processes of %d hosts got SIGKILL within %.1f ms", names.size(), millis);
        return otherwise.isEmpty()
                ? Refusals.of(
                        victims.stream().map(HostProcess::address).toList(),
                        text + ", each has ended with status " + HostProcess.KILLED)
                : Evidence.missing(text + ", but not so " + String.join(", ", otherwise));
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
    public CompletableFuture<?> leave(String name, Testee testee) {
        HostProcess host = host(name);
        expected.remove(name);
        CompletableFuture<?> left = host.ended().thenAccept(status -> {
            host.kill(); // whatever its command has started and left behind
            Departure.requireInOrder(host, status, " after SIGTERM" + remedy(status));
        });
        host.terminate();
        return left;
    }

    private static String remedy(int status) {
        return status == HostProcess.TERMINATED
                ? " (a script has to exec the node, so that the signal reaches it)"
                : "";
    }

    // ---- regimes

    @Override
    public Imposed pause(List<String> names) {
        List<HostProcess> paused = processes(names);
        List<ProcessHandle> stopped =
                paused.stream().flatMap(host -> host.living().stream()).toList();
        Signals.stop(stopped);
        Evidence evidence = StoppedThreads.canBeSeen()
                ? StoppedThreads.of(stopped, names.size())
                : Silence.of(paused.stream().map(HostProcess::address).toList());
        return Imposed.of(evidence, () -> Signals.resume(stopped));
    }

    @Override
    public Imposed impose(List<String> from, List<String> to, boolean bothWays, LinkFault fault) {
        try (LinkProbe probe = new LinkProbe(links::entrance, from, to, bothWays, fault)) {
            LinkRule rule = links.impose(from, to, bothWays, fault);
            return Imposed.of(probe.afterwards(), () -> links.lift(rule));
        }
    }

    @Override
    public void check() {
        // All links were opened before the hosts were started: none can fail to be made meanwhile.
    }

    @Override
    public void examine() {
        lastResort.requireNotBegun();
    }

    @Override
    public Optional<String> casualty() {
        return expected.stream().filter(name -> !host(name).isAlive()).findFirst();
    }

    @Override
    public Optional<Obituary> obituary(String host) {
        return Optional.ofNullable(hosts.get(host))
                .filter(each -> expected.contains(host))
                .flatMap(HostProcess::obituary);
    }

    @Override
    public Optional<Integer> exitStatus(String host) {
        return Optional.ofNullable(hosts.get(host)).flatMap(HostProcess::status);
    }

    // ---- the end

    /** Keeps what is to be known of the last life of a host. */
    private void keep(HostProcess host, List<InspectedNode> lastWords) {
        new Keepsake(host, lives.getOrDefault(host.name(), 1), lastWords)
                .keep(events, host.circumstances(), host.log());
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
        List<HostProcess> left = keeping ? resting() : List.of();
        end.step(() -> {
            Map<RunningHost, List<InspectedNode>> lastWords = readiness.lastWords(hosts.values());
            hosts.values().forEach(host -> keep(host, lastWords.getOrDefault(host, List.of())));
        });
        end.step(() -> endAllBut(left));
        end.step(readiness::close);
        end.step(reformer::close);
        end.step(links::close);
        end.step(disks::close);
        end.step(() -> leave(left));
        starts.close();
        lastResort.close();
        end.finish();
    }

    /** Those that another ring may have: they should run, and do. */
    private List<HostProcess> resting() {
        List<HostProcess> all = new ArrayList<>(spares);
        all.addAll(reformer.rest(processes(List.copyOf(expected))));
        return all;
    }

    private void leave(List<HostProcess> left) {
        if (left.isEmpty() || lastResort.hasBegun()) {
            endAll();
            logs.close();
        } else {
            reserve.leave(new KeptProcesses(logs, left));
        }
    }

    private void endAll() {
        endAllBut(List.of());
    }

    private void endAllBut(List<HostProcess> left) {
        List<HostProcess> all = Stream.concat(hosts.values().stream(), spares.stream())
                .filter(host -> !left.contains(host))
                .toList();
        all.forEach(HostProcess::kill);
        List<String> alive = all.stream()
                .filter(host -> !host.awaitEnd(DYING_TAKES_AT_MOST))
                .map(HostProcess::name)
                .toList();
        if (!alive.isEmpty()) {
            throw new TestbedFailure("these hosts do not end, although they were sent SIGKILL: " + alive);
        }
    }

    /** What the harness can still do when it ends itself: no process and no folder may stay, and nobody is left to be told. */
    private void abandon() {
        TakingDown end = new TakingDown();
        end.step(this::endAll);
        end.step(disks::close);
        end.step(logs::close);
    }
}
