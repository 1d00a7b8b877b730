package dev.wringer.harness.hunt;

import dev.wringer.harness.blueprint.DrillParameters;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.workload.Mix;
import dev.wringer.harness.workload.Task;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Fewer kinds of operations: lookups alone, another kind alone, all but one. */
final class FewerOperations implements Simplification {

    @Override
    public Stream<Setup> of(Setup setup, List<Event> shown) {
        Map<Task, Integer> weights = setup.get(DrillParameters.MIX).weights();
        Mix lookups = alone(Task.LOOKUP);
        if (weights.equals(lookups.weights())) {
            return Stream.of();
        }
        if (weights.size() == 1) {
            return Stream.of(setup.with(DrillParameters.MIX, lookups));
        }
        Stream<Mix> single =
                weights.keySet().stream().filter(task -> task != Task.LOOKUP).map(FewerOperations::alone);
        Stream<Mix> less = weights.keySet().stream().map(task -> without(weights, task));
        return Stream.of(Stream.of(lookups), single, less)
                .flatMap(each -> each)
                .distinct()
                .map(mix -> setup.with(DrillParameters.MIX, mix));
    }

    private static Mix alone(Task task) {
        return new Mix(Map.of(task, 1));
    }

    private static Mix without(Map<Task, Integer> weights, Task task) {
        Map<Task, Integer> left = new EnumMap<>(weights);
        left.remove(task);
        return new Mix(left);
    }
}
