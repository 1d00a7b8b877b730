package dev.wringer.harness.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.BuildImageResultCallback;
import dev.wringer.harness.hostprocess.Checkout;
import dev.wringer.harness.live.UpgradeSuite;
import dev.wringer.harness.record.Release;
import dev.wringer.harness.ring.Candidate;
import dev.wringer.harness.ring.Ring;
import dev.wringer.node.host.NodeSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releases are images. */
@RequiresEngine
class UpgradeIT extends UpgradeSuite {

    private static final String OTHER = "wringer-node-other-release:test";

    private final Engine engine = Engine.connect();
    private final Images images =
            new Images(engine, ImageChoice.OWN, Checkout.ofThisProcess().map(Checkout::home));

    @TempDir
    private Path folder;

    UpgradeIT() {
        super(new ContainersTestbed(ImageChoice.OWN));
    }

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

    @Override
    protected Candidate candidate(NodeSettings node) {
        return image(OTHER, node);
    }

    private static Candidate image(String image, NodeSettings node) {
        return new Candidate("image=" + image, node, Optional.empty(), Optional.of(image), Optional.empty());
    }

    @Override
    protected void assertRun(Release release, Ring ring) {
        String image = release == Release.CANDIDATE ? OTHER : images.node();
        assertThat(ring.hosts())
                .hasSize(HOSTS)
                .extracting(this::idOf)
                .containsOnly(images.program(image).image());
    }

    private String idOf(String host) {
        String container = engine.client().listContainersCmd().exec().stream()
                .filter(each -> each.getNames()[0].contains(host.substring(0, host.indexOf('.'))))
                .findFirst()
                .orElseThrow()
                .getId();
        return engine.client().inspectContainerCmd(container).exec().getImageId();
    }

    /** Two tags for one image are no mix. */
    @Test
    void anImageThatIsTheOtherOneProvesNothing() {
        try (Ring ring = start(image(images.node(), node()), 0.5)) {
            assertThat(ring.brokenPremise().orElseThrow()).contains("one and the same");
        }
    }
}
