package dev.wringer.node.protocol;

import dev.wringer.node.id.RingId;
import java.util.ArrayList;
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
     * @param dead contacts that did not answer, on the way or in an earlier try
     * @param deadEnds live nodes that knew no way on in an earlier try
     */
    record PassOn(RingId key, Peer origin, long lookup, List<Peer> path, List<Peer> dead, List<Peer> deadEnds)
            implements ChordRequest<ChordReply.Acknowledged> {

        /** This lookup once it has come to {@code hop}. */
        public PassOn at(Peer hop) {
            return new PassOn(key, origin, lookup, joined(path, List.of(hop)), dead, deadEnds);
        }

        /** This lookup past {@code contacts}, which did not answer. */
        public PassOn past(List<Peer> contacts) {
            return new PassOn(key, origin, lookup, path, joined(dead, contacts), deadEnds);
        }

        /** The peers to be treated as if they were in nobody's tables. */
        public List<Peer> avoid() {
            return deadEnds.isEmpty() ? dead : joined(dead, deadEnds);
        }

        private static List<Peer> joined(List<Peer> some, List<Peer> others) {
            List<Peer> all = new ArrayList<>(some);
            all.addAll(others);
            return all;
        }

        @Override
        public void serve(ChordService service, Promise<ChordReply.Acknowledged> answer) {
            service.passOn(this, answer);
        }
    }

    /**
     * A recursive lookup goes round contacts that do not answer. Tells its origin that it is underway, and whom to avoid
     * should it have to begin again.
     *
     * @param path the live nodes that have passed it on; the last of them tells, and passes it on once more
     * @param dead contacts that did not answer, in this try or an earlier one
     */
    record Detour(long lookup, List<Peer> path, List<Peer> dead) implements ChordRequest<ChordReply.Acknowledged> {
        @Override
        public void serve(ChordService service, Promise<ChordReply.Acknowledged> answer) {
            service.detour(this, answer);
        }
    }

    /**
     * A try of a recursive lookup has ended without a result, and the origin is to begin again. Whoever is not the origin passes it
     * on to the origin.
     *
     * @param path the live nodes that have passed it on; the last of them knows no way on, or has led in a circle
     * @param dead contacts that did not answer, in this try or an earlier one
     */
    record DeadEnd(long lookup, Peer origin, List<Peer> path, List<Peer> dead)
            implements ChordRequest<ChordReply.Acknowledged> {
        @Override
        public void serve(ChordService service, Promise<ChordReply.Acknowledged> answer) {
            service.deadEnd(this, answer);
        }
    }

    /**
     * The end of a recursive lookup, for its origin. Whoever is not the origin passes it on to the origin.
     *
     * @param successors the key's owner, known to be alive, and the nodes that follow it
     * @param path the live nodes contacted, the last of them the key's predecessor
     */
    record Arrived(long lookup, Peer origin, List<Peer> successors, List<Peer> path, List<Peer> dead)
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
