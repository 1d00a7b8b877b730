package dev.wringer.harness.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.Release;
import dev.wringer.harness.record.RunDirectory;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.sim.SimTestbed;
import dev.wringer.harness.trial.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a record and the command that repeats it say of the nodes that ran. */
class ReplayCommandTest {

    private static final String IMAGE_ID = "sha256:0f1e";
    private static final String OTHER_ID = "sha256:abcd";

    static final class Scenarios {

        @Scenario(name = "stands", summary = "Nothing.", nodes = 8, successors = 2, replicas = 1, seeds = 1)
        void stands(Ring ring) {}
    }

    /** Of an image that goes by a name that may mean another tomorrow. */
    private static final FakeTestbed OF_AN_IMAGE = new FakeTestbed() {
        @Override
        FakeCluster cluster(RingSpec spec, ClusterEvents events) {
            events.running(0, "mine 3.1", "corrected", IMAGE_ID, "/mine --serve");
            return new FakeCluster(spec, events) {
                @Override
                public String program(Release release) {
                    return release == Release.CANDIDATE ? OTHER_ID : IMAGE_ID;
                }
            };
        }
    };

    private static TrialResult run(RunPlan plan) {
        return new ScenarioRunner(Scenarios.class, "stands").run(plan).result();
    }

    private static RunPlan plan(Demand... demands) {
        return RunPlan.on(new Testbeds(List.of(OF_AN_IMAGE))).withDemands(List.of(demands));
    }

    private static ScenarioDeclaration scenario() {
        return ScenarioDeclaration.in(Scenarios.class).get(0);
    }

    private static String replay(Demand... demands) {
        return ReplayCommand.of(scenario(), run(plan(demands)));
    }

    /** Whoever builds the candidate anew under its name has another image: running the trial again is to run the one that failed. */
    @Test
    void namesTheImageOfTheOtherReleaseByItsIdAsWell() {
        TrialResult result = run(plan(Demand.option("--node-image", "mine:latest", "fake"))
                .withOverrides(Map.of("candidate", "image=mine:next,cache=0", "candidate-share", "50%")));

        assertThat(ReplayCommand.of(scenario(), result))
                .isEqualTo("./wringer run stands --testbed fake --seed 1 --seeds 1 --set candidate=cache=0,image="
                        + OTHER_ID + " --set candidate-share=50 --node-image " + IMAGE_ID);
        assertThat(ReplayProperties.of(scenario(), result))
                .contains("-Dwringer.set.candidate=cache=0,image=" + OTHER_ID, "-Dwringer.node-image=" + IMAGE_ID)
                .doesNotContain("mine:");
        assertThat(result.settings()).containsEntry("candidate", "cache=0,image=mine:next");
    }

    @Test
    void namesTheImageByItsIdAndRepeatsWhatTheNodesWereGiven() {
        assertThat(replay(
                        Demand.option("--node-image", "mine:latest", "fake"),
                        Demand.variable("WRINGER_TOXIPROXY_IMAGE", "--toxiproxy-image", "links:2", "fake"),
                        Demand.option("--node-env", "MODE=a b", "fake")))
                .isEqualTo("./wringer run stands --testbed fake --seed 1 --seeds 1 --node-image " + IMAGE_ID
                        + " --toxiproxy-image links:2 --node-env 'MODE=a b'");
    }

    @Test
    void aRecordSaysWhatRan(@TempDir Path folder) throws IOException {
        run(RunPlan.on(new Testbeds(List.of(OF_AN_IMAGE))).withDirectory(new RunDirectory(folder)));

        assertThat(Files.readString(folder.resolve("seed-1.jsonl")))
                .contains("\"mine 3.1\"", "\"corrected\"", '"' + IMAGE_ID + '"', "\"/mine --serve\"");
    }

    @Test
    void soDoesThatOfASimulatedRing(@TempDir Path folder) throws IOException {
        run(RunPlan.on(new Testbeds(List.of(new SimTestbed()))).withDirectory(new RunDirectory(folder)));

        assertThat(Files.readString(folder.resolve("seed-1.jsonl"))).contains("\"wringer-node\"");
    }
}
