package dev.wringer.harness.hunt;

import dev.wringer.harness.fault.Nodes;
import dev.wringer.harness.fault.Strike;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Keeps the numbers of hosts in a schedule right when some are taken away, or stand from the beginning: hosts are numbered in the
 * order in which they are started, the founders first.
 */
final class HostNumbers {

    private HostNumbers() {}

    /** Whether every action that chooses hosts names them by number. */
    static boolean areAllNumbered(Schedule schedule) {
        AtomicBoolean all = new AtomicBoolean(true);
        schedule.actions()
                .forEach(action -> action.aimedAt(nodes -> {
                    if (!(nodes instanceof Nodes.Numbered)) {
                        all.set(false);
                    }
                    return nodes;
                }));
        return all.get();
    }

    /** The schedule without the hosts from number {@code first} on, {@code count} of them: nobody hits them, and others move up. */
    static Schedule without(Schedule schedule, int first, int count) {
        return new Schedule(schedule.actions().stream()
                .map(action -> action.aimedAt(nodes -> without(nodes, first, count)))
                .toList());
    }

    private static Nodes without(Nodes nodes, int first, int count) {
        if (!(nodes instanceof Nodes.Numbered numbered)) {
            return nodes;
        }
        return new Nodes.Numbered(numbered.numbers().stream()
                .filter(number -> number < first || number >= first + count)
                .map(number -> number < first ? number : number - count)
                .toList());
    }

    /** The schedule without the actions from {@code begin} to before {@code end}, counted from 0, and without whom they had join. */
    static Schedule withoutActions(Schedule schedule, int begin, int end, int founders) {
        Schedule left = schedule;
        for (int i = end - 1; i >= begin; i--) {
            left = withoutAction(left, i, founders);
        }
        return left;
    }

    private static Schedule withoutAction(Schedule schedule, int index, int founders) {
        int newcomers = joins(schedule.actions().get(index));
        return withoutLine(
                newcomers == 0 ? schedule : without(schedule, firstNewcomer(schedule, index, founders), newcomers),
                index);
    }

    /** The schedule without the join at {@code index}, whose newcomers are founders now: those who came before them move up. */
    static Schedule fromTheBeginning(Schedule schedule, int index, int founders) {
        int newcomers = joins(schedule.actions().get(index));
        int first = firstNewcomer(schedule, index, founders);
        Schedule renumbered = renumbered(
                schedule,
                number -> number < founders || number >= first + newcomers
                        ? number
                        : number < first ? number + newcomers : number - first + founders);
        return withoutLine(renumbered, index);
    }

    private static Schedule renumbered(Schedule schedule, IntUnaryOperator number) {
        return new Schedule(schedule.actions().stream()
                .map(action -> action.aimedAt(nodes -> nodes instanceof Nodes.Numbered numbered
                        ? new Nodes.Numbered(numbered.numbers().stream()
                                .map(number::applyAsInt)
                                .sorted()
                                .toList())
                        : nodes))
                .toList());
    }

    private static Schedule withoutLine(Schedule schedule, int index) {
        List<Action> left = new ArrayList<>(schedule.actions());
        left.remove(index);
        return new Schedule(left.stream()
                .map(action -> action.aimedAt(nodes -> moved(nodes, index + 1)))
                .toList());
    }

    /** Actions count from 1. */
    private static Nodes moved(Nodes nodes, int removed) {
        if (!(nodes instanceof Nodes.SameAs same) || same.action() < removed) {
            return nodes;
        }
        return same.action() == removed ? new Nodes.Numbered(List.of()) : new Nodes.SameAs(same.action() - 1);
    }

    /** The schedule for hosts that are {@code each} times as many: whatever one host did or suffered, so many do together. */
    static Schedule spread(Schedule schedule, int each) {
        return new Schedule(schedule.actions().stream()
                .map(action -> spread(action.aimedAt(nodes -> spread(nodes, each)), each))
                .toList());
    }

    private static Nodes spread(Nodes nodes, int each) {
        return nodes instanceof Nodes.Numbered numbered
                ? new Nodes.Numbered(numbered.numbers().stream()
                        .flatMap(number -> IntStream.range(number * each, (number + 1) * each)
                                .boxed())
                        .toList())
                : nodes;
    }

    private static Action spread(Action action, int each) {
        int newcomers = joins(action);
        return newcomers == 0 ? action : Action.at(action.begin(), new Strike.Join(newcomers * each));
    }

    /** How many hosts an action starts. */
    static int joins(Action action) {
        return action instanceof Action.Once once && once.strike() instanceof Strike.Join join ? join.hosts() : 0;
    }

    /** The number of the first host that the join at {@code index} starts. */
    static int firstNewcomer(Schedule schedule, int index, int founders) {
        List<Action> actions = schedule.actions();
        Action join = actions.get(index);
        int before = 0;
        for (int i = 0; i < actions.size(); i++) {
            int order = actions.get(i).begin().compareTo(join.begin());
            if (order < 0 || (order == 0 && i < index)) {
                before += joins(actions.get(i));
            }
        }
        return founders + before;
    }
}
