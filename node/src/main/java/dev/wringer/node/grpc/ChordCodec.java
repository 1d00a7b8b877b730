package dev.wringer.node.grpc;

import dev.wringer.node.grpc.v1.ArrivedReply;
import dev.wringer.node.grpc.v1.ArrivedRequest;
import dev.wringer.node.grpc.v1.ChordGrpc;
import dev.wringer.node.grpc.v1.DeadEndReply;
import dev.wringer.node.grpc.v1.DeadEndRequest;
import dev.wringer.node.grpc.v1.DetourReply;
import dev.wringer.node.grpc.v1.DetourRequest;
import dev.wringer.node.grpc.v1.FarewellReply;
import dev.wringer.node.grpc.v1.FarewellRequest;
import dev.wringer.node.grpc.v1.FindNextHopRequest;
import dev.wringer.node.grpc.v1.GetNeighboursReply;
import dev.wringer.node.grpc.v1.GetNeighboursRequest;
import dev.wringer.node.grpc.v1.NextHop;
import dev.wringer.node.grpc.v1.NotifyReply;
import dev.wringer.node.grpc.v1.NotifyRequest;
import dev.wringer.node.grpc.v1.PassOnReply;
import dev.wringer.node.grpc.v1.PassOnRequest;
import dev.wringer.node.grpc.v1.PingReply;
import dev.wringer.node.grpc.v1.PingRequest;
import dev.wringer.node.protocol.ChordReply;
import dev.wringer.node.protocol.ChordReply.Acknowledged;
import dev.wringer.node.protocol.ChordReply.Alive;
import dev.wringer.node.protocol.ChordReply.Closer;
import dev.wringer.node.protocol.ChordReply.Neighbours;
import dev.wringer.node.protocol.ChordReply.Precedes;
import dev.wringer.node.protocol.ChordRequest.Arrived;
import dev.wringer.node.protocol.ChordRequest.DeadEnd;
import dev.wringer.node.protocol.ChordRequest.Detour;
import dev.wringer.node.protocol.ChordRequest.Farewell;
import dev.wringer.node.protocol.ChordRequest.FindNextHop;
import dev.wringer.node.protocol.ChordRequest.GetNeighbours;
import dev.wringer.node.protocol.ChordRequest.Notify;
import dev.wringer.node.protocol.ChordRequest.PassOn;
import dev.wringer.node.protocol.ChordRequest.Ping;
import java.util.List;

/** The requests and replies of Chord on the wire. Stateless. */
final class ChordCodec {

    static final Rpc<Ping, Alive, PingRequest, PingReply> PING = new Rpc<>(
            Ping.class,
            ChordGrpc.getPingMethod(),
            (to, ping) -> PingRequest.newBuilder().setVirtualNode(to).build(),
            PingRequest::getVirtualNode,
            wire -> new Ping(),
            alive -> PingReply.getDefaultInstance(),
            wire -> Alive.INSTANCE);

    static final Rpc<GetNeighbours, Neighbours, GetNeighboursRequest, GetNeighboursReply> GET_NEIGHBOURS = new Rpc<>(
            GetNeighbours.class,
            ChordGrpc.getGetNeighboursMethod(),
            (to, question) ->
                    GetNeighboursRequest.newBuilder().setVirtualNode(to).build(),
            GetNeighboursRequest::getVirtualNode,
            wire -> new GetNeighbours(),
            ChordCodec::encode,
            ChordCodec::decode);

    static final Rpc<Notify, Acknowledged, NotifyRequest, NotifyReply> NOTIFY = new Rpc<>(
            Notify.class,
            ChordGrpc.getNotifyMethod(),
            (to, notify) -> NotifyRequest.newBuilder()
                    .setVirtualNode(to)
                    .setCandidate(RingCodec.encode(notify.candidate()))
                    .build(),
            NotifyRequest::getVirtualNode,
            wire -> new Notify(RingCodec.decode("candidate", wire.getCandidate())),
            acknowledged -> NotifyReply.getDefaultInstance(),
            wire -> Acknowledged.INSTANCE);

