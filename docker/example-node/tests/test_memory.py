import tempfile
import unittest
from pathlib import Path

from chordnode.memory import Memory

from .rings import TestRing


class MemoryTest(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    async def test_what_was_kept_is_there_after_a_restart_until_it_is_forgotten(self):
        node = (await TestRing().found(6)).nodes()[0].node
        Memory(self.folder).keep([node])
        again = Memory(self.folder)
        self.assertEqual(again.tables(), {0: (node.predecessor, node.successors)})
        again.forget()
        self.assertEqual(Memory(self.folder).tables(), {})

    async def test_without_a_folder_nothing_is_kept(self):
        memory = Memory(None)
        memory.keep([(await TestRing().found(6)).nodes()[0].node])
        self.assertEqual(memory.tables(), {})

    async def test_a_ring_that_was_down_as_a_whole_comes_back_as_it_was(self):
        test = await TestRing().found(6)
        for name, host in test.hosts.items():
            (self.folder / name).mkdir()
            Memory(self.folder / name).keep([host.nodes[0].node])
        names = list(test.hosts)
        test.down = set(names)
        for name in names:
            test._variables["STORE"] = str(self.folder / name)
            self.assertTrue((await test.join(name, "host-0:7000" if name != "host-0:7000" else "host-1:7000")).serving)
        await test.stabilize(6)
        self.assertTrue(test.is_ideal())
