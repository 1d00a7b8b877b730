package dev.wringer.harness.hostprocess;

import dev.wringer.harness.trial.UsageError;
import dev.wringer.node.host.SettingVariables;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Environment variables that somebody wants nodes that are processes of their own to have beside those that the testbed sets.
 *
 * @param values what they are, by name, in the order in which they were given
 */
public record NodeVariables(Map<String, String> values) {

    /** None. */
    public static final NodeVariables NONE = new NodeVariables(Map.of());

    /** Whoever set these would have another ring than the one that is judged. */
    private static final Set<String> THE_TESTBEDS = Set.of(
            "ADVERTISE",
            "LISTEN",
            "LINKS",
            "FOUNDERS",
            "GREETING",
            "BOOTSTRAP",
            "VIRTUAL_NODES",
            "SUCCESSORS",
            "STABILIZE",
            "UNIFORM_PACE",
            "FINGER_ROUNDS",
            "CALL_TIMEOUT",
            "LOOKUP_TIMEOUT",
            "LOOKUP_MODE",
            "REMEMBER",
            "REPLICAS",
            "ACKNOWLEDGEMENTS",
            "REPAIR",
            "CACHE",
            "VARIANT",
            "MAINTENANCE",
            "SEED",
            "STORE",
            "FULL");

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Takes a copy. */
    public NodeVariables {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * Reads them.
     *
     * @param texts each {@code NAME=VALUE}
     * @throws UsageError if one is not of this form, comes twice, or is for the testbed to set
     */
    public static NodeVariables read(List<String> texts) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            String name = equals < 0 ? text : text.substring(0, equals);
            if (equals < 0 || !NAME.matcher(name).matches()) {
                throw new UsageError("--node-env " + text + " is not NAME=VALUE");
            }
            if (isTheTestbeds(name)) {
                throw new UsageError(
                        "--node-env " + name + ": the testbed sets this variable itself; ./wringer list SCENARIO"
                                + " shows what --set changes");
            }
            if (values.put(name, text.substring(equals + 1)) != null) {
                throw new UsageError("--node-env " + name + " is given twice");
            }
        }
        return new NodeVariables(values);
    }

    /** These variables, and of others those whose names are not among them. */
    public NodeVariables orElse(Map<String, String> others) {
        Map<String, String> all = new LinkedHashMap<>(values);
        others.forEach(all::putIfAbsent);
        return new NodeVariables(all);
    }

    private static boolean isTheTestbeds(String name) {
        return name.startsWith(SettingVariables.PREFIX)
                && THE_TESTBEDS.contains(name.substring(SettingVariables.PREFIX.length()));
    }
}
