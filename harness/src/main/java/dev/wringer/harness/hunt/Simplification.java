package dev.wringer.harness.hunt;

import dev.wringer.harness.record.Event;
import java.util.List;
import java.util.stream.Stream;

/** One way to make setups simpler. */
@FunctionalInterface
interface Simplification {

    /** Those that take away parts: of the schedule, and of the ring. */
    List<Simplification> STRUCTURAL =
            List.of(new VictimsByNumber(), new FewerActions(), new FewerHosts(), new ShorterLists());

    /** All ways, those that take away most first. */
    List<Simplification> ALL = Stream.concat(
                    STRUCTURAL.stream(),
                    Stream.of(
                            new FewerOperations(),
                            new PlainValues(),
                            new SimplerFaults(),
                            new FewerVictims(),
                            new RounderTimes()))
            .toList();

    /**
     * Setups that are simpler by one thing, the simplest first.
     *
     * @param shown the record of a trial of {@code setup}
     */
    Stream<Setup> of(Setup setup, List<Event> shown);
}
