package dev.wringer.harness.local;

import static dev.wringer.harness.fault.Nodes.fraction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wringer.harness.fault.Disk;
import dev.wringer.harness.fault.Regime;
import dev.wringer.harness.fault.Strike;
import dev.wringer.harness.live.TimeLimits;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.Operation.Outcome;
import dev.wringer.harness.ring.Answer;
import dev.wringer.harness.ring.Clause;
import dev.wringer.harness.ring.Cluster;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.ContractBreach;
import dev.wringer.harness.ring.Imposed;
import dev.wringer.harness.ring.NotReached;
import dev.wringer.harness.ring.Operations;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.workload.Workloads;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real hosts, one of which breaks one clause of the contract at a time. */
@Timeout(120)
class BrokenContractTest {

    private static final Seed SEED = new Seed(3);
    private static final String VICTIM = RingSpec.hostName(SEED, ForgedTestbed.VICTIM);

    private final ForgedTestbed testbed = new ForgedTestbed();
    private final History history = new History(EventSink.NOWHERE);

    private Ring start() {
        return Ring.start(testbed, ForgedTestbed.spec(), SEED, history);
    }

    private Cluster startCluster() {
        return testbed.start(ForgedTestbed.spec(), SEED, ClusterEvents.NONE);
    }

    private static void assertBreach(Clause clause, String words, Runnable act) {
        ContractBreach breach = catchThrowableOfType(ContractBreach.class, act::run);
        assertThat(breach).as("%s: %s", clause, words).isNotNull();
        assertThat(breach.clause()).as(breach.getMessage()).isEqualTo(clause);
        assertThat(breach.host()).isEqualTo(VICTIM);
        assertThat(breach).hasMessageContaining(words);
    }

    // ---- while the ring is formed

    /** A forged answer, and what is to come of it. */
    record Case(String method, Forgery forgery, Clause clause, String words) {
        @Override
        public String toString() {
            return method + ": " + words;
        }
    }

    static Stream<Case> whileTheRingIsFormed() {
        return Stream.of(
                new Case("Check", Forgery.error(Status.UNIMPLEMENTED), Clause.HEALTH, "ended with UNIMPLEMENTED"),
                new Case("Check", Forgery.error(Status.NOT_FOUND), Clause.HEALTH, "ended with NOT_FOUND"),
                new Case("Check", Forgeries.NOT_SERVING, Clause.HEALTH, "does not say SERVING, 0.5 s after"),
                new Case("Check", Forgeries.GARBAGE, Clause.HEALTH, "is no message of the protocol"),
                new Case("Status", Forgeries.OTHER_HOST, Clause.ADDRESSES, "it is that of 'somebody:7000'"),
                new Case("Status", Forgeries.MORE_NODES, Clause.ADDRESSES, "tells of 3 virtual nodes"),
                new Case("Status", Forgeries.SETTINGS, Clause.SETTINGS, "it says WRINGER_SUCCESSORS=99"),
                new Case("Status", Forgeries.VARIANT, Clause.VARIANT, "the variant 'home-made'"),
                new Case("Status", Forgeries.NO_PHASE, Clause.ANSWERS, "a phase that nobody knows"),
                new Case("Status", Forgeries.MAINTAINS, Clause.MAINTENANCE, "says that maintenance runs"),
                new Case("Status", Forgery.error(Status.UNIMPLEMENTED), Clause.ANSWERS, "Status ended with UNIMPL"),
                new Case(
                        "Inspect", Forgeries.FEWER_NODES, Clause.ADDRESSES, "it shows 1 of its 2 nodes: not " + VICTIM),
                new Case("Inspect", Forgeries.SAME_NODE_TWICE, Clause.ADDRESSES, "twice"),
                new Case("Inspect", Forgeries.STRANGER, Clause.ADDRESSES, "which is none of its nodes"),
                new Case("Inspect", Forgeries.FORGED_ID, Clause.ADDRESSES, "instead of the SHA-1 of this name"),
                new Case("Inspect", Forgeries.SHORT_ID, Clause.ADDRESSES, "has 19 bytes instead of 20"),
                new Case("Inspect", Forgeries.NO_MEMBERSHIP, Clause.ANSWERS, "a membership that nobody knows"),
                new Case(
                        "Inspect",
                        Forgeries.OUTSIDE,
                        Clause.FOUNDING,
                        "only 1 of its 2 virtual nodes are members 3 s after it was started"));
    }

