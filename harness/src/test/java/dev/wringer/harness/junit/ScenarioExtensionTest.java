package dev.wringer.harness.junit;

import static dev.wringer.harness.fault.Nodes.count;
import static dev.wringer.harness.fault.Strike.crash;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.fault.Nodes;
import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.record.RunDirectory;
import dev.wringer.harness.ring.Clause;
import dev.wringer.harness.ring.Clients;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.ContractBreach;
import dev.wringer.harness.ring.NotReached;
import dev.wringer.harness.ring.Operations;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Testbed;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.trial.Findings;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.harness.workload.Workloads;
import dev.wringer.node.id.RingId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.opentest4j.TestAbortedException;

class ScenarioExtensionTest {

    /** Scenarios that end in every way in which a scenario can end. */
    @SuppressWarnings("DoNotCallSuggester") // JUnit calls them, and is to see what they throw
    static final class Endings {

        @Scenario(name = "passes", summary = "Passes.", nodes = 8, successors = 2, replicas = 1, seeds = 2)
        @Sweep(
                parameter = "killed",
                percent = {10, 30})
        void passes(
                Ring ring,
                Clients clients,
                Findings findings,
                RingSpec spec,
                Seed seed,
                @Setting(name = "killed") double killed,
                @Setting(name = "nodes") int nodes,
                @Setting(name = "wait", value = "90s") Duration wait,
                @Setting(name = "loudly", value = "true") boolean loudly) {
            ring.pass(wait);
            Operations operations = clients.lookup(Workloads.randomKeys(3, seed.entropy()));
            findings.fraction("killed share", killed);
            findings.count("lookups", operations.count());
            findings.count("nodes", nodes);
            findings.count("spec's nodes", spec.nodes());
            findings.seconds("wait", wait);
            assertThat(loudly).isTrue();
        }

        @Scenario(name = "fails", summary = "Fails.", nodes = 8, successors = 2, replicas = 1, seeds = 1)
        void fails(Ring ring, Findings findings) {
            findings.count("found before", ring.members().size());
            throw new AssertionError("lookups failed\n  failed: 3 of 10\n  first: abc");
        }

        @Scenario(name = "not-reached", summary = "Times out.", nodes = 8, successors = 2, replicas = 1, seeds = 1)
        void notReached(Ring ring) {
            throw new NotReached("the ring is not ideal after 60 s");
        }

        @Scenario(
                name = "breaks-premise",
                summary = "Kills too many.",
                nodes = 8,
                successors = 2,
                replicas = 1,
                seeds = 1)
        void breaksPremise(Ring ring) {
            ring.strike(crash(count(6)));
            throw new AssertionError("lookups failed");
        }

        @Scenario(name = "aborts", summary = "Gives up.", nodes = 8, successors = 2, replicas = 1, seeds = 1)
        void aborts(Ring ring) {
            throw new TestAbortedException("too few samples: 100 more would do");
        }

        @Scenario(name = "violates", summary = "Violates.", nodes = 8, successors = 2, replicas = 1, seeds = 1)
        void violates(Ring ring) {
            ring.stopMaintenance();
        }

        @Scenario(name = "is-broken", summary = "Has a bug.", nodes = 8, successors = 2, replicas = 1, seeds = 1)
        void isBroken(Ring ring) {
            assertThat(ring.brokenPremise().orElseThrow()).isNotEmpty();
        }

        @Scenario(name = "needs-memory", summary = "Too large.", nodes = 8, successors = 2, replicas = 1, seeds = 2)
        void needsMemory(Ring ring, Seed seed) {
            throw new OutOfMemoryError("Java heap space");
        }

        @Scenario(name = "interrupted", summary = "Interrupted.", nodes = 8, successors = 2, replicas = 1, seeds = 2)
        void interrupted(Ring ring) {
            Thread.currentThread().interrupt();
            ring.pass(Duration.ofSeconds(1));
        }

        @Scenario(name = "cut-short", summary = "Cut short.", nodes = 8, successors = 2, replicas = 1, seeds = 1)
        void cutShort(Ring ring, Clients clients) {
            List<RingId> stored = clients.store(Workloads.randomBlocks(1, 10, new Seed(1).entropy()))
                    .succeededKeys();
            clients.fetch(stored);
            Thread.currentThread().interrupt();
            ring.pass(Duration.ofSeconds(1));
        }

