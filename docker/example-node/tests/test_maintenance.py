import asyncio
import unittest

from .rings import TestRing


class MaintenanceTest(unittest.IsolatedAsyncioTestCase):
    async def test_it_makes_the_ring_ideal_and_changes_nothing_while_it_is_stopped(self):
        test = await TestRing(STABILIZE="1ms..2ms", REPAIR="5ms").found(8)
        test.down = {"host-2:7000", "host-5:7000"}
        hosts = [host for name, host in test.hosts.items() if name not in test.down]
        for host in hosts:
            await host.maintenance.switch(True)
        async with asyncio.timeout(20):
            while not test.is_ideal():
                await asyncio.sleep(0)
        for host in hosts:
            await host.maintenance.switch(False)

        test.down.add("host-7:7000")
        before = [(each.node.predecessor, each.node.successors) for each in test.nodes()]
        nodes = test.nodes()
        test.hosts[nodes[1].node.me.host].maintenance.notified(nodes[1], nodes[0].node.me)
        await asyncio.sleep(0)
        self.assertEqual(before, [(each.node.predecessor, each.node.successors) for each in test.nodes()])
        self.assertEqual(asyncio.all_tasks(), {asyncio.current_task()})
