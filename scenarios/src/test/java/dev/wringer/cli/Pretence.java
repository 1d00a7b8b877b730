package dev.wringer.cli;

import dev.wringer.harness.fault.Disk;
import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.harness.ring.Answer;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Cluster;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.Departure;
import dev.wringer.harness.ring.Evidence;
import dev.wringer.harness.ring.Gone;
import dev.wringer.harness.ring.Imposed;
import dev.wringer.harness.ring.Outage;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Testbed;
import dev.wringer.harness.ring.Traffic;
import dev.wringer.harness.sim.SimTestbed;
import dev.wringer.node.block.Block;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A testbed that says that it can do everything, and does nothing to its simulated rings: no fault takes effect, and as in any
 * testbed nothing shows that one did. Whoever is told to leave stays, and whoever is told to join does not come.
 */
final class Pretence implements Testbed {

    private static final String NOTHING = "nothing was done";

    private final Testbed simulation = new SimTestbed();

    @Override
    public String name() {
        return "pretence";
    }

    @Override
    public boolean offers(Capability capability) {
        return true;
    }

    @Override
    public Cluster start(RingSpec spec, Seed seed, ClusterEvents events) {
        return new Undisturbed(simulation.start(spec, seed, events), spec, seed);
    }

    private static final class Undisturbed implements Cluster {

        private static final Evidence NONE = Evidence.missing(NOTHING);

        private final Cluster cluster;
        private final RingSpec spec;
        private final Seed seed;
        private int hosts; // that were started, or were to be

        Undisturbed(Cluster cluster, RingSpec spec, Seed seed) {
            this.cluster = cluster;
            this.spec = spec;
            this.seed = seed;
            this.hosts = spec.hosts();
        }

        // ---- what is not done

        @Override
        public Outage crash(List<String> names, Disk disk) {
            return new Outage() {
                @Override
                public Evidence death() {
                    return NONE;
                }

                @Override
                public Evidence startAgain(List<Peer> contacts) {
                    return NONE;
                }
            };
        }

        @Override
        public void leave(List<String> names, Consumer<Departure> departed, Consumer<Gone> done) {
            // Nobody goes.
        }

        @Override
        public List<Peer> join(List<Peer> contacts) {
            String name = RingSpec.hostName(seed, hosts++);
            return IntStream.range(0, spec.virtualNodes())
                    .mapToObj(node -> Peer.at(name, node))
                    .toList();
        }

        @Override
        public Imposed impose(List<String> from, List<String> to, boolean bothWays, LinkFault fault) {
            return Imposed.of(NONE, () -> {});
        }

        @Override
        public Imposed pause(List<String> names) {
            return Imposed.of(NONE, () -> {});
        }

        // ---- what is

        @Override
        public void switchMaintenance(boolean running) {
            cluster.switchMaintenance(running);
        }

        @Override
        public long nowNanos() {
            return cluster.nowNanos();
        }

        @Override
        public long unanswered() {
            return cluster.unanswered();
        }

        @Override
        public boolean advanceUntil(BooleanSupplier condition, Duration bound) {
            return cluster.advanceUntil(condition, bound);
        }

        @Override
        public List<Peer> members() {
            return cluster.members();
        }

        @Override
        public List<Peer> awake() {
            return cluster.awake();
        }

        @Override
        public boolean isMember(Peer peer) {
            return cluster.isMember(peer);
        }

        @Override
        public RingSnapshot snapshot() {
            return cluster.snapshot();
        }

        @Override
        public Optional<NodeSnapshot> snapshotOf(Peer peer) {
            return cluster.snapshotOf(peer);
        }

        @Override
        public Holdings holdings() {
            return cluster.holdings();
        }

        @Override
        public Holdings holdings(Collection<RingId> keys) {
            return cluster.holdings(keys);
        }

        @Override
        public void lookup(Peer origin, RingId key, Consumer<Answer> done) {
            cluster.lookup(origin, key, done);
        }

        @Override
        public void store(Peer origin, Block block, Consumer<Answer> done) {
            cluster.store(origin, block, done);
        }

        @Override
        public void fetch(Peer origin, RingId key, Consumer<Answer> done) {
            cluster.fetch(origin, key, done);
        }

        @Override
        public void fetchNewest(Peer origin, RingId key, Consumer<Answer> done) {
            cluster.fetchNewest(origin, key, done);
        }

        @Override
        public Traffic traffic() {
            return cluster.traffic();
        }

        @Override
        public void close() {
            cluster.close();
        }
    }
}
