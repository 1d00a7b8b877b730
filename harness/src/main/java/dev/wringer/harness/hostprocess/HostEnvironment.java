package dev.wringer.harness.hostprocess;

import dev.wringer.harness.live.HostOrder;
import dev.wringer.node.chord.ChordSettings;
import dev.wringer.node.dhash.DhashSettings;
import dev.wringer.node.grpc.WayIn;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a host finds what it needs, as the contract's environment variables say it together with an order (docs/TESTEE.md).
 *
 * @param listen where it is to listen; empty if at the advertised port, on all interfaces
 * @param links the rules by which it finds its links
 * @param store where it keeps its blocks if it is durable
 */
public record HostEnvironment(Optional<String> listen, String links, String store) {

    /**
     * The variables of a host.
     *
     * @param beside those that somebody wants beside the contract's
     */
    public Map<String, String> variables(HostOrder order, NodeVariables beside) {
        Map<String, String> variables = new LinkedHashMap<>(beside.values());
        put(variables, "ADVERTISE", order.name());
        listen.ifPresent(address -> put(variables, "LISTEN", address));
        put(variables, "LINKS", links);
        wayIn(variables, order.wayIn());
        put(variables, "VIRTUAL_NODES", order.virtualNodes());
        chord(variables, order.node().chord());
        dhash(variables, order.node().dhash());
        put(variables, "VARIANT", order.variant());
        put(variables, "MAINTENANCE", order.maintenance());
        put(variables, "SEED", order.seed());
        if (order.durable()) {
            put(variables, "STORE", store);
            put(variables, "FULL", order.full());
        }
        return variables;
    }

    private static void wayIn(Map<String, String> variables, WayIn wayIn) {
        if (wayIn instanceof WayIn.Joining joining) {
            put(variables, "BOOTSTRAP", String.join(",", joining.hosts()));
        } else {
            List<String> founders =
                    wayIn instanceof WayIn.Assembled assembled ? assembled.hosts() : ((WayIn.Founding) wayIn).hosts();
            put(variables, "FOUNDERS", String.join(",", founders));
            put(variables, "GREETING", wayIn instanceof WayIn.Founding);
        }
    }

    private static void chord(Map<String, String> variables, ChordSettings chord) {
        put(variables, "SUCCESSORS", chord.successors());
        put(variables, "STABILIZE", range(chord.pace().shortest(), chord.pace().longest()));
        put(variables, "UNIFORM_PACE", !chord.pace().adaptive());
        put(variables, "FINGER_ROUNDS", chord.fingerRounds());
        put(variables, "CALL_TIMEOUT", range(chord.shortestTimeout(), chord.longestTimeout()));
        put(variables, "LOOKUP_TIMEOUT", text(chord.lookupTimeout()));
        put(variables, "LOOKUP_MODE", chord.lookupMode().name().toLowerCase(Locale.ROOT));
        put(variables, "REMEMBER", chord.remember());
    }

    private static void dhash(Map<String, String> variables, DhashSettings dhash) {
        put(variables, "REPLICAS", dhash.replicas());
        put(variables, "ACKNOWLEDGEMENTS", dhash.requiredAcknowledgements());
        put(variables, "REPAIR", text(dhash.repairInterval()));
        put(variables, "CACHE", dhash.cacheCapacity());
    }

    private static void put(Map<String, String> variables, String name, Object value) {
        variables.put(NodeVariables.CONTRACT + name, String.valueOf(value));
    }

    private static String range(Duration shortest, Duration longest) {
        return text(shortest) + ".." + text(longest);
    }

    private static String text(Duration time) {
        return time.toMillis() + "ms";
    }
}
