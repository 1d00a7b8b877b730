"""One Chord node: its tables, and the procedures that keep them, as ZAVE'17 corrected them.

Every change of a table is one step between two awaits, so nobody is ever shown half of one (ZAVE'17, section 4).
"""

import enum
from collections.abc import Container, Iterable

from .calls import CallFailed, Calls, Refused
from .ids import BITS, SIZE, Peer, between, between_or_end, distance, from_bytes
from .messages import decode, decode_all, encode, encode_all, ring
from .settings import Settings

CONTACTS_IN_AN_ANSWER = 4  # if the best one is dead, the asker need not come back


class Membership(enum.Enum):
    OUTSIDE = "outside"
    MEMBER = "member"
    GONE = "gone"


class ChordNode:
    """A virtual node's place in the ring.

    Invariant: the successor list runs clockwise from the node, without the node itself and without duplicates, and has
    at most r entries.
    """

    def __init__(self, me: Peer, settings: Settings, calls: Calls):
        self.me = me
        self.membership = Membership.OUTSIDE
        self.predecessor: Peer | None = None
        self.successors: list[Peer] = []
        self.fingers: dict[int, Peer] = {}  # by exponent e: the successor of me + 2^e
        self._next_finger = BITS - 1
        self._settings = settings
        self._calls = calls

    # Becoming a member and ceasing to be one.

    def found(self, members: Iterable[Peer]) -> None:
        """Takes its place in the ideal ring of these members, this one among them."""
        others = sorted((peer for peer in members if peer != self.me), key=lambda peer: distance(self.me.id, peer.id))
        self.successors = others[: self._settings.successors]
        self.predecessor = others[-1] if others else None
        for exponent in self._wanted_fingers():
            start = (self.me.id + (1 << exponent)) % SIZE
            self.fingers[exponent] = min(others, key=lambda peer: distance(start, peer.id))
        self.membership = Membership.MEMBER

    async def join(self, before: Peer, gone: Container[Peer]) -> bool:
        """Joins behind a member (ZAVE'17, join): takes over its list in one step. False if it no longer qualifies.

        That list may still name nodes that are gone, and this one itself, if it comes back under its name.
        """
        state = await self.state_of(before)
        if state is None:
            return False
        listed = [peer for peer in decode_all(state.successors) if peer != self.me]
        if any(between(before.id, peer.id, self.me.id) and peer not in gone for peer in listed):
            return False
        behind = [peer for peer in listed if between(self.me.id, peer.id, before.id)]
        self.successors = self._in_order(behind or [before])
        self.predecessor = before
        self.membership = Membership.MEMBER
        return True

    def resume(self, predecessor: Peer | None, successors: list[Peer]) -> None:
        """Goes on with tables from before a crash, as after a pause: they may be old, and maintenance makes them good."""
        self.predecessor, self.successors = predecessor, self._in_order(successors)
        self.membership = Membership.MEMBER

    def leave(self) -> None:
        self.membership = Membership.GONE
        self.predecessor, self.successors, self.fingers = None, [], {}

    # Maintenance.

    async def stabilize(self) -> bool:
        """One round of ZAVE'17's stabilize; whether it changed anything."""
        before = (self.predecessor, self.successors)
        await self._stabilize()
        return before != (self.predecessor, self.successors)

    async def _stabilize(self) -> None:
        known = self.successors
        head = await self._adopt_first_live_head()
        if head is None:
            # Everybody was silent: nothing is gained by knowing nobody, and they may come back.
            self.successors = self.successors or known
            return
        head_is, candidate = head
        if candidate is not None and between(self.me.id, candidate.id, head_is.id):
            state = await self.state_of(candidate)
            if state is not None and self.successors[:1] == [head_is]:
                self._adopt(candidate, state)
                head_is = candidate
        try:
            await self._calls.call("Notify", head_is, ring.NotifyRequest(caller=encode(self.me)))
        except CallFailed:
            pass  # the next round finds out

    async def _adopt_first_live_head(self) -> tuple[Peer, Peer | None] | None:
        """Drops dead heads until one answers and adopts its list; that head, and its predecessor."""
        while self.successors:
            head = self.successors[0]
            state = await self.state_of(head)
            if self.successors[:1] != [head]:
                continue  # a goodbye came in the meantime
            if state is None:
                self.successors = self.successors[1:]
                continue
            self._adopt(head, state)
            return head, decode(state.predecessor) if state.HasField("predecessor") else None
        return None

    def _adopt(self, head: Peer, state: ring.StateReply) -> None:
        self.successors = self._in_order([head, *decode_all(state.successors)])

    def _in_order(self, peers: Iterable[Peer]) -> list[Peer]:
        """The leading peers that go clockwise and stop before this node; r at most."""
        kept: list[Peer] = []
        for peer in peers:
            last = kept[-1].id if kept else self.me.id
            if not between(last, peer.id, self.me.id) or len(kept) == self._settings.successors:
                break
            kept.append(peer)
        return kept

    async def rectify(self, caller: Peer) -> bool:
        """ZAVE'17's rectify, on a notify: takes a nearer predecessor, or any for one that is dead. Whether it did."""
        former = self.predecessor
        if former == caller or caller == self.me:
            return False
        nearer = former is None or between(former.id, caller.id, self.me.id)
        if not nearer and await self._answers(former):
            return False
        if self.predecessor != former:
            return False  # another notify came first
        self.predecessor = caller
        return True

    async def _answers(self, peer: Peer) -> bool:
        try:
            await self._calls.call("Ping", peer, ring.PingRequest())
            return True
        except CallFailed:
            return False

    async def state_of(self, peer: Peer) -> ring.StateReply | None:
        """What a member says of itself; None if it is dead or no member."""
        try:
            return await self._calls.call("State", peer, ring.StateRequest())
        except CallFailed:
            return None

    # Fingers (TON'03, section IV-D).

    def _wanted_fingers(self) -> list[int]:
        """Exponents of the fingers beyond the successor list, which knows better what lies nearer; farthest first."""
        if len(self.successors) < self._settings.successors:
            return []  # all others are known
        reach = distance(self.me.id, self.successors[-1].id)
        return [exponent for exponent in range(BITS - 1, -1, -1) if 1 << exponent > reach]

    def next_finger_start(self) -> tuple[int, int] | None:
        """Which finger to refresh: its exponent and the point whose successor it is."""
        wanted = self._wanted_fingers()
        self.fingers = {exponent: peer for exponent, peer in self.fingers.items() if exponent in wanted}
        if not wanted:
            return None
        exponent = self._next_finger if self._next_finger in wanted else wanted[0]
        self._next_finger = exponent - 1
        return exponent, (self.me.id + (1 << exponent)) % SIZE

    def distinct_fingers(self) -> list[Peer]:
        """Farthest first."""
        fingers = {peer for peer in self.fingers.values() if peer != self.me}
        return sorted(fingers, key=lambda peer: distance(self.me.id, peer.id), reverse=True)

    # Answers. None of them waits.

    def pong(self) -> ring.PingReply:
        self._must_be_member()  # a process without its place in the ring is nobody's neighbour
        return ring.PingReply()

    def state(self) -> ring.StateReply:
        self._must_be_member()
        predecessor = encode(self.predecessor) if self.predecessor else None
        return ring.StateReply(predecessor=predecessor, successors=encode_all(self.successors))

    def next_hop(self, request: ring.NextHopRequest) -> ring.NextHopReply:
        """TON'03's closest_preceding_node with successor lists and without the nodes that the asker avoids."""
        self._must_be_member()
        key = from_bytes(request.key)
        avoid = {from_bytes(each) for each in request.avoid}
        live = [peer for peer in self.successors if peer.id not in avoid]
        if live and between_or_end(self.me.id, key, live[0].id):
            return ring.NextHopReply(successors=encode_all(live))
        closer = {peer for peer in (*live, *self.fingers.values()) if between(self.me.id, peer.id, key)}
        best = sorted((peer for peer in closer if peer.id not in avoid), key=lambda peer: distance(peer.id, key))
        return ring.NextHopReply(contacts=encode_all(best[:CONTACTS_IN_AN_ANSWER]))

    def part_with(self, request: ring.GoodbyeRequest) -> None:
        """A neighbour has left: its own neighbours take its place (TON'03, section IV-E.5)."""
        self._must_be_member()
        leaver = decode(request.leaver)
        self.fingers = {exponent: peer for exponent, peer in self.fingers.items() if peer != leaver}
        if leaver in self.successors:
            # What followed the leaver goes where it stood; what followed it here is a part of that.
            place = self.successors.index(leaver)
            heirs = decode_all(request.successors) or self.successors[place + 1 :]
            self.successors = self._in_order([*self.successors[:place], *heirs])
        if self.predecessor == leaver:
            heir = decode(request.predecessor) if request.HasField("predecessor") else None
            self.predecessor = heir if heir != self.me else None

    def _must_be_member(self) -> None:
        if self.membership is not Membership.MEMBER:
            raise Refused(f"{self.me} is no member of the ring")
