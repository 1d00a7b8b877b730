package dev.wringer.harness.hostprocess;

import dev.wringer.harness.live.Crew;
import java.util.Map;

/** Values for parameters of a ring whose hosts are small processes on one machine. */
public final class ProcessPace {

    private ProcessPace() {}

    /**
     * No delay but what the machine takes, and a pace that two processors can follow: in many small processes a call costs
     * several times what it costs in one. Dead hosts refuse connections at once, so long time-outs cost nothing either, and a busy
     * machine is not taken for a dead host.
     *
     * @param nodes how large the ring is to be
     * @param mostHosts how many processes may carry them
     */
    public static Map<String, String> defaults(int nodes, int mostHosts) {
        return Map.of(
                "latency", "constant:0ms",
                "virtual-nodes", String.valueOf(Crew.smallest(nodes, mostHosts)),
                "stabilize", "adaptive:3s..20s",
                "finger-rounds", "8",
                "repair", "45s",
                "timeout", "15s..60s",
                "lookup-timeout", "120s");
    }
}
