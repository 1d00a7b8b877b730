"""Rings of hosts in one event loop, without network and without maintenance: a test calls each procedure itself."""

import hashlib
from typing import Any

from chordnode.calls import Calls, Unreachable
from chordnode.host import Host
from chordnode.ids import Peer, distance
from chordnode.messages import testee
from chordnode.replicas import Replicas
from chordnode.settings import Settings, read


def settings_of(**variables: str) -> Settings:
    """Settings from variables without their prefix."""
    return read({"WRINGER_" + name: value for name, value in variables.items()})


class TestRing:
    """Hosts that reach one another unless they are down."""

    def __init__(self, **variables: str):
        self.hosts: dict[str, Host] = {}
        self.down: set[str] = set()
        self._variables = {"MAINTENANCE": "false", "GREETING": "false", "SUCCESSORS": "4", "REPLICAS": "3"} | variables

    async def found(self, size: int) -> "TestRing":
        names = [f"host-{number}:7000" for number in range(size)]
        for name in names:
            await self._start(name, FOUNDERS=",".join(names))
        return self

    async def join(self, name: str, through: str) -> Host:
        return await self._start(name, BOOTSTRAP=through)

    async def _start(self, name: str, **variables: str) -> Host:
        host = Host(settings_of(ADVERTISE=name, **(self._variables | variables)), self._calls_class())
        self.hosts[name] = host
        self.down.discard(name)
        await host.enter()
        return host

    def _calls_class(self) -> type[Calls]:
        ring = self

        class Wired(Calls):
            async def call_host(self, kind: str, host: str, request: Any) -> Any:
                if host in ring.down or host not in ring.hosts:
                    raise Unreachable(host)
                return ring.hosts[host].calls.receive(kind, request)

        return Wired

    def nodes(self) -> list[Replicas]:
        """Those of all hosts that are up, clockwise."""
        up = [node for name, host in self.hosts.items() if name not in self.down for node in host.nodes]
        return sorted(up, key=lambda each: each.node.me.id)

    def owners(self, key: int) -> list[Peer]:
        """All nodes that are up, from the owner of the key on."""
        peers = [each.node.me for each in self.nodes()]
        return sorted(peers, key=lambda peer: distance(key, peer.id))

    async def stabilize(self, rounds: int) -> None:
        """Rounds in which notifies have their effect at once."""
        for _ in range(rounds):
            for each in self.nodes():
                await each.node.stabilize()
                for other in self.nodes():
                    if each.node.successors[:1] == [other.node.me]:
                        await other.node.rectify(each.node.me)

    def is_ideal(self) -> bool:
        return all(
            each.node.successors == (behind := self.owners(each.node.me.id)[1:])[: int(self._variables["SUCCESSORS"])]
            and each.node.predecessor == behind[-1]
            for each in self.nodes()
        )


def content(text: str) -> testee.Block:
    payload = text.encode()
    return testee.Block(key=hashlib.sha1(payload).digest(), payload=payload, content=testee.Block.Content())