    @ParameterizedTest
    @MethodSource
    void whileTheRingIsFormed(Case broken) {
        testbed.with(broken.method(), broken.forgery());

        assertBreach(broken.clause(), broken.words(), this::start);
    }

    // ---- when it is not the host's fault

    /** Silent, broken-off or dead: whatever it looks like, no host is blamed when what hosts run on has gone. */
    @ParameterizedTest
    @MethodSource
    void noHostIsBlamedForItsTestbed(Forgery seen) {
        try (Ring ring = start()) {
            testbed.fleet().ruin();
            testbed.with("Inspect", seen);

            assertThatThrownBy(ring::snapshot)
                    .isInstanceOf(TestbedFailure.class)
                    .hasMessage("the ground has gone");
        } catch (TestbedFailure again) {
            assertThat(again).hasMessage("the ground has gone"); // when it is taken down
        }
    }

    static Stream<Forgery> noHostIsBlamedForItsTestbed() {
        return Stream.of(Forgery.silence(), Forgery.error(Status.UNAVAILABLE), Forgery.error(Status.INTERNAL));
    }

    @Test
    void noDeathIsBlamedOnItsHostEither() {
        try (Ring ring = start()) {
            testbed.fleet().ruin();
            testbed.fleet().makeThrow(VICTIM, new IllegalStateException("planted"));

            assertThatThrownBy(() -> ring.pass(Duration.ofSeconds(30)))
                    .isInstanceOf(TestbedFailure.class)
                    .hasMessage("the ground has gone");
        } catch (TestbedFailure again) {
            assertThat(again).hasMessage("the ground has gone"); // when it is taken down
        }
    }

    // ---- while it runs

    static Stream<Case> whileItRuns() {
        return Stream.of(
                new Case("Lookup", Forgeries.NO_OUTCOME, Clause.ANSWERS, "neither a result nor a failure"),
                new Case("Lookup", Forgeries.NO_OWNER, Clause.ANSWERS, "a result that names no owner"),
                new Case("Lookup", Forgeries.PATH_OF_NOBODY, Clause.ADDRESSES, "the id of 'nobody:7000/0' is 0"),
                new Case("Lookup", Forgeries.GARBAGE, Clause.ANSWERS, "the answer to Lookup is no message"),
                new Case("Lookup", Forgery.emptiness(), Clause.ANSWERS, "Lookup was answered without a message"),
                new Case(
                        "Lookup",
                        Forgery.error(Status.INTERNAL.withDescription("oops")),
                        Clause.ANSWERS,
                        "Lookup ended with INTERNAL (oops) although the host runs"),
                new Case("Lookup", Forgery.error(Status.UNIMPLEMENTED), Clause.ANSWERS, "ended with UNIMPLEMENTED"),
                new Case("Lookup", Forgery.silence(), Clause.ANSWERS, " for 4.4 s"),
                new Case("Put", Forgeries.NOT_STORED, Clause.ANSWERS, "neither a result nor a failure"),
                new Case("Put", Forgeries.NO_FAILURE, Clause.ANSWERS, "a failure of no known kind: no idea"),
                new Case("Get", Forgeries.FROM_NOBODY, Clause.ANSWERS, "without whom it is from"),
                new Case(
                        "Inspect",
                        Forgery.silence(),
                        Clause.ANSWERS,
                        "Inspect was not answered for 2.0 s although the host runs"),
                new Case("Inspect", Forgeries.FEWER_NODES, Clause.ADDRESSES, "it shows 1 of its 2 nodes"),
                new Case("Status", Forgeries.MAINTAINS, Clause.MAINTENANCE, "and it was told to stop it"),
                new Case("SwitchMaintenance", Forgery.error(Status.UNIMPLEMENTED), Clause.ANSWERS, "UNIMPLEMENTED"));
    }

