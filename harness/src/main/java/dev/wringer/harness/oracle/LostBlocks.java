package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Event;
import java.util.List;

/** {@link Durability} of all acknowledged blocks, by the last inventory. */
record LostBlocks() implements TruthCheck {

    @Override
    public List<Caught> check(GroundTruth truth) {
        return Durability.of(truth).lost().stream()
                .map(violation -> at(lastInventory(truth), violation, truth))
                .toList();
    }

    @Override
    public List<Caught> checkUnfinished(GroundTruth truth) {
        return List.of();
    }

    private static Caught at(int index, Violation violation, GroundTruth truth) {
        return new Caught(violation, truth.events().get(index).atNanos(), truth.position(index), true);
    }

    private static int lastInventory(GroundTruth truth) {
        int index = truth.events().size() - 1;
        while (!(truth.events().get(index) instanceof Event.Inventory)) {
            index--;
        }
        return index;
    }
}
