package dev.wringer.node.protocol;

import dev.wringer.node.id.RingId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The requests of Chord. Each knows which method of a {@link ChordService} serves it.
 *
 * @param <R> what it gets in reply
 */
public sealed interface ChordRequest<R extends ChordReply> extends Request<R> {

    /** Has {@code service} answer this request into {@code answer}. */
    void serve(ChordService service, Promise<R> answer);

    /** Are you alive? Answered in every state (ZAVE'17). */
    record Ping() implements ChordRequest<ChordReply.Alive> {
        @Override
        public void serve(ChordService service, Promise<ChordReply.Alive> answer) {
            service.ping(answer);
        }
    }

    /** Who are your neighbours? Refused with {@code BUSY} by a node between two states (ZAVE'17). */
    record GetNeighbours() implements ChordRequest<ChordReply.Neighbours> {
        @Override
        public void serve(ChordService service, Promise<ChordReply.Neighbours> answer) {
            service.neighbours(answer);
        }
    }

    /** I might be your predecessor (TON'03 Fig. 6, <i>notify</i>; ZAVE'17, <i>rectify</i>). */
    record Notify(Peer candidate) implements ChordRequest<ChordReply.Acknowledged> {
        @Override
        public void serve(ChordService service, Promise<ChordReply.Acknowledged> answer) {
            service.notifiedBy(candidate, answer);
        }
    }

    /**
     * Where next on the way to {@code key}? (TON'03 Fig. 5, one step of <i>find_successor</i>.)
     *
     * @param avoid peers that did not answer the asker: to be treated as if they were not in the tables
     */
    record FindNextHop(RingId key, List<Peer> avoid) implements ChordRequest<ChordReply.NextHop> {
        @Override
        public void serve(ChordService service, Promise<ChordReply.NextHop> answer) {
            service.nextHop(this, answer);
        }
    }

    /**
     * A recursive lookup on its way: acknowledged at once, then passed on; whoever finds the owner tells the origin.
     *
     * @param lookup the origin's number for this lookup
     * @param path the live nodes that have passed it on, the origin not among them
     * @param dead contacts that did not answer on the way
     */
    record PassOn(RingId key, Peer origin, long lookup, List<Peer> path, List<Peer> dead)
            implements ChordRequest<ChordReply.Acknowledged> {
        @Override
        public void serve(ChordService service, Promise<ChordReply.Acknowledged> answer) {
            service.passOn(this, answer);
        }
    }

    /**
     * The end of a recursive lookup, sent to its origin.
     *
     * @param successors the key's owner, known to be alive, and the nodes that follow it
     * @param path the live nodes contacted, the last of them the key's predecessor
     */
    record Arrived(long lookup, List<Peer> successors, List<Peer> path, List<Peer> dead)
            implements ChordRequest<ChordReply.Acknowledged> {
        @Override
        public void serve(ChordService service, Promise<ChordReply.Acknowledged> answer) {
            service.arrived(this, answer);
        }
    }

    /** A neighbour says goodbye (TON'03 §IV-E.5, voluntary departures) and hands over its own neighbours. */
    record Farewell(Peer leaver, @Nullable Peer predecessor, List<Peer> successors)
            implements ChordRequest<ChordReply.Acknowledged> {
        @Override
        public void serve(ChordService service, Promise<ChordReply.Acknowledged> answer) {
            service.farewell(this, answer);
        }
    }
}
