package dev.wringer.harness.hunt;

import dev.wringer.harness.blueprint.DrillParameters;
import dev.wringer.harness.blueprint.RingParameters;
import dev.wringer.harness.fault.Disk;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Store;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.schedule.Schedule;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.node.port.Entropy;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes a setup that resembles one which has shown something new: some of its settings and of its faults are those of a freshly
 * drawn one. The ring keeps its size, so that settings fit together. A pure function.
 */
final class Mutation {

    private static final List<Parameter<?>> EXCHANGED = List.of(
            RingParameters.LATENCY,
            RingParameters.ORDER,
            RingParameters.LOSS,
            RingParameters.STABILIZE,
            RingParameters.REPAIR,
            RingParameters.LOOKUP,
            RingParameters.REMEMBER,
            RingParameters.CACHE,
            RingParameters.STORE,
            RingParameters.FORMATION,
            DrillParameters.MIX,
            DrillParameters.ARRIVAL,
            DrillParameters.BLOCKS,
            DrillParameters.DURATION);

    private Mutation() {}

    /**
     * A relative of {@code parent} with the seed of {@code fresh}.
     *
     * @param fresh a setup that was drawn
     */
    static Setup of(Setup parent, Setup fresh) {
        Entropy chance = new Seed(fresh.seed()).fork("mutation").entropy();
        Setup child = parent.withSeed(fresh.seed());
        for (Parameter<?> parameter : EXCHANGED) {
            if (chance.nextInt(4) == 0) {
                child = exchanged(child, fresh, parameter);
            }
        }
        List<Action> faults = Stream.of(parent, fresh)
                .flatMap(setup -> setup.faults().actions().stream())
                .filter(action -> chance.nextInt(3) > 0)
                .toList();
        return SetupGenerator.withTimeForTurns(onDiskFor(faults, child))
                .with(DrillParameters.FAULTS, new Schedule(faults));
    }

    private static Setup onDiskFor(List<Action> faults, Setup setup) {
        boolean needed =
                faults.stream().flatMap(action -> action.disk().stream()).anyMatch(Disk::isOfBlocksOnDisk);
        return needed ? setup.with(RingParameters.STORE, Store.DISK) : setup;
    }

    private static <T> Setup exchanged(Setup child, Setup fresh, Parameter<T> parameter) {
        return child.with(parameter, fresh.get(parameter));
    }
}
