package dev.wringer.harness.hostprocess;

import dev.wringer.harness.live.HostOrder;
import dev.wringer.node.grpc.WayIn;
import dev.wringer.node.host.SettingVariables;
import java.util.LinkedHashMap;
import java.util.List;
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

    /** The variable of those that keep their blocks on disk. */
    public static final String STORE = SettingVariables.PREFIX + "STORE";

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
        variables.putAll(SettingVariables.of(order.node()));
        put(variables, "VARIANT", order.variant());
        put(variables, "MAINTENANCE", order.maintenance());
        put(variables, "SEED", order.seed());
        if (order.durable()) {
            variables.put(STORE, store);
            put(variables, "FULL", order.full());
        }
        return variables;
    }

    /**
     * What a host has to be told that is to be another one, as the contract's Reform takes it.
     *
     * @param started the variables with which its process was started
     * @param wanted those with which another one would be
     */
    public static Map<String, String> changes(Map<String, String> started, Map<String, String> wanted) {
        Map<String, String> changes = new LinkedHashMap<>();
        started.keySet().stream().filter(name -> !wanted.containsKey(name)).forEach(name -> changes.put(name, ""));
        wanted.forEach((name, value) -> {
            if (!value.equals(started.get(name))) {
                changes.put(name, value);
            }
        });
        return changes;
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

    private static void put(Map<String, String> variables, String name, Object value) {
        variables.put(SettingVariables.PREFIX + name, String.valueOf(value));
    }
}
