package dev.wringer.harness.hunt;

import dev.wringer.harness.blueprint.DrillParameters;
import dev.wringer.harness.fault.Disk;
import dev.wringer.harness.fault.Regime;
import dev.wringer.harness.fault.Strike;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Simpler faults in the place of others: a crash is the simplest one, a disk that keeps all is simpler than another, and who comes back as it
 * was is simpler than another release.
 */
final class SimplerFaults implements Simplification {

    @Override
    public Stream<Setup> of(Setup setup, List<Event> shown) {
        List<Action> actions = setup.faults().actions();
        return IntStream.range(0, actions.size()).boxed().flatMap(i -> simpler(actions.get(i))
                .map(action -> setup.with(DrillParameters.FAULTS, replaced(actions, i, action))));
    }

    static Schedule replaced(List<Action> actions, int index, Action by) {
        List<Action> changed = new ArrayList<>(actions);
        changed.set(index, by);
        return new Schedule(changed);
    }

    private static Stream<Action> simpler(Action action) {
        return action instanceof Action.Once once
                ? simpler(once.strike()).map(strike -> Action.at(once.begin(), strike))
                : simpler((Action.While) action);
    }

    private static Stream<Strike> simpler(Strike strike) {
        if (strike instanceof Strike.Leave leave) {
            return Stream.of(Strike.crash(leave.whom()));
        } else if (strike instanceof Strike.Restart restart) {
            Strike crash = Strike.crash(restart.whom());
            return restart.disk() instanceof Disk.Kept
                    ? Stream.of(crash)
                    : Stream.of(crash, Strike.restart(restart.whom()));
        } else if (strike instanceof Strike.Replace replace) {
            return Stream.of(Strike.crash(replace.whom()), Strike.restart(replace.whom()));
        }
        return Stream.of();
    }

    private static Stream<Action> simpler(Action.While spell) {
        Regime regime = spell.regime();
        if (regime instanceof Regime.Down down) {
            Action crash = Action.at(spell.begin(), Strike.crash(down.whom()));
            Action restart = Action.at(spell.begin(), new Strike.Restart(down.whom(), down.disk()));
            Action kept = new Action.While(spell.begin(), spell.end(), Regime.down(down.whom(), new Disk.Kept()));
            return down.disk() instanceof Disk.Kept ? Stream.of(crash, restart) : Stream.of(crash, restart, kept);
        } else if (regime instanceof Regime.Pause pause) {
            return Stream.of(Action.at(spell.begin(), Strike.crash(pause.whom())));
        } else if (regime instanceof Regime.Degraded link && link.bothWays()) {
            return Stream.of(new Action.While(
                    spell.begin(), spell.end(), new Regime.Degraded(link.from(), link.to(), false, link.fault())));
        }
        return Stream.of();
    }
}
