"""A host: its virtual nodes, what they share, and its life from the start to the end."""

import asyncio
import random
import sys
import time
import traceback
from typing import Any

from . import founding, leaving
from .blocks import Store
from .calls import Calls, Refused
from .chord import ChordNode, Membership
from .founding import Founding, NoWayIn
from .ids import peer_at
from .leaving import Left
from .maintenance import Maintenance
from .memory import Memory
from .messages import decode, ring, testee
from .replicas import HostState, Replicas
from .settings import Settings

Phase = testee.StatusReply.Phase

STATUS_LEFT = 0
STATUS_NO_WAY_IN = 1
STATUS_NOT_HANDED_OVER = 2
STATUS_BUG = 70


class Host:
    """One process. Everything happens on one event loop."""

    def __init__(self, settings: Settings, make_calls: type[Calls] = Calls):
        """`make_calls` is another class of calls in tests, which have no network."""
        self.settings = settings
        self.phase = Phase.STARTING
        self.shared = HostState(settings.full)
        self.calls = make_calls(settings, self.answer)
        self.exit_status: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        chance = random.Random(settings.seed)
        self.maintenance = Maintenance(settings, chance, self._remember, self._broken)
        self.nodes = [self._virtual_node(number) for number in range(settings.virtual_nodes)]
        self._memory = Memory(settings.store)
        self._chance = chance
        self._founding = Founding(settings, self.calls, chance)
        self._began = time.monotonic_ns()
        self._leave: asyncio.Task[Left] | None = None
        self._answers = {
            "Ping": lambda node, request: node.node.pong(),
            "State": lambda node, request: node.node.state(),
            "NextHop": lambda node, request: node.node.next_hop(request),
            "Notify": self._notified,
            "Goodbye": self._goodbye,
            "Store": Replicas.answer_store,
            "Fetch": Replicas.answer_fetch,
            "Compare": Replicas.answer_compare,
            "Offer": Replicas.answer_offer,
        }

    def _virtual_node(self, number: int) -> Replicas:
        settings = self.settings
        node = ChordNode(peer_at(settings.advertise, number), settings, self.calls)
        store = Store(settings.store / str(number) if settings.store else None)
        return Replicas(node, store, settings, self.calls, self.shared)

    @property
    def serving(self) -> bool:
        return all(each.node.membership is Membership.MEMBER for each in self.nodes)

    @property
    def uptime_nanos(self) -> int:
        return time.monotonic_ns() - self._began

    async def enter(self) -> None:
        """Founds or joins the ring."""
        nodes = [each.node for each in self.nodes]
        try:
            known = self._memory.tables()
            if self.settings.founders and not known and await self._founding.found(nodes):
                for node in nodes:
                    self._joined(node)
            else:
                hosts = {*self.settings.founders, *self.settings.bootstrap, *self._memory.hosts()}
                ways = sorted(hosts - {self.settings.advertise})
                await founding.join(nodes, ways, known, self.settings, self.calls, self._chance, self._joined)
            if self.phase == Phase.STARTING:
                self.phase = Phase.SERVING
        except NoWayIn as failure:
            self.phase = Phase.FAILED
            print(f"{self.settings.advertise}: {failure}", file=sys.stderr)
            self.end(STATUS_NO_WAY_IN)
        except Exception as failure:
            self._broken(failure)

    def _joined(self, node: ChordNode) -> None:
        if not self.shared.leaving:
            self.maintenance.add(self.nodes[node.me.number])

    def _remember(self) -> None:
        if self.serving:
            self._memory.keep(each.node for each in self.nodes)

    async def leave(self) -> Left:
        """Leaves for good. Whoever asks again waits for the same end."""
        if self._leave is None:
            self.phase = Phase.LEAVING
            self.shared.leaving = True
            self._leave = asyncio.create_task(self._leave_once())
        return await asyncio.shield(self._leave)

    async def _leave_once(self) -> Left:
        await self.maintenance.switch(False)
        left = await leaving.leave(self.nodes, self.settings, self.calls)
        self._memory.forget()
        if left.abandoned:
            print(
                f"{self.settings.advertise}: {left.abandoned} virtual nodes have not left as they should;"
                f" {left.untaken} blocks were not handed over",
                file=sys.stderr,
            )
        return left

    def end_after(self, left: Left) -> None:
        self.end(STATUS_NOT_HANDED_OVER if left.abandoned else STATUS_LEFT)

    def end(self, status: int) -> None:
        if not self.exit_status.done():
            self.exit_status.set_result(status)

    def _broken(self, failure: BaseException) -> None:
        """A mistake in this program: nothing that it says from now on could be trusted."""
        traceback.print_exception(failure)
        self.end(STATUS_BUG)

    def answer(self, kind: str, request: Any) -> Any:
        """Answers another node; raises Refused. Never waits."""
        if kind == "Greet":
            return self._founding.answer(request)
        if request.virtual_node >= len(self.nodes):
            raise Refused(f"{self.settings.advertise} has no virtual node {request.virtual_node}")
        try:
            return self._answers[kind](self.nodes[request.virtual_node], request)
        except Refused:
            raise
        except Exception as failure:
            self._broken(failure)
            raise

    def _notified(self, node: Replicas, request: ring.NotifyRequest) -> ring.NotifyReply:
        self.maintenance.notified(node, decode(request.caller))
        return ring.NotifyReply()

    def _goodbye(self, node: Replicas, request: ring.GoodbyeRequest) -> ring.GoodbyeReply:
        # While maintenance is stopped tables stay as they are; the leaver is missed later like one that has crashed.
        if self.maintenance.running:
            node.node.part_with(request)
        return ring.GoodbyeReply()
