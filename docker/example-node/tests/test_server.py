"""Two hosts that speak gRPC on the loopback interface."""

import asyncio
import socket
import unittest

import grpc

from chordnode.calls import Refused, RoundTrips, Unreachable
from chordnode.host import STATUS_LEFT, Host
from chordnode.ids import peer_at
from chordnode.messages import ring, testee
from chordnode.server import CannotListen, serve
from health import health_pb2, health_pb2_grpc
from wringer.testee.v1 import testee_pb2_grpc

from .rings import content, settings_of

DEADLINE = 20


class ServerTest(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        # The system hands out other ports than these two while both are open.
        holders = [socket.create_server(("127.0.0.1", 0)) for _ in range(2)]
        ports = [holder.getsockname()[1] for holder in holders]
        for holder in holders:
            holder.close()
        self.hosts, self.servers = [], []
        for port in ports:
            settings = settings_of(
                ADVERTISE=f"host:{port}",
                FOUNDERS=",".join(f"host:{each}" for each in ports),
                LISTEN=f"127.0.0.1:{port}",
                LINKS=",".join(f"host:{each}=127.0.0.1:{each}" for each in ports),
                VIRTUAL_NODES="3",
                SUCCESSORS="5",
                REPLICAS="2",
                MAINTENANCE="false",
            )
            self.hosts.append(Host(settings))
            self.servers.append(await serve(self.hosts[-1]))
        await asyncio.wait_for(asyncio.gather(*(host.enter() for host in self.hosts)), DEADLINE)
        self.channel = grpc.aio.insecure_channel(self.hosts[0].settings.listen)
        self.testee = testee_pb2_grpc.TesteeStub(self.channel)

    async def asyncTearDown(self):
        await self.channel.close()
        for host, server in zip(self.hosts, self.servers):
            await host.maintenance.switch(False)
            await server.stop(None)
            await host.calls.close()

    async def assert_status(self, code: grpc.StatusCode, call: grpc.aio.UnaryUnaryCall) -> None:
        with self.assertRaises(grpc.aio.AioRpcError) as failed:
            await call
        self.assertEqual(failed.exception.code(), code)

    async def test_founders_greet_one_another_and_serve(self):
        status = await self.testee.Status(testee.StatusRequest(), timeout=DEADLINE)
        self.assertEqual(status.settings["WRINGER_SUCCESSORS"], "5")
        self.assertEqual(status.settings["WRINGER_STABILIZE"], "1000ms..20000ms")
        self.assertEqual(status.phase, testee.StatusReply.SERVING)
        health = await health_pb2_grpc.HealthStub(self.channel).Check(health_pb2.HealthCheckRequest(), timeout=DEADLINE)
        self.assertEqual(health.status, health_pb2.HealthCheckResponse.SERVING)

    async def test_what_is_put_is_found_and_shown(self):
        block = content("block")
        put = await self.testee.Put(testee.PutRequest(virtual_node=1, block=block), timeout=DEADLINE)
        self.assertEqual({peer.host for peer in put.result.acknowledged}, {host.settings.advertise for host in self.hosts})
        got = await self.testee.Get(testee.GetRequest(key=block.key), timeout=DEADLINE)
        self.assertEqual(got.result.block, block)
        shown = await self.testee.Inspect(testee.InspectRequest(blocks=testee.InspectRequest.CONTENTS), timeout=DEADLINE)
        self.assertEqual([held.block for node in shown.nodes for held in node.held], [block])

    async def test_calls_at_fault_get_the_statuses_of_the_contract(self):
        code = grpc.StatusCode
        await self.assert_status(code.INVALID_ARGUMENT, self.testee.Lookup(testee.LookupRequest(key=b"short")))
        await self.assert_status(code.INVALID_ARGUMENT, self.testee.Put(testee.PutRequest()))
        await self.assert_status(code.NOT_FOUND, self.testee.Lookup(testee.LookupRequest(virtual_node=9, key=b"k" * 20)))
        large = content("x" * ((1 << 20) + 1))
        await self.assert_status(code.RESOURCE_EXHAUSTED, self.testee.Put(testee.PutRequest(block=large)))

    async def test_a_host_that_is_told_to_leave_hands_over_and_ends(self):
        block = content("block")
        self.hosts[1].nodes[0].store.put(block)
        async with grpc.aio.insecure_channel(self.hosts[1].settings.listen) as channel:
            left = await testee_pb2_grpc.TesteeStub(channel).Leave(testee.LeaveRequest(), timeout=DEADLINE)
        self.assertEqual((left.abandoned, left.untaken), (0, 0))
        self.assertEqual(await self.hosts[1].exit_status, STATUS_LEFT)
        self.assertTrue(any(block.key in node.store for node in self.hosts[0].nodes))
        with self.assertRaises(Refused):
            await self.hosts[0].calls.call("Ping", self.hosts[1].nodes[0].node.me, ring.PingRequest())

    async def test_a_host_that_is_gone_is_unreachable_and_no_call_counts_as_unanswered(self):
        await self.servers[1].stop(None)
        calls = self.hosts[0].calls
        with self.assertRaises(Unreachable):
            await calls.call("Ping", self.hosts[1].nodes[0].node.me, ring.PingRequest())
        with self.assertRaises(Unreachable):
            await calls.call("Ping", peer_at("stranger:1", 0), ring.PingRequest())
        self.assertEqual(calls.unanswered, 0)

    async def test_an_address_that_is_taken_is_named(self):
        with self.assertRaisesRegex(CannotListen, self.hosts[0].settings.listen):
            await serve(self.hosts[0])


class RoundTripsTest(unittest.TestCase):
    def test_time_outs_follow_what_was_measured_within_their_bounds(self):
        trips = RoundTrips((0.5, 3.0))
        self.assertEqual(trips.timeout(), 3.0)
        trips.measured(0.001)
        self.assertEqual(trips.timeout(), 0.5)
        trips.measured(1.0)
        self.assertTrue(0.5 < trips.timeout() < 3.0)
        trips.measured(60.0)
        self.assertEqual(trips.timeout(), 3.0)