    @ParameterizedTest
    @MethodSource
    void whileItRuns(Case broken) {
        try (Ring ring = start()) {
            testbed.with(broken.method(), broken.forgery());

            assertBreach(broken.clause(), broken.words(), () -> askAll(ring));

            testbed.forgeries.clear(); // what was found stays found
            assertBreach(broken.clause(), broken.words(), ring::snapshot);
        } catch (ContractBreach again) {
            assertThat(again.clause()).isEqualTo(broken.clause()); // when it is taken down
        }
        assertThat(history.all(Event.Crashed.class)).isEmpty();
    }

    private static void askAll(Ring ring) {
        Operations stored = ring.clients().store(Workloads.randomBlocks(30, 50, new Seed(5).entropy()));
        ring.clients().fetch(stored.succeededKeys());
        ring.clients().lookup(Workloads.randomKeys(30, new Seed(6).entropy()));
        ring.snapshot();
        ring.stopMaintenance();
        ring.resumeMaintenance();
    }

    @Test
    void maintenanceThatDoesNotResume() {
        try (Ring ring = start()) {
            ring.stopMaintenance();
            testbed.with("Status", Forgeries.MAINTAINS_NOT);

            assertBreach(Clause.MAINTENANCE, "and it was told to let it run", ring::resumeMaintenance);
        } catch (ContractBreach again) {
            assertThat(again.clause()).isEqualTo(Clause.MAINTENANCE);
        }
    }

    @Test
    void aBlockThatIsTooLargeForTheHostIsRefusedAndNothingElse() {
        try (Ring ring = start()) {
            testbed.with("Put", Forgery.error(Status.RESOURCE_EXHAUSTED.withDescription("too large")));

            Operations stored = ring.clients().store(Workloads.randomBlocks(30, 50, new Seed(5).entropy()));
            assertThat(stored.failed()).isNotEmpty().allSatisfy(operation -> {
                assertThat(operation.outcome()).isEqualTo(Outcome.FAILED);
                assertThat(operation.origin().host()).isEqualTo(VICTIM);
                assertThat(operation.detail()).contains("too large");
            });
        }
    }

    // ---- a host that ends

    @Test
    void aHostWhoseCodeThrowsIsNoticedThoughNobodyAsksItAnything() {
        try (Ring ring = start()) {
            testbed.fleet().makeThrow(VICTIM, new NullPointerException("planted"));

            assertBreach(
                    Clause.RUNNING,
                    "has crashed: its own code threw NullPointerException (planted) at ",
                    () -> ring.pass(Duration.ofSeconds(30)));
            assertThat(ring.elapsed()).isLessThan(Duration.ofSeconds(30));
            assertThat(ring.members()).hasSize(4).extracting(Peer::host).doesNotContain(VICTIM);
        } catch (ContractBreach again) {
            assertThat(again.clause()).isEqualTo(Clause.RUNNING); // when it is taken down
        }
        assertThat(history.all(Event.Crashed.class)).singleElement().satisfies(crashed -> {
            assertThat(crashed.victims()).hasSize(2).extracting(Peer::host).containsOnly(VICTIM);
            assertThat(crashed.evidence()).contains("threw NullPointerException (planted) at ");
        });
    }

    @Test
    void aHostThatEndsUnderAnOperationIsAskedForItsObituary() {
        try (Ring ring = start()) {
            testbed.with("Get", (genuine, harness) -> {
                testbed.fleet().makeThrow(VICTIM, new IllegalStateException("planted"));
                harness.onError(Status.UNAVAILABLE.asRuntimeException());
            });

            assertBreach(Clause.RUNNING, "threw IllegalStateException (planted)", () -> askAll(ring));
        } catch (ContractBreach again) {
            assertThat(again.clause()).isEqualTo(Clause.RUNNING);
        }
    }

