package dev.wringer.harness.hostprocess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.ring.Cast;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.Minority;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.node.grpc.LinkRules;
import dev.wringer.node.host.NodeSettings;
import dev.wringer.node.host.Variant;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostPatternsTest {

    @Test
    void oneRuleFitsAllUsualNames() {
        assertThat(new HostPatterns("host-000000.ring-7:7000", Map.of()).rules("10.0.0.2", 10_450))
                .isEqualTo("host-*.ring-7:7000=10.0.0.2:10450+*");
    }

    /** As the node itself reads them. */
    @Test
    void everyHostIsFoundUnderItsNumberWhateverItsName() {
        Seed seed = new Seed(-7);
        RingSpec spec = new RingSpec(
                        40, 1, Formation.GROWN, NodeSettings.DEFAULT, new Latency.Constant(Duration.ZERO), 0)
                .withMinority(new Minority(Variant.DISCARDING_REPLICA, 0.2, Optional.of("a text")));
        Cast cast = Cast.of(spec, seed);

        LinkRules links = LinkRules.parse(HostPatterns.of(spec, seed).rules("10.0.0.2", 300));

        assertThat(cast.chosenNames()).hasSize(8);
        for (int host = 0; host < 50; host++) {
            assertThat(links.dial(cast.name(host)).map(InetSocketAddress::getPort))
                    .contains(300 + host);
        }
    }
}
