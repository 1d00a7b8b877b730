package dev.wringer.harness.nemesis;

import dev.wringer.harness.fault.Nodes;
import dev.wringer.harness.fault.Regime;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.node.port.Entropy;
import java.util.List;
import java.util.Set;

/** The ring falls into two parts for a while, again and again. */
record Partitions() implements Recipe {

    private static final double HALF = 0.5;

    private static final Parameter<Double> SHARE =
            Shares.parameter("which share of the hosts is cut off; by default drawn each time, from one host to half");

    @Override
    public String name() {
        return "partitions";
    }

    @Override
    public String help() {
        return "the ring falls into two parts for a while, again and again";
    }

    @Override
    public List<Parameter<?>> settings() {
        return List.of(SHARE, Whom.SETTING, Spells.LASTS, Spells.CALM);
    }

    @Override
    public Set<Capability> needs(Chosen chosen) {
        return Set.of(Capability.CUT);
    }

    @Override
    public List<Action> actions(Chosen chosen, Stage stage, Entropy chance) {
        int half = new Limits(stage).hosts(HALF);
        return Spells.cuttingOff(chosen, stage, chance, () -> Regime.partition(side(chosen, half, chance)));
    }

    private static Nodes side(Chosen chosen, int half, Entropy chance) {
        boolean neighbours = chosen.get(Whom.SETTING).neighbours(chance);
        if (chosen.find(SHARE).isPresent()) {
            double share = chosen.find(SHARE).get();
            return neighbours ? Nodes.arc(share) : Nodes.fraction(share);
        }
        int hosts = 1 + chance.nextInt(half);
        return neighbours ? Nodes.neighbours(hosts) : Nodes.count(hosts);
    }

    @Override
    public Chosen draw(Stage stage, Entropy chance) {
        return Spells.draw(Chosen.NOTHING, stage, chance);
    }
}
