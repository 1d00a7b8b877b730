"""Replicas of blocks: storing, fetching and repairing them (CFS'01, section 4.2, as docs/TESTEE.md words it)."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field

from .blocks import Store, Version, digest, is_fit, is_genuine, version_in, version_of
from .calls import CallFailed, Calls, Refused, TimedOut
from .chord import ChordNode, Membership
from .ids import Peer, between_or_end, from_bytes, to_bytes
from .lookup import Found, NoRoute, look_up
from .messages import ring, testee
from .settings import Settings

Outcome = ring.StoreReply.Outcome
Kind = testee.Failure.Kind

REASONS = {
    Outcome.SUPERSEDED: "holds a version that wins",
    Outcome.NO_ROOM: "its disk is full",
    Outcome.LEAVING: "is leaving",
    Outcome.NOT_GENUINE: "found the block not genuine",
}


class Failed(Exception):
    """An operation that the ring could not carry out."""

    def __init__(self, kind: "Kind", detail: str):
        super().__init__(detail)
        self.kind = kind
        self.detail = detail


@dataclass
class Stored:
    """How a put went."""

    acknowledged: list[Peer] = field(default_factory=list)
    refused: list[tuple[Peer, str]] = field(default_factory=list)
    superseded: bool = False


@dataclass
class Fetched:
    """How a get went."""

    found: Found
    block: testee.Block
    holder: Peer
    dead: list[Peer]
    corrupt: int
    tried: int


@dataclass
class HostState:
    """What all virtual nodes of a host share. Invariant: once leaving, for ever leaving."""

    full: bool
    leaving: bool = False
    repaired_blocks: int = 0


async def on_distinct_hosts(
    candidates: Iterable[Peer], wanted: int, ask: Callable[[Peer], Awaitable[bool]]
) -> list[Peer]:
    """Asks the first candidate on each host, nearest first, until so many have said yes; whoever did.

    Whoever says no is gone or leaving: the next one stands in, also one on the same host.
    """
    accepted: list[Peer] = []
    left = list(candidates)
    while left and len(accepted) < wanted:
        hosts = {peer.host for peer in accepted}
        batch: list[Peer] = []
        for peer in left:
            if peer.host not in hosts and len(accepted) + len(batch) < wanted:
                hosts.add(peer.host)
                batch.append(peer)
        if not batch:
            break
        answers = await asyncio.gather(*(ask(peer) for peer in batch))
        accepted += [peer for peer, answer in zip(batch, answers) if answer]
        left = [peer for peer in left if peer not in batch]
    return accepted


class Replicas:
    """The blocks of one virtual node, and what it does with those of others."""

    def __init__(self, node: ChordNode, store: Store, settings: Settings, calls: Calls, host: HostState):
        self.node = node
        self.store = store
        self._settings = settings
        self._calls = calls
        self._host = host

    # Operations of clients.

    async def look_up(self, key: int) -> Found:
        """Finds the owner of a key; raises Failed."""
        if self.node.membership is not Membership.MEMBER:
            raise Failed(Kind.REJECTED, f"{self.node.me} is no member of the ring")
        try:
            async with asyncio.timeout(self._settings.lookup_timeout):
                return await look_up(self.node, key, self._calls, self._settings.successors)
        except TimeoutError:
            raise Failed(Kind.TIMEOUT, "the lookup has taken too long") from None
        except NoRoute as failure:
            raise Failed(Kind.NO_ROUTE, str(failure)) from None

    async def put(self, block: testee.Block) -> Stored:
        """Stores a block of good form at its replica holders; raises Failed."""
        if self._host.leaving:
            raise Failed(Kind.LEAVING, f"{self._settings.advertise} is leaving")
        if not is_genuine(block):
            raise Failed(Kind.REJECTED, "the block is not genuine")
        found = await self.look_up(from_bytes(block.key))
        stored = Stored()

        async def store_at(peer: Peer) -> bool:
            """Whether the peer stands for one of the replica holders, be it one that refuses."""
            try:
                reply = await self._calls.call("Store", peer, ring.StoreRequest(block=block))
            except CallFailed as failure:
                stored.refused.append((peer, str(failure)))
                return False
            if reply.outcome == Outcome.HELD:
                stored.acknowledged.append(peer)
            else:
                stored.refused.append((peer, REASONS[reply.outcome]))
                stored.superseded |= reply.outcome == Outcome.SUPERSEDED
            return reply.outcome != Outcome.LEAVING

        await on_distinct_hosts(found.successors, self._settings.replicas, store_at)
        if len(stored.acknowledged) >= self._settings.acknowledgements:
            return stored
        told = f"{len(stored.acknowledged)} of {self._settings.acknowledgements} required holders acknowledged"
        raise Failed(Kind.SUPERSEDED if stored.superseded else Kind.UNDER_REPLICATED, told)

    async def get(self, key: bytes, newest: bool) -> Fetched:
        """Fetches a block from its replica holders; raises Failed."""
        found = await self.look_up(from_bytes(key))
        inquiry = _Inquiry(self._calls, key)
        holders = await on_distinct_hosts(
            found.successors, self._settings.replicas, inquiry.ask if newest else inquiry.ask_unless_found
        )
        # Behind the holders may still be whoever held the block before others joined.
        for peer in found.successors:
            if not inquiry.copies and peer not in holders and peer not in inquiry.asked:
                await inquiry.ask(peer)
        if not inquiry.copies:
            if inquiry.in_doubt:
                raise Failed(Kind.TIMEOUT, "a replica holder did not answer, and no other has the block")
            raise Failed(Kind.NOT_FOUND, f"none of {len(inquiry.asked)} nodes asked has the block")
        holder, block = max(inquiry.copies, key=lambda copy: version_of(copy[1]))
        dead = found.dead + [peer for peer in inquiry.dead if peer not in found.dead]
        return Fetched(found, block, holder, dead, inquiry.corrupt, len(inquiry.asked))

    # Answers to other nodes. None of them waits.

    def answer_store(self, request: ring.StoreRequest) -> ring.StoreReply:
        self._must_be_member()
        return ring.StoreReply(outcome=self._keep(request.block, request.repair))

    def _keep(self, block: testee.Block, repair: bool) -> "Outcome":
        if not is_fit(block):
            return Outcome.NOT_GENUINE
        if self._host.leaving:
            return Outcome.LEAVING
        held, offered = self.store.version(block.key), version_of(block)
        if held is not None and held > offered:
            return Outcome.SUPERSEDED
        if held == offered:
            return Outcome.HELD
        if self._host.full:
            return Outcome.NO_ROOM
        self.store.put(block)
        self._host.repaired_blocks += repair
        return Outcome.HELD

    def answer_fetch(self, request: ring.FetchRequest) -> ring.FetchReply:
        self._must_be_member()
        return ring.FetchReply(block=self.store.block(request.key))

    def answer_compare(self, request: ring.CompareRequest) -> ring.CompareReply:
        self._must_be_member()
        entries = self.store.entries(self.store.arc(from_bytes(request.after), from_bytes(request.upto)))
        reply = ring.CompareReply(leaving=self._host.leaving, full=self._host.full)
        if digest(entries) == request.digest:
            reply.same = True
        else:
            reply.entries.extend(entries)
        return reply

    def answer_offer(self, request: ring.OfferRequest) -> ring.OfferReply:
        self._must_be_member()
        wanted = [entry.key for entry in request.entries if self.store.lacks(entry.key, version_in(entry))]
        return ring.OfferReply(wanted=wanted, leaving=self._host.leaving, full=self._host.full)

    def _must_be_member(self) -> None:
        if self.node.membership is not Membership.MEMBER:
            raise Refused(f"{self.node.me} is no member of the ring")

    # Maintenance.

    async def repair(self) -> None:
        """One round: the owner has the holders of its keys agree; then whatever lies here in vain goes where it belongs."""
        if self.node.predecessor is not None:
            await self._reconcile(self.node.predecessor)
        await self._send_home()

    async def _reconcile(self, predecessor: Peer) -> None:
        """Local maintenance: compares (predecessor, me] with the other replica holders, and makes all hold the winners."""
        me = self.node.me
        mine = self.store.entries(self.store.arc(predecessor.id, me.id))
        question = {"after": to_bytes(predecessor.id), "upto": to_bytes(me.id), "digest": digest(mine)}
        others: dict[Peer, ring.CompareReply] = {}

        async def compare(peer: Peer) -> bool:
            if peer == me:
                return True
            try:
                reply = await self._calls.call("Compare", peer, ring.CompareRequest(**question))
            except CallFailed:
                return False
            if not reply.leaving:
                others[peer] = reply
            return not reply.leaving

        await on_distinct_hosts([me, *self.node.successors], self._settings.replicas, compare)
        tables = {me: _table(mine)} | {
            peer: _table(mine if reply.same else reply.entries) for peer, reply in others.items()
        }
        for key in sorted({key for table in tables.values() for key in table}):
            winner = max((table[key], peer) for peer, table in tables.items() if key in table)
            behind = [peer for peer, table in tables.items() if table.get(key, winner[0]) < winner[0] or key not in table]
            behind = [peer for peer in behind if not (self._host.full if peer == me else others[peer].full)]
            if behind:
                await self._spread(key, winner[1], behind)

    async def _spread(self, key: bytes, source: Peer, behind: list[Peer]) -> None:
        """Fetches a block where it is, and stores it at those that lack it."""
        try:
            reply = await self._calls.call("Fetch", source, ring.FetchRequest(key=key))
            if reply.HasField("block") and reply.block.key == key and is_fit(reply.block):
                for peer in behind:
                    await self._calls.call("Store", peer, ring.StoreRequest(block=reply.block, repair=True))
        except CallFailed:
            pass  # the next round goes on from here

    async def _send_home(self) -> None:
        """Global maintenance: blocks whose holders are all others go to these, and are dropped on their word."""
        for found, keys in await self.by_owner(self._foreign_keys()):
            if self.node.me in first_on_hosts(found.successors, self._settings.replicas):
                continue  # the owner sees to it
            entries = self.store.entries(keys)
            holders = await on_distinct_hosts(
                found.successors, self._settings.replicas, lambda peer: self.transfer(peer, entries)
            )
            if len(holders) == self._settings.replicas and self.node.me not in holders:
                for entry in entries:
                    if self.store.version(entry.key) == version_in(entry):
                        self.store.drop(entry.key)

    def _foreign_keys(self) -> list[bytes]:
        before = self.node.predecessor
        own = set() if before is None else set(self.store.arc(before.id, self.node.me.id))
        return [key for key in self.store if key not in own]

    async def by_owner(self, keys: Iterable[bytes]) -> list[tuple[Found, list[bytes]]]:
        """Looks up these keys, one lookup for all that have one owner; keys whose owner is not found are left out."""
        groups: list[tuple[Found, list[bytes]]] = []
        for key in sorted(keys):
            found = next((found for found, _ in groups if _owns(found, from_bytes(key))), None)
            if found is None:
                try:
                    groups.append((await self.look_up(from_bytes(key)), [key]))
                except Failed:
                    pass  # the next round tries again
            else:
                next(group for each, group in groups if each is found).append(key)
        return groups

    async def transfer(self, peer: Peer, entries: list[ring.Entry]) -> bool:
        """Gives a node what it lacks of these blocks; whether it stays and then holds all of them."""
        try:
            reply = await self._calls.call("Offer", peer, ring.OfferRequest(entries=entries))
            if reply.leaving or (reply.wanted and reply.full):
                return False
            for key in reply.wanted:
                block = self.store.block(key)
                if block is None:
                    return False
                stored = await self._calls.call("Store", peer, ring.StoreRequest(block=block, repair=True))
                if stored.outcome not in (Outcome.HELD, Outcome.SUPERSEDED):
                    return False
            return True
        except CallFailed:
            return False


class _Inquiry:
    """Asks one replica holder after the other for a block."""

    def __init__(self, calls: Calls, key: bytes):
        self._calls = calls
        self._key = key
        self.asked: list[Peer] = []
        self.copies: list[tuple[Peer, testee.Block]] = []
        self.dead: list[Peer] = []
        self.corrupt = 0
        self.in_doubt = False  # whether somebody who may live has not answered
        self._turn = asyncio.Lock()

    async def ask(self, peer: Peer) -> bool:
        """Whether the peer is there."""
        self.asked.append(peer)
        try:
            reply = await self._calls.call("Fetch", peer, ring.FetchRequest(key=self._key))
        except Refused:
            return False
        except CallFailed as failure:
            self.dead.append(peer)
            self.in_doubt |= isinstance(failure, TimedOut)
            return False
        if reply.HasField("block"):
            if reply.block.key == self._key and is_fit(reply.block):
                self.copies.append((peer, reply.block))
            else:
                self.corrupt += 1
        return True

    async def ask_unless_found(self, peer: Peer) -> bool:
        """One after the other: the first genuine copy is good enough."""
        async with self._turn:
            return bool(self.copies) or await self.ask(peer)


def first_on_hosts(peers: Iterable[Peer], wanted: int) -> list[Peer]:
    """The replica holders among these nodes: the first on each host."""
    first: dict[str, Peer] = {}
    for peer in peers:
        first.setdefault(peer.host, peer)
    return list(first.values())[:wanted]


def _owns(found: Found, key: int) -> bool:
    return between_or_end(found.predecessor.id, key, found.owner.id)


def _table(entries: Iterable[ring.Entry]) -> dict[bytes, Version]:
    return {entry.key: version_in(entry) for entry in entries}
