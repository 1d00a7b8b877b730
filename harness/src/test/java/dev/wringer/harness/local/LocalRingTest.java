package dev.wringer.harness.local;

import static dev.wringer.harness.fault.Nodes.count;
import static dev.wringer.harness.fault.Strike.crash;
import static dev.wringer.harness.fault.Strike.leave;
import static dev.wringer.harness.ring.Condition.ideal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wringer.harness.fault.Disk;
import dev.wringer.harness.live.RingSuite;
import dev.wringer.harness.live.SmallRings;
import dev.wringer.harness.oracle.LookupJudgement;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.ring.Cast;
import dev.wringer.harness.ring.Cluster;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.Minority;
import dev.wringer.harness.ring.Operations;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.workload.Workloads;
import dev.wringer.node.block.Block;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.node.chord.LookupMode;
import dev.wringer.node.host.NodeSettings;
import dev.wringer.node.host.Variant;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LocalRingTest extends RingSuite {

    LocalRingTest() {
        super(LocalRings.BRISK);
    }

    @Test
    void nodesThatDoNotWaitForTheLivingProveNothing() {
        SmallRings hasty = new SmallRings(new LocalTestbed(), LocalRings.BRISK.pace(), Duration.ofMillis(1));
        Ring ring = hasty.start();
        ring.close();
        assertThat(ring.brokenPremise()).hasValueSatisfying(why -> assertThat(why)
                .contains("calls were not answered in time although no fault kept anybody from answering")
                .contains("give them a longer timeout"));
    }

    @Test
    void hostsThatHaveChosenTheirNamesAreMembersLikeOthersAndHoldWhatTheyWanted() {
        RingSpec spec = LocalRings.BRISK
                .spec(Formation.ASSEMBLED)
                .spread(9, 1)
                .withMinority(new Minority(Variant.DISCARDING_REPLICA, 3 / 9.0, Optional.of("target")));
        Block target = ContentBlock.of(Bytes.ofText("target"));
        try (Ring ring = Ring.start(new LocalTestbed(), spec, new Seed(1), new History(EventSink.NOWHERE))) {
            ring.await(ideal());
            Operations stores = ring.clients().store(List.of(target));
            Cast cast = Cast.of(spec, new Seed(1));

            assertThat(stores.all().get(0).replicas().stream().map(Peer::host))
                    .isNotEmpty()
                    .isSubsetOf(cast.chosenNames().values());
            assertThat(ring.clients().fetch(List.of(target.key())).failed()).hasSize(1);
        }
    }

    @Test
    void recursiveLookupsTellTheirOriginsWhoIsDead() {
        RingSpec spec = LocalRings.BRISK.spec(Formation.ASSEMBLED);
        NodeSettings node = spec.node().withChord(spec.node().chord().withLookupMode(LookupMode.RECURSIVE));
        RingSpec recursive =
                new RingSpec(spec.nodes(), spec.virtualNodes(), spec.formation(), node, spec.latency(), spec.loss());
        History history = new History(EventSink.NOWHERE);
        try (Ring ring = Ring.start(new LocalTestbed(), recursive, new Seed(1), history)) {
            ring.stopMaintenance();
            ring.strike(crash(count(2)));

            List<RingId> keys = Workloads.randomKeys(200, new Seed(1).entropy());
            Operations lookups = ring.clients().lookup(keys);

            assertThat(ring.judge(lookups).count(LookupJudgement.CORRECT)).isEqualTo(keys.size());
            assertThat(lookups.meanDead()).isPositive();
            assertThat(ring.traffic().requests()).containsKeys("PassOn", "Detour", "Arrived");
        }
    }

    /** Half of the hosts, with three virtual nodes each, more than a block has replicas. */
    @Test
    void manyHostsLeaveAtOnceWithoutLosingABlock() {
        try (Ring ring = LocalRings.BRISK.start()) {
            List<RingId> stored = ring.clients()
                    .store(Workloads.randomBlocks(100, 64, new Seed(98).entropy()))
                    .succeededKeys();
            assertThat(stored).hasSize(100);

            ring.strike(leave(count(4)));

            assertThat(ring.clients().fetch(stored).failed()).isEmpty();
        }
    }

    @Test
    void formingTellsWhatItIsAtAndWhatRuns() {
        List<String> told = new ArrayList<>();
        History history = new History(EventSink.NOWHERE);
        RingSpec spec = LocalRings.BRISK.spec(Formation.GROWN);
        Ring.start(new LocalTestbed(), spec, new Seed(1), history, activity -> told.add(activity.toString()))
                .close();

        assertThat(told)
                .containsSubsequence(
                        "forming the ring",
                        "waiting until the nodes of 3 hosts are members",
                        "warming the ring up: every node looks something up",
                        "growing the ring: host 4 of " + spec.hosts() + " joins");
        assertThat(history.all(Event.Implemented.class)).singleElement().satisfies(running -> {
            assertThat(running.implementation()).startsWith("wringer-node");
            assertThat(running.variant()).isEqualTo("corrected");
        });
    }

    /** Else others would seem to have invented it: they know it. */
    @Test
    void whoHasBecomeAMemberUnnoticedIsToldWhenItIsCrashed() {
        List<Peer> joined = new ArrayList<>();
        List<Peer> crashed = new ArrayList<>();
        ClusterEvents events = new ClusterEvents() {
            @Override
            public void joined(long atNanos, Peer member) {
                joined.add(member);
            }

            @Override
            public void crashed(long atNanos, List<Peer> victims, String evidence) {
                crashed.addAll(victims);
            }
        };
        try (Cluster cluster =
                new LocalTestbed().start(LocalRings.BRISK.spec(Formation.ASSEMBLED), new Seed(1), events)) {
            List<Peer> newcomers = cluster.join(cluster.members());
            // The harness does not look meanwhile: its time does not go on.
            await().until(() -> cluster.snapshot().members().stream()
                    .map(member -> member.successors())
                    .flatMap(List::stream)
                    .collect(Collectors.toSet())
                    .containsAll(newcomers));
            assertThat(joined).isEmpty();

            cluster.crash(List.of(newcomers.get(0).host()), new Disk.Kept());

            assertThat(joined).containsExactlyInAnyOrderElementsOf(newcomers);
            assertThat(crashed).containsExactlyInAnyOrderElementsOf(newcomers);
        }
    }

    @Test
    void nothingOutlivesARing() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        LocalRings.BRISK.start().close();

        await().untilAsserted(
                        () -> assertThat(Thread.getAllStackTraces().keySet()) // a thread ends a little after its loop
                                .filteredOn(thread -> !before.contains(thread))
                                .extracting(Thread::getName)
                                .noneMatch(name -> name.startsWith("wringer-") || name.startsWith("toxiproxy-")));
    }
}
