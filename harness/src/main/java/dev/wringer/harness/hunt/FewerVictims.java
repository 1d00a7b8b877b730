package dev.wringer.harness.hunt;

import dev.wringer.harness.blueprint.DrillParameters;
import dev.wringer.harness.fault.Nodes;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.schedule.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Each numbered host taken from each selector that names more than one. */
final class FewerVictims implements Simplification {

    @Override
    public Stream<Setup> of(Setup setup, List<Event> shown) {
        List<Action> actions = setup.faults().actions();
        return IntStream.range(0, actions.size()).boxed().flatMap(i -> less(actions.get(i))
                .map(action -> setup.with(DrillParameters.FAULTS, SimplerFaults.replaced(actions, i, action))));
    }

    private static Stream<Action> less(Action action) {
        List<Nodes> selectors = new ArrayList<>();
        action.aimedAt(nodes -> {
            selectors.add(nodes);
            return nodes;
        });
        return IntStream.range(0, selectors.size()).boxed().flatMap(place -> less(selectors.get(place))
                .map(fewer -> with(action, place, fewer)));
    }

    private static Stream<Nodes> less(Nodes nodes) {
        if (!(nodes instanceof Nodes.Numbered numbered) || numbered.numbers().size() < 2) {
            return Stream.of();
        }
        return IntStream.range(0, numbered.numbers().size()).mapToObj(i -> {
            List<Integer> left = new ArrayList<>(numbered.numbers());
            left.remove(i);
            return new Nodes.Numbered(left);
        });
    }

    private static Action with(Action action, int place, Nodes other) {
        AtomicInteger next = new AtomicInteger();
        return action.aimedAt(nodes -> next.getAndIncrement() == place ? other : nodes);
    }
}
