package dev.wringer.harness.ring;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Stage;
import dev.wringer.harness.record.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What came of the play that was recorded last: the operations of its clients, told apart by stage, and what was done. Immutable. */
public final class Played {

    private final Map<Stage, List<Operation>> operations;
    private final Map<Stage, Long> begun;
    private final List<Event.Acted> acted;
    private final Event.Paced paced;
    private final Duration faultsOver;
    private final Optional<Duration> untilIdeal;

    private Played(
            Map<Stage, List<Operation>> operations,
            Map<Stage, Long> begun,
            List<Event.Acted> acted,
            Event.Paced paced,
            Duration faultsOver,
            Optional<Duration> untilIdeal) {
        this.operations = operations;
        this.begun = begun;
        this.acted = List.copyOf(acted);
        this.paced = paced;
        this.faultsOver = faultsOver;
        this.untilIdeal = untilIdeal;
    }

    /**
     * The last play among these events, which must be over, without what nobody but its player knows: when the ring was ideal.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Played of(List<Event> events) {
        return of(events, Duration.ZERO, Optional.empty());
    }

    /**
     * The last play among these events, which must be over.
     *
     * @param faultsOver when the last fault that has an end was over
     * @param untilIdeal how long the ring took to become ideal after the last fault, if it did while clients worked
     * @throws IllegalArgumentException if there is none
     */
    static Played of(List<Event> events, Duration faultsOver, Optional<Duration> untilIdeal) {
        int first = events.size() - 1;
        while (first >= 0 && !(events.get(first) instanceof Event.Planned)) {
            first--;
        }
        if (first < 0) {
            throw new IllegalArgumentException("nothing was played");
        }
        Map<Stage, Long> begun = new EnumMap<>(Stage.class);
        List<Operation> all = new ArrayList<>();
        List<Event.Acted> acted = new ArrayList<>();
        Event.Paced paced = new Event.Paced(0, 0, 0);
        for (Event event : events.subList(first, events.size())) {
            if (event instanceof Event.Entered entered) {
                begun.put(entered.stage(), entered.atNanos());
            } else if (event instanceof Event.Completed completed) {
                all.add(completed.operation());
            } else if (event instanceof Event.Acted each) {
                acted.add(each);
            } else if (event instanceof Event.Paced last) {
                paced = last;
            }
        }
        return new Played(byStage(all, begun), begun, acted, paced, faultsOver, untilIdeal);
    }

    private static Map<Stage, List<Operation>> byStage(List<Operation> all, Map<Stage, Long> begun) {
        Map<Stage, List<Operation>> byStage = new EnumMap<>(Stage.class);
        long faultsNanos = begun.getOrDefault(Stage.FAULTS, Long.MAX_VALUE);
        for (Operation operation : all) {
            boolean caughtByFaults =
                    operation.intendedNanos() < faultsNanos && operation.completedNanos() >= faultsNanos;
            long decisive = caughtByFaults ? faultsNanos : operation.intendedNanos();
            begun.entrySet().stream()
                    .filter(stage -> stage.getValue() <= decisive)
                    .reduce((one, other) -> other)
                    .ifPresent(stage -> byStage.computeIfAbsent(stage.getKey(), key -> new ArrayList<>())
                            .add(operation));
        }
        return byStage;
    }

    /**
     * The operations of a stage, in the order of completion: those that were intended for it, and for the faults those too that
     * were under way when the first one struck.
     */
    public Operations operations(Stage stage) {
        return new Operations(operations.getOrDefault(stage, List.of()));
    }

    /** All operations but those of the warm-up, in the order of completion. */
    public Operations operations() {
        List<Operation> all = new ArrayList<>();
        operations.forEach((stage, some) -> {
            if (stage != Stage.WARM_UP) {
                all.addAll(some);
            }
        });
        return new Operations(all);
    }

    /** How long a stage took, by the testbed's clock; zero if it was not reached. */
    public Duration length(Stage stage) {
        List<Stage> entered = List.copyOf(begun.keySet());
        int index = entered.indexOf(stage);
        if (index < 0 || index == entered.size() - 1) {
            return Duration.ZERO;
        }
        return Duration.ofNanos(begunNanos(entered.get(index + 1)) - begunNanos(stage));
    }

    /** When the last fault that has an end was over, by the testbed's clock since the ring began. */
    public Duration faultsOver() {
        return faultsOver;
    }

    /**
     * How long the ring took to become ideal after the last fault that has an end, to a second: all newcomers members, all
     * leavers gone. Empty if it did not as long as clients worked.
     */
    public Optional<Duration> untilIdeal() {
        return untilIdeal;
    }

    private long begunNanos(Stage stage) {
        return begun.getOrDefault(stage, 0L);
    }

    /** What became of the actions of the schedule, in the order of time. */
    public List<Event.Acted> acted() {
        return acted;
    }

    /** How many actions came to this. */
    public long count(Event.Deed deed) {
        return acted.stream().filter(action -> action.deed() == deed).count();
    }

    /** What was really done in the plays among these events, in the grammar of schedules; empty if nothing was. */
    public static String exactly(List<Event> events) {
        return events.stream()
                .filter(Event.Acted.class::isInstance)
                .map(Event.Acted.class::cast)
                .filter(action -> action.deed() == Event.Deed.DONE || action.deed() == Event.Deed.SHORTENED)
                .map(Event.Acted::text)
                .collect(Collectors.joining("; "));
    }

    /** How late the latest operation was sent: the limit of what can be said of times. */
    public Duration lateness() {
        return Duration.ofNanos(paced.latenessNanos());
    }
}