        @Scenario(name = "violates-first", summary = "Violates.", nodes = 8, successors = 2, replicas = 1, seeds = 1)
        void violatesFirst(Ring ring) {
            ring.stopMaintenance();
            Thread.currentThread().interrupt();
            ring.pass(Duration.ofSeconds(1));
        }

        @Scenario(
                name = "wants-too-much",
                summary = "Wants a thread.",
                nodes = 8,
                successors = 2,
                replicas = 1,
                seeds = 1)
        void wantsTooMuch(Ring ring, Thread thread) {}

        @Scenario(name = "ringless", summary = "No ring.", nodes = 8, successors = 2, replicas = 1, seeds = 1)
        void ringless(Findings findings) {
            findings.count("nothing", 0);
        }

        @Scenario(name = "own-rings", summary = "Two rings.", nodes = 8, successors = 2, replicas = 1, seeds = 1)
        void ownRings(Rings rings, Findings findings) {
            findings.count("first", rings.start(spec -> spec).members().size());
            findings.count(
                    "second", rings.start(spec -> spec.spread(5, 1)).members().size());
        }

        @Scenario(name = "serves-forgery", summary = "Forges.", nodes = 8, successors = 2, replicas = 1, seeds = 1)
        void servesForgery(Ring ring) {
            ring.strike(crash(Nodes.count(6)));
            throw new IntegrityFailure("corrupt blocks were served");
        }
    }

    private final FakeTestbed testbed = new FakeTestbed();

    private static RunPlan on(Testbed testbed) {
        return RunPlan.on(new Testbeds(List.of(testbed)));
    }

    private static ScenarioRunner endings(String method) {
        return new ScenarioRunner(Endings.class, method);
    }

    private static Throwable thrownBy(ScenarioRunner runner) {
        return runner.test().getThrowable().orElseThrow();
    }

    @Test
    void runsATrialForEachValueAndSeed() {
        ScenarioRunner runner = endings("passes").run(on(testbed));

        assertThat(runner.containerFailures()).isEmpty();
        assertThat(runner.tests().keySet())
                .containsExactly(
                        "passes killed=10% seed=1 on fake",
                        "passes killed=10% seed=2 on fake",
                        "passes killed=30% seed=1 on fake",
                        "passes killed=30% seed=2 on fake");
        assertThat(runner.tests().values()).allMatch(test -> test.getStatus() == Status.SUCCESSFUL);
        assertThat(runner.results()).extracting(TrialResult::verdict).containsOnly(Verdict.PASSED);
        assertThat(testbed.started()).isEqualTo(4);
        assertThat(testbed.open()).isZero();
    }

    @Test
    void givesTheScenarioWhatItAsksFor() {
        ScenarioRunner runner = endings("passes")
                .run(on(testbed).withSeeds(1).withOverrides(Map.of("killed", "0.1", "nodes", "9", "wait", "2m")));

        TrialResult result = runner.result();
        assertThat(result.measurements())
                .extracting(measurement -> measurement.name() + " " + measurement.value())
                .containsExactly("killed share 0.001", "lookups 3.0", "nodes 9.0", "spec's nodes 9.0", "wait 120.0");
        assertThat(result.settings())
                .containsEntry("nodes", "9")
                .containsEntry("killed", "0.1%")
                .containsEntry("wait", "120s")
                .containsEntry("loudly", "true");
        assertThat(result.settings().keySet())
                .startsWith("nodes", "successors", "replicas")
                .endsWith("killed", "wait", "loudly");
    }

    @Test
    void runsTrialsInParallel() {
        ScenarioRunner runner = endings("passes")
                .run(
                        on(testbed).withSeeds(20),
                        "junit.jupiter.execution.parallel.enabled=true",
                        "junit.jupiter.execution.parallel.mode.default=concurrent",
                        "junit.jupiter.execution.parallel.config.strategy=fixed",
                        "junit.jupiter.execution.parallel.config.fixed.parallelism=4");

        assertThat(runner.results())
                .hasSize(40)
                .extracting(TrialResult::verdict)
                .containsOnly(Verdict.PASSED);
        assertThat(testbed.open()).isZero();
    }

    @Test
    void aFailedCheckFails() {
        ScenarioRunner runner = endings("fails").run(on(testbed));

        assertThat(runner.result().verdict())
                .isEqualTo(new Verdict(Outcome.FAIL, "lookups failed; failed: 3 of 10; first: abc"));
        assertThat(runner.result().measurements()).hasSize(1);
        assertThat(runner.test().getStatus()).isEqualTo(Status.FAILED);
        assertThat(thrownBy(runner))
                .isInstanceOf(AssertionError.class)
                .hasMessage(String.join(
                        System.lineSeparator(),
                        "lookups failed\n  failed: 3 of 10\n  first: abc",
                        "  replay with: ./wringer run fails --testbed fake --seed 1 --seeds 1"));
        assertThat(testbed.open()).isZero();
    }

