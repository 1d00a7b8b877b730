package dev.wringer.harness.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wringer.harness.live.PlaySuite;
import java.util.Set;
import java.util.stream.Collectors;

class PlayTest extends PlaySuite {

    private final Set<Thread> before = threads();

    PlayTest() {
        super(LocalRings.BRISK);
    }

    /** Threads of hosts and of their links. */
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("wringer-")
                        || thread.getName().startsWith("toxiproxy-"))
                .collect(Collectors.toSet());
    }

    @Override
    protected void assertNothingIsLeftBehind() {
        await().untilAsserted(() -> assertThat(threads()).isSubsetOf(before)); // a thread ends a little after its loop
    }
}
