package dev.wringer.harness.hunt;

import dev.wringer.harness.blueprint.RingParameters;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.schedule.Schedule;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Has newcomers stand in the ring from its beginning: a node more, and one join and all that comes of it less. */
final class FoundersForNewcomers implements Simplification {

    @Override
    public Stream<Setup> of(Setup setup, List<Event> shown) {
        Schedule schedule = setup.faults();
        return IntStream.range(0, schedule.actions().size())
                .filter(i -> HostNumbers.joins(schedule.actions().get(i)) > 0)
                .mapToObj(i -> withoutJoin(setup, i));
    }

    private static Setup withoutJoin(Setup setup, int index) {
        int newcomers = HostNumbers.joins(setup.faults().actions().get(index));
        long more = newcomers * setup.get(RingParameters.VIRTUAL_NODES);
        return setup.with(RingParameters.NODES, setup.get(RingParameters.NODES) + more)
                .withFaults(HostNumbers.fromTheBeginning(
                        setup.faults(), index, setup.spec().hosts()));
    }
}
