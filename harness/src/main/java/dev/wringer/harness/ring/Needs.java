package dev.wringer.harness.ring;

import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.fault.Regime;
import dev.wringer.harness.fault.Strike;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.schedule.Schedule;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a testbed must be able to do for rings and for faults. */
public final class Needs {

    private Needs() {}

    /** For everything in a schedule. */
    public static Set<Capability> of(Schedule schedule) {
        Set<Capability> needs = EnumSet.noneOf(Capability.class);
        for (Action action : schedule.actions()) {
            if (action instanceof Action.Once once) {
                needs.add(of(once.strike()));
            } else if (action instanceof Action.While spell) {
                of(spell.regime()).ifPresent(needs::add);
            }
        }
        return Collections.unmodifiableSet(needs);
    }

    /** For a strike. */
    public static Capability of(Strike strike) {
        if (strike instanceof Strike.Restart || strike instanceof Strike.Replace) {
            return Capability.RESTART;
        } else if (strike instanceof Strike.Join) {
            return Capability.JOIN;
        }
        return strike instanceof Strike.Leave ? Capability.LEAVE : Capability.CRASH;
    }

    /** For a regime; empty if every testbed can impose it. */
    public static Optional<Capability> of(Regime regime) {
        if (regime instanceof Regime.Still) {
            return Optional.empty();
        } else if (regime instanceof Regime.Pause) {
            return Optional.of(Capability.PAUSE);
        } else if (regime instanceof Regime.Down) {
            return Optional.of(Capability.RESTART);
        }
        LinkFault fault = regime instanceof Regime.Degraded degraded ? degraded.fault() : new LinkFault.BlackHole();
        return Optional.of(Capability.toImpose(fault));
    }

    /** For a ring, before anything is done to it. */
    public static Set<Capability> of(RingSpec spec) {
        Set<Capability> needs = EnumSet.noneOf(Capability.class);
        if (spec.formation() == Formation.ASSEMBLED) {
            needs.add(Capability.ASSEMBLE);
        }
        boolean foreign = spec.mixture()
                .candidate()
                .filter(candidate -> candidate.foreignVariant().isPresent() && !candidate.isAnotherProgram())
                .isPresent();
        if (foreign || spec.foreignVariant().isPresent()) {
            needs.add(Capability.FOREIGN_VARIANTS);
        }
        if (!(spec.order() instanceof DeliveryOrder.ByDelays)) {
            needs.add(Capability.DELIVERY_ORDER);
        }
        if (spec.loss() > 0) {
            needs.add(Capability.LOSS);
        }
        if (spec.latency() instanceof Latency.Exponential || spec.latency() instanceof Latency.Matrix) {
            needs.add(Capability.LATENCY_MODEL);
        } else if (!spec.latency().equals(new Latency.Constant(Duration.ZERO))) {
            needs.add(Capability.DELAY);
        }
        return needs;
    }
}
