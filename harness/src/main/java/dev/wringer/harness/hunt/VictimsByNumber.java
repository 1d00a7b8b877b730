package dev.wringer.harness.hunt;

import dev.wringer.harness.blueprint.DrillParameters;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.ring.Played;
import dev.wringer.harness.schedule.Schedule;
import dev.wringer.harness.schedule.ScheduleMistake;
import java.util.List;
import java.util.stream.Stream;

/** In the place of selectors, those whom they really hit, by number; without the actions that did nothing. */
final class VictimsByNumber implements Simplification {

    @Override
    public Stream<Setup> of(Setup setup, List<Event> shown) {
        if (HostNumbers.areAllNumbered(setup.faults())) {
            return Stream.of();
        }
        try {
            return Stream.of(setup.with(DrillParameters.FAULTS, Schedule.read(Played.exactly(shown))));
        } catch (ScheduleMistake e) {
            throw new IllegalStateException("the record tells of actions that cannot be read: " + e.getMessage(), e);
        }
    }
}
