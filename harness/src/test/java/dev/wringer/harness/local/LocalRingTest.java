package dev.wringer.harness.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wringer.harness.live.RingSuite;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LocalRingTest extends RingSuite {

    LocalRingTest() {
        super(LocalRings.BRISK);
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
