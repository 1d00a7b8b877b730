package dev.wringer.harness.hunt;

import dev.wringer.harness.blueprint.DrillParameters;
import dev.wringer.harness.blueprint.RingParameters;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.setting.Parameter;
import java.util.List;
import java.util.stream.Stream;

/** Plain values of settings in the place of others: for each setting there is a ladder, the simplest value on its lowest rung. */
final class PlainValues implements Simplification {

    private record Ladder(Parameter<?> parameter, List<String> rungs) {

        Ladder(Parameter<?> parameter, String... rungs) {
            this(parameter, List.of(rungs));
        }

        /** What is below the value in this setup; the whole ladder, if that is on no rung. */
        List<String> below(Setup setup) {
            int rung = rungs.indexOf(setup.settings().text(parameter.name()));
            return rung < 0 ? rungs : rungs.subList(0, rung);
        }
    }

    private static final List<Ladder> LADDERS = List.of(
            new Ladder(DrillParameters.ARRIVAL, "open:0.001/s", "open:0.1/s", "open:0.2/s", "open:0.5/s", "open:1/s"),
            new Ladder(DrillParameters.BLOCKS, "1", "2", "3"),
            new Ladder(DrillParameters.AUTHORS, "1"),
            new Ladder(RingParameters.LOSS, "0%"),
            new Ladder(RingParameters.ORDER, "delays", "turns"),
            new Ladder(RingParameters.LATENCY, "constant:50ms", "uniform:10ms..90ms"),
            new Ladder(RingParameters.FORMATION, "assembled"),
            new Ladder(RingParameters.STABILIZE, "500ms..1500ms"),
            new Ladder(RingParameters.STORE, "memory"),
            new Ladder(RingParameters.LOOKUP, "iterative"),
            new Ladder(RingParameters.REMEMBER, "off"),
            new Ladder(RingParameters.CACHE, "0"),
            new Ladder(DrillParameters.KEYS, "uniform"),
            new Ladder(DrillParameters.AFTER, "0s", "1s"),
            new Ladder(DrillParameters.WARM_UP, "0s"),
            new Ladder(DrillParameters.DURATION, "1s", "2s", "5s", "10s"),
            new Ladder(RingParameters.REPAIR, "300s", "30s", "10s"));

    @Override
    public Stream<Setup> of(Setup setup, List<Event> shown) {
        return LADDERS.stream()
                .filter(ladder -> setup.settings().has(ladder.parameter()))
                .flatMap(ladder -> ladder.below(setup).stream().map(rung -> setup.reading(ladder.parameter(), rung)));
    }
}
