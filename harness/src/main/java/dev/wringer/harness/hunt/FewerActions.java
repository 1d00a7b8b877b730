package dev.wringer.harness.hunt;

import dev.wringer.harness.blueprint.DrillParameters;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.schedule.Schedule;
import dev.wringer.harness.setting.Parameter;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Takes actions away: all, then halves, quarters and so on down to single ones (ddmin, Zeller and Hildebrandt, TSE'02). */
final class FewerActions implements Simplification {

    private static final Parameter<Schedule> FAULTS = DrillParameters.FAULTS;

    @Override
    public Stream<Setup> of(Setup setup, List<Event> shown) {
        Schedule schedule = setup.faults();
        int number = schedule.actions().size();
        int founders = setup.spec().hosts();
        return IntStream.iterate(number, size -> size > 0, size -> size == 1 ? 0 : (size + 1) / 2)
                .boxed()
                .flatMap(size -> IntStream.iterate(0, begin -> begin < number, begin -> begin + size)
                        .mapToObj(begin -> setup.with(
                                FAULTS,
                                HostNumbers.withoutActions(
                                        schedule, begin, Math.min(number, begin + size), founders))));
    }
}
