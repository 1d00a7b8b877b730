package dev.wringer.harness.junit;

import static dev.wringer.harness.fault.Nodes.count;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.fault.Disk;
import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.fault.Regime;
import dev.wringer.harness.fault.Strike;
import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.Evidence;
import dev.wringer.harness.ring.Imposed;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.Outage;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Store;
import dev.wringer.node.host.NodeSettings;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A fault that could not be shown to have happened makes a trial say nothing, whatever else came of it. */
class MissingEvidenceTest {

    private static final Evidence SHOWN = Evidence.shown("seen");
    private static final Evidence MISSING = Evidence.missing("somebody still answers");

    private enum Unshown {
        CRASH,
        DEATH_BEFORE_RESTART,
        DAMAGE,
        PAUSE,
        CUT,
        NOTHING
    }

    /** A testbed that cannot show that one of its faults took effect. */
    private static FakeTestbed unableToShow(Unshown what) {
        return new FakeTestbed() {
            @Override
            FakeCluster cluster(RingSpec spec, ClusterEvents events) {
                return new FakeCluster(spec, events) {
                    @Override
                    public Outage crash(List<String> hosts, Disk disk) {
                        boolean forGood = disk instanceof Disk.Kept;
                        if (forGood) {
                            super.crash(hosts, disk);
                        }
                        return new Outage() {
                            @Override
                            public Evidence death() {
                                return evidence(forGood ? Unshown.CRASH : Unshown.DEATH_BEFORE_RESTART);
                            }

                            @Override
                            public Evidence startAgain(List<Peer> contacts) {
                                return evidence(Unshown.DAMAGE);
                            }
                        };
                    }

                    @Override
                    public Imposed pause(List<String> hosts) {
                        return Imposed.of(evidence(Unshown.PAUSE), () -> {});
                    }

                    @Override
                    public Imposed impose(List<String> from, List<String> to, boolean bothWays, LinkFault fault) {
                        return Imposed.of(evidence(Unshown.CUT), () -> {});
                    }

                    private Evidence evidence(Unshown fault) {
                        return fault == what ? MISSING : SHOWN;
                    }
                };
            }
        };
    }

    @ParameterizedTest
    @EnumSource
    void provesNothing(Unshown what) {
        NodeSettings node =
                NodeSettings.DEFAULT.withChord(NodeSettings.DEFAULT.chord().withSuccessors(5));
        RingSpec spec = new RingSpec(20, 1, Formation.ASSEMBLED, node, new Latency.Constant(Duration.ZERO), 0)
                .withStore(Store.DISK);
        History history = new History(EventSink.NOWHERE);
        try (Ring ring = Ring.start(unableToShow(what), spec, new Seed(1), history)) {
            ring.strike(Strike.crash(count(1)));
            ring.strike(Strike.corrupt(count(1), 0.5));
            ring.impose(Regime.paused(count(1))).close();
            ring.impose(Regime.cut(count(1), count(1))).close();

            Verdict passing = Judge.verdict(history, List.of());
            Judge.finding(new AssertionError("a block was lost"), ring.elapsed().toNanos())
                    .ifPresent(history::record);
            Verdict failing = Judge.verdict(history, List.of());
            if (what == Unshown.NOTHING) {
                assertThat(passing.outcome()).isEqualTo(Outcome.PASS);
                assertThat(failing.outcome()).isEqualTo(Outcome.FAIL);
            } else {
                assertUnknown(passing);
                assertUnknown(failing);
                assertThat(history.all(Event.Spoilt.class))
                        .extracting(Event.Spoilt::cause)
                        .containsExactly(Event.Cause.EVIDENCE);
            }
        }
    }

    private static void assertUnknown(Verdict verdict) {
        assertThat(verdict.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(verdict.reason())
                .contains("nothing shows that this took effect")
                .contains(MISSING.text());
    }
}
