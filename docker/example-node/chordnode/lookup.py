"""Iterative lookups with successor lists and fingers, round dead nodes (TON'03, section IV-D and IV-E.3)."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from .calls import CallFailed, Calls, Refused
from .chord import ChordNode
from .ids import SIZE, Peer, between, between_or_end, distance, to_bytes
from .messages import decode, decode_all, ring


class NoRoute(Exception):
    """A lookup has run out of contacts."""


@dataclass
class Found:
    """What a lookup has found out."""

    successors: list[Peer]  # the owner, and the nodes that follow it
    predecessor: Peer
    path: list[Peer]
    dead: list[Peer]
    misroutes: int
    gone: frozenset[Peer] = frozenset()  # whom the lookup found dead, or no members

    @property
    def owner(self) -> Peer:
        return self.successors[0]


@dataclass
class Lookup:
    """One search for the owner of a key. Whoever asks need not be a member."""

    key: int
    calls: Calls
    length: int  # r
    origin: Peer | None = None
    dead: list[Peer] = field(default_factory=list)
    path: list[Peer] = field(default_factory=list)
    misroutes: int = 0
    _useless: set[Peer] = field(default_factory=set)

    async def run(self, start: Iterable[Peer]) -> Found:
        """Asks the live contact that is closest before the key for closer ones until one knows the owner; raises NoRoute."""
        contacts = set(start)
        while True:
            contacts -= self._useless
            if not contacts:
                raise NoRoute(f"no contact is left; {len(self.dead)} did not answer")
            nearest = min(contacts, key=self._distance_before_key)
            reply = await self._ask(nearest)
            if reply is None:
                continue
            if reply.successors:
                found = await self._owner_among(decode_all(reply.successors), nearest)
                if found:
                    return found
                continue  # ask again, now that it is known whom to avoid
            closer = set(decode_all(reply.contacts)) - self._useless
            if closer:
                contacts |= closer
            else:
                self._turn_back_from(nearest)

    def _distance_before_key(self, peer: Peer) -> int:
        return distance(peer.id, self.key) or SIZE  # a node at the key itself is its owner and comes last

    async def _ask(self, peer: Peer) -> ring.NextHopReply | None:
        request = ring.NextHopRequest(key=to_bytes(self.key), avoid=[to_bytes(each.id) for each in self._useless])
        reply = await self._call(peer, "NextHop", request)
        if reply is None:
            self.path = [hop for hop in self.path if hop != peer]  # it may have answered once
        elif peer != self.origin and peer not in self.path:
            self.path.append(peer)
        return reply

    async def _call(self, peer: Peer, kind: str, request: object) -> object | None:
        try:
            return await self.calls.call(kind, peer, request)
        except CallFailed as failure:
            self._useless.add(peer)
            if not isinstance(failure, Refused):
                self.dead.append(peer)
            return None

    def _turn_back_from(self, peer: Peer) -> None:
        """A live node knows no live one that is closer. The way found leads round it, so it is no part of the path."""
        self._useless.add(peer)
        if peer in self.path:
            self.path.remove(peer)
            self.misroutes += 1

    async def _owner_among(self, candidates: list[Peer], before: Peer) -> Found | None:
        """The first of the nodes behind the key that lives, or who has come in between since; None if all are dead."""
        for owner in candidates:
            state = None if owner in self._useless else await self._call(owner, "State", ring.StateRequest())
            while state is not None:
                nearer = decode(state.predecessor) if state.HasField("predecessor") else None
                if nearer is None or nearer in self._useless or not self._is_closer_behind(nearer, owner):
                    return self._found(owner, state, before, nearer)
                nearer_state = await self._call(nearer, "State", ring.StateRequest())
                if nearer_state is not None:
                    owner, state = nearer, nearer_state
        return None

    def _is_closer_behind(self, nearer: Peer, owner: Peer) -> bool:
        """Whether a node follows the key more closely than the owner so far."""
        return distance(self.key, nearer.id) < distance(self.key, owner.id)

    def _found(self, owner: Peer, state: ring.StateReply, before: Peer, predecessor: Peer | None) -> Found:
        if predecessor is None or predecessor in self._useless or not between(before.id, predecessor.id, owner.id):
            predecessor = before
        path = [peer for peer in self.path if peer != owner]
        successors = [owner, *decode_all(state.successors)][: self.length]
        return Found(successors, predecessor, path, self.dead, self.misroutes, frozenset(self._useless))


async def look_up(node: ChordNode, key: int, calls: Calls, length: int) -> Found:
    """Finds the owner of a key for a member."""
    lookup = Lookup(key, calls, length, node.me)
    before = node.predecessor
    if before is not None and between_or_end(before.id, key, node.me.id):
        return Found([node.me, *node.successors][:length], before, [], [], 0)
    if not node.successors:
        return Found([node.me], node.me, [], [], 0)  # alone
    return await lookup.run([node.me])
