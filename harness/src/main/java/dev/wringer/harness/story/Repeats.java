package dev.wringer.harness.story;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells once only what happens again and again in the same words, and how often it did. */
final class Repeats {

    private static final int OFTEN = 3;

    private Repeats() {}

    /** These steps; those that come often stand there once, with the number and the last of the repeats. */
    static List<Step> folded(List<Step> steps) {
        Map<String, List<Step>> alike = new LinkedHashMap<>();
        for (Step step : steps) {
            alike.computeIfAbsent(key(step), key -> new ArrayList<>()).add(step);
        }
        List<Step> folded = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (Step step : steps) {
            List<Step> same = alike.getOrDefault(key(step), List.of());
            if (same.size() < OFTEN && !step.isUnmoved()) {
                folded.add(step);
            } else if (told.add(key(step))) {
                folded.add(once(same));
            }
        }
        return folded;
    }

    /** What is told in the same words; of what changed nothing, times aside. */
    private static String key(Step step) {
        return step.isUnmoved() ? step.note() + step.messages() : step.text();
    }

    private static Step once(List<Step> alike) {
        Step first = alike.get(0);
        int more = alike.size() - 1;
        if (more == 0) {
            return first;
        }
        Step last = alike.get(more);
        return new Step(
                first.atNanos(),
                first.whom(),
                first.text() + " (and " + more + " more time" + (more == 1 ? "" : "s") + ", the last at "
                        + Instant.text(last.atNanos()) + ")",
                first.note() + " (" + alike.size() + " times)",
                first.messages());
    }
}
