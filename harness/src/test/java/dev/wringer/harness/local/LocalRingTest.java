package dev.wringer.harness.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wringer.harness.live.RingSuite;
import dev.wringer.harness.live.SmallRings;
import dev.wringer.harness.ring.Ring;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LocalRingTest extends RingSuite {

    LocalRingTest() {
        super(LocalRings.BRISK);
    }

    @Test
    void nodesThatDoNotWaitForTheLivingProveNothing() {
        SmallRings hasty = new SmallRings(new LocalTestbed(), LocalRings.BRISK.pace(), Duration.ofMillis(1));
        Ring ring = hasty.start();
        ring.close();
        assertThat(ring.brokenPremise()).hasValueSatisfying(why -> assertThat(why)
                .contains("calls were not answered in time although no fault kept anybody from answering")
                .contains("give them a longer timeout"));
    }

    @Test
    void nothingOutlivesARing() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        LocalRings.BRISK.start().close();

        await().untilAsserted(
                        () -> assertThat(Thread.getAllStackTraces().keySet()) // a thread ends a little after its loop
                                .filteredOn(thread -> !before.contains(thread))
                                .extracting(Thread::getName)
                                .noneMatch(name -> name.startsWith("wringer-") || name.startsWith("toxiproxy-")));
    }
}
