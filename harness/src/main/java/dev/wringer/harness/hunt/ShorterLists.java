package dev.wringer.harness.hunt;

import dev.wringer.harness.blueprint.RingParameters;
import dev.wringer.harness.record.Event;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Shorter successor lists and fewer replicas. */
final class ShorterLists implements Simplification {

    /** With one successor no failure is inside the protocol's promise. */
    private static final long LEAST_SUCCESSORS = 2;

    @Override
    public Stream<Setup> of(Setup setup, List<Event> shown) {
        long successors = setup.get(RingParameters.SUCCESSORS);
        long replicas = setup.get(RingParameters.REPLICAS);
        return Stream.concat(
                LongStream.range(LEAST_SUCCESSORS, successors)
                        .mapToObj(fewer -> setup.with(RingParameters.SUCCESSORS, fewer)
                                .with(RingParameters.REPLICAS, Math.min(replicas, fewer))),
                LongStream.range(1, replicas).mapToObj(fewer -> setup.with(RingParameters.REPLICAS, fewer)));
    }
}
