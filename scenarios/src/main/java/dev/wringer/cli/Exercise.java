package dev.wringer.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A scenario with settings at which nodes that do something wrong show it soon.
 *
 * @param name what the self-check calls it
 * @param purpose what it is to bring to light, in a few words
 * @param scenario its name in the catalogue
 * @param settings by the names of parameters; a swept one has a single value
 * @param seeds how many seeds a variant has to come through before it counts as not caught
 */
record Exercise(String name, String purpose, String scenario, Map<String, String> settings, int seeds) {

    /** Takes a copy. */
    Exercise {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings)); // in order
    }

    /**
     * An exercise with settings as the command line has them.
     *
     * @param words each {@code name=value}
     */
    static Exercise of(String name, String purpose, String scenario, int seeds, String... words) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            settings.put(word.substring(0, equals), word.substring(equals + 1));
        }
        return new Exercise(name, purpose, scenario, settings, seeds);
    }

    /** This exercise with so many seeds at most. */
    Exercise withSeeds(int most) {
        return new Exercise(name, purpose, scenario, settings, Math.min(seeds, most));
    }

    /** The settings, and that nodes run this protocol. */
    Map<String, String> settings(String variant) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.put("variant", variant);
        return all;
    }
}
