package dev.wringer.harness.containers;

import static dev.wringer.harness.oracle.BlockReplicas.State.LOST;
import static dev.wringer.harness.ring.Condition.ideal;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.BuildImageResultCallback;
import dev.wringer.harness.fault.Nodes;
import dev.wringer.harness.fault.Strike;
import dev.wringer.harness.hostprocess.Checkout;
import dev.wringer.harness.oracle.Judgement;
import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.Release;
import dev.wringer.harness.ring.Candidate;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.Mixture;
import dev.wringer.harness.ring.Played;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Store;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.schedule.Budget;
import dev.wringer.harness.schedule.Schedule;
import dev.wringer.harness.workload.Arrival;
import dev.wringer.harness.workload.KeyChoice;
import dev.wringer.harness.workload.Mix;
import dev.wringer.harness.workload.Task;
import dev.wringer.harness.workload.Workload;
import dev.wringer.node.chord.Pace;
import dev.wringer.node.host.NodeSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A ring of one image becomes one of another, host by host, while clients work. */
@RequiresEngine
@Timeout(300)
class UpgradeIT {

    private static final String OTHER = "wringer-node-other-release:test";

    private final Engine engine = Engine.connect();
    private final Images images =
            new Images(engine, ImageChoice.OWN, Checkout.ofThisProcess().map(Checkout::home));
    private final History history = new History(EventSink.NOWHERE);

    @TempDir
    private Path folder;

    /** The same node under another label: an image of its own. */
    @BeforeEach
    void makeTheOtherRelease() {
        Path dockerfile = folder.resolve("Dockerfile");
        try {
            Files.writeString(dockerfile, "FROM " + images.node() + "\nLABEL release=other\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        engine.client()
                .buildImageCmd(dockerfile.toFile())
                .withTags(Set.of(OTHER))
                .exec(new BuildImageResultCallback())
                .awaitImageId();
    }

    @AfterEach
    void removeIt() {
        engine.client().removeImageCmd(OTHER).withForce(true).exec();
    }

    private static NodeSettings node() {
        NodeSettings usual = NodeSettings.DEFAULT;
        return usual.withChord(usual.chord()
                        .withSuccessors(2)
                        .withPace(Pace.uniform(Duration.ofMillis(500), Duration.ofSeconds(1)))
                        .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(10)))
                .withDhash(usual.dhash().withReplicas(2).withRepairInterval(Duration.ofSeconds(5)));
    }

    private static RingSpec spec(String image, double share) {
        Candidate other =
                new Candidate("image=" + image, node(), Optional.empty(), Optional.of(image), Optional.empty());
        return new RingSpec(4, 1, Formation.ASSEMBLED, node(), new Latency.Constant(Duration.ZERO), 0)
                .withStore(Store.DISK)
                .withMixture(Mixture.of(other, share));
    }

    private static Workload workload() {
        return new Workload(
                new Mix(Map.of(Task.LOOKUP, 2, Task.FETCH, 2, Task.STORE, 1)),
                new Arrival.Open(4),
                new KeyChoice.Uniform(),
                64,
                20,
                2,
                new Workload.Timetable(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(2)));
    }

    private String idOf(String host) {
        String container = engine.client().listContainersCmd().exec().stream()
                .filter(each -> each.getNames()[0].contains(host.substring(0, host.indexOf('.'))))
                .findFirst()
                .orElseThrow()
                .getId();
        return engine.client().inspectContainerCmd(container).exec().getImageId();
    }

    @Test
    void noAcknowledgedBlockIsLost() {
        try (Ring ring = Ring.start(new ContainersTestbed(ImageChoice.OWN), spec(OTHER, 0), new Seed(3), history)) {
            ring.await(ideal());
            Schedule upgrade = Schedule.of(Action.at(
                    Duration.ofSeconds(1), new Strike.Replace(Nodes.all(), Release.CANDIDATE, Strike.Stop.LEAVE)));
            Played played = ring.run(upgrade, workload(), Budget.KEPT, true);

            assertThat(played.count(Event.Deed.DONE)).isEqualTo(4);
            assertThat(ring.hosts())
                    .extracting(this::idOf)
                    .containsOnly(images.program(OTHER).image());
            assertThat(ring.acknowledged()).hasSizeGreaterThan(20);
            assertThat(ring.census(ring.acknowledged()).count(LOST)).isZero();
            ring.conclude(true);
        }
        assertThat(Judgement.of(history).verdict().outcome())
                .as("%s", Judgement.of(history).verdict())
                .isEqualTo(Outcome.PASS);
    }

    /** Two tags for one image are no mix. */
    @Test
    void anImageThatIsTheOtherOneProvesNothing() {
        String same = images.node();
        try (Ring ring = Ring.start(new ContainersTestbed(ImageChoice.OWN), spec(same, 0.5), new Seed(3), history)) {
            assertThat(ring.brokenPremise().orElseThrow()).contains("one and the same");
        }
    }
}
