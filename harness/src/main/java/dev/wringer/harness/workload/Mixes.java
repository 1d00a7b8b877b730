package dev.wringer.harness.workload;

import dev.wringer.harness.setting.Kind;
import dev.wringer.harness.setting.Misfit;
import dev.wringer.harness.setting.Nearest;
import dev.wringer.harness.setting.WholeNumbers;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Mixes as parameters: tasks with their weights, {@code lookup:3,store:1}; a weight of 1 need not be written. */
public final class Mixes implements Kind<Mix> {

    private static final WholeNumbers WEIGHTS = new WholeNumbers(1, 1_000_000);

    @Override
    public Mix read(String text) throws Misfit {
        Map<Task, Integer> weights = new EnumMap<>(Task.class);
        for (String part : text.split(",", -1)) {
            String[] parts = part.strip().split(":", 2);
            int weight = parts.length > 1 ? Math.toIntExact(WEIGHTS.read(parts[1])) : 1;
            if (weights.put(task(parts[0]), weight) != null) {
                throw new Misfit("says " + parts[0] + " twice");
            }
        }
        return new Mix(weights);
    }

    private static Task task(String word) throws Misfit {
        for (Task task : Task.values()) {
            if (task.word().equals(word)) {
                return task;
            }
        }
        List<String> words = Arrays.stream(Task.values()).map(Task::word).toList();
        throw new Misfit("names '" + word + "', and clients can do " + String.join(", ", words)
                + Nearest.to(word, words)
                        .map(near -> ": did you mean " + near + "?")
                        .orElse(""));
    }

    @Override
    public String write(Mix value) {
        return value.toString();
    }

    @Override
    public String range() {
        return "TASK:WEIGHT,… of " + Mix.words();
    }
}
