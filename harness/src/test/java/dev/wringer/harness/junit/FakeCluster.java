package dev.wringer.harness.junit;

import dev.wringer.harness.fault.Disk;
import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.oracle.IdealRing;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.harness.ring.Answer;
import dev.wringer.harness.ring.Cluster;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.Departure;
import dev.wringer.harness.ring.Evidence;
import dev.wringer.harness.ring.Gone;
import dev.wringer.harness.ring.Imposed;
import dev.wringer.harness.ring.Outage;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.ring.Traffic;
import dev.wringer.node.block.Block;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.RpcFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** An ideal ring without nodes: every lookup and store succeeds at once, every fetch fails, and time passes as it is told to. */
class FakeCluster implements Cluster {

    private final RingSpec spec;
    private final ClusterEvents events;
    private final List<Peer> members;
    private final Map<RingId, List<Peer>> held = new TreeMap<>();
    private long now;

    FakeCluster(RingSpec spec, ClusterEvents events) {
        this.spec = spec;
        this.events = events;
        this.members = IntStream.range(0, spec.nodes())
                .mapToObj(host -> Peer.at(RingSpec.hostName(new Seed(0), host), 0))
                .sorted(Comparator.comparing(Peer::id))
                .collect(ArrayList::new, List::add, List::addAll);
        events.formed(this, 0, Formation.ASSEMBLED, members);
    }

    /** Pretends that a member has lost all its successors. */
    void violateAnInvariant() {
        NodeSnapshot lost = new NodeSnapshot(members.get(0), Optional.empty(), List.of(), List.of(), List.of());
        events.changed(now, lost);
    }

    @Override
    public long nowNanos() {
        return now;
    }

    @Override
    public boolean advanceUntil(BooleanSupplier condition, Duration bound) {
        if (Thread.interrupted()) {
            throw new TestbedFailure("interrupted");
        }
        if (!condition.getAsBoolean()) {
            now += bound.toNanos();
        }
        return condition.getAsBoolean();
    }

    @Override
    public List<Peer> members() {
        return List.copyOf(members);
    }

    @Override
    public List<Peer> awake() {
        return members();
    }

    @Override
    public boolean isMember(Peer peer) {
        return members.contains(peer);
    }

    @Override
    public RingSnapshot snapshot() {
        return new RingSnapshot(
                now, IntStream.range(0, members.size()).mapToObj(this::ideal).toList());
    }

    @Override
    public Optional<NodeSnapshot> snapshotOf(Peer peer) {
        return snapshot().of(peer);
    }

    private NodeSnapshot ideal(int index) {
        List<Peer> successors = IntStream.rangeClosed(1, Math.min(spec.successors(), members.size() - 1))
                .mapToObj(distance -> members.get((index + distance) % members.size()))
                .toList();
        Peer predecessor = members.get((index + members.size() - 1) % members.size());
        return new NodeSnapshot(members.get(index), Optional.of(predecessor), successors, List.of(), List.of());
    }

    @Override
    public Holdings holdings() {
        return new Holdings(now, Map.copyOf(held));
    }

    @Override
    public Holdings holdings(Collection<RingId> keys) {
        return holdings();
    }

    private IdealRing ring() {
        return IdealRing.of(members, spec.successors());
    }

    @Override
    public void lookup(Peer origin, RingId key, Consumer<Answer> done) {
        done.accept(Answer.found(ring().ownerOf(key), List.of(), List.of(), 0));
    }

    @Override
    public void store(Peer origin, Block block, Consumer<Answer> done) {
        List<Peer> holders = ring().holdersOf(block.key(), spec.replicas());
        held.put(block.key(), holders);
        done.accept(Answer.stored(holders));
    }

    @Override
    public void fetch(Peer origin, RingId key, Consumer<Answer> done) {
        done.accept(Answer.failed(new RpcFailure(RpcFailure.Kind.TIMEOUT, "nobody answers")));
    }

    @Override
    public void fetchNewest(Peer origin, RingId key, Consumer<Answer> done) {
        fetch(origin, key, done);
    }

    @Override
    public void switchMaintenance(boolean running) {}

    @Override
    public Outage crash(List<String> hosts, Disk disk) {
        members.removeIf(member -> hosts.contains(member.host()));
        return new Outage() {
            @Override
            public Evidence death() {
                return Evidence.shown("removed");
            }

            @Override
            public Evidence startAgain(List<Peer> contacts) {
                return Evidence.shown("no disk either");
            }
        };
    }

    @Override
    public Imposed pause(List<String> hosts) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void leave(List<String> hosts, Consumer<Departure> departed, Consumer<Gone> done) {
        crash(hosts, new Disk.Kept());
        hosts.forEach(host -> done.accept(Gone.inOrder(host)));
    }

    @Override
    public List<Peer> join(List<Peer> contacts) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Imposed impose(List<String> from, List<String> to, boolean bothWays, LinkFault fault) {
        return Imposed.of(Evidence.shown("none needed"), () -> {});
    }

    @Override
    public Traffic traffic() {
        return new Traffic(Map.of(), 0, 0);
    }

    @Override
    public void close() {}
}
