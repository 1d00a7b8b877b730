package dev.wringer.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.node.host.NodeSettings;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class HostSettingsTest {

    private static final InetSocketAddress ANYWHERE = InetSocketAddress.createUnresolved("localhost", 0);
    private static final HostSettings PLAIN =
            HostSettings.of("a:1", ANYWHERE, new WayIn.Founding(List.of("a:1", "b:1")), 7);

    @Test
    void aPlainHostHasTheDefaults() {
        assertThat(PLAIN.virtualNodes()).isOne();
        assertThat(PLAIN.node()).isEqualTo(NodeSettings.DEFAULT);
        assertThat(PLAIN.maintenance()).isTrue();
        assertThat(PLAIN.store()).isEmpty();
        assertThat(PLAIN.largestBlock()).isEqualTo(1 << 20);
        assertThat(PLAIN.patience()).isEqualTo(Duration.ofSeconds(60));
        assertThat(PLAIN.idleTime()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void eachChangeChangesNothingElse() {
        HostSettings changed = PLAIN.withNodes(4, TestHosts.QUICK)
                .withoutMaintenance()
                .withFullStore(Path.of("blocks"))
                .withIdleTime(Duration.ofSeconds(5))
                .withBounds(100, Duration.ofSeconds(3), Duration.ofSeconds(4));

        assertThat(changed)
                .isEqualTo(new HostSettings(
                        "a:1",
                        ANYWHERE,
                        PLAIN.wayIn(),
                        4,
                        TestHosts.QUICK,
                        false,
                        Optional.of(Path.of("blocks")),
                        true,
                        7,
                        100,
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4)));
        assertThat(PLAIN.withIdleTime(Duration.ofSeconds(5)).idleTime()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aMessageHasRoomForMoreThanTheBlock() {
        assertThat(PLAIN.largestMessage()).isGreaterThan(PLAIN.largestBlock());
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertRefused(() -> HostSettings.of("a", ANYWHERE, PLAIN.wayIn(), 7), "'a' is no address");
        assertRefused(() -> HostSettings.of("c:1", ANYWHERE, PLAIN.wayIn(), 7), "not among the founders a:1, b:1");
        assertRefused(
                () -> HostSettings.of("c:1", ANYWHERE, new WayIn.Assembled(List.of("a:1")), 7), "not among the hosts");
        assertRefused(() -> HostSettings.of("a:1", ANYWHERE, new WayIn.Joining(List.of()), 7), "nobody is given");
        assertRefused(() -> PLAIN.withNodes(0, NodeSettings.DEFAULT), "at least 1 virtual node");
        assertRefused(() -> PLAIN.withBounds(0, PLAIN.patience(), PLAIN.idleTime()), "no block has 0 bytes");
        assertRefused(
                () -> PLAIN.withBounds(Integer.MAX_VALUE, PLAIN.patience(), PLAIN.idleTime()),
                "no block has 2147483647");
        assertRefused(() -> PLAIN.withBounds(1, Duration.ZERO, PLAIN.idleTime()), "leaving takes time");
        assertRefused(() -> PLAIN.withBounds(1, Duration.ofSeconds(-1), PLAIN.idleTime()), "leaving takes time");
        assertRefused(() -> PLAIN.withIdleTime(Duration.ZERO), "idle after some time");
    }

    private static void assertRefused(ThrowingCallable attempt, String why) {
        assertThatThrownBy(attempt).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(why);
    }
}
