package dev.wringer.harness.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.conformance.Finding.Outcome;
import dev.wringer.harness.local.ForgedTestbed;
import dev.wringer.harness.local.Forgeries;
import dev.wringer.harness.local.Forgery;
import dev.wringer.harness.ring.Cluster;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.testee.HostStatus;
import dev.wringer.harness.testee.Testee;
import dev.wringer.harness.testee.Testees;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.node.grpc.HostAndPort;
import dev.wringer.testee.v1.InspectReply;
import io.grpc.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A host of somebody else's ring, at its address. */
@Timeout(120)
class AddressConformanceTest {

    private static final Seed SEED = new Seed(3);
    private static final String VICTIM = RingSpec.hostName(SEED, ForgedTestbed.VICTIM);

    private final ForgedTestbed testbed = new ForgedTestbed();
    private Cluster ring;
    private InetSocketAddress address;

    @BeforeEach
    void start() {
        ring = testbed.start(ForgedTestbed.spec(), SEED, ClusterEvents.NONE);
        address = testbed.fleet().address(VICTIM);
    }

    @AfterEach
    void stop() {
        ring.close();
    }

    private Report report() {
        return Conformance.at(new HostAndPort("127.0.0.1", address.getPort()), ForgedTestbed.IMPATIENT, name -> {});
    }

