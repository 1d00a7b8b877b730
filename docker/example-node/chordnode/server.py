"""The services at the host's one port: the contract's, gRPC's health service, and the one for other nodes."""

import time
from typing import Any

import grpc


from health import health_pb2, health_pb2_grpc
from wringer.testee.v1 import testee_pb2_grpc

from . import VERSION
from .blocks import Malformed, check_form
from .calls import CHANNEL_OPTIONS, Refused
from .chord import Membership
from .host import Host
from .ids import ID_BYTES, from_bytes
from .messages import encode, encode_all, is_key, ring, testee
from .replicas import Failed, Replicas

MEMBERSHIP = {
    Membership.OUTSIDE: testee.NodeState.Membership.OUTSIDE,
    Membership.MEMBER: testee.NodeState.Membership.MEMBER,
    Membership.GONE: testee.NodeState.Membership.GONE,
}


class CannotListen(Exception):
    """The address is taken or not of this machine."""


async def serve(host: Host) -> grpc.aio.Server:
    """Starts to answer; raises CannotListen."""
    server = grpc.aio.server(options=(*CHANNEL_OPTIONS, ("grpc.so_reuseport", 0)))
    testee_pb2_grpc.add_TesteeServicer_to_server(TesteeService(host), server)
    health_pb2_grpc.add_HealthServicer_to_server(HealthService(host), server)
    server.add_generic_rpc_handlers((ring_service(host),))
    try:
        server.add_insecure_port(host.settings.listen)
    except RuntimeError:
        raise CannotListen(
            f"cannot listen at {host.settings.listen}: it is taken, or no address of this machine"
        ) from None
    await server.start()
    return server


def ring_service(host: Host) -> grpc.GenericRpcHandler:
    """What other nodes call: each method goes to Host.answer by its name."""

    def method(kind: str, behaviour: Any) -> grpc.RpcMethodHandler:
        return grpc.unary_unary_rpc_method_handler(
            behaviour,
            request_deserializer=getattr(ring, kind + "Request").FromString,
            response_serializer=getattr(ring, kind + "Reply").SerializeToString,
        )

    def behaviour(kind: str) -> Any:
        async def answer(request: Any, context: grpc.aio.ServicerContext) -> Any:
            try:
                return host.calls.receive(kind, request)
            except Refused as refusal:
                await context.abort(grpc.StatusCode.FAILED_PRECONDITION, str(refusal))

        return answer

    service = ring.DESCRIPTOR.services_by_name["Ring"]
    return grpc.method_handlers_generic_handler(
        service.full_name, {each.name: method(each.name, behaviour(each.name)) for each in service.methods}
    )


class HealthService(health_pb2_grpc.HealthServicer):
    """SERVING while all virtual nodes are members. Nobody needs Watch."""

    def __init__(self, host: Host):
        self._host = host

    async def Check(
        self, request: health_pb2.HealthCheckRequest, context: grpc.aio.ServicerContext
    ) -> health_pb2.HealthCheckResponse:
        if request.service:
            await context.abort(grpc.StatusCode.NOT_FOUND, f"no service {request.service} is known here")
        status = health_pb2.HealthCheckResponse.ServingStatus
        return health_pb2.HealthCheckResponse(status=status.SERVING if self._host.serving else status.NOT_SERVING)


