package dev.wringer.harness.sim;

import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.node.chord.ChordNode;
import dev.wringer.node.host.NodeSettings;
import dev.wringer.node.host.Ports;
import dev.wringer.node.host.VirtualNode;
import dev.wringer.node.port.BlockStore;
import dev.wringer.node.port.Entropy;
import dev.wringer.node.port.Network;
import dev.wringer.node.port.NodeEvents;
import dev.wringer.node.port.RingMemory;
import dev.wringer.node.port.Timers;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.Reply;
import dev.wringer.node.protocol.Request;
import java.util.List;

/**
 * One simulated virtual node, and at the same time everything that it asks of its surroundings: there may be 10^6 of
 * them, so each object saved counts.
 */
final class SimNode implements Network, Timers, NodeEvents {

    /** Told what nodes do. */
    interface Observer {
        void neighboursChanged(SimNode node);

        void suspected(SimNode by, SimNode member, boolean hampered);

        void blockRepaired();

        /** A request has come to this node, which is about to serve it. */
        void received(SimNode node, SimNode asker, Request<?> request);

        /** What a node asks of its surroundings: {@code own}, which may be looked on. */
        Ports around(SimNode node, Peer self, Ports own);
    }

    private final World world;
    private final SimHost host;
    private final Observer observer;
    private final BlockStore blocks;
    private final NodeSettings settings;
    private final VirtualNode node;
    private final int hostNumber; // and whether it lives: copies of the host's, asked for with each message

    private boolean alive = true; // never again once false
    private boolean
            left; // dead because it has left: whoever calls learns so at once, as from a port that nobody listens at
    private boolean frozen; // what happens to it waits with the host; never true once dead
    private boolean member; // ground truth: joined, and neither dead nor gone

    /**
     * A node outside the ring.
     *
     * @param blocks what it finds in its store
     * @param memory what it remembers of its ring
     */
    SimNode(
            World world,
            SimHost host,
            Peer self,
            NodeSettings settings,
            Entropy entropy,
            BlockStore blocks,
            RingMemory memory,
            Observer observer) {
        this.blocks = blocks;
        this.world = world;
        this.host = host;
        this.hostNumber = host.number();
        this.observer = observer;
        Ports own = new Ports(this, this, entropy, blocks, memory, this, host.roundTrips());
        this.settings = settings;
        this.node = new VirtualNode(self, settings, observer.around(this, self, own));
    }

    Peer self() {
        return node.self();
    }

    /** What it was started with. */
    NodeSettings settings() {
        return settings;
    }

    VirtualNode node() {
        return node;
    }

    ChordNode chord() {
        return node.chord();
    }

    SimHost host() {
        return host;
    }

    int hostNumber() {
        return hostNumber;
    }

    boolean isAlive() {
        return alive;
    }

    void die() {
        alive = false;
        frozen = false;
    }

    /** Dies as one who has left: the host goes on refusing calls. */
    void leave() {
        die();
        left = true;
    }

    boolean hasLeft() {
        return left;
    }

    boolean isFrozen() {
        return frozen;
    }

    void setFrozen(boolean isFrozen) {
        frozen = isFrozen && alive;
    }

    boolean isMember() {
        return member;
    }

    void setMember(boolean isMember) {
        member = isMember;
    }

    /** The primary store. */
    BlockStore blocks() {
        return blocks;
    }

    /** What this node believes of its neighbours now; its fingers are left out, which makes it cheap. */
    NodeSnapshot neighbours() {
        return new NodeSnapshot(self(), chord().predecessor(), chord().successors(), List.of(), List.of());
    }

    /** What this node believes now, given the successor lists on their way to it. */
    NodeSnapshot snapshot(List<List<Peer>> arriving) {
        return new NodeSnapshot(
                self(),
                chord().predecessor(),
                chord().successors(),
                chord().fingers().distinct(),
                arriving);
    }

    /** Reads of its state what nearly every event needs. Changes nothing. */
    int touch() {
        ChordNode chord = node.chord();
        Peer finger = chord.fingers().fingerOfInterval(chord.self().id());
        return chord.successors().size() + (finger == null ? 0 : 1);
    }

    /** Serves a request of another node. */
    <R extends Reply> void receive(SimNode asker, Request<R> request, Promise<R> answer) {
        observer.received(this, asker, request);
        node.receive(request, answer);
    }

    /** A call to a member was given up. */
    void suspects(SimNode silent, boolean hampered) {
        observer.suspected(this, silent, hampered);
    }

    // ---- Network

    @Override
    public <R extends Reply> Promise<R> call(Peer target, Request<R> request, long timeoutNanos) {
        world.countRequest(request);
        Exchange<R> exchange = new Exchange<>(world, this, world.find(target), request, world.now() + timeoutNanos);
        exchange.begin();
        return exchange.promise();
    }

    // ---- Timers

    @Override
    public long nowNanos() {
        return world.now();
    }

    @Override
    public Timer schedule(long delayNanos, Runnable task) {
        SimTimer timer = new SimTimer(task);
        world.at(world.now() + delayNanos, timer);
        return timer;
    }

    private final class SimTimer extends SimEvent implements Timer {

        private final Runnable task;
        private boolean cancelled;

        SimTimer(Runnable task) {
            this.task = task;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }

        @Override
        void fire() {
            if (frozen) {
                host.hold(this);
            } else if (!cancelled && isAlive()) {
                world.countDelivery();
                task.run();
            }
        }

        @Override
        SimNode node() {
            return SimNode.this;
        }
    }

    // ---- NodeEvents

    @Override
    public void neighboursChanged() {
        observer.neighboursChanged(this);
    }

    @Override
    public void blockRepaired() {
        observer.blockRepaired();
    }
}
