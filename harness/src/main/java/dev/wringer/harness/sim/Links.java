package dev.wringer.harness.sim;

import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Evidence;
import dev.wringer.harness.ring.Imposed;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.node.port.Entropy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The simulated links: one for each directed pair of hosts, all alike but for what was imposed on some. */
final class Links {

    /** What {@link #delay} answers for a message that is lost. */
    static final long LOST = -1;

    /** What {@link #delay} answers for a message across a cut. */
    static final long CUT = -2;

    private static final Set<Capability> IMPOSABLE = EnumSet.of(Capability.CUT, Capability.LOSS, Capability.DELAY);

    private final DelayModel delays;
    private final double loss;
    private final Entropy chance;
    private final List<Rule> rules = new ArrayList<>();

    Links(DelayModel delays, double loss, Entropy chance) {
        this.delays = delays;
        this.loss = loss;
        this.chance = chance;
    }

    /** A change imposed on the links from some hosts to some others. By identity: the same change may be imposed twice. */
    private static final class Rule {

        private final Set<Integer> from;
        private final Set<Integer> to;
        private final LinkFault fault;

        Rule(Set<Integer> from, Set<Integer> to, LinkFault fault) {
            this.from = from;
            this.to = to;
            this.fault = fault;
        }
    }

    /** How long a message takes that leaves now, in nanoseconds, or {@link #LOST} or {@link #CUT}. */
    long delay(int from, int to) {
        if (loss > 0 && chance.nextDouble() < loss) {
            return LOST;
        }
        long added = 0;
        for (Rule rule : rules) {
            if (rule.from.contains(from) && rule.to.contains(to)) {
                if (rule.fault instanceof LinkFault.BlackHole) {
                    return CUT;
                }
                if (loses(rule.fault)) {
                    return LOST;
                }
                added += added(rule.fault);
            }
        }
        return added + delays.draw(from, to, chance);
    }

    private boolean loses(LinkFault fault) {
        return fault instanceof LinkFault.Loss some && chance.nextDouble() < some.probability();
    }

    private long added(LinkFault fault) {
        if (!(fault instanceof LinkFault.Delay delay)) {
            return 0;
        }
        double swing = (2 * chance.nextDouble() - 1) * delay.jitter().toNanos();
        return delay.latency().toNanos() + Math.round(swing);
    }

    /**
     * Has messages from each of {@code from} to each of {@code to}, and back if {@code bothWays}, suffer from {@code fault}
     * until it is taken back.
     */
    Imposed impose(Set<Integer> from, Set<Integer> to, boolean bothWays, LinkFault fault) {
        if (!IMPOSABLE.contains(Capability.toImpose(fault))) {
            throw new TestbedFailure("the simulator has no connections, so it cannot " + fault.describe());
        }
        Rule there = new Rule(new HashSet<>(from), new HashSet<>(to), fault);
        Rule back = new Rule(there.to, there.from, fault);
        List<Rule> imposed = bothWays ? List.of(there, back) : List.of(there);
        rules.addAll(imposed);
        return Imposed.of(Evidence.shown("rule in force on the simulated links"), () -> rules.removeAll(imposed));
    }
}