    private boolean maintains() {
        try (Testees testees = new Testees();
                Testee genuine = testees.at(testbed.fleet().genuineAddress(VICTIM))) {
            HostStatus status = genuine.status().join();
            return status.maintenance();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theNodeOfThisRepositoryKeepsWhatCanBeSeen(boolean maintenance) {
        ring.switchMaintenance(maintenance);

        Report report = report();

        assertThat(report.isComplete()).as(report.toString()).isTrue();
        assertThat(report.subject()).startsWith(VICTIM + ": wringer-node ").endsWith("phase SERVING");
        assertThat(report.findings())
                .filteredOn(finding -> finding.outcome() == Outcome.KEPT)
                .extracting(Finding::name)
                .containsExactly(
                        "addresses",
                        "health",
                        "answers",
                        "calls at fault",
                        "acknowledgements",
                        "inspection",
                        "puts and gets",
                        "versions",
                        "maintenance",
                        "running");
        assertThat(report.findings())
                .filteredOn(finding -> finding.name().equals("founding"))
                .allSatisfy(finding -> assertThat(finding)
                        .isEqualTo(new Finding(
                                "founding",
                                Outcome.OUT_OF_REACH,
                                "takes hosts that are started and ended for it: --node-command or --node-image")));
        assertThat(maintains()).as("as it was before").isEqualTo(maintenance);
    }

    /** Whoever is interrupted while maintenance is stopped has it resume. */
    @Test
    void anInterruptionLeavesMaintenanceAsItWas() {
        assertThatThrownBy(() -> Conformance.at(
                        new HostAndPort("127.0.0.1", address.getPort()), ForgedTestbed.IMPATIENT, name -> {
                            if (name.equals("maintenance")) {
                                interruptSoon(Thread.currentThread());
                            }
                        }))
                .isInstanceOf(TestbedFailure.class)
                .hasMessage("interrupted");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(maintains()).isTrue();
    }

    /** When maintenance is stopped. */
    private void interruptSoon(Thread whom) {
        Thread watch = new Thread(() -> {
            while (maintains()) {
                Thread.onSpinWait();
            }
            whom.interrupt();
        });
        watch.setDaemon(true);
        watch.start();
    }

    record Forged(String method, Forgery forgery, String name, String words) {
        @Override
        public String toString() {
            return name + ": " + words;
        }
    }

    static Stream<Forged> forgedAnswers() {
        return Stream.of(
                new Forged("Inspect", Forgeries.FORGED_ID, "addresses", "instead of the SHA-1"),
                new Forged("Inspect", Forgeries.FEWER_NODES, "addresses", "it shows 1 of its 2 nodes"),
                new Forged("Status", Forgeries.NO_ADDRESS, "addresses", "it takes name:port"),
                new Forged("Check", Forgeries.NOT_SERVING, "health", "does not say SERVING, 0.5 s after"),
                new Forged("Check", Forgery.silence(), "answers", "grpc.health.v1.Health/Check was not answered"),
                new Forged("Put", Forgeries.NOT_STORED, "answers", "neither a result nor a failure"),
                new Forged("Status", Forgeries.MAINTAINS, "maintenance", "was told to stop it"),
                new Forged("Inspect", everySecondListIsShort(), "maintenance", "has changed its tables meanwhile"),
                new Forged(
                        "error of Get", Forgery.error(Status.UNKNOWN), "calls at fault", "UNKNOWN instead of INVALID"));
    }

    private static Forgery everySecondListIsShort() {
        AtomicBoolean shortened = new AtomicBoolean();
        return Forgery.of(InspectReply.class, same -> {
            boolean now = !shortened.get();
            shortened.set(now);
            InspectReply.Builder reply = same.toBuilder();
            if (now && reply.getNodes(0).getSuccessorsCount() > 0) {
                reply.getNodesBuilder(0).removeSuccessors(0);
            }
            return reply.build();
        });
    }

    @ParameterizedTest
    @MethodSource
    void forgedAnswers(Forged broken) {
        testbed.with(broken.method(), broken.forgery());

        Report report = report();

        assertThat(report.findings())
                .filteredOn(finding -> finding.outcome() == Outcome.BROKEN)
                .as(report.toString())
                .anySatisfy(finding -> {
                    assertThat(finding.name()).isEqualTo(broken.name());
                    assertThat(finding.text()).contains(broken.words());
                });
        assertThat(maintains()).isTrue();
    }

    @Test
    void whoIsNoMemberIsNotJudgedByItsHealth() {
        testbed.with("Inspect", Forgeries.OUTSIDE);
        testbed.with("Check", Forgeries.NOT_SERVING);

        assertThat(report().findings())
                .filteredOn(finding -> finding.name().equals("health"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.outcome()).isEqualTo(Outcome.UNDECIDED);
                    assertThat(finding.text()).contains("have it found or join one first");
                });
    }

    @Test
    void whoSaysServingAndIsNoMember() {
        testbed.with("Inspect", Forgeries.OUTSIDE);

        assertThat(report().findings())
                .contains(new Finding(
                        "health",
                        Outcome.BROKEN,
                        VICTIM + ": it says SERVING while not all virtual nodes are members"));
    }

    @Test
    void whoDoesNotSayWhoItIs() {
        testbed.with("Status", Forgeries.NO_PHASE);

        assertThat(report().findings()).first().satisfies(finding -> {
            assertThat(finding.name()).isEqualTo("answers");
            assertThat(finding.outcome()).isEqualTo(Outcome.BROKEN);
            assertThat(finding.text()).contains("a phase that nobody knows");
        });
    }

    @Test
    void whoIsNoNode() {
        testbed.with("Status", Forgery.error(Status.UNIMPLEMENTED));

        assertThatThrownBy(this::report)
                .isInstanceOf(UsageError.class)
                .hasMessageContaining("does not serve wringer.testee.v1.Testee");
    }

    @Test
    void whoIsSilentOrNotThere() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HostAndPort where = new HostAndPort("127.0.0.1", silent.getLocalPort());
            assertThatThrownBy(() -> Conformance.at(where, ForgedTestbed.IMPATIENT, name -> {}))
                    .isInstanceOf(UsageError.class)
                    .hasMessageFindingMatch("has not answered Status for 2.0 s|Status was not answered for 2.0 s");
        }
        assertThatThrownBy(() -> Conformance.at(new HostAndPort("127.0.0.1", 1), ForgedTestbed.IMPATIENT, name -> {}))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining("nobody can be reached at 127.0.0.1:1 (");
    }
}