    /** It says why not, as it should: whether that is held against it is up to the premise. */
    @Test
    void aHostThatCannotJoinIsNotAMember() {
        try (Cluster cluster = startCluster()) {
            cluster.join(List.of(Peer.at("nobody:7000", 0)));

            assertThatThrownBy(() -> cluster.advanceUntil(() -> false, Duration.ofSeconds(60)))
                    .isInstanceOf(NotReached.class)
                    .hasMessageContaining("did not become a member: it has ended: could not join");
        }
    }

    // ---- who owes nothing

    private static Answer outcome(Cluster cluster, Peer origin, Consumer<Cluster> meanwhile) {
        List<Answer> answers = new ArrayList<>();
        cluster.lookup(origin, RingId.ofBytes(new byte[RingId.BYTES]), answers::add);
        cluster.advanceUntil(() -> false, Duration.ofMillis(300)); // it has arrived
        meanwhile.accept(cluster);
        assertThat(cluster.advanceUntil(() -> !answers.isEmpty(), Duration.ofSeconds(30)))
                .isTrue();
        return answers.get(0);
    }

    @Test
    void whoIsKilledOwesNoAnswer() {
        try (Cluster cluster = startCluster()) {
            testbed.with("Lookup", Forgery.silence());

            Answer answer = outcome(cluster, Peer.at(VICTIM, 0), each -> each.crash(List.of(VICTIM), new Disk.Kept()));
            assertThat(answer.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(answer.detail()).startsWith("no answer from the asked node: Lookup ended with UNAVAILABLE");
        }
    }

    @Test
    void whoWasPausedMeanwhileOwesNoAnswer() {
        try (Cluster cluster = startCluster()) {
            testbed.with("Lookup", Forgery.silence());

            Answer answer = outcome(cluster, Peer.at(VICTIM, 0), each -> {
                Imposed pause = each.pause(List.of(VICTIM));
                each.advanceUntil(() -> false, Duration.ofMillis(300));
                pause.close();
            });
            assertThat(answer.outcome()).isEqualTo(Outcome.UNKNOWN);
        }
    }

    @Test
    void whoIsToldToLeaveOwesNoAnswer() {
        try (Cluster cluster = startCluster()) {
            testbed.with("Lookup", Forgery.silence());

            List<String> gone = new ArrayList<>();
            Answer answer = outcome(
                    cluster,
                    Peer.at(VICTIM, 0),
                    each -> each.leave(List.of(VICTIM), departure -> {}, one -> gone.add(one.host())));
            assertThat(answer.outcome()).isEqualTo(Outcome.UNKNOWN);
            cluster.advanceUntil(() -> !gone.isEmpty(), Duration.ofSeconds(30));
            assertThat(gone).containsExactly(VICTIM);
        }
    }

    @Test
    @Timeout(60)
    void nobodyWaitsForTheAnswerOfAHostThatHasLeft() {
        Duration forEver = Duration.ofHours(1);
        ForgedTestbed patient = new ForgedTestbed(
                new TimeLimits(forEver, forEver, ForgedTestbed.IMPATIENT.health(), ForgedTestbed.IMPATIENT.obituary()));
        try (Cluster cluster = patient.start(ForgedTestbed.spec(), SEED, ClusterEvents.NONE)) {
            patient.with("Inspect", Forgery.silence());

            cluster.leave(List.of(VICTIM), departure -> {}, one -> {});

            assertThat(cluster.snapshot().members())
                    .extracting(member -> member.self().host())
                    .doesNotContain(VICTIM);
        }
    }

    @Test
    void aHostThatHonoursTheContractBreaksNothingUnderEveryFault() {
        try (Ring ring = start()) {
            try (Imposed pause = ring.impose(Regime.paused(fraction(0.3)))) {
                assertThat(pause.evidence().shown()).isTrue();
                ring.pass(Duration.ofSeconds(3)); // longer than a host may take to answer
            }
            askAll(ring);
            ring.join(1);
            ring.strike(Strike.leave(fraction(0.25)));
            ring.strike(Strike.crash(fraction(0.3)));
            askAll(ring);
        }
    }
}
