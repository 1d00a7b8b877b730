package dev.wringer.harness.hunt;

import dev.wringer.harness.blueprint.DrillParameters;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.schedule.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Earlier and rounder times: everything from an action on happens earlier, an action begins at a rounder time before its own, a
 * regime ends at one. No time ever becomes later.
 */
final class RounderTimes implements Simplification {

    /** In milliseconds, the roundest first. */
    private static final List<Long> GRIDS = List.of(10_000L, 5_000L, 1_000L, 500L, 100L, 10L);

    private static final long SECOND = 1_000;

    @Override
    public Stream<Setup> of(Setup setup, List<Event> shown) {
        List<Action> actions = setup.faults().actions();
        Stream<Schedule> earlier =
                IntStream.range(0, actions.size()).boxed().flatMap(i -> earlier(actions, actions.get(i)));
        Stream<Schedule> rounder = IntStream.range(0, actions.size()).boxed().flatMap(i -> Stream.concat(
                        begun(actions.get(i)), ended(actions.get(i)))
                .map(action -> SimplerFaults.replaced(actions, i, action)));
        return Stream.concat(earlier, rounder).map(schedule -> setup.with(DrillParameters.FAULTS, schedule));
    }

    /** The pause before {@code from} shorter: none, half of it in whole seconds, whole seconds. */
    private static Stream<Schedule> earlier(List<Action> actions, Action from) {
        long begin = from.begin().toMillis();
        long before = actions.stream()
                .map(action -> action.begin().toMillis())
                .filter(time -> time < begin)
                .max(Long::compare)
                .orElse(0L);
        long pause = begin - before;
        return Stream.of(0L, floor(pause / 2, SECOND), floor(pause, SECOND))
                .distinct()
                .filter(shorter -> shorter < pause)
                .map(shorter -> new Schedule(actions.stream()
                        .map(action -> action.begin().compareTo(from.begin()) < 0
                                ? action
                                : shifted(action, Duration.ofMillis(pause - shorter)))
                        .toList()));
    }

    private static Action shifted(Action action, Duration by) {
        Duration begin = action.begin().minus(by);
        return action instanceof Action.While spell
                ? new Action.While(begin, spell.end().map(end -> end.minus(by)), spell.regime())
                : Action.at(begin, ((Action.Once) action).strike());
    }

    private static Stream<Action> begun(Action action) {
        return rounder(action.begin())
                .map(begin -> action instanceof Action.While spell
                        ? new Action.While(begin, spell.end(), spell.regime())
                        : Action.at(begin, ((Action.Once) action).strike()));
    }

    private static Stream<Action> ended(Action action) {
        if (!(action instanceof Action.While spell) || spell.end().isEmpty()) {
            return Stream.of();
        }
        return rounder(spell.end().get())
                .filter(end -> end.compareTo(spell.begin()) > 0)
                .map(end -> new Action.While(spell.begin(), Optional.of(end), spell.regime()));
    }

    private static Stream<Duration> rounder(Duration time) {
        return GRIDS.stream()
                .map(grid -> Duration.ofMillis(floor(time.toMillis(), grid)))
                .filter(round -> round.compareTo(time) < 0)
                .distinct();
    }

    private static long floor(long millis, long grid) {
        return millis - millis % grid;
    }
}
