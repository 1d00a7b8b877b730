package dev.wringer.harness.hunt;

import dev.wringer.harness.blueprint.NodeChanges;
import dev.wringer.harness.blueprint.RingParameters;
import dev.wringer.harness.fault.Strike;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.schedule.Action;
import java.util.List;
import java.util.stream.Stream;

/** Without the other release of the node, if nobody is upgraded to it; else, without hosts that run it from the start. */
final class OneRelease implements Simplification {

    @Override
    public Stream<Setup> of(Setup setup, List<Event> shown) {
        if (setup.settings().get(RingParameters.CANDIDATE).isNothing()) {
            return Stream.of();
        }
        Setup atFirst = setup.reading(RingParameters.CANDIDATE_SHARE, "0%");
        Setup ever = atFirst.reading(RingParameters.CANDIDATE, NodeChanges.NONE);
        boolean needed = setup.faults().actions().stream().anyMatch(OneRelease::replaces);
        return (needed ? Stream.of(atFirst) : Stream.of(ever, atFirst)).filter(simpler -> !simpler.equals(setup));
    }

    private static boolean replaces(Action action) {
        return action instanceof Action.Once once && once.strike() instanceof Strike.Replace;
    }
}
