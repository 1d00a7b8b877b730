package dev.wringer.harness.ring;

import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.fault.Nodes;
import dev.wringer.harness.fault.Regime;
import dev.wringer.harness.fault.Targets;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.RegimeEffect;
import dev.wringer.harness.record.RegimeEffect.Hindrance;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.node.port.Entropy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Has a cluster carry out regimes, records them with their evidence, and takes them back. */
final class Regimes {

    private final WatchedRing ring;
    private final Entropy chance; // chooses whom they hit
    private final Deque<Imposed> inForce = new ArrayDeque<>();
    private int imposed; // so far: the next one's number

    Regimes(WatchedRing ring, Entropy chance) {
        this.ring = ring;
        this.chance = chance;
    }

    Imposed impose(Regime regime) {
        RegimeEffect effect = effect(regime);
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
        Imposed recorded = Imposed.of(enforced.evidence(), () -> {
            enforced.close();
            ring.history().record(new Event.Healed(ring.now(), number, regime.describe()));
            ring.calm().end(ring.now());
        });
        inForce.push(recorded);
        return recorded;
    }

    /** Chooses whom it hits, and checks that it can be. */
    private RegimeEffect effect(Regime regime) {
        Targets targets =
                WatchedRing.targets(ring.cluster().snapshot(), ring.cluster().holdings());
        if (regime instanceof Regime.Pause pause) {
            ring.require(Capability.PAUSE, regime.describe());
            List<String> frozen = pause.whom().pick(targets, chance);
            requireSomebodyAwake(frozen);
            return new RegimeEffect(frozen, List.of(), false, Hindrance.FROZEN);
        }
        LinkFault fault = faultOf(regime);
        ring.require(Capability.toImpose(fault), fault.describe());
        if (regime instanceof Regime.Partition partition) {
            List<String> side = partition.side().pick(targets, chance);
            List<String> rest = new ArrayList<>(Nodes.all().pick(targets, chance));
            rest.removeAll(side);
            return new RegimeEffect(side, rest, true, Hindrance.CUT);
        }
        Regime.Degraded degraded = (Regime.Degraded) regime;
        return new RegimeEffect(
                degraded.from().pick(targets, chance),
                degraded.to().pick(targets, chance),
                degraded.bothWays(),
                cuts(fault) ? Hindrance.CUT : Hindrance.WORSE);
    }

    private static LinkFault faultOf(Regime regime) {
        return regime instanceof Regime.Degraded degraded ? degraded.fault() : new LinkFault.BlackHole();
    }

    /** Whether no call that suffers from it can be answered before it is given up. */
    private boolean cuts(LinkFault fault) {
        Duration longest = ring.spec().node().chord().longestTimeout();
        return fault instanceof LinkFault.BlackHole
                || fault instanceof LinkFault.Refusal
                || (fault instanceof LinkFault.Loss loss && loss.probability() == 1)
                || (fault instanceof LinkFault.Delay delay
                        && delay.latency().minus(delay.jitter()).compareTo(longest) > 0);
    }

    private void requireSomebodyAwake(List<String> hosts) {
        if (ring.cluster().awake().stream().allMatch(member -> hosts.contains(member.host()))) {
            throw new UsageError("the pause would leave nobody awake: let it hit fewer hosts");
        }
    }

    private Imposed enforced(Regime regime, RegimeEffect effect) {
        return effect.hindrance() == Hindrance.FROZEN
                ? ring.cluster().pause(effect.from())
                : ring.cluster().impose(effect.from(), effect.to(), effect.bothWays(), faultOf(regime));
    }

    /** Takes back all that is still in force, the latest first. */
    void heal() {
        while (!inForce.isEmpty()) {
            inForce.pop().close();
        }
    }
}
