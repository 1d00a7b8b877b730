package dev.wringer.node.host;

import dev.wringer.node.chord.ChordNode;
import dev.wringer.node.chord.ChordNode.Membership;
import dev.wringer.node.dhash.Dhash;
import dev.wringer.node.port.NodeEvents;
import dev.wringer.node.port.RingMemory;
import dev.wringer.node.protocol.ChordReply;
import dev.wringer.node.protocol.ChordRequest;
import dev.wringer.node.protocol.ChordService;
import dev.wringer.node.protocol.DhashReply;
import dev.wringer.node.protocol.DhashRequest;
import dev.wringer.node.protocol.DhashService;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.Reply;
import dev.wringer.node.protocol.Request;
import dev.wringer.node.protocol.RpcFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One virtual node: a member of the Chord ring, and the DHash server on top of it.
 *
 * <p>Deterministic and single-threaded: whoever drives the host makes all calls, one at a time.
 */
public final class VirtualNode {

    /** How long leaving may take where nobody says otherwise. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private final NodeSettings settings;
    private final RingMemory memory;
    private final ChordNode chord;
    private final Dhash dhash;
    private final ChordService chordAnswers;
    private final DhashService dhashAnswers;

    /** A virtual node outside any ring; see {@link ChordNode#assume} and {@link #join}. */
    public VirtualNode(Peer self, NodeSettings settings, Ports ports) {
        this.settings = settings;
        this.memory = ports.memory();
        Variant variant = settings.variant();
        this.chord = new ChordNode(
                self,
                settings.chord(),
                ports.network(),
                ports.timers(),
                ports.entropy(),
                new RingEvents(ports.events()),
                ports.roundTrips(),
                variant.chord());
        this.dhash = new Dhash(chord, settings.dhash(), ports.blocks(), ports.events(), variant.dhash());
        this.chordAnswers = variant.chord().answering(chord);
        this.dhashAnswers = variant.dhash().answering(dhash);
    }

    /** This node as others know it. */
    public Peer self() {
        return chord.self();
    }

    /** Its part in the ring. */
    public ChordNode chord() {
        return chord;
    }

    /** Its part in storing blocks. */
    public Dhash dhash() {
        return dhash;
    }

    /** Its parameters. */
    public NodeSettings settings() {
        return settings;
    }

    /** Serves a request of another node, now or a little later. Outside the ring it refuses whatever asks for blocks. */
    public <R extends Reply> void receive(Request<R> request, Promise<R> answer) {
        if (request instanceof ChordRequest<?>) {
            serve((ChordRequest<?>) request, answer);
        } else {
            serve((DhashRequest<?>) request, answer);
        }
    }

    // The casts are safe: a request's type parameter is that of the answer it is given with.
    @SuppressWarnings("unchecked")
    private <R extends ChordReply> void serve(ChordRequest<R> request, Promise<?> answer) {
        request.serve(chordAnswers, (Promise<R>) answer);
    }

    @SuppressWarnings("unchecked")
    private <R extends DhashReply> void serve(DhashRequest<R> request, Promise<?> answer) {
        if (chord.membership() == Membership.RETURNING) {
            answer.fail(RpcFailure.Kind.BUSY, self() + " is just coming back");
        } else if (chord.membership() == Membership.MEMBER) {
            request.serve(dhashAnswers, (Promise<R>) answer);
        } else {
            answer.fail(RpcFailure.Kind.REJECTED, self() + " is not a member of the ring");
        }
    }

    /** Whether this node was a member when its host went down, and can come back without anybody's help. */
    public boolean remembersItsRing() {
        return remembered().isPresent();
    }

    /** The neighbours that it would find on its host's disk if that went down now, if any. */
    public Optional<ChordReply.Neighbours> remembered() {
        return memory.recall();
    }

    /**
     * Joins the ring that one of {@code contacts} belongs to, or comes back to the one that this node
     * {@linkplain #remembersItsRing remembers}, and fetches the blocks that it is now responsible for. Kept when the node is a
     * member; the blocks follow.
     */
    public Promise<Peer> join(List<Peer> contacts) {
        Promise<Peer> joined = memory.recall()
                .map(neighbours -> chord.comeBack(neighbours, contacts))
                .orElseGet(() -> chord.join(contacts));
        joined.then(self -> dhash.takeOver(), why -> {});
        return joined;
    }

    /**
     * Leaves the ring for good, within {@link #PATIENCE} and the time that goodbyes take: {@linkplain #handOver hands its blocks
     * over}, and says {@linkplain #sayGoodbye goodbye} whether or not that has succeeded.
     *
     * @return kept when its neighbours know, with the number of blocks that were not handed over: the leave has succeeded if none
     */
    public Promise<Integer> leave() {
        Promise<Integer> left = new Promise<>();
        handOver(PATIENCE)
                .then(untaken -> sayGoodbye().then(self -> left.keep(untaken), why -> left.keep(untaken)), left::fail);
        return left;
    }

    /**
     * The first step of leaving: from now on this node refuses blocks, though it goes on serving those that it has, and hands them
     * over to those that are responsible once it is gone, and stay.
     *
     * @param patience when to give up at the latest
     * @return kept with the number of blocks of which not all of those have said that they hold them; never broken
     */
    public Promise<Integer> handOver(Duration patience) {
        return dhash.handOver(patience);
    }

    /** The last step of leaving: kept when the neighbours know, or do not answer. */
    public Promise<Peer> sayGoodbye() {
        return chord.leave();
    }

    /** Starts all maintenance: of the ring's tables, and of the replicas. No effect if it has started. */
    public void startMaintenance() {
        chord.startMaintenance();
        dhash.startMaintenance();
    }

    /** Stops all maintenance: tables and blocks stay as they are, dead contacts included, until it starts again. */
    public void stopMaintenance() {
        chord.stopMaintenance();
        dhash.stopMaintenance();
    }

    @Override
    public String toString() {
        return chord.toString();
    }

    /** Lets DHash know of new neighbours before anybody outside does. */
    private final class RingEvents implements NodeEvents {

        private final NodeEvents outside;

        RingEvents(NodeEvents outside) {
            this.outside = outside;
        }

        @Override
        public void neighboursChanged() {
            dhash.neighboursChanged();
            memory.remember(new ChordReply.Neighbours(chord.predecessor().orElse(null), chord.successors()));
            outside.neighboursChanged();
        }

        @Override
        public void stranded() {
            outside.stranded();
        }
    }
}
