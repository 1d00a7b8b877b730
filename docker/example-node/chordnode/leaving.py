"""Leaving for good: hands all blocks over to nodes that stay, then says goodbye (docs/TESTEE.md, Leaving)."""

import asyncio
from dataclasses import dataclass

from .blocks import version_in
from .calls import CallFailed, Calls
from .chord import Membership
from .messages import encode, encode_all, ring
from .replicas import Replicas, on_distinct_hosts
from .settings import Settings

SHARE_FOR_GOODBYES = 0.1  # of the time that leaving may take
PAUSE = 0.5  # between two attempts to hand over what was not taken


@dataclass(frozen=True)
class Left:
    """How a leave went; both are 0 if all went well."""

    abandoned: int  # virtual nodes
    untaken: int  # blocks


async def leave(nodes: list[Replicas], settings: Settings, calls: Calls) -> Left:
    """Has all members among these virtual nodes leave. Their host has stopped its maintenance and takes no more blocks."""
    members = [each for each in nodes if each.node.membership is Membership.MEMBER]
    for_goodbyes = settings.patience * SHARE_FOR_GOODBYES
    untaken = await asyncio.gather(
        *(_hand_over(each, settings, settings.patience - for_goodbyes) for each in members)
    )
    said = await asyncio.gather(*(_say_goodbye(each, settings, calls, for_goodbyes) for each in members))
    for each in nodes:
        each.node.leave()
    abandoned = sum(1 for blocks, well in zip(untaken, said) if blocks or not well)
    return Left(abandoned, sum(untaken))


async def _hand_over(replicas: Replicas, settings: Settings, patience: float) -> int:
    """Hands over until the heirs of every block hold it; how many blocks are left when the time is up."""
    left = set(replicas.store)
    try:
        async with asyncio.timeout(patience):
            while True:
                await _hand_over_once(replicas, settings, left)
                if not left:
                    return 0
                await asyncio.sleep(PAUSE)
    except TimeoutError:
        return len(left)


async def _hand_over_once(replicas: Replicas, settings: Settings, left: set[bytes]) -> None:
    for found, keys in await replicas.by_owner(left):
        entries = replicas.store.entries(keys)
        heirs = await on_distinct_hosts(
            [peer for peer in found.successors if peer.host != settings.advertise],
            settings.replicas,
            lambda peer: replicas.transfer(peer, entries),
        )
        if heirs:  # k of them, or all that there are
            left -= {entry.key for entry in entries if replicas.store.version(entry.key) == version_in(entry)}


async def _say_goodbye(replicas: Replicas, settings: Settings, calls: Calls, patience: float) -> bool:
    """Tells both neighbours that stay; whether both have heard it or are gone."""
    node = replicas.node
    staying = [peer for peer in node.successors if peer.host != settings.advertise]
    before = node.predecessor
    if before is not None and before.host == settings.advertise:
        before = None  # it leaves as well: whoever follows finds out by itself
    neighbours = ([node.predecessor] if before else []) + staying[:1]
    goodbye = {
        "leaver": encode(node.me),
        "predecessor": encode(before) if before else None,
        "successors": encode_all(staying),
    }
    try:
        async with asyncio.timeout(patience):
            for peer in neighbours:
                try:
                    await calls.call("Goodbye", peer, ring.GoodbyeRequest(**goodbye))
                except CallFailed:
                    pass  # it is gone itself, and will be missed as this node would be
            return True
    except TimeoutError:
        return False
