package dev.wringer.harness.workload;

import dev.wringer.node.port.Entropy;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What clients do, and how often each thing in relation to the others.
 *
 * @param weights of the tasks that occur, each &gt; 0; at least one
 */
public record Mix(Map<Task, Integer> weights) {

    /** Checks the ranges, and takes a copy in the order of the tasks. */
    public Mix {
        if (weights.isEmpty() || weights.values().stream().anyMatch(weight -> weight <= 0)) {
            throw new IllegalArgumentException("clients need something to do: " + weights);
        }
        weights = Collections.unmodifiableMap(new EnumMap<>(weights));
    }

    /** One of the tasks, by their weights. */
    Task draw(Entropy chance) {
        int left = chance.nextInt(
                weights.values().stream().mapToInt(Integer::intValue).sum());
        for (Map.Entry<Task, Integer> each : weights.entrySet()) {
            left -= each.getValue();
            if (left < 0) {
                return each.getKey();
            }
        }
        throw new AssertionError("weights that do not add up: " + weights);
    }

    /** Whether blocks have to be there before clients begin. */
    boolean needsBlocks() {
        return weights.containsKey(Task.FETCH) || weights.containsKey(Task.NEWEST);
    }

    /** Whether somebody has to write signed blocks. */
    boolean needsAuthors() {
        return weights.containsKey(Task.UPDATE) || weights.containsKey(Task.CONFLICT);
    }

    /** How it is written: {@code lookup:3,store:1}. */
    @Override
    public String toString() {
        return weights.entrySet().stream()
                .map(each -> each.getKey().word() + ":" + each.getValue())
                .collect(Collectors.joining(","));
    }

    /** All tasks in words, for people. */
    static String words() {
        return Arrays.stream(Task.values()).map(Task::word).collect(Collectors.joining(", "));
    }
}
