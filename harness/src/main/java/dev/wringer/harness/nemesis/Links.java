package dev.wringer.harness.nemesis;

import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.fault.Nodes;
import dev.wringer.harness.fault.Regime;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.node.port.Entropy;
import java.util.List;
import java.util.function.Supplier;

/** Links that work badly for a while, again and again: those of some hosts to everybody, in both directions. */
final class Links {

    private static final double HALF = 0.5;

    /** Whose links they are. */
    static final Parameter<Double> SHARE = Shares.parameter(
            "which share of the hosts has such links; by default drawn each time, from one host to half");

    private Links() {}

    /** Actions that impose a fault of their own each, one that cuts nobody off. */
    static List<Action> faulty(Chosen chosen, Stage stage, Entropy chance, Supplier<LinkFault> fault) {
        return Spells.disturbing(chosen, stage, chance, () -> degraded(chosen, stage, chance, fault.get()));
    }

    /** Actions that impose a fault of their own each, one that may cut hosts off. */
    static List<Action> hostile(Chosen chosen, Stage stage, Entropy chance, Supplier<LinkFault> fault) {
        return Spells.cuttingOff(chosen, stage, chance, () -> degraded(chosen, stage, chance, fault.get()));
    }

    private static Regime degraded(Chosen chosen, Stage stage, Entropy chance, LinkFault fault) {
        Nodes some = Shares.scattered(chosen, SHARE, new Limits(stage).hosts(HALF), chance);
        return new Regime.Degraded(some, Nodes.all(), true, fault);
    }
}