    static final Rpc<FindNextHop, ChordReply.NextHop, FindNextHopRequest, NextHop> FIND_NEXT_HOP = new Rpc<>(
            FindNextHop.class,
            ChordGrpc.getFindNextHopMethod(),
            (to, find) -> FindNextHopRequest.newBuilder()
                    .setVirtualNode(to)
                    .setKey(RingCodec.encode(find.key()))
                    .addAllAvoid(RingCodec.encode(find.avoid()))
                    .build(),
            FindNextHopRequest::getVirtualNode,
            wire -> new FindNextHop(
                    RingCodec.decodeId("key", wire.getKey()), RingCodec.decode("avoid", wire.getAvoidList())),
            ChordCodec::encode,
            ChordCodec::decode);

    static final Rpc<PassOn, Acknowledged, PassOnRequest, PassOnReply> PASS_ON = new Rpc<>(
            PassOn.class,
            ChordGrpc.getPassOnMethod(),
            (to, passOn) -> PassOnRequest.newBuilder()
                    .setVirtualNode(to)
                    .setKey(RingCodec.encode(passOn.key()))
                    .setOrigin(RingCodec.encode(passOn.origin()))
                    .setLookup(passOn.lookup())
                    .addAllPath(RingCodec.encode(passOn.path()))
                    .addAllDead(RingCodec.encode(passOn.dead()))
                    .addAllDeadEnds(RingCodec.encode(passOn.deadEnds()))
                    .build(),
            PassOnRequest::getVirtualNode,
            wire -> new PassOn(
                    RingCodec.decodeId("key", wire.getKey()),
                    RingCodec.decode("origin", wire.getOrigin()),
                    wire.getLookup(),
                    RingCodec.decode("path", wire.getPathList()),
                    RingCodec.decode("dead", wire.getDeadList()),
                    RingCodec.decode("dead ends", wire.getDeadEndsList())),
            acknowledged -> PassOnReply.getDefaultInstance(),
            wire -> Acknowledged.INSTANCE);

    static final Rpc<Detour, Acknowledged, DetourRequest, DetourReply> DETOUR = new Rpc<>(
            Detour.class,
            ChordGrpc.getDetourMethod(),
            (to, detour) -> DetourRequest.newBuilder()
                    .setVirtualNode(to)
                    .setLookup(detour.lookup())
                    .addAllPath(RingCodec.encode(detour.path()))
                    .addAllDead(RingCodec.encode(detour.dead()))
                    .build(),
            DetourRequest::getVirtualNode,
            wire -> new Detour(
                    wire.getLookup(),
                    RingCodec.decode("path", wire.getPathList()),
                    RingCodec.decode("dead", wire.getDeadList())),
            acknowledged -> DetourReply.getDefaultInstance(),
            wire -> Acknowledged.INSTANCE);

    static final Rpc<DeadEnd, Acknowledged, DeadEndRequest, DeadEndReply> DEAD_END = new Rpc<>(
            DeadEnd.class,
            ChordGrpc.getDeadEndMethod(),
            (to, end) -> DeadEndRequest.newBuilder()
                    .setVirtualNode(to)
                    .setLookup(end.lookup())
                    .setOrigin(RingCodec.encode(end.origin()))
                    .addAllPath(RingCodec.encode(end.path()))
                    .addAllDead(RingCodec.encode(end.dead()))
                    .build(),
            DeadEndRequest::getVirtualNode,
            wire -> new DeadEnd(
                    wire.getLookup(),
                    RingCodec.decode("origin", wire.getOrigin()),
                    RingCodec.decodeSome("path", wire.getPathList()),
                    RingCodec.decode("dead", wire.getDeadList())),
            acknowledged -> DeadEndReply.getDefaultInstance(),
            wire -> Acknowledged.INSTANCE);

