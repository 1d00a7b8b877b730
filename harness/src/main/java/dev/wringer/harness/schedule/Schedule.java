package dev.wringer.harness.schedule;

import dev.wringer.harness.fault.Nodes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is done to a ring, and when. Its text reads back to the same value ({@link #read}).
 *
 * @param actions numbered from 1, in this order; those of the same instant are carried out in it, too
 */
public record Schedule(List<Action> actions) {

    /** Nothing is done. */
    public static final Schedule NONE = new Schedule(List.of());

    /** Takes a copy. */
    public Schedule {
        actions = List.copyOf(actions);
    }

    /** These actions, in this order. */
    public static Schedule of(Action... actions) {
        return new Schedule(List.of(actions));
    }

    /**
     * The schedule that {@code text} stands for: actions separated by semicolons or line ends; from a {@code #} on, a line is
     * a comment.
     *
     * @throws ScheduleMistake if there is none
     */
    public static Schedule read(String text) throws ScheduleMistake {
        return new ScheduleReader(text).read();
    }

    /** How long it takes until the last action that has an end is over. */
    public Duration length() {
        return actions.stream()
                .flatMap(Schedule::instants)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static Stream<Duration> instants(Action action) {
        return action instanceof Action.While spell
                ? Stream.concat(Stream.of(spell.begin()), spell.end().stream())
                : Stream.of(action.begin());
    }

    /**
     * These actions, and then those of {@code other}; they are carried out at their times, whatever their order here. Those of
     * {@code other} have other numbers then, and whatever in it refers to them by number does so still.
     */
    public Schedule and(Schedule other) {
        List<Action> both = new ArrayList<>(actions);
        for (Action action : other.actions) {
            both.add(action.aimedAt(nodes ->
                    nodes instanceof Nodes.SameAs same ? new Nodes.SameAs(same.action() + actions.size()) : nodes));
        }
        return new Schedule(both);
    }

    /** How it is written. */
    @Override
    public String toString() {
        return actions.stream().map(Action::describe).collect(Collectors.joining("; "));
    }
}
