package dev.wringer.harness.nemesis;

import dev.wringer.harness.fault.Nodes;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.setting.Percentages;
import dev.wringer.node.port.Entropy;
import java.util.Optional;

/** Settings that say which share of the hosts is hit. */
final class Shares {

    /** Which share goes at once. */
    static final Parameter<Double> GONE = parameter("which share of the founders' number goes at once; "
            + "by default drawn each time, from one host to what the ring should bear");

    private Shares() {}

    /** A share without a default of its own. */
    static Parameter<Double> parameter(String help) {
        return new Parameter<>("share", Percentages.ALL, Optional.empty(), help);
    }

    /** A selector of the share that was chosen, otherwise of a number of hosts from 1 to {@code most}. */
    static Nodes scattered(Chosen chosen, Parameter<Double> share, int most, Entropy chance) {
        return chosen.find(share).map(Nodes::fraction).orElseGet(() -> Nodes.count(1 + chance.nextInt(most)));
    }

    /** Whoever vanishes at once: the share that was chosen, otherwise some that the ring survives well. */
    static Nodes vanishing(Chosen chosen, Parameter<Double> share, Stage stage, Entropy chance) {
        Limits limits = new Limits(stage);
        boolean neighbours = chosen.get(Whom.SETTING).neighbours(chance);
        if (chosen.find(share).isPresent()) {
            return neighbours
                    ? Nodes.arc(chosen.find(share).get())
                    : Nodes.fraction(chosen.find(share).get());
        }
        return neighbours
                ? Nodes.neighbours(1 + chance.nextInt(limits.neighbours()))
                : Nodes.count(1 + chance.nextInt(limits.scattered()));
    }
}
