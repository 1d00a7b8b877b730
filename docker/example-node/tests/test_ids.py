import hashlib
import unittest

from chordnode.ids import SIZE, between, between_or_end, distance, peer_at, to_bytes


class IdsTest(unittest.TestCase):
    def test_a_peer_stands_where_its_name_says(self):
        self.assertEqual(to_bytes(peer_at("a:1", 2).id), hashlib.sha1(b"a:1/2").digest())

    def test_arcs_go_round_zero(self):
        self.assertTrue(between(SIZE - 5, 3, 10))
        self.assertFalse(between(10, 3, SIZE - 5))
        self.assertEqual(distance(SIZE - 1, 1), 2)

    def test_ends_belong_to_no_open_arc(self):
        self.assertFalse(between(1, 1, 5))
        self.assertFalse(between(1, 5, 5))
        self.assertTrue(between_or_end(1, 5, 5))
        self.assertFalse(between_or_end(1, 1, 5))

    def test_an_arc_from_a_point_to_itself_is_the_circle(self):
        self.assertTrue(between(4, 5, 4))
        self.assertFalse(between(4, 4, 4))
        self.assertTrue(between_or_end(4, 4, 4))
