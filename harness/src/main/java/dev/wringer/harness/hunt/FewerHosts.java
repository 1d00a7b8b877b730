package dev.wringer.harness.hunt;

import dev.wringer.harness.blueprint.RingParameters;
import dev.wringer.harness.fault.Strike;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Takes hosts away, founders and newcomers; and virtual nodes. */
final class FewerHosts implements Simplification {

    @Override
    public Stream<Setup> of(Setup setup, List<Event> shown) {
        return Stream.of(plainHosts(setup), founders(setup), newcomers(setup)).flatMap(each -> each);
    }

    /** As many hosts with one node each, or as many nodes on hosts of their own, which suffer together what one did before. */
    private static Stream<Setup> plainHosts(Setup setup) {
        long virtualNodes = setup.get(RingParameters.VIRTUAL_NODES);
        if (virtualNodes == 1) {
            return Stream.of();
        }
        Setup plain = setup.with(RingParameters.VIRTUAL_NODES, 1L);
        return Stream.of(
                plain.with(RingParameters.NODES, setup.get(RingParameters.NODES) / virtualNodes),
                plain.withFaults(HostNumbers.spread(setup.faults(), Math.toIntExact(virtualNodes))));
    }

    /** Without a half of them, a quarter, and so on down to each one, the last ones first. */
    private static Stream<Setup> founders(Setup setup) {
        int hosts = Math.toIntExact(setup.get(RingParameters.NODES) / setup.get(RingParameters.VIRTUAL_NODES));
        return IntStream.iterate(hosts / 2, part -> part > 0, part -> part / 2)
                .boxed()
                .flatMap(part -> IntStream.iterate(hosts - part, first -> first >= 0, first -> first - part)
                        .mapToObj(first -> without(setup, hosts, first, part)))
                .distinct();
    }

    private static Setup without(Setup setup, int hosts, int first, int count) {
        long nodes = (hosts - count) * setup.get(RingParameters.VIRTUAL_NODES);
        return setup.with(RingParameters.NODES, nodes).withFaults(HostNumbers.without(setup.faults(), first, count));
    }

    /** Each join of several with one less. */
    private static Stream<Setup> newcomers(Setup setup) {
        Schedule schedule = setup.faults();
        int founders = setup.spec().hosts();
        return IntStream.range(0, schedule.actions().size())
                .filter(i -> HostNumbers.joins(schedule.actions().get(i)) > 1)
                .mapToObj(i -> setup.withFaults(withOneLess(schedule, i, founders)));
    }

    private static Schedule withOneLess(Schedule schedule, int index, int founders) {
        int hosts = HostNumbers.joins(schedule.actions().get(index));
        int last = HostNumbers.firstNewcomer(schedule, index, founders) + hosts - 1;
        List<Action> actions =
                new ArrayList<>(HostNumbers.without(schedule, last, 1).actions());
        actions.set(index, Action.at(actions.get(index).begin(), new Strike.Join(hosts - 1)));
        return new Schedule(actions);
    }
}
