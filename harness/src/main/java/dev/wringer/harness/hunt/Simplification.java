package dev.wringer.harness.hunt;

import dev.wringer.harness.record.Event;
import java.util.List;
import java.util.stream.Stream;

/** One way to make setups simpler. */
@FunctionalInterface
interface Simplification {

    /** Those that take away parts of a ring. */
    List<Simplification> OF_RINGS =
            List.of(new FewerHosts(), new ShorterLists(), new SmallerNumbers(), new OneRelease());

    /** Those that take away parts: of the schedule, and of the ring. */
    List<Simplification> STRUCTURAL = Stream.concat(
                    Stream.of(new VictimsByNumber(), new FewerActions(), new FoundersForNewcomers()), OF_RINGS.stream())
            .toList();

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

    /** Those of a setup that take away parts. */
    static List<Simplification> structural(Setup setup) {
        return setup.plays() ? STRUCTURAL : OF_RINGS;
    }

    /** All of a setup. */
    static List<Simplification> all(Setup setup) {
        return setup.plays()
                ? ALL
                : Stream.concat(OF_RINGS.stream(), Stream.of(new PlainValues())).toList();
    }

    /**
     * Setups that are simpler by one thing, the simplest first.
     *
     * @param shown the record of a trial of {@code setup}
     */
    Stream<Setup> of(Setup setup, List<Event> shown);
}