    @Test
    void aConditionNotReachedFails() {
        ScenarioRunner runner = endings("notReached").run(on(testbed));

        assertThat(runner.result().verdict()).isEqualTo(new Verdict(Outcome.FAIL, "the ring is not ideal after 60 s"));
    }

    @Test
    void aBrokenPremiseProvesNothingEvenIfACheckFails() {
        ScenarioRunner runner = endings("breaksPremise").run(on(testbed));

        assertThat(runner.result().verdict().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(runner.result().verdict().reason()).endsWith("not held against the protocol: lookups failed");
        assertThat(runner.test().getStatus()).isEqualTo(Status.ABORTED);
    }

    @Test
    void noBrokenPremiseExcusesAForgery() {
        ScenarioRunner runner = endings("servesForgery").run(on(testbed));

        assertThat(runner.result().verdict()).isEqualTo(new Verdict(Outcome.FAIL, "corrupt blocks were served"));
    }

    @Test
    void anAbortedScenarioProvesNothing() {
        ScenarioRunner runner = endings("aborts").run(on(testbed));

        assertThat(runner.result().verdict())
                .isEqualTo(new Verdict(Outcome.UNKNOWN, "too few samples: 100 more would do"));
        assertThat(runner.test().getStatus()).isEqualTo(Status.ABORTED);
    }

    @Test
    void aViolationOnTheWayFails() {
        ScenarioRunner runner = endings("violates").run(on(FakeTestbed.violating()));

        assertThat(runner.result().verdict().outcome()).isEqualTo(Outcome.FAIL);
        assertThat(runner.result().verdict().reason()).startsWith("LiveSuccessor: ");
        assertThat(thrownBy(runner)).hasMessageContaining("replay with: ./wringer run violates --testbed fake");
    }

    @Test
    void aTestbedThatFailsIsAnError() {
        ScenarioRunner runner = endings("violates").run(on(FakeTestbed.broken()));

        assertThat(runner.result().verdict()).isEqualTo(new Verdict(Outcome.ERROR, "no room for 8 nodes: free some"));
        assertThat(runner.test().getStatus()).isEqualTo(Status.FAILED);
        assertThat(thrownBy(runner)).hasMessage("no room for 8 nodes: free some");
    }

    @Test
    void aRingThatCannotBeTakenDownIsAnError() {
        ScenarioRunner runner = endings("violates").run(on(FakeTestbed.sticky()));

        assertThat(runner.result().verdict())
                .isEqualTo(new Verdict(Outcome.ERROR, "host-3 does not stop: kill it by hand"));
    }

    @Test
    void aRingThatCannotBeTakenDownExcusesNoFailure() {
        ScenarioRunner runner = endings("fails").run(on(FakeTestbed.sticky()));

        assertThat(runner.result().verdict().outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void aRingThatCannotBeTakenDownIsAnErrorEvenIfNothingWouldBeProved() {
        ScenarioRunner runner = endings("aborts").run(on(FakeTestbed.sticky()));

        assertThat(runner.result().verdict())
                .isEqualTo(new Verdict(Outcome.ERROR, "host-3 does not stop: kill it by hand"));
    }

    @Test
    void aBugInAScenarioIsAnErrorThatNamesItsPlace() {
        ScenarioRunner runner = endings("isBroken").run(on(testbed));

        assertThat(runner.result().verdict().outcome()).isEqualTo(Outcome.ERROR);
        assertThat(runner.result().verdict().reason()).startsWith("unexpected ").contains(" at ");
        assertThat(testbed.open()).isZero();
    }

    @Test
    void aLackOfMemoryEndsTheTrialAndNotTheRun() {
        ScenarioRunner runner = endings("needsMemory").run(on(testbed));

        assertThat(runner.results()).hasSize(2).allSatisfy(result -> assertThat(result.verdict())
                .isEqualTo(new Verdict(
                        Outcome.ERROR,
                        "out of memory: give the JVM more, for instance with WRINGER_JAVA_OPTS=-Xmx8g")));
        assertThat(testbed.open()).isZero();
    }

    @Test
    void anInterruptionIsAnError() {
        ScenarioRunner runner = endings("interrupted").run(on(testbed));

        assertThat(runner.results()).hasSize(2).allSatisfy(result -> assertThat(result.verdict())
                .isEqualTo(new Verdict(Outcome.ERROR, "interrupted")));
    }

    /** A block that nobody holds just then may be on its way back: what a record that breaks off shows last is no loss. */
    @Test
    void anInterruptionIsNotJudgedByTheLastThingThatWasSeen() {
        FakeTestbed forgetful = new FakeTestbed() {
            @Override
            FakeCluster cluster(RingSpec spec, ClusterEvents events) {
                return new FakeCluster(spec, events) {
                    private boolean looked;

                    @Override
                    public Holdings holdings() {
                        Holdings held = looked ? new Holdings(nowNanos(), Map.of()) : super.holdings();
                        looked = true;
                        return held;
                    }
                };
            }
        };

        ScenarioRunner runner = endings("cutShort").run(on(forgetful));

        assertThat(runner.result().verdict()).isEqualTo(new Verdict(Outcome.ERROR, "interrupted"));
    }

    @Test
    void whatWasCaughtBeforeAnInterruptionStaysCaught() {
        ScenarioRunner runner = endings("violatesFirst").run(on(FakeTestbed.violating()));

        assertThat(runner.result().verdict().outcome()).isEqualTo(Outcome.FAIL);
        assertThat(runner.result().verdict().reason()).startsWith("LiveSuccessor: ");
    }

    /** Ctrl-C in a terminal reaches the hosts' processes as well as the harness: that these end then is nobody's fault. */
    @Test
    void aHostThatEndsWhenTheRunIsToldToEndHasBrokenNothing() {
        AtomicReference<RunPlan> plan = new AtomicReference<>();
        FakeTestbed interrupted = new FakeTestbed() {
            @Override
            FakeCluster cluster(RingSpec spec, ClusterEvents events) {
                return new FakeCluster(spec, events) {
                    @Override
                    public void switchMaintenance(boolean running) {
                        plan.get().cancellation().request();
                        throw new ContractBreach(Clause.RUNNING, "host-1", "its process has ended, exit status 130");
                    }
                };
            }
        };
        plan.set(on(interrupted));

        ScenarioRunner runner = endings("violates").run(plan.get());

        assertThat(runner.results()).as("those of trials that say something").isEmpty();
        assertThat(thrownBy(runner)).isInstanceOf(TestbedFailure.class).hasMessage("interrupted");
    }

    @Test
    void aParameterThatNobodyOffersIsAnError() {
        ScenarioRunner runner = endings("wantsTooMuch").run(on(testbed));

        assertThat(runner.result().verdict().outcome()).isEqualTo(Outcome.ERROR);
        assertThat(runner.result().verdict().reason()).contains("java.lang.Thread");
        assertThat(testbed.open()).isZero();
    }

    @Test
    void aScenarioThatAsksForNoRingGetsNone() {
        ScenarioRunner runner = endings("ringless").run(on(testbed));

        assertThat(runner.result().verdict()).isEqualTo(Verdict.PASSED);
        assertThat(testbed.started()).isZero();
    }

    @Test
    void closesTheRingsThatAScenarioStarts() {
        ScenarioRunner runner = endings("ownRings").run(on(testbed));

        assertThat(runner.result().measurements())
                .extracting(measurement -> (int) measurement.value())
                .containsExactly(8, 5);
        assertThat(testbed.open()).isZero();
    }

    @Test
    void aCancelledRunHasNoFurtherTrials() {
        RunPlan plan = on(testbed);
        plan.cancellation().request();

        ScenarioRunner runner = endings("passes").run(plan);

        assertThat(runner.results()).isEmpty();
        assertThat(testbed.started()).isZero();
    }

    // ---- records

    @Test
    void recordsEachTrialFromBeginningToEnd(@TempDir Path folder) throws IOException {
        endings("passes").run(on(testbed).withDirectory(new RunDirectory(folder)));

        assertThat(files(folder))
                .containsExactly(
                        "killed-10-seed-1.jsonl",
                        "killed-10-seed-2.jsonl",
                        "killed-30-seed-1.jsonl",
                        "killed-30-seed-2.jsonl");
        List<String> lines = Files.readAllLines(folder.resolve("killed-30-seed-2.jsonl"));
        assertThat(lines.get(0)).contains("\"begun\"", "\"passes\"", "\"seed\":2", "\"killed\":\"30%\"");
        assertThat(lines.get(lines.size() - 1)).contains("\"ended\"", "\"PASS\"");
    }

    @Test
    void theRecordOfAFailureIsComplete(@TempDir Path folder) throws IOException {
        endings("fails").run(on(testbed).withDirectory(new RunDirectory(folder)));

        assertThat(files(folder)).containsExactly("seed-1.jsonl");
        assertThat(folder.resolve("seed-1.jsonl")).content().contains("\"FAIL\"", "lookups failed");
    }

    @Test
    void theRecordOfAnErrorStaysPartial(@TempDir Path folder) throws IOException {
        endings("isBroken").run(on(testbed).withDirectory(new RunDirectory(folder)));

        assertThat(files(folder)).containsExactly("seed-1.jsonl.partial");
        assertThat(folder.resolve("seed-1.jsonl.partial")).content().contains("\"harness\"", "unexpected");
    }

    @Test
    void aRecordThatCannotBeWrittenEndsTheRun(@TempDir Path folder) throws IOException {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        RunPlan plan = on(testbed).withDirectory(new RunDirectory(gone));
        Files.delete(gone);

        ScenarioRunner runner = endings("passes").run(plan);

        assertThat(runner.results()).isEmpty();
        assertThat(plan.cancellation().isRequested()).isTrue();
        assertThat(plan.cancellation().cause()).isPresent().get().satisfies(cause -> assertThat(cause)
                .hasMessageStartingWith("cannot write " + gone));
        assertThat(runner.tests()).hasSize(1);
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    // ---- without a plan

    @Test
    void takesItsPlanFromJUnitsConfigurationOtherwise() {
        ScenarioRunner runner = endings("passes")
                .runWithoutPlan(
                        "wringer.testbed=sim",
                        "wringer.nodes=6",
                        "wringer.seeds=1",
                        "wringer.seed=41",
                        "wringer.set.killed=20",
                        "wringer.set.wait=1s");

        assertThat(runner.containerFailures()).isEmpty();
        assertThat(runner.tests()).containsOnlyKeys("passes killed=20% seed=41 on sim");
        assertThat(runner.test().getStatus()).isEqualTo(Status.SUCCESSFUL);
    }

    @Test
    void complainsAboutJUnitsConfiguration() {
        ScenarioRunner runner = endings("passes").runWithoutPlan("wringer.seeds=many");

        assertThat(runner.containerFailures()).singleElement().satisfies(failure -> assertThat(failure)
                .hasMessage("wringer.seeds=many is not a whole number"));
    }

    /** A slip is not to run something else than was meant. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wringer.set.kiled=20 | wringer.set.kiled: neither passes nor another scenario of these tests has such a"
                        + " parameter; did you mean wringer.set.killed? Correct it, or take it away",
                "wringer.killed=20 | wringer.killed: there is no such configuration parameter; did you mean wringer.set.killed?",
                "wringer.set.xyzzy=1 | wringer.set.xyzzy: neither passes nor another scenario of these tests has such a"
                        + " parameter; take it away: those without a scenario are wringer.testbed, ",
                "wringer.seds=3 | wringer.seds: there is no such configuration parameter; did you mean wringer.seeds?"
                        + " Correct it",
                "wringer.set.seeds=3 | did you mean wringer.seeds or wringer.seed?",
                "wringer.keeplogs=true | did you mean wringer.keep-logs?",
            })
    void namesThatMeanNothingAreRefused(String parameter, String complaint) {
        ScenarioRunner runner = endings("passes").runWithoutPlan("wringer.testbed=sim", parameter);

        assertThat(runner.tests()).isEmpty();
        assertThat(runner.containerFailures()).singleElement().satisfies(failure -> assertThat(failure)
                .hasMessageContaining(complaint)
                .hasMessageContaining("(a system property, or a line of junit-platform.properties)")
                .hasMessageNotContaining("\n"));
    }

    @Test
    void whatAnotherScenarioOfTheseTestsHasIsNotForThisOne() {
        ScenarioRunner runner = new ScenarioRunner(Meeting.class, "meetsNobody")
                .runWithoutPlan("wringer.testbed=sim", "wringer.seeds=1", "wringer.set.wait=1s", "wringer.version=1");

        assertThat(runner.containerFailures()).isEmpty();
        assertThat(runner.tests()).hasSize(1);
    }

    @Test
    void aFailureSaysWhichPropertiesShowItAgain() {
        Throwable thrown = thrownBy(
                endings("fails").runWithoutPlan("wringer.testbed=sim", "wringer.set.latency=exponential:20ms"));

        assertThat(thrown)
                .hasMessageContaining("replay with: mvn test '-Dtest=" + Endings.class.getName() + "#fails' "
                        + "-Dwringer.testbed=sim -Dwringer.seed=1 -Dwringer.seeds=1 -Dwringer.set.latency=exponential:")
                .hasMessageNotContaining("./wringer run");
    }

    @Test
    void aShardIsAPartOfTheTrials() {
        ScenarioRunner runner = endings("passes")
                .runWithoutPlan("wringer.testbed=sim", "wringer.nodes=6", "wringer.shard=2/2", "wringer.set.wait=1s");

        assertThat(runner.tests())
                .containsOnlyKeys("passes killed=10% seed=2 on sim", "passes killed=30% seed=2 on sim");
    }

    @Test
    void recordsGoWhereTheConfigurationSays(@TempDir Path folder) throws IOException {
        endings("ringless").runWithoutPlan("wringer.testbed=sim", "wringer.out=" + folder);

        assertThat(files(folder.resolve("latest"))).containsExactly("seed-1.jsonl");
    }

    @Test
    void whatNotEveryTestbedHonoursIsRefusedByTheOthers() {
        for (String demand : List.of(
                "wringer.node-image=node:1.5",
                "wringer.toxiproxy-image=links:1",
                "wringer.node-command=./my-node --fast",
                "wringer.node-env=A=1,B=x,y")) {
            ScenarioRunner runner = endings("passes").runWithoutPlan("wringer.testbed=sim", demand);

            String value = demand.substring(demand.indexOf('=') + 1);
            assertThat(runner.containerFailures()).singleElement().satisfies(failure -> assertThat(failure)
                    .hasMessageContaining("passes cannot run on the testbed sim: ")
                    .hasMessageContaining(value.startsWith("A=") ? "--node-env A=1 means nothing there" : value));
        }
    }

    // ---- in parallel

    @Test
    void trialsInVirtualTimeRunSideBySide() {
        ScenarioRunner runner = new ScenarioRunner(Meeting.class, "meets")
                .runWithoutPlan(
                        "wringer.testbed=sim",
                        PARALLEL,
                        "junit.jupiter.execution.parallel.config.strategy=fixed",
                        "junit.jupiter.execution.parallel.config.fixed.parallelism=2");

        assertThat(runner.tests()).hasSize(2);
        assertThat(runner.tests().values())
                .allSatisfy(result -> assertThat(result.getStatus()).isEqualTo(Status.SUCCESSFUL));
    }

    @Test
    void trialsInRealTimeRunOneAfterTheOther() {
        ScenarioRunner runner = new ScenarioRunner(Meeting.class, "meetsNobody")
                .runWithoutPlan(
                        "wringer.testbed=local",
                        "wringer.seeds=3",
                        PARALLEL,
                        "junit.jupiter.execution.parallel.config.strategy=fixed",
                        "junit.jupiter.execution.parallel.config.fixed.parallelism=3");

        assertThat(runner.tests()).hasSize(3);
        assertThat(runner.tests().values())
                .allSatisfy(result -> assertThat(result.getStatus()).isEqualTo(Status.SUCCESSFUL));
    }

    private static final String PARALLEL = "junit.jupiter.execution.parallel.enabled=true";

    /** Trials that meet one another, or must not. */
    static final class Meeting {

        private static final CountDownLatch BOTH = new CountDownLatch(2);
        private static final CountDownLatch NEVER = new CountDownLatch(1);
        private static final AtomicInteger INSIDE = new AtomicInteger();

        @Scenario(
                name = "meets",
                summary = "Waits for the other trial.",
                nodes = 8,
                successors = 2,
                replicas = 1,
                seeds = 2)
        void meets(Findings findings) throws InterruptedException {
            BOTH.countDown();
            assertThat(BOTH.await(20, TimeUnit.SECONDS)).as("the other trial").isTrue();
        }

        @Scenario(name = "meets-nobody", summary = "Is alone.", nodes = 8, successors = 2, replicas = 1, seeds = 3)
        void meetsNobody(Findings findings) throws InterruptedException {
            assertThat(INSIDE.incrementAndGet()).isEqualTo(1);
            assertThat(NEVER.await(50, TimeUnit.MILLISECONDS))
                    .as("whoever can come in does")
                    .isFalse();
            assertThat(INSIDE.getAndDecrement()).isEqualTo(1);
        }
    }
}
