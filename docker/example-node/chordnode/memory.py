"""What a host's nodes knew: kept beside its blocks, for the time after a restart (docs/TESTEE.md, Founding and joining)."""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from .chord import ChordNode
from .ids import Peer, peer_at


class Tables(NamedTuple):
    """What one virtual node knew."""

    predecessor: Peer | None
    successors: list[Peer]


class Memory:
    """The tables of a host's virtual nodes in a file, if there is a folder for it."""

    def __init__(self, folder: Path | None):
        self._file = folder / "known-nodes" if folder else None
        self._text = self._file.read_text() if self._file and self._file.exists() else "{}"

    def tables(self) -> dict[int, Tables]:
        """By number of the virtual node."""
        return {
            int(number): Tables(_peer(known["predecessor"]), [_peer(name) for name in known["successors"]])
            for number, known in json.loads(self._text).items()
        }

    def hosts(self) -> set[str]:
        return {peer.host for known in self.tables().values() for peer in (known.predecessor, *known.successors) if peer}

    def keep(self, nodes: Iterable[ChordNode]) -> None:
        if self._file:
            text = json.dumps({node.me.number: _described(node) for node in nodes})
            if text != self._text:
                draft = self._file.with_suffix(".draft")
                draft.write_text(text)
                os.replace(draft, self._file)  # a crash leaves the former tables or these
                self._text = text

    def forget(self) -> None:
        if self._file:
            self._file.unlink(missing_ok=True)
        self._text = "{}"


def _described(node: ChordNode) -> dict[str, object]:
    return {
        "predecessor": str(node.predecessor) if node.predecessor else None,
        "successors": [str(peer) for peer in node.successors],
    }


def _peer(name: str | None) -> Peer | None:
    if name is None:
        return None
    host, _, number = name.rpartition("/")
    return peer_at(host, int(number))
