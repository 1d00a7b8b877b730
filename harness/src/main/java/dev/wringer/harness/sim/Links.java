package dev.wringer.harness.sim;

import dev.wringer.harness.ring.Imposed;
import dev.wringer.node.port.Entropy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The simulated links: one for each directed pair of hosts, all alike but for what was imposed on some. */
final class Links {

    /** What {@link #delay} answers for a message that is lost. */
    static final long LOST = -1;

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
        private final double loss;

        Rule(Set<Integer> from, Set<Integer> to, double loss) {
            this.from = from;
            this.to = to;
            this.loss = loss;
        }
    }

    /** How long a message takes that leaves now, in nanoseconds, or {@link #LOST}. */
    long delay(int from, int to) {
        if (loss > 0 && chance.nextDouble() < loss) {
            return LOST;
        }
        for (Rule rule : rules) {
            if (rule.from.contains(from) && rule.to.contains(to) && chance.nextDouble() < rule.loss) {
                return LOST;
            }
        }
        return delays.draw(from, to, chance);
    }

    /** Loses messages from each of {@code from} to each of {@code to} with this probability, until it is taken back. */
    Imposed degrade(Set<Integer> from, Set<Integer> to, double lossOfThese) {
        Rule rule = new Rule(new HashSet<>(from), new HashSet<>(to), lossOfThese);
        rules.add(rule);
        return () -> rules.remove(rule);
    }
}
