package dev.wringer.harness.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.record.RunDirectory;
import dev.wringer.harness.ring.Cluster;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.TestbedFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opentest4j.TestAbortedException;

/** What hosts leave is kept, however a trial ends, unless it passes. */
class HostLogsTest {

    @TempDir
    private Path folder;

    /** Trials that end in every way. */
    @SuppressWarnings("DoNotCallSuggester") // JUnit calls them, and is to see what they throw
    static final class Endings {

        @Scenario(name = "passes", summary = "Passes.", nodes = 8, successors = 2, replicas = 1, seeds = 1)
        void passes(Ring ring) {
            ring.pass(Duration.ofSeconds(1));
        }

        @Scenario(name = "fails", summary = "Fails.", nodes = 8, successors = 2, replicas = 1, seeds = 1)
        void fails(Ring ring) {
            throw new AssertionError("lost");
        }

        @Scenario(name = "unknown", summary = "Proves nothing.", nodes = 8, successors = 2, replicas = 1, seeds = 1)
        void unknown(Ring ring) {
            throw new TestAbortedException("the premise broke");
        }

        @Scenario(name = "error", summary = "Breaks down.", nodes = 8, successors = 2, replicas = 1, seeds = 1)
        void error(Ring ring) {
            throw new TestbedFailure("the engine is gone");
        }

        /** As somebody does who presses Ctrl-C in the middle. */
        @Scenario(name = "interrupted", summary = "Is stopped.", nodes = 8, successors = 2, replicas = 1, seeds = 1)
        void interrupted(Ring ring) {
            Thread.currentThread().interrupt();
            ring.pass(Duration.ofHours(1));
        }
    }

    /** Rings whose hosts leave a log when they are taken down. */
    private static class Talkative extends FakeTestbed {
        @Override
        FakeCluster cluster(RingSpec spec, ClusterEvents events) {
            return new FakeCluster(spec, events) {
                @Override
                public void close() {
                    events.attached("host-0.log", "last words\n");
                }
            };
        }
    }

    private Outcome run(FakeTestbed testbed, String ending, boolean all) {
        RunPlan plan = RunPlan.on(new Testbeds(List.of(testbed))).withDirectory(new RunDirectory(folder));
        return new ScenarioRunner(Endings.class, ending)
                .run(all ? plan.withAllLogs() : plan)
                .result()
                .verdict()
                .outcome();
    }

    private void assertKept() {
        assertThat(new RunDirectory(folder).attachmentFolders()).containsExactly("seed-1-hosts");
        assertThat(folder.resolve("seed-1-hosts/host-0.log")).content().isEqualTo("last words\n");
    }

    @ParameterizedTest
    @CsvSource({"fails, FAIL", "unknown, UNKNOWN", "error, ERROR", "interrupted, ERROR"})
    void ofATrialThatDoesNotPassTheyStay(String ending, Outcome outcome) {
        assertThat(run(new Talkative(), ending, false)).isEqualTo(outcome);
        assertKept();
    }

    @Test
    void ofAPassOnlyIfSomebodyAsksForThem() {
        assertThat(run(new Talkative(), "passes", false)).isEqualTo(Outcome.PASS);
        assertThat(new RunDirectory(folder).attachmentFolders()).isEmpty();
        assertThat(folder.resolve("seed-1-hosts")).doesNotExist();
    }

    @Test
    void ofAPassTheyStayOnDemand() {
        assertThat(run(new Talkative(), "passes", true)).isEqualTo(Outcome.PASS);
        assertKept();
    }

    @Test
    void whatSomebodyElseHasPutBesideThemStays() throws Exception {
        Path other = Files.createDirectory(folder.resolve("seed-1-hosts")).resolve("notes");
        Files.writeString(other, "mine");
        run(new Talkative(), "passes", false);
        assertThat(other).content().isEqualTo("mine");
        assertThat(folder.resolve("seed-1-hosts/host-0.log")).doesNotExist();
    }

    @Test
    void ofARingThatFailsWhileItFormsTheyStay() {
        FakeTestbed stillborn = new FakeTestbed() {
            @Override
            public Cluster start(RingSpec spec, Seed seed, ClusterEvents events) {
                events.attached("host-0.log", "last words\n");
                throw new TestbedFailure("host-0 does not serve");
            }
        };
        assertThat(run(stillborn, "passes", false)).isEqualTo(Outcome.ERROR);
        assertKept();
    }
}
