package dev.wringer.node.host;

import dev.wringer.node.chord.ChordSettings;
import dev.wringer.node.dhash.DhashSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The settings of a node as the contract's environment variables say them (docs/TESTEE.md): times in whole
 * milliseconds, ranges as {@code 500ms..3000ms}, truth values as {@code true} and {@code false}. A host is told them in
 * this form, and tells them so.
 */
public final class SettingVariables {

    /** What the names of all of the contract's variables begin with. */
    public static final String PREFIX = "WRINGER_";

    private SettingVariables() {}

    /** By their names, in the order of the contract. The variant is none of them. */
    public static Map<String, String> of(NodeSettings settings) {
        Map<String, String> variables = new LinkedHashMap<>();
        chord(variables, settings.chord());
        dhash(variables, settings.dhash());
        return variables;
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
        variables.put(PREFIX + name, String.valueOf(value));
    }

    private static String range(Duration shortest, Duration longest) {
        return text(shortest) + ".." + text(longest);
    }

    private static String text(Duration time) {
        return time.toMillis() + "ms";
    }
}
