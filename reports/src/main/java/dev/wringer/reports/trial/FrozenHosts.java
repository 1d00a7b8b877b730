package dev.wringer.reports.trial;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.RegimeEffect.Hindrance;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The hosts that stand still at this moment. */
final class FrozenHosts {

    private final Map<Integer, List<String>> byRegime = new HashMap<>();

    void note(Event event) {
        if (event instanceof Event.Imposed imposed && imposed.effect().hindrance() == Hindrance.FROZEN) {
            byRegime.put(imposed.number(), imposed.effect().from());
        } else if (event instanceof Event.Healed healed) {
            byRegime.remove(healed.number());
        }
    }

    Set<String> hosts() {
        Set<String> hosts = new HashSet<>();
        byRegime.values().forEach(hosts::addAll);
        return hosts;
    }
}
