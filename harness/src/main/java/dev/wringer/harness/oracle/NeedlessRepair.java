package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Event;
import java.util.ArrayList;
import java.util.List;

/** {@link RepairTraffic} between each measurement and the next one: none in a ring at rest in which everything is in place. */
record NeedlessRepair() implements TruthCheck {

    @Override
    public List<Caught> check(GroundTruth truth) {
        List<Caught> caught = new ArrayList<>();
        List<Event> events = truth.events();
        Event.Measured before = null;
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof Event.Measured after) {
                if (before != null) {
                    int place = truth.position(i);
                    RepairTraffic.between(before, after, truth)
                            .flatMap(RepairTraffic::needless)
                            .ifPresent(violation -> caught.add(new Caught(violation, after.atNanos(), place, true)));
                }
                before = after;
            }
        }
        return caught;
    }

    @Override
    public List<Caught> checkUnfinished(GroundTruth truth) {
        return List.of();
    }
}
