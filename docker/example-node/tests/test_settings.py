import unittest

from chordnode.settings import WrongSetting

from .rings import settings_of


class SettingsTest(unittest.TestCase):
    def test_defaults_are_those_of_the_contract(self):
        settings = settings_of(ADVERTISE="a:7000", FOUNDERS="a:7000,b:7000")

        self.assertEqual(settings.listen, "0.0.0.0:7000")
        self.assertEqual((settings.successors, settings.replicas, settings.acknowledgements), (16, 5, 3))
        self.assertEqual(settings.stabilize, (1.0, 20.0))
        self.assertEqual(settings.call_timeout, (0.5, 3.0))
        self.assertTrue(settings.greeting and settings.maintenance)

    def test_what_is_wrong_is_named(self):
        good = {"ADVERTISE": "a:7000", "FOUNDERS": "a:7000"}
        wrong = {
            "ADVERTISE": "a",
            "FOUNDERS": "b:7000",
            "BOOTSTRAP": "c:7000",
            "LISTEN": "127.0.0.1",
            "SUCCESSORS": "0",
            "REPLICAS": "many",
            "ACKNOWLEDGEMENTS": "6",
            "STABILIZE": "20s..1s",
            "REPAIR": "5",
            "GREETING": "yes",
            "VARIANT": "original",
            "LOOKUP_MODE": "recursive",
            "LINKS": "host-*",
        }
        for name, value in wrong.items():
            with self.subTest(name), self.assertRaisesRegex(WrongSetting, "WRINGER_" + name):
                settings_of(**(good | {name: value}))

    def test_the_first_link_rule_that_fits_decides(self):
        links = settings_of(
            ADVERTISE="a:1", FOUNDERS="a:1", LINKS="host-7.ring:7000=x:1,host-*.ring:7000=links:21000+*"
        ).links

        self.assertEqual(links.address_of("host-7.ring:7000"), "x:1")
        self.assertEqual(links.address_of("host-07.ring:7000"), "links:21007")
        self.assertIsNone(links.address_of("host-.ring:7000"))

    def test_without_links_hosts_are_dialled_by_their_names(self):
        self.assertEqual(settings_of(ADVERTISE="a:1", FOUNDERS="a:1").links.address_of("b:2"), "b:2")
