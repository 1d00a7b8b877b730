"""The circle of identifiers (TON'03, section IV-B): SHA-1 values, compared clockwise."""

import hashlib
from typing import NamedTuple

BITS = 160
SIZE = 1 << BITS
ID_BYTES = BITS // 8


class Peer(NamedTuple):
    """A virtual node as others know it."""

    id: int
    host: str  # the logical address, name:port
    number: int  # on that host, from 0

    def __str__(self) -> str:
        return f"{self.host}/{self.number}"


def peer_at(host: str, number: int) -> Peer:
    """The virtual node with this number: its name decides about its place."""
    return Peer(from_bytes(sha1(f"{host}/{number}".encode())), host, number)


def sha1(data: bytes) -> bytes:
    return hashlib.sha1(data).digest()


def from_bytes(data: bytes) -> int:
    return int.from_bytes(data, "big")


def to_bytes(identifier: int) -> bytes:
    return identifier.to_bytes(ID_BYTES, "big")


def distance(start: int, end: int) -> int:
    """How far it is from start to end, clockwise."""
    return (end - start) % SIZE


def between(start: int, x: int, end: int) -> bool:
    """Whether x lies in (start, end), the circle without start if both are equal."""
    return x != start and x != end and (start == end or distance(start, x) < distance(start, end))


def between_or_end(start: int, x: int, end: int) -> bool:
    """Whether x lies in (start, end], the whole circle if both are equal."""
    return x == end or start == end or between(start, x, end)
