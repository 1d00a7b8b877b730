package dev.wringer.harness.nemesis;

import dev.wringer.harness.fault.Regime;
import dev.wringer.harness.fault.Strike;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.schedule.Schedule;
import java.util.EnumSet;
import java.util.Set;

/** What it takes to carry out a schedule. */
final class Requirements {

    private Requirements() {}

    static Set<Capability> of(Schedule schedule) {
        Set<Capability> required = EnumSet.noneOf(Capability.class);
        for (Action action : schedule.actions()) {
            if (action instanceof Action.Once once) {
                required.add(of(once.strike()));
            } else if (action instanceof Action.While spell) {
                required.add(of(spell.regime()));
            }
        }
        return required;
    }

    private static Capability of(Strike strike) {
        if (strike instanceof Strike.Join) {
            return Capability.JOIN;
        }
        if (strike instanceof Strike.Leave) {
            return Capability.LEAVE;
        }
        return strike instanceof Strike.Restart ? Capability.RESTART : Capability.CRASH;
    }

    private static Capability of(Regime regime) {
        if (regime instanceof Regime.Degraded degraded) {
            return Capability.toImpose(degraded.fault());
        }
        if (regime instanceof Regime.Pause) {
            return Capability.PAUSE;
        }
        return regime instanceof Regime.Down ? Capability.RESTART : Capability.CUT;
    }
}
