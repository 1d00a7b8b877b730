package dev.wringer.harness.nemesis;

import dev.wringer.harness.fault.Nodes;
import dev.wringer.harness.fault.Strike;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.schedule.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts schedules together that were each made as if nobody else had hosts join. Hosts are numbered in the order in which they
 * are started, whoever has them started: so the numbers of newcomers change.
 */
final class Numbering {

    private final int founders;

    Numbering(int founders) {
        this.founders = founders;
    }

    private record Arrival(int schedule, Duration time, int hosts) {}

    Schedule together(List<Schedule> schedules) {
        List<List<Integer>> numbers = numbers(schedules);
        Schedule all = Schedule.NONE;
        for (int i = 0; i < schedules.size(); i++) {
            List<Integer> newcomers = numbers.get(i);
            all = all.and(new Schedule(schedules.get(i).actions().stream()
                    .map(action -> action.aimedAt(nodes -> renumbered(nodes, newcomers)))
                    .toList()));
        }
        return all;
    }

    /** For each schedule the numbers of its newcomers, in its own order. */
    private List<List<Integer>> numbers(List<Schedule> schedules) {
        List<Arrival> arrivals = new ArrayList<>();
        List<List<Integer>> numbers = new ArrayList<>();
        for (int i = 0; i < schedules.size(); i++) {
            numbers.add(new ArrayList<>());
            for (Action action : schedules.get(i).actions()) {
                if (action instanceof Action.Once once && once.strike() instanceof Strike.Join join) {
                    arrivals.add(new Arrival(i, once.begin(), join.hosts()));
                }
            }
        }
        arrivals.sort(Comparator.comparing(Arrival::time)); // stable, as the player is
        int next = founders;
        for (Arrival arrival : arrivals) {
            for (int i = 0; i < arrival.hosts(); i++) {
                numbers.get(arrival.schedule()).add(next++);
            }
        }
        return numbers;
    }

    private Nodes renumbered(Nodes nodes, List<Integer> newcomers) {
        if (!(nodes instanceof Nodes.Numbered numbered)) {
            return nodes;
        }
        return new Nodes.Numbered(numbered.numbers().stream()
                .map(number -> number < founders ? number : newcomers.get(number - founders))
                .toList());
    }
}
