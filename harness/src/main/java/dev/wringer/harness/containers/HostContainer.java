package dev.wringer.harness.containers;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import dev.wringer.harness.hostprocess.RunningHost;
import dev.wringer.harness.live.Obituary;
import dev.wringer.harness.ring.TestbedFailure;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A host in its container.
 *
 * @param name its logical address
 * @param number among the hosts of its ring
 * @param address where this process reaches it
 * @param started the variables with which the container was started
 * @param reformed whether it was the host of another ring before
 */
record HostContainer(
        String name,
        int number,
        RunningContainer container,
        InetSocketAddress address,
        Map<String, String> started,
        boolean reformed)
        implements RunningHost {

    /** Takes a copy. */
    HostContainer {
        started = Map.copyOf(started);
    }

    /** The same container as the host of the same number of another ring. */
    HostContainer reformed(String otherName) {
        return new HostContainer(otherName, number, container, address, started, true);
    }

    @Override
    public String provenance() {
        return "of image " + container.image();
    }

    @Override
    public Optional<Obituary> obituary() {
        return container.obituary();
    }

    @Override
    public String endOfLog() {
        return container.endOfLog();
    }

    /** What is to be kept of the life of its container. */
    Map<String, Object> circumstances() {
        Map<String, Object> known = new LinkedHashMap<>();
        known.put("image", container.image());
        known.put("container", container.id());
        known.put("reformed", reformed);
        try {
            describe(container.state(), known);
        } catch (TestbedFailure e) {
            known.put("unknown", String.valueOf(e.getMessage()));
        }
        return known;
    }

    private static void describe(ContainerState state, Map<String, Object> known) {
        known.put("status", String.valueOf(state.getStatus()));
        known.put("exitStatus", Optional.ofNullable(state.getExitCodeLong()).orElse(-1L));
        known.put("started", String.valueOf(state.getStartedAt()));
        known.put("finished", String.valueOf(state.getFinishedAt()));
        known.put("killedForLackOfMemory", Boolean.TRUE.equals(state.getOOMKilled()));
    }
}
