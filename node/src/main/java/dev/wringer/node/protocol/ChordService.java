package dev.wringer.node.protocol;

/** What a Chord node answers; one method for each {@link ChordRequest}. An answer may be given later. */
public interface ChordService {

    /** Serves {@link ChordRequest.Ping}. */
    void ping(Promise<ChordReply.Alive> answer);

    /** Serves {@link ChordRequest.GetNeighbours}. */
    void neighbours(Promise<ChordReply.Neighbours> answer);

    /** Serves {@link ChordRequest.Notify}. */
    void notifiedBy(Peer candidate, Promise<ChordReply.Acknowledged> answer);

    /** Serves {@link ChordRequest.FindNextHop}. */
    void nextHop(ChordRequest.FindNextHop request, Promise<ChordReply.NextHop> answer);

    /** Serves {@link ChordRequest.PassOn}. */
    void passOn(ChordRequest.PassOn request, Promise<ChordReply.Acknowledged> answer);

    /** Serves {@link ChordRequest.Detour}. */
    void detour(ChordRequest.Detour request, Promise<ChordReply.Acknowledged> answer);

    /** Serves {@link ChordRequest.DeadEnd}. */
    void deadEnd(ChordRequest.DeadEnd request, Promise<ChordReply.Acknowledged> answer);

    /** Serves {@link ChordRequest.Arrived}. */
    void arrived(ChordRequest.Arrived request, Promise<ChordReply.Acknowledged> answer);

    /** Serves {@link ChordRequest.Farewell}. */
    void farewell(ChordRequest.Farewell request, Promise<ChordReply.Acknowledged> answer);
}
