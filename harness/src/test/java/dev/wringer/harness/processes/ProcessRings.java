package dev.wringer.harness.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wringer.harness.hostprocess.NodeVariables;
import dev.wringer.harness.live.SmallRings;
import dev.wringer.node.chord.Pace;
import java.time.Duration;
import java.util.Optional;

/** Rings of processes, at a pace that two processors can follow. */
final class ProcessRings {

    static final SmallRings GENTLE = of(Optional.empty());

    private ProcessRings() {}

    /** Nodes wait for one another longer than it takes a process that has just started to load its classes. */
    static SmallRings of(Optional<NodeCommand> command) {
        return new SmallRings(
                new ProcessesTestbed(command, NodeVariables.NONE),
                Pace.uniform(Duration.ofMillis(500), Duration.ofSeconds(1)),
                Duration.ofSeconds(5));
    }

    /** Neither a process nor what it has started. */
    static void assertNoProcessIsLeft() {
        await().untilAsserted(
                        () -> assertThat(ProcessHandle.current().descendants()).isEmpty());
    }
}
