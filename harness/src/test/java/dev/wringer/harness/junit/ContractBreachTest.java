package dev.wringer.harness.junit;

import static dev.wringer.harness.fault.Nodes.count;
import static dev.wringer.harness.fault.Strike.crash;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.local.ForgedTestbed;
import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.record.RunDirectory;
import dev.wringer.harness.ring.Answer;
import dev.wringer.harness.ring.Clause;
import dev.wringer.harness.ring.Clients;
import dev.wringer.harness.ring.Cluster;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.ContractBreach;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Testbed;
import dev.wringer.harness.sim.TrappedTestbed;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.harness.workload.Workloads;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that breaks the contract fails the trial, whenever it shows and whatever else has happened. */
class ContractBreachTest {

    static final class Scenarios {

        @Scenario(name = "stores", summary = "Stores.", nodes = 8, successors = 2, replicas = 2, seeds = 1)
        void stores(Ring ring, Clients clients, Seed seed) {
            clients.store(Workloads.randomBlocks(3, 100, seed.entropy()));
        }

        @Scenario(name = "looks-up", summary = "Looks up.", nodes = 8, successors = 2, replicas = 1, seeds = 1)
        void looksUp(Ring ring, Clients clients, Seed seed) {
            clients.lookup(Workloads.randomKeys(3, seed.entropy()));
        }

        @Scenario(name = "does-nothing", summary = "Nothing.", nodes = 8, successors = 2, replicas = 1, seeds = 1)
        void doesNothing(Ring ring) {}

        @Scenario(name = "breaks-premise", summary = "Kills many.", nodes = 8, successors = 2, replicas = 1, seeds = 1)
        void breaksPremise(Ring ring) {
            ring.strike(crash(count(6)));
            throw new ContractBreach(Clause.VARIANT, "host-1:7000", "it runs something else");
        }
    }

    /** Its nodes never answer a lookup. */
    private static class Silent extends FakeCluster {

        Silent(RingSpec spec, ClusterEvents events) {
            super(spec, events);
        }

        @Override
        public void lookup(Peer origin, RingId key, Consumer<Answer> done) {}
    }

    private static Testbed of(BiFunction<RingSpec, ClusterEvents, FakeCluster> clusters) {
        return new FakeTestbed() {
            @Override
            FakeCluster cluster(RingSpec spec, ClusterEvents events) {
                return clusters.apply(spec, events);
            }
        };
    }

    private static ScenarioRunner run(String method, Testbed testbed) {
        return new ScenarioRunner(Scenarios.class, method).run(RunPlan.on(new Testbeds(List.of(testbed))));
    }

    private static void assertFails(TrialResult result, String... words) {
        assertThat(result.verdict().outcome()).as(result.verdict().reason()).isEqualTo(Outcome.FAIL);
        assertThat(result.verdict().reason()).contains(words).doesNotContain("\n");
    }

    @Test
    void anExceptionOutOfASimulatedNodeFailsWithItsPlace(@TempDir Path folder) throws IOException {
        Testbed testbed = TrappedTestbed.throwing(new NullPointerException());
        TrialResult result = new ScenarioRunner(Scenarios.class, "stores")
                .run(RunPlan.on(new Testbeds(List.of(testbed))).withDirectory(new RunDirectory(folder)))
                .result();

        assertFails(result, "clause running", " threw NullPointerException at dev.wringer.node.");
        List<String> record = Files.readAllLines(folder.resolve("seed-1.jsonl")); // finished
        assertThat(record)
                .anyMatch(line -> line.contains("\"crashed\"") && line.contains("threw NullPointerException at"));
        assertThat(record.get(record.size() - 1)).contains("\"ended\"", "\"FAIL\"");
    }

    @Test
    void aRealHostThatBreaksAClauseFails() {
        TrialResult result =
                run("doesNothing", ForgedTestbed.withAnotherVariant()).result();

        assertFails(
                result,
                "host-000001.ring-1:7000 breaks the contract of docs/TESTEE.md, clause variant",
                "the variant 'home-made', and the host was told to run 'corrected'");
    }

    @Test
    void aBrokenPremiseExcusesNoBreachAndItIsToldOnce() {
        TrialResult result = run("breaksPremise", new FakeTestbed()).result();

        assertThat(result.verdict())
                .isEqualTo(Verdict.fail("host-1:7000 breaks the contract of docs/TESTEE.md, clause variant ("
                        + Clause.VARIANT.text() + "): it runs something else"));
    }

    @Test
    void whoNeverAnswersAClientFails() {
        Testbed testbed = of(Silent::new);

        assertFails(run("looksUp", testbed).result(), "clause answers", "has not answered a lookup of");
    }

    /** What a client had under way may have happened all the same: a record without it would make lies of what comes of it. */
    @Test
    void operationsUnderWayAreRecordedWhenTheTrialIsOver(@TempDir Path folder) throws IOException {
        Testbed testbed = of((spec, events) -> new Silent(spec, events) {
            @Override
            public boolean advanceUntil(BooleanSupplier condition, Duration bound) {
                throw new ContractBreach(Clause.RUNNING, "host-1:7000", "has ended");
            }
        });

        RunPlan plan = RunPlan.on(new Testbeds(List.of(testbed))).withDirectory(new RunDirectory(folder));
        assertFails(new ScenarioRunner(Scenarios.class, "looksUp").run(plan).result(), "clause running");
        assertThat(Files.readAllLines(folder.resolve("seed-1.jsonl")))
                .filteredOn(line -> line.contains("\"completed\""))
                .hasSize(3)
                .allMatch(line -> line.contains("UNKNOWN") && line.contains("was over before it was answered"));
    }

    @Test
    void aBreachThatShowsWhenTheRingIsTakenDownFailsAndTheRingIsTakenDown() {
        FakeTestbed testbed = new FakeTestbed() {
            @Override
            FakeCluster cluster(RingSpec spec, ClusterEvents events) {
                return new FakeCluster(spec, events) {
                    @Override
                    public void close() {
                        closed();
                        throw new ContractBreach(Clause.ANSWERS, "host-1:7000", "Status was not answered");
                    }
                };
            }
        };

        assertFails(run("doesNothing", testbed).result(), "host-1:7000", "clause answers");
        assertThat(testbed.open()).isZero();
    }

    @Test
    void aBreachWhileTheRingIsFormedFails() {
        FakeTestbed testbed = new FakeTestbed() {
            @Override
            public Cluster start(RingSpec spec, Seed seed, ClusterEvents events) {
                throw new ContractBreach(Clause.FOUNDING, "host-1:7000", "has ended with status 1");
            }
        };

        assertFails(run("doesNothing", testbed).result(), "clause founding", "has ended with status 1");
    }
}
