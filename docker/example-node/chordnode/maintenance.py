"""When maintenance runs: rounds of stabilization, of finger refreshing and of replica repair, until somebody stops them."""

import asyncio
import random
from collections.abc import Callable, Coroutine
from typing import Any

from .ids import Peer
from .replicas import Failed, Replicas
from .settings import Settings


class Maintenance:
    """All maintenance of one host.

    Invariant: while it is stopped there is no task, so no table changes. Tables change in single steps, so a task may be
    cancelled at any await.
    """

    def __init__(
        self,
        settings: Settings,
        chance: random.Random,
        after_round: Callable[[], None],
        on_error: Callable[[BaseException], None],
    ):
        self.running = settings.maintenance
        self._settings = settings
        self._chance = chance
        self._after_round = after_round
        self._on_error = on_error
        self._members: list[Replicas] = []
        self._tasks: set[asyncio.Task[None]] = set()

    def add(self, member: Replicas) -> None:
        """Looks after one more node from now on."""
        self._members.append(member)
        if self.running:
            self._begin(member)

    def notified(self, member: Replicas, caller: Peer) -> None:
        """Rectifies, unless tables are to stay as they are."""
        if self.running:
            self._spawn(self._rectify(member, caller))

    async def switch(self, running: bool) -> None:
        if running and not self.running:
            self.running = True
            for member in self._members:
                self._begin(member)
        elif not running:
            self.running = False
            tasks = list(self._tasks)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    def _begin(self, member: Replicas) -> None:
        self._spawn(self._stabilize(member))
        self._spawn(self._repair(member))

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            self._on_error(task.exception())

    async def _rectify(self, member: Replicas, caller: Peer) -> None:
        await member.node.rectify(caller)

    async def _stabilize(self, member: Replicas) -> None:
        shortest, longest = self._settings.stabilize
        interval = shortest
        before = None
        rounds = 0
        quiet = 0  # rounds since something changed
        await asyncio.sleep(self._chance.uniform(0, shortest))  # not all nodes at once
        while True:
            await member.node.stabilize()
            self._after_round()
            rounds += 1
            if rounds % self._settings.finger_rounds == 0:
                await self._refresh_finger(member)
            now = (member.node.predecessor, member.node.successors)
            quiet = quiet + 1 if now == before else 0
            before = now
            # News come one entry of the list a round, so a change has settled only after r rounds.
            interval = shortest if quiet < self._settings.successors else min(2 * interval, longest)
            least = shortest if self._settings.uniform_pace else max(shortest, interval / 2)
            most = longest if self._settings.uniform_pace else interval
            await asyncio.sleep(self._chance.uniform(least, most))

    async def _refresh_finger(self, member: Replicas) -> None:
        wanted = member.node.next_finger_start()
        if wanted is not None:
            exponent, start = wanted
            try:
                member.node.fingers[exponent] = (await member.look_up(start)).owner
            except Failed:
                pass  # its turn comes again

    async def _repair(self, member: Replicas) -> None:
        # The first round comes soon: whoever has just joined takes over what it is to hold.
        await asyncio.sleep(self._chance.uniform(0, min(self._settings.stabilize[1], self._settings.repair)))
        while True:
            await member.repair()
            await asyncio.sleep(self._settings.repair * self._chance.uniform(0.5, 1.5))
