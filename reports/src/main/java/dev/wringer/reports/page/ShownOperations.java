package dev.wringer.reports.page;

import dev.wringer.reports.trial.CaughtViolation;
import dev.wringer.reports.trial.DrawnRing;
import dev.wringer.reports.trial.ExplainedOperation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The operations of a ring that a page shows one by one: those that the first violations name, those that went wrong,
 * the slowest, and of the rest every so-manieth.
 *
 * @param shown in the order in which they were invoked
 * @param total how many there are
 * @param wrong how many of them went wrong
 */
record ShownOperations(List<ExplainedOperation> shown, long total, long wrong) {

    /**
     * Chooses them. Looks at all of them twice and keeps no more than it chooses.
     *
     * @param most how many at most
     */
    static ShownOperations of(DrawnRing ring, int most) {
        Set<Integer> named = ring.violations().stream()
                .limit(most / 20)
                .map(CaughtViolation::operation)
                .flatMapToInt(operation -> operation.stream())
                .boxed()
                .collect(Collectors.toSet());
        Comparator<ExplainedOperation> byLatency =
                Comparator.comparingLong(one -> one.operation().latencyNanos());
        PriorityQueue<ExplainedOperation> slowest = new PriorityQueue<>(byLatency);
        List<ExplainedOperation> chosen = new ArrayList<>();
        long[] counts = new long[2];
        ring.operations().forEach(one -> {
            counts[0]++;
            if (one.wentWrong()) {
                counts[1]++;
                if (chosen.size() < most / 2 || named.contains(one.operation().number())) {
                    chosen.add(one);
                }
            } else if (named.contains(one.operation().number())) {
                chosen.add(one);
            } else {
                slowest.add(one);
                if (slowest.size() > most / 20) {
                    slowest.remove();
                }
            }
        });
        chosen.addAll(slowest);
        Set<Integer> taken =
                chosen.stream().map(one -> one.operation().number()).collect(Collectors.toSet());
        long room = Math.max(1, most - chosen.size());
        long rest = counts[0] - counts[1] - slowest.size();
        long step = Math.max(1, (rest + room - 1) / room);
        long[] place = new long[1];
        ring.operations()
                .filter(one -> !one.wentWrong())
                .filter(one -> place[0]++ % step == 0
                        && !taken.contains(one.operation().number()))
                .forEach(chosen::add);
        chosen.sort(Comparator.comparingInt(one -> one.operation().number()));
        return new ShownOperations(List.copyOf(chosen), counts[0], counts[1]);
    }
}
