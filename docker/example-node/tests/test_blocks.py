import tempfile
import unittest
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from chordnode.blocks import Malformed, Store, check_form, is_genuine, version_of
from chordnode.ids import sha1
from chordnode.messages import testee

from .rings import content


def signed(signer: Ed25519PrivateKey, version: int, text: str) -> testee.Block:
    public, salt, payload = signer.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw), b"salt", text.encode()
    signature = signer.sign((4).to_bytes(4, "big") + salt + version.to_bytes(8, "big") + payload)
    part = testee.Block.Signed(public_key=public, salt=salt, version=version, signature=signature)
    return testee.Block(key=sha1(public + salt), payload=payload, signed=part)


class BlocksTest(unittest.TestCase):
    def test_only_genuine_blocks_verify(self):
        block = signed(Ed25519PrivateKey.generate(), 1, "text")
        self.assertTrue(is_genuine(block))
        self.assertTrue(is_genuine(content("text")))

        block.payload = b"other"
        self.assertFalse(is_genuine(block))
        self.assertFalse(is_genuine(testee.Block(key=sha1(b"a"), payload=b"b", content=testee.Block.Content())))

    def test_malformed_blocks_are_told_from_forged_ones(self):
        block = signed(Ed25519PrivateKey.generate(), 1, "text")
        block.signed.version = 0
        for malformed in (testee.Block(), testee.Block(key=b"short", content=testee.Block.Content()), block):
            with self.assertRaises(Malformed):
                check_form(malformed)

    def test_the_higher_number_wins_and_then_the_higher_digest(self):
        signer = Ed25519PrivateKey.generate()
        one, other, newer = signed(signer, 1, "one"), signed(signer, 1, "other"), signed(signer, 2, "one")
        loser, winner = sorted((one, other), key=lambda block: sha1(block.payload))
        store = Store(None)
        for block, held in ((loser, loser), (winner, winner), (loser, winner), (newer, newer), (winner, newer)):
            store.put(block)
            self.assertEqual(store.block(block.key), held)

    def test_a_store_on_disk_comes_back_without_what_was_damaged(self):
        kept, damaged = content("a block that is kept"), content("a block that is damaged")
        with tempfile.TemporaryDirectory() as folder:
            store = Store(Path(folder))
            store.put(kept)
            store.put(damaged)
            path = Path(folder) / damaged.key.hex()
            path.write_bytes(path.read_bytes().replace(b"damaged", b"demaged"))

            again = Store(Path(folder))

            self.assertEqual(list(again), [kept.key])
            self.assertEqual(again.version(kept.key), version_of(kept))

    def test_a_dropped_block_does_not_come_back(self):
        with tempfile.TemporaryDirectory() as folder:
            store = Store(Path(folder))
            store.put(content("text"))
            store.drop(content("text").key)
            self.assertEqual(len(Store(Path(folder))), 0)