    static final Rpc<Arrived, Acknowledged, ArrivedRequest, ArrivedReply> ARRIVED = new Rpc<>(
            Arrived.class,
            ChordGrpc.getArrivedMethod(),
            (to, arrived) -> ArrivedRequest.newBuilder()
                    .setVirtualNode(to)
                    .setLookup(arrived.lookup())
                    .setOrigin(RingCodec.encode(arrived.origin()))
                    .addAllSuccessors(RingCodec.encode(arrived.successors()))
                    .addAllPath(RingCodec.encode(arrived.path()))
                    .addAllDead(RingCodec.encode(arrived.dead()))
                    .build(),
            ArrivedRequest::getVirtualNode,
            wire -> new Arrived(
                    wire.getLookup(),
                    RingCodec.decode("origin", wire.getOrigin()),
                    RingCodec.decodeSome("successors", wire.getSuccessorsList()),
                    RingCodec.decode("path", wire.getPathList()),
                    RingCodec.decode("dead", wire.getDeadList())),
            acknowledged -> ArrivedReply.getDefaultInstance(),
            wire -> Acknowledged.INSTANCE);

    static final Rpc<Farewell, Acknowledged, FarewellRequest, FarewellReply> FAREWELL = new Rpc<>(
            Farewell.class,
            ChordGrpc.getFarewellMethod(),
            ChordCodec::encode,
            FarewellRequest::getVirtualNode,
            wire -> new Farewell(
                    RingCodec.decode("leaver", wire.getLeaver()),
                    wire.hasPredecessor() ? RingCodec.decode("predecessor", wire.getPredecessor()) : null,
                    RingCodec.decode("successors", wire.getSuccessorsList())),
            acknowledged -> FarewellReply.getDefaultInstance(),
            wire -> Acknowledged.INSTANCE);

    /** All of them. */
    static final List<Rpc<?, ?, ?, ?>> RPCS =
            List.of(PING, GET_NEIGHBOURS, NOTIFY, FIND_NEXT_HOP, PASS_ON, DETOUR, DEAD_END, ARRIVED, FAREWELL);

    private ChordCodec() {}

    static NextHop encode(ChordReply.NextHop hop) {
        NextHop.Builder wire = NextHop.newBuilder();
        if (hop instanceof Closer closer) {
            wire.getCloserBuilder().addAllCandidates(RingCodec.encode(closer.candidates()));
        } else if (hop instanceof Precedes precedes) {
            wire.getPrecedesBuilder().addAllSuccessors(RingCodec.encode(precedes.successors()));
        }
        return wire.build();
    }

    static ChordReply.NextHop decode(NextHop wire) throws Malformed {
        return switch (wire.getHopCase()) {
            case CLOSER ->
                new Closer(RingCodec.decodeSome("candidates", wire.getCloser().getCandidatesList()));
            case PRECEDES ->
                new Precedes(RingCodec.decode("successors", wire.getPrecedes().getSuccessorsList()));
            default -> throw new Malformed("next hop is of an unknown kind");
        };
    }

    private static GetNeighboursReply encode(Neighbours neighbours) {
        GetNeighboursReply.Builder wire =
                GetNeighboursReply.newBuilder().addAllSuccessors(RingCodec.encode(neighbours.successors()));
        if (neighbours.predecessor() != null) {
            wire.setPredecessor(RingCodec.encode(neighbours.predecessor()));
        }
        return wire.build();
    }

    private static Neighbours decode(GetNeighboursReply wire) throws Malformed {
        return new Neighbours(
                wire.hasPredecessor() ? RingCodec.decode("predecessor", wire.getPredecessor()) : null,
                RingCodec.decode("successors", wire.getSuccessorsList()));
    }

    private static FarewellRequest encode(int to, Farewell farewell) {
        FarewellRequest.Builder wire = FarewellRequest.newBuilder()
                .setVirtualNode(to)
                .setLeaver(RingCodec.encode(farewell.leaver()))
                .addAllSuccessors(RingCodec.encode(farewell.successors()));
        if (farewell.predecessor() != null) {
            wire.setPredecessor(RingCodec.encode(farewell.predecessor()));
        }
        return wire.build();
    }
}