class TesteeService(testee_pb2_grpc.TesteeServicer):
    """The contract's service (docs/TESTEE.md, Calls)."""

    def __init__(self, host: Host):
        self._host = host

    async def Lookup(self, request: testee.LookupRequest, context: grpc.aio.ServicerContext) -> testee.LookupReply:
        began = time.monotonic_ns()
        node = await self._node(request.virtual_node, context)
        await _check_key(request.key, context)
        try:
            found = await node.look_up(from_bytes(request.key))
        except Failed as failure:
            return testee.LookupReply(failure=_failure(failure))
        result = testee.LookupReply.Result(
            successors=encode_all(found.successors),
            predecessor=encode(found.predecessor),
            path=encode_all(found.path),
            dead=encode_all(found.dead),
            misroutes=found.misroutes,
            elapsed_nanos=time.monotonic_ns() - began,
        )
        return testee.LookupReply(result=result)

    async def Put(self, request: testee.PutRequest, context: grpc.aio.ServicerContext) -> testee.PutReply:
        began = time.monotonic_ns()
        node = await self._node(request.virtual_node, context)
        try:
            check_form(request.block)
        except Malformed as malformed:
            await context.abort(grpc.StatusCode.INVALID_ARGUMENT, str(malformed))
        largest = self._host.settings.largest_block
        if len(request.block.payload) > largest:
            await context.abort(grpc.StatusCode.RESOURCE_EXHAUSTED, f"a payload may have {largest} bytes")
        try:
            stored = await node.put(request.block)
        except Failed as failure:
            return testee.PutReply(failure=_failure(failure))
        refusals = [testee.PutReply.Refusal(peer=encode(peer), reason=reason) for peer, reason in stored.refused]
        result = testee.PutReply.Result(
            acknowledged=encode_all(stored.acknowledged),
            refused=refusals,
            wanted_replicas=self._host.settings.replicas,
            elapsed_nanos=time.monotonic_ns() - began,
        )
        return testee.PutReply(result=result)

    async def Get(self, request: testee.GetRequest, context: grpc.aio.ServicerContext) -> testee.GetReply:
        began = time.monotonic_ns()
        node = await self._node(request.virtual_node, context)
        await _check_key(request.key, context)
        try:
            fetched = await node.get(request.key, request.newest)
        except Failed as failure:
            return testee.GetReply(failure=_failure(failure))
        result = testee.GetReply.Result(
            block=fetched.block,
            path=encode_all(fetched.found.path),
            dead=encode_all(fetched.dead),
            misroutes=fetched.found.misroutes,
            corrupt_copies=fetched.corrupt,
            replicas_tried=fetched.tried,
            elapsed_nanos=time.monotonic_ns() - began,
            **{"from": encode(fetched.holder)},  # a keyword of Python
        )
        return testee.GetReply(result=result)

    async def Inspect(self, request: testee.InspectRequest, context: grpc.aio.ServicerContext) -> testee.InspectReply:
        nodes = self._host.nodes
        if request.HasField("virtual_node"):
            nodes = [await self._node(request.virtual_node, context)]
        for key in request.keys:
            await _check_key(key, context)
        return testee.InspectReply(nodes=[_state(node, request) for node in nodes])

    async def Leave(self, request: testee.LeaveRequest, context: grpc.aio.ServicerContext) -> testee.LeaveReply:
        left = await self._host.leave()
        self._host.end_after(left)
        return testee.LeaveReply(abandoned=left.abandoned, untaken=left.untaken)

    async def Status(self, request: testee.StatusRequest, context: grpc.aio.ServicerContext) -> testee.StatusReply:
        host, calls = self._host, self._host.calls
        kinds = sorted(calls.sent | calls.received)
        return testee.StatusReply(
            host=host.settings.advertise,
            phase=host.phase,
            virtual_nodes=len(host.nodes),
            implementation=f"Wringer's example in Python {VERSION}",
            variant=host.settings.variant,
            maintenance=host.maintenance.running,
            uptime_nanos=host.uptime_nanos,
            calls=[
                testee.StatusReply.Calls(kind=kind, sent=calls.sent[kind], received=calls.received[kind])
                for kind in kinds
            ],
            repaired_blocks=host.shared.repaired_blocks,
            connections=calls.connections,
            unanswered_calls=calls.unanswered,
            full=host.shared.full,
            settings=host.settings.told(),
        )

    async def SwitchMaintenance(
        self, request: testee.SwitchMaintenanceRequest, context: grpc.aio.ServicerContext
    ) -> testee.SwitchMaintenanceReply:
        if not self._host.shared.leaving:  # whoever leaves has stopped it for good
            await self._host.maintenance.switch(request.running)
        return testee.SwitchMaintenanceReply()

    async def _node(self, number: int, context: grpc.aio.ServicerContext) -> Replicas:
        nodes = self._host.nodes
        if number >= len(nodes):
            await context.abort(grpc.StatusCode.NOT_FOUND, f"no virtual node {number}: there are {len(nodes)}")
        return nodes[number]


async def _check_key(key: bytes, context: grpc.aio.ServicerContext) -> None:
    if not is_key(key):
        await context.abort(grpc.StatusCode.INVALID_ARGUMENT, f"a key of {len(key)} bytes, not {ID_BYTES}")


def _failure(failure: Failed) -> testee.Failure:
    return testee.Failure(kind=failure.kind, detail=failure.detail)


def _state(node: Replicas, request: testee.InspectRequest) -> testee.NodeState:
    chord = node.node
    return testee.NodeState(
        self=encode(chord.me),
        membership=MEMBERSHIP[chord.membership],
        predecessor=encode(chord.predecessor) if chord.predecessor else None,
        successors=encode_all(chord.successors),
        fingers=encode_all(chord.distinct_fingers()),
        held=_held(node, request),
    )


def _held(node: Replicas, request: testee.InspectRequest) -> list[testee.HeldBlock]:
    blocks = testee.InspectRequest.Blocks
    if request.blocks == blocks.NONE:
        return []
    keys = [key for key in node.store if not request.keys or key in request.keys]
    return [
        testee.HeldBlock(
            key=entry.key,
            version=entry.version,
            digest=entry.digest,
            block=node.store.block(entry.key) if request.blocks == blocks.CONTENTS else None,
        )
        for entry in node.store.entries(keys)
    ]
