"""Calls from node to node: over gRPC to other hosts, directly to nodes of the own host."""

import asyncio
from collections import Counter
from collections.abc import Callable
from typing import Any

import grpc

from example import ring_pb2_grpc

from .ids import Peer
from .settings import Settings

CHANNEL_OPTIONS = (
    ("grpc.max_receive_message_length", -1),
    ("grpc.max_send_message_length", -1),
    ("grpc.enable_http_proxy", 0),
    # A channel that has failed is closed and made anew, so that a host that has just come back is not left to
    # the back-off of the one before it. For that, no two channels may share a connection.
    ("grpc.use_local_subchannel_pool", 1),
)
CLOSING_GRACE = 5.0


class CallFailed(Exception):
    """The called node gave no answer that is of use."""


class Unreachable(CallFailed):
    """Nobody is there: the request had no effect."""


class TimedOut(CallFailed):
    """No answer in time: the request may have had its effect."""


class Refused(CallFailed):
    """The called host is alive, and the node is no member of the ring: no effect."""


class RoundTrips:
    """How long to wait for one host: the mean of the times measured, and four times their deviation (RHEA'04, section 5.2)."""

    def __init__(self, bounds: tuple[float, float]):
        self._shortest, self._longest = bounds
        self._mean: float | None = None
        self._deviation = 0.0

    def measured(self, elapsed: float) -> None:
        if self._mean is None:
            self._mean, self._deviation = elapsed, elapsed / 2
        else:
            self._deviation += (abs(elapsed - self._mean) - self._deviation) / 4
            self._mean += (elapsed - self._mean) / 8

    def timeout(self) -> float:
        if self._mean is None:
            return self._longest
        return min(max(self._mean + 4 * self._deviation, self._shortest), self._longest)


class Calls:
    """Sends requests, each to one virtual node, and counts them."""

    def __init__(self, settings: Settings, answer: Callable[[str, Any], Any]):
        """`answer` is what the own host does with a request; it never waits."""
        self._settings = settings
        self._answer = answer
        self._channels: dict[str, grpc.aio.Channel] = {}
        self._stubs: dict[str, ring_pb2_grpc.RingStub] = {}
        self._round_trips: dict[str, RoundTrips] = {}
        self._closing: set[asyncio.Task[None]] = set()
        self.sent: Counter[str] = Counter()
        self.received: Counter[str] = Counter()
        self.unanswered = 0

    @property
    def connections(self) -> int:
        return len(self._channels)

    async def call(self, kind: str, peer: Peer, request: Any) -> Any:
        """Sends a request to a virtual node; raises CallFailed."""
        request.virtual_node = peer.number
        return await self.call_host(kind, peer.host, request)

    async def call_host(self, kind: str, host: str, request: Any) -> Any:
        """Sends a request that is addressed already."""
        self.sent[kind] += 1
        if host == self._settings.advertise:
            return self.receive(kind, request)
        stub = self._stub(host)
        patience = self._round_trips.setdefault(host, RoundTrips(self._settings.call_timeout))
        clock = asyncio.get_running_loop().time
        began = clock()
        try:
            reply = await getattr(stub, kind)(request, timeout=patience.timeout())
        except grpc.aio.AioRpcError as failure:
            raise self._meaning(failure, host, stub) from None
        patience.measured(clock() - began)
        return reply

    def receive(self, kind: str, request: Any) -> Any:
        """Answers a request, wherever it comes from; raises Refused."""
        self.received[kind] += 1
        return self._answer(kind, request)

    def _stub(self, host: str) -> ring_pb2_grpc.RingStub:
        if host not in self._stubs:
            address = self._settings.links.address_of(host)
            if address is None:
                raise Unreachable(f"no link leads to {host}")
            self._channels[host] = grpc.aio.insecure_channel(address, options=CHANNEL_OPTIONS)
            self._stubs[host] = ring_pb2_grpc.RingStub(self._channels[host])
        return self._stubs[host]

    def _meaning(self, failure: grpc.aio.AioRpcError, host: str, stub: ring_pb2_grpc.RingStub) -> CallFailed:
        code = failure.code()
        if code == grpc.StatusCode.FAILED_PRECONDITION:
            return Refused(f"{host}: {failure.details()}")
        if code == grpc.StatusCode.DEADLINE_EXCEEDED:
            self.unanswered += 1
            return TimedOut(f"{host} did not answer in time")
        self._forget(host, stub)
        return Unreachable(f"{host}: {code.name}")

    def _forget(self, host: str, stub: ring_pb2_grpc.RingStub) -> None:
        if self._stubs.get(host) is stub:  # another call may have made a new one
            del self._stubs[host]
            task = asyncio.create_task(self._channels.pop(host).close(CLOSING_GRACE))
            self._closing.add(task)
            task.add_done_callback(self._closing.discard)

    async def close(self) -> None:
        for host, stub in list(self._stubs.items()):
            self._forget(host, stub)
        await asyncio.gather(*self._closing)
