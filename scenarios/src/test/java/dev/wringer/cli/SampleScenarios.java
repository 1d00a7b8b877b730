package dev.wringer.cli;

import static dev.wringer.harness.junit.WringerAssertions.assertThat;

import dev.wringer.harness.junit.Scenario;
import dev.wringer.harness.junit.Setting;
import dev.wringer.harness.junit.Sweep;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Clients;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.trial.Findings;
import dev.wringer.harness.workload.Workloads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** Scenarios whose trials end as the command's tests want them to; only one of them has a ring. */
@SuppressWarnings("DoNotCallSuggester") // JUnit calls them, and is to see what they throw
final class SampleScenarios {

    @Scenario(name = "passes", summary = "Every trial passes.", nodes = 100, seeds = 3)
    @Sweep(
            parameter = "killed",
            percent = {10, 20})
    void passes(Findings findings, @Setting(name = "killed") double killed) {
        findings.fraction("share", killed);
    }

    @Scenario(name = "fails-at-half", summary = "Fails when half is killed.", nodes = 100, seeds = 5)
    @Sweep(
            parameter = "killed",
            percent = {10, 50})
    void failsAtHalf(
            Findings findings,
            RingSpec spec,
            @Setting(name = "killed") double killed,
            @Setting(name = "label", value = "x", help = "anything") String label) {
        findings.count("lost", killed * spec.nodes());
        if (killed == 0.5) {
            throw new AssertionError("blocks were lost\n  first: abc");
        }
    }

    @Scenario(name = "proves-nothing", summary = "The premise breaks.", nodes = 100, seeds = 2)
    void provesNothing(Findings findings) {
        findings.count("n", 1);
        throw new TestAbortedException("the premise broke");
    }

    @Scenario(
            name = "fails-at-once",
            summary = "A promise is broken before anything is measured.",
            nodes = 100,
            seeds = 2)
    void failsAtOnce() {
        throw new AssertionError("nothing was stored");
    }

    @Scenario(name = "breaks-down", summary = "The harness fails.", nodes = 100, seeds = 2)
    void breaksDown() {
        throw new TestbedFailure("no more hosts: start some");
    }

    @Scenario(
            name = "looks-up",
            summary = "Looks up keys in a small ring.",
            nodes = 12,
            successors = 3,
            replicas = 2,
            seeds = 2,
            needs = Capability.ASSEMBLE)
    void looksUp(Clients clients, Findings findings, Seed seed) {
        var lookups = clients.lookup(Workloads.randomKeys(20, seed.entropy()));
        findings.count("path", lookups.meanPath());
        assertThat(lookups).allSucceeded();
    }

    @Scenario(name = "destroys", summary = "Takes away the folder of its own run.", nodes = 100, seeds = 3)
    void destroys(Findings findings, @Setting(name = "folder", value = "none") String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Scenario(name = "hangs", summary = "Passes twice, then waits for ever.", nodes = 100, seeds = 5)
    void hangs(Findings findings, @Setting(name = "nodes") int nodes) throws InterruptedException {
        findings.count("nodes", nodes);
        if (PASSED.getCount() == 0) {
            System.err.println("hanging");
            new CountDownLatch(1).await();
        }
        PASSED.countDown();
    }

    /** Trials that {@code hangs} lets pass: the one thing in a child process that it shares between them. */
    private static final CountDownLatch PASSED = new CountDownLatch(2);

    static List<Class<?>> classes() {
        return List.of(SampleScenarios.class, Unbuildable.class);
    }

    /** A class of which there can be no instance, so that none of its trials ever begins. */
    static final class Unbuildable {

        Unbuildable() {
            throw new IllegalStateException("a mistake");
        }

        @Scenario(name = "never-begins", summary = "Its class cannot be built.", nodes = 100, seeds = 2)
        void neverBegins() {}
    }
}
