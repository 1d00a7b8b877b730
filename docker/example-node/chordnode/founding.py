"""How a host comes into a ring: founds it together with others, or joins it (ZAVE'17, section 4: r + 1 members found)."""

import asyncio
import random
from collections.abc import Callable, Mapping, Sequence

from .calls import CallFailed, Calls
from .chord import ChordNode
from .ids import peer_at
from .lookup import Lookup, NoRoute
from .memory import Tables
from .messages import ring
from .settings import Settings

PATIENCE = 300.0  # the harness has lost its own by then, unless the ring is very slow
BETWEEN_ATTEMPTS = (0.2, 1.0)


class NoWayIn(Exception):
    """The host could not found or join. Its text is one line for people."""


class Founding:
    """Founders greet one another until each has answered; then all know the whole ring."""

    def __init__(self, settings: Settings, calls: Calls, chance: random.Random):
        self.incarnation = random.SystemRandom().getrandbits(63)  # of this life, whatever the seed
        self._settings = settings
        self._calls = calls
        self._chance = chance
        self._lives: dict[str, int] | None = None  # with whom the ring was founded; None until it was

    def answer(self, request: ring.GreetRequest) -> ring.GreetReply:
        founded = self._lives is not None and self._lives.get(request.host) != request.incarnation
        return ring.GreetReply(
            incarnation=self.incarnation,
            virtual_nodes=self._settings.virtual_nodes,
            founded_without_caller=founded,
        )

    async def found(self, nodes: Sequence[ChordNode]) -> bool:
        """Has the nodes of this host found the ring; False if the others have done so before, and this host must join."""
        settings = self._settings
        if settings.greeting:
            others = [host for host in settings.founders if host != settings.advertise]
            try:
                async with asyncio.timeout(PATIENCE):
                    replies = dict(zip(others, await asyncio.gather(*(self._greet(host) for host in others))))
            except TimeoutError:
                raise NoWayIn("not all founders have answered") from None
            if any(reply.founded_without_caller for reply in replies.values()):
                return False
            self._lives = {host: reply.incarnation for host, reply in replies.items()}
            sizes = {host: reply.virtual_nodes for host, reply in replies.items()}
        else:
            self._lives, sizes = {}, {}
        members = [
            peer_at(host, number)
            for host in settings.founders
            for number in range(sizes.get(host, settings.virtual_nodes))
        ]
        if len(members) <= settings.successors:
            raise NoWayIn(f"{len(members)} virtual nodes found no ring: it takes {settings.successors + 1}, r + 1")
        for node in nodes:
            node.found(members)
        return True

    async def _greet(self, host: str) -> ring.GreetReply:
        request = ring.GreetRequest(host=self._settings.advertise, incarnation=self.incarnation)
        while True:
            try:
                return await self._calls.call_host("Greet", host, request)
            except CallFailed:
                await asyncio.sleep(self._chance.uniform(*BETWEEN_ATTEMPTS))


async def join(
    nodes: Sequence[ChordNode],
    hosts: Sequence[str],
    known: Mapping[int, Tables],
    settings: Settings,
    calls: Calls,
    chance: random.Random,
    joined: Callable[[ChordNode], None],
) -> None:
    """Has nodes join one by one through members of these hosts; raises NoWayIn.

    If no way leads into the ring, because all whom the members know are down or not yet back, a node that knew the ring
    before a crash goes on with the tables that it had.
    """
    members: list[ChordNode] = []
    trouble = "nobody has answered"
    try:
        async with asyncio.timeout(PATIENCE):
            for node in nodes:
                while True:
                    contacts = [peer_at(host, 0) for host in hosts] + [member.me for member in members]
                    try:
                        found = await Lookup(node.me.id, calls, settings.successors).run(contacts)
                        if await node.join(found.predecessor, found.gone):
                            break
                        trouble = f"{found.predecessor} does not qualify as the predecessor of {node.me}"
                    except NoRoute as failure:
                        trouble = str(failure)
                        if node.me.number in known:
                            node.resume(*known[node.me.number])
                            break
                    await asyncio.sleep(chance.uniform(*BETWEEN_ATTEMPTS))
                members.append(node)
                joined(node)
    except TimeoutError:
        raise NoWayIn(f"no way into the ring through {', '.join(hosts)}: {trouble}") from None
