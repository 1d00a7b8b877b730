package dev.wringer.harness.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.live.UpgradeSuite;
import dev.wringer.harness.record.Release;
import dev.wringer.harness.ring.Candidate;
import dev.wringer.harness.ring.Ring;
import dev.wringer.node.host.NodeSettings;
import dev.wringer.node.host.Variant;
import java.util.Optional;

/** Releases are settings. */
class UpgradeTest extends UpgradeSuite {

    UpgradeTest() {
        super(new LocalTestbed());
    }

    @Override
    protected Candidate candidate(NodeSettings node) {
        NodeSettings other = node.withVariant(Variant.STALE_FINGERS);
        return new Candidate("variant=stale-fingers", other, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Nobody can look past this process. */
    @Override
    protected void assertRun(Release release, Ring ring) {
        assertThat(ring.hosts()).hasSize(HOSTS);
        assertThat(ring.brokenPremise()).isEmpty();
    }
}
