"""Blocks that prove their own authenticity, their versions, and where they are kept (CFS'01, section 4)."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from google.protobuf.message import DecodeError

from .ids import ID_BYTES, between_or_end, from_bytes, sha1
from .messages import is_key, ring, testee


class Version(NamedTuple):
    """Compares as docs/TESTEE.md has it: the higher number wins, and of equal numbers the higher digest."""

    number: int
    digest: bytes  # SHA-1 of the payload


class Malformed(Exception):
    """A block that cannot even be looked at."""


def version_of(block: testee.Block) -> Version:
    return Version(block.signed.version, sha1(block.payload))


def check_form(block: testee.Block) -> None:
    """Raises Malformed unless all parts of a block have the length that they must have."""
    kind = block.WhichOneof("kind")
    if kind is None:
        raise Malformed("a block of no kind")
    if not is_key(block.key):
        raise Malformed(f"a key of {len(block.key)} bytes, not {ID_BYTES}")
    if kind == "signed":
        if len(block.signed.public_key) != 32 or len(block.signed.signature) != 64:
            raise Malformed("the public key has not 32 bytes or the signature not 64")
        if block.signed.version <= 0:
            raise Malformed("the version is not above 0")


def is_genuine(block: testee.Block) -> bool:
    """Whether a block of good form has the key that it must have, and the signature."""
    if block.WhichOneof("kind") == "content":
        return block.key == sha1(block.payload)
    signed = block.signed
    if block.key != sha1(signed.public_key + signed.salt):
        return False
    text = len(signed.salt).to_bytes(4, "big") + signed.salt + signed.version.to_bytes(8, "big") + block.payload
    try:
        Ed25519PublicKey.from_public_bytes(signed.public_key).verify(signed.signature, text)
        return True
    except InvalidSignature:
        return False


def is_fit(block: testee.Block) -> bool:
    """Whether a block that comes from somewhere else may be kept or handed out."""
    try:
        check_form(block)
    except Malformed:
        return False
    return is_genuine(block)


class Store:
    """The blocks that one virtual node holds, with a file for each if there is a folder.

    Invariant: each block was genuine when it came, and no version that it has won over comes back.
    """

    def __init__(self, folder: Path | None):
        self._folder = folder
        self._blocks: dict[bytes, testee.Block] = {}
        self._versions: dict[bytes, Version] = {}
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            self._load(folder)

    def _load(self, folder: Path) -> None:
        """What does not verify is dropped: repair brings it back."""
        for path in sorted(folder.iterdir()):
            try:
                block = testee.Block.FromString(path.read_bytes())
            except DecodeError:
                block = testee.Block()
            if is_fit(block) and path.name == block.key.hex():
                self._blocks[block.key] = block
                self._versions[block.key] = version_of(block)
            else:
                path.unlink()

    def __iter__(self) -> Iterator[bytes]:
        return iter(sorted(self._blocks))

    def __contains__(self, key: bytes) -> bool:
        return key in self._blocks

    def __len__(self) -> int:
        return len(self._blocks)

    def block(self, key: bytes) -> testee.Block | None:
        return self._blocks.get(key)

    def version(self, key: bytes) -> Version | None:
        return self._versions.get(key)

    def lacks(self, key: bytes, version: Version) -> bool:
        """Whether neither this version is held nor one that wins."""
        held = self._versions.get(key)
        return held is None or held < version

    def put(self, block: testee.Block) -> None:
        """Keeps a genuine block, unless it is held or has lost."""
        version = version_of(block)
        if self.lacks(block.key, version):
            self._write(block)
            self._blocks[block.key] = block
            self._versions[block.key] = version

    def _write(self, block: testee.Block) -> None:
        if self._folder is not None:
            # Renamed, so that a crash leaves the former version or this one. A kill loses nothing that was
            # written, so nothing is forced to the disk.
            draft = self._folder / "draft"
            draft.write_bytes(block.SerializeToString())
            os.replace(draft, self._folder / block.key.hex())

    def drop(self, key: bytes) -> None:
        if self._folder is not None:
            (self._folder / key.hex()).unlink()
        del self._blocks[key], self._versions[key]

    def entries(self, keys: Iterable[bytes]) -> list[ring.Entry]:
        return [ring.Entry(key=key, version=self._versions[key].number, digest=self._versions[key].digest) for key in keys]

    def arc(self, after: int, upto: int) -> list[bytes]:
        """The keys held on (after, upto], in order of their bytes."""
        return [key for key in self if between_or_end(after, from_bytes(key), upto)]


def digest(entries: Iterable[ring.Entry]) -> bytes:
    """One hash of a list of blocks. CFS'01 and its successors have a tree of them, which pays with far more blocks."""
    return sha1(b"".join(b"%s%d/%s" % (entry.key, entry.version, entry.digest) for entry in entries))


def version_in(entry: ring.Entry) -> Version:
    return Version(entry.version, entry.digest)
