"""The generated messages under one roof, and peers in and out of them."""

from collections.abc import Iterable

from example import ring_pb2 as ring
from wringer.testee.v1 import testee_pb2 as testee

from .ids import ID_BYTES, Peer, from_bytes, to_bytes

__all__ = ["ring", "testee", "encode", "encode_all", "decode", "decode_all", "is_key"]


def encode(peer: Peer) -> testee.Peer:
    return testee.Peer(id=to_bytes(peer.id), host=peer.host, virtual_node=peer.number)


def encode_all(peers: Iterable[Peer]) -> list[testee.Peer]:
    return [encode(peer) for peer in peers]


def decode(message: testee.Peer) -> Peer:
    return Peer(from_bytes(message.id), message.host, message.virtual_node)


def decode_all(messages: Iterable[testee.Peer]) -> list[Peer]:
    return [decode(message) for message in messages]


def is_key(data: bytes) -> bool:
    return len(data) == ID_BYTES
