import unittest

from chordnode.ids import distance, from_bytes, sha1
from chordnode.lookup import Lookup
from chordnode.messages import encode, ring

from .rings import TestRing


class ChordTest(unittest.IsolatedAsyncioTestCase):
    async def test_founders_stand_in_the_ideal_ring(self):
        self.assertTrue((await TestRing().found(12)).is_ideal())

    async def test_lookups_find_the_owner_and_go_forward_only(self):
        test = await TestRing().found(40)
        for number in range(40):
            key = from_bytes(sha1(b"%d" % number))
            for origin in test.nodes()[::7]:
                found = await origin.look_up(key)
                self.assertEqual(found.successors[0], test.owners(key)[0])
                way = [distance(peer.id, key) for peer in [origin.node.me, *found.path]]
                self.assertEqual(way, sorted(way, reverse=True))
                self.assertEqual((found.misroutes, found.dead), (0, []))

    async def test_lookups_go_round_dead_nodes(self):
        test = await TestRing(SUCCESSORS="8").found(40)
        test.down = {f"host-{number}:7000" for number in range(0, 40, 3)}
        for number in range(40):
            key = from_bytes(sha1(b"%d" % number))
            found = await test.nodes()[number % 20].look_up(key)
            self.assertEqual(found.owner, test.owners(key)[0])
            self.assertTrue(all(peer.host in test.down for peer in found.dead))

    async def test_the_ring_becomes_ideal_after_crashes(self):
        test = await TestRing().found(12)
        test.down = {"host-1:7000", "host-5:7000", "host-9:7000"}
        self.assertFalse(test.is_ideal())
        await test.stabilize(6)
        self.assertTrue(test.is_ideal())

    async def test_the_ring_becomes_ideal_after_joins(self):
        test = await TestRing().found(6)
        for name in ("new-1:7000", "new-2:7000", "new-3:7000"):
            host = await test.join(name, "host-0:7000")
            self.assertTrue(host.serving)
            node = host.nodes[0].node
            self.assertEqual(node.successors[0], test.owners(node.me.id + 1)[0])
        await test.stabilize(6)
        self.assertTrue(test.is_ideal())

    async def test_a_host_that_was_killed_joins_while_others_still_list_it(self):
        test = await TestRing().found(6)
        again = await test.join("host-3:7000", "host-0:7000")
        self.assertTrue(again.serving)
        self.assertNotIn(again.nodes[0].node.me, again.nodes[0].node.successors)
        await test.stabilize(2)
        self.assertTrue(test.is_ideal())

    async def test_a_node_between_owner_and_key_that_only_the_owner_knows_is_found(self):
        test = await TestRing().found(6)
        node = (await test.join("new:7000", "host-0:7000")).nodes[0].node
        behind = next(each for each in test.nodes() if each.node.me == node.successors[0])
        await behind.node.rectify(node.me)
        found = await Lookup(node.me.id, behind.node._calls, 4).run([behind.node.me])
        self.assertEqual(found.owner, node.me)

    async def test_rectify_keeps_a_predecessor_that_answers(self):
        test = await TestRing().found(6)
        nodes = [each.node for each in test.nodes()]
        self.assertFalse(await nodes[3].rectify(nodes[1].me))
        self.assertEqual(nodes[3].predecessor, nodes[2].me)
        test.down = {nodes[2].me.host}
        self.assertTrue(await nodes[3].rectify(nodes[1].me))
        self.assertEqual(nodes[3].predecessor, nodes[1].me)

    async def test_a_node_all_of_whose_successors_are_silent_keeps_them(self):
        test = await TestRing().found(6)
        node = test.nodes()[0].node
        known = list(node.successors)
        test.down = {peer.host for peer in known}
        await node.stabilize()
        self.assertEqual(node.successors, known)

    async def test_a_goodbye_closes_the_gap(self):
        test = await TestRing().found(8)
        before, leaver, behind = (each.node for each in test.nodes()[2:5])
        goodbye = ring.GoodbyeRequest(
            leaver=encode(leaver.me), predecessor=encode(before.me), successors=[encode(peer) for peer in leaver.successors]
        )
        before.part_with(goodbye)
        behind.part_with(goodbye)
        self.assertEqual(before.successors, leaver.successors)
        self.assertEqual(behind.predecessor, before.me)
