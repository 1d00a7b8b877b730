package dev.wringer.harness.ring;

import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.fault.Nodes;
import dev.wringer.harness.fault.Regime;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.RegimeEffect;
import dev.wringer.harness.record.RegimeEffect.Hindrance;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.node.chord.ChordSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Has a cluster carry out regimes, records them with their evidence, and takes them back. Nothing here waits. */
final class Regimes {

    private final WatchedRing ring;
    private final Strikes strikes;
    private final Upkeep upkeep;
    private final List<InForce> inForce = new ArrayList<>(); // in the order of imposing
    private int imposed; // so far: the next one's number

    Regimes(WatchedRing ring, Strikes strikes, Upkeep upkeep) {
        this.ring = ring;
        this.strikes = strikes;
        this.upkeep = upkeep;
    }

    private record InForce(RegimeEffect effect, Imposed enforced) {}

    /** @throws UsageError if the testbed cannot do this */
    void requireFeasible(Regime regime) {
        Needs.of(regime).ifPresent(needed -> ring.require(needed, regime.describe()));
        if (regime instanceof Regime.Down down) {
            strikes.requireFeasible(down.disk());
        }
    }

    /** Whom a regime hits and how, by its selectors. */
    @FunctionalInterface
    interface Choice {
        /** The hosts that a selector chooses now. */
        List<String> of(Nodes nodes);
    }

    RegimeEffect effect(Regime regime, Choice choice) {
        if (regime instanceof Regime.Pause pause) {
            return new RegimeEffect(choice.of(pause.whom()), List.of(), false, Hindrance.FROZEN);
        }
        if (regime instanceof Regime.Down down) {
            return new RegimeEffect(choice.of(down.whom()), List.of(), false, Hindrance.DOWN);
        }
        if (regime instanceof Regime.Partition partition) {
            List<String> side = choice.of(partition.side());
            List<String> rest = new ArrayList<>(choice.of(Nodes.all()));
            rest.removeAll(side);
            return new RegimeEffect(side, rest, true, Hindrance.CUT);
        }
        if (regime instanceof Regime.Degraded degraded) {
            return new RegimeEffect(
                    choice.of(degraded.from()),
                    choice.of(degraded.to()),
                    degraded.bothWays(),
                    hindrance(degraded.fault()));
        }
        return new RegimeEffect(List.of(), List.of(), false, Hindrance.STILL);
    }

    private static LinkFault faultOf(Regime regime) {
        return regime instanceof Regime.Degraded degraded ? degraded.fault() : new LinkFault.BlackHole();
    }

    private Hindrance hindrance(LinkFault fault) {
        ChordSettings chord = ring.spec().node().chord();
        if (fault instanceof LinkFault.BlackHole
                || fault instanceof LinkFault.Refusal
                || (fault instanceof LinkFault.Loss loss && loss.probability() == 1)) {
            return Hindrance.CUT;
        }
        if (fault instanceof LinkFault.Delay delay) {
            Duration least = delay.latency().minus(delay.jitter());
            Duration most = delay.latency().plus(delay.jitter());
            return least.compareTo(chord.longestTimeout()) > 0 // no call can be answered before it is given up
                    ? Hindrance.CUT
                    : most.compareTo(chord.shortestTimeout()) > 0 ? Hindrance.SLOW : Hindrance.WORSE;
        }
        return Hindrance.WORSE;
    }

    /**
     * Imposes a regime with this effect, until it is closed.
     *
     * @param before the ring just before
     * @throws UsageError if nobody would be left awake
     */
    Imposed impose(Regime regime, RegimeEffect effect, RingSnapshot before) {
        Imposed enforced =
                switch (effect.hindrance()) {
                    case DOWN -> down((Regime.Down) regime, effect, before);
                    case STILL -> still();
                    case FROZEN, CUT, SLOW, WORSE -> recorded(regime, effect);
                };
        InForce one = new InForce(effect, enforced);
        inForce.add(one);
        return Imposed.of(enforced.evidence(), () -> end(one));
    }

    private Imposed down(Regime.Down down, RegimeEffect effect, RingSnapshot before) {
        if (effect.from().isEmpty()) {
            return Imposed.of(Evidence.shown("it hits nobody"), () -> {});
        }
        Strikes.Fallen fallen = strikes.down(effect.from(), down.disk(), before);
        return Imposed.of(fallen.outage().death(), () -> strikes.startAgain(fallen));
    }

    private Imposed still() {
        upkeep.stop();
        return Imposed.of(Evidence.shown("all nodes were told to stop their maintenance"), upkeep::resume);
    }

    private Imposed recorded(Regime regime, RegimeEffect effect) {
        int number = imposed++;
        // First: it may be felt before all of it is in place.
        ring.calm().disturb(ring.now(), regime.describe());
        Imposed enforced = enforced(regime, effect);
        ring.history()
                .record(new Event.Imposed(
                        ring.now(),
                        number,
                        regime.describe(),
                        effect,
                        enforced.evidence().text()));
        ring.proof().require(ring.now(), regime.describe(), enforced.evidence());
        return Imposed.of(enforced.evidence(), () -> {
            enforced.close();
            ring.history().record(new Event.Healed(ring.now(), number, regime.describe()));
            ring.calm().end(ring.now());
        });
    }

    private Imposed enforced(Regime regime, RegimeEffect effect) {
        if (effect.hindrance() != Hindrance.FROZEN) {
            return ring.cluster().impose(effect.from(), effect.to(), effect.bothWays(), faultOf(regime));
        }
        if (ring.cluster().awake().stream().allMatch(member -> effect.from().contains(member.host()))) {
            throw new UsageError("the pause would leave nobody awake: let it hit fewer hosts");
        }
        return ring.cluster().pause(effect.from());
    }

    /** Whether no cut in force keeps these hosts apart. */
    boolean canReach(String one, String other) {
        return inForce.stream()
                .map(InForce::effect)
                .noneMatch(effect -> effect.hindrance() == Hindrance.CUT && effect.isBetween(one, other));
    }

    /** Takes back all that is still in force, the latest first. */
    void heal() {
        while (!inForce.isEmpty()) {
            end(inForce.get(inForce.size() - 1));
        }
    }

    private void end(InForce one) {
        if (inForce.remove(one)) {
            one.enforced().close();
        }
    }
}
