import io
import unittest
from contextlib import redirect_stderr

from chordnode.ids import from_bytes
from chordnode.messages import testee
from chordnode.replicas import Failed, Replicas, first_on_hosts

from .rings import TestRing, content

Kind = testee.Failure.Kind


def holders(test: TestRing, block: testee.Block) -> list:
    """Whose store has the block, from its owner on."""
    having = {each.node.me for each in test.nodes() if block.key in each.store}
    return [peer for peer in test.owners(from_bytes(block.key)) if peer in having]


def ideal_holders(test: TestRing, block: testee.Block) -> list:
    return first_on_hosts(test.owners(from_bytes(block.key))[:4], 3)


async def repair(test: TestRing) -> None:
    for each in test.nodes():
        await each.repair()


def at(test: TestRing, peer: object) -> Replicas:
    return next(each for each in test.nodes() if each.node.me == peer)


class ReplicasTest(unittest.IsolatedAsyncioTestCase):
    async def test_a_put_stores_at_the_first_nodes_on_k_hosts(self):
        test = await TestRing(VIRTUAL_NODES="3").found(5)
        for number in range(20):
            block = content(f"block {number}")
            stored = await test.nodes()[number % 15].put(block)
            self.assertEqual(stored.acknowledged, ideal_holders(test, block))
            self.assertEqual(holders(test, block), ideal_holders(test, block))
            self.assertEqual((await test.nodes()[0].get(block.key, number % 2 == 0)).block, block)

    async def test_a_get_goes_round_dead_holders(self):
        test = await TestRing().found(10)
        block = content("block")
        stored = await test.nodes()[0].put(block)
        test.down = {peer.host for peer in stored.acknowledged[:2]}
        fetched = await test.nodes()[0].get(block.key, False)
        self.assertEqual(fetched.holder, stored.acknowledged[2])
        test.down = {peer.host for peer in stored.acknowledged}
        with self.assertRaises(Failed) as failed:
            await test.nodes()[0].get(block.key, False)
        self.assertEqual(failed.exception.kind, Kind.NOT_FOUND)

    async def test_a_forged_block_is_rejected(self):
        test = await TestRing().found(5)
        with self.assertRaises(Failed) as failed:
            await test.nodes()[0].put(testee.Block(key=b"x" * 20, payload=b"y", content=testee.Block.Content()))
        self.assertEqual(failed.exception.kind, Kind.REJECTED)

    async def test_a_copy_that_does_not_verify_is_passed_over(self):
        test = await TestRing().found(10)
        block = content("block")
        first, second = (await test.nodes()[0].put(block)).acknowledged[:2]
        at(test, first).store._blocks[block.key] = testee.Block(key=block.key, payload=b"damaged", content={})
        fetched = await test.nodes()[0].get(block.key, False)
        self.assertEqual((fetched.holder, fetched.corrupt, fetched.block), (second, 1, block))

    async def test_repair_makes_good_a_crash_and_copies_nothing_afterwards(self):
        test = await TestRing().found(10)
        blocks = [content(f"block {number}") for number in range(30)]
        for block in blocks:
            await test.nodes()[0].put(block)
        test.down = {"host-2:7000", "host-6:7000"}
        await test.stabilize(6)
        await repair(test)
        for block in blocks:
            self.assertEqual(holders(test, block), ideal_holders(test, block))
        copied = sum(host.shared.repaired_blocks for host in test.hosts.values())
        self.assertGreater(copied, 0)
        await repair(test)
        self.assertEqual(sum(host.shared.repaired_blocks for host in test.hosts.values()), copied)

    async def test_whoever_joins_takes_over_and_former_holders_drop_their_copies(self):
        test = await TestRing().found(8)
        blocks = [content(f"block {number}") for number in range(30)]
        for block in blocks:
            await test.nodes()[0].put(block)
        for name in ("new-1:7000", "new-2:7000", "new-3:7000"):
            await test.join(name, "host-0:7000")
        await test.stabilize(6)
        await repair(test)
        await repair(test)
        for block in blocks:
            self.assertEqual(holders(test, block), ideal_holders(test, block))

    async def test_a_full_host_refuses_what_it_does_not_hold(self):
        test = await TestRing().found(3 + 2)
        block = content("block")
        owner = test.owners(from_bytes(block.key))[0]
        test.hosts[owner.host].shared.full = True
        stored = await test.nodes()[0].put(block)
        self.assertEqual([peer for peer, _ in stored.refused], [owner])
        self.assertEqual(len(stored.acknowledged), 2)  # nobody stands in for it
        await repair(test)
        self.assertEqual(holders(test, block), stored.acknowledged)

    async def test_a_put_goes_round_whoever_leaves(self):
        test = await TestRing().found(8)
        block = content("block")
        ideal = test.owners(from_bytes(block.key))
        test.hosts[ideal[1].host].shared.leaving = True
        stored = await test.nodes()[0].put(block)
        self.assertEqual(set(stored.acknowledged), {ideal[0], ideal[2], ideal[3]})


class LeavingTest(unittest.IsolatedAsyncioTestCase):
    async def test_whoever_leaves_hands_over(self):
        test = await TestRing(VIRTUAL_NODES="2", SUCCESSORS="8").found(6)
        blocks = [content(f"block {number}") for number in range(30)]
        for block in blocks:
            await test.nodes()[0].put(block)
        for name in ("host-1:7000", "host-4:7000"):
            left = await test.hosts[name].leave()
            self.assertEqual((left.abandoned, left.untaken), (0, 0))
            test.down.add(name)
        for block in blocks:
            self.assertGreaterEqual(len(holders(test, block)), 3)
        await test.stabilize(12)
        self.assertTrue(test.is_ideal())

    async def test_the_last_host_with_blocks_cannot_leave_well(self):
        test = await TestRing(VIRTUAL_NODES="5", PATIENCE="100ms").found(1)
        test.nodes()[0].store.put(content("block"))
        with redirect_stderr(io.StringIO()) as said:
            left = await test.hosts["host-0:7000"].leave()
        self.assertIn("1 blocks were not handed over", said.getvalue())
        self.assertEqual((left.abandoned, left.untaken), (1, 1))
