package dev.wringer.node.protocol;

/** Answers as another one does; for those that answer something else to some requests. */
public abstract class ForwardingChordService implements ChordService {

    private final ChordService honest;

    /** In front of {@code honest}. */
    protected ForwardingChordService(ChordService honest) {
        this.honest = honest;
    }

    @Override
    public void ping(Promise<ChordReply.Alive> answer) {
        honest.ping(answer);
    }

    @Override
    public void neighbours(Promise<ChordReply.Neighbours> answer) {
        honest.neighbours(answer);
    }

    @Override
    public void notifiedBy(Peer candidate, Promise<ChordReply.Acknowledged> answer) {
        honest.notifiedBy(candidate, answer);
    }

    @Override
    public void nextHop(ChordRequest.FindNextHop request, Promise<ChordReply.NextHop> answer) {
        honest.nextHop(request, answer);
    }

    @Override
    public void passOn(ChordRequest.PassOn request, Promise<ChordReply.Acknowledged> answer) {
        honest.passOn(request, answer);
    }

    @Override
    public void detour(ChordRequest.Detour request, Promise<ChordReply.Acknowledged> answer) {
        honest.detour(request, answer);
    }

    @Override
    public void deadEnd(ChordRequest.DeadEnd request, Promise<ChordReply.Acknowledged> answer) {
        honest.deadEnd(request, answer);
    }

    @Override
    public void arrived(ChordRequest.Arrived request, Promise<ChordReply.Acknowledged> answer) {
        honest.arrived(request, answer);
    }

    @Override
    public void farewell(ChordRequest.Farewell request, Promise<ChordReply.Acknowledged> answer) {
        honest.farewell(request, answer);
    }
}
