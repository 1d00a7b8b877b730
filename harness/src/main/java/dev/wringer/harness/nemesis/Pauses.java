package dev.wringer.harness.nemesis;

import dev.wringer.harness.fault.Regime;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.node.port.Entropy;
import java.util.List;
import java.util.Set;

/** Some hosts are frozen for a while, again and again. To everybody else they look dead. */
record Pauses() implements Recipe {

    private static final Parameter<Double> SHARE = Shares.parameter("which share of the hosts is frozen; "
            + "by default drawn each time, from one host to a third of what the ring survives");

    @Override
    public String name() {
        return "pauses";
    }

    @Override
    public String help() {
        return "some hosts are frozen for a while, again and again";
    }

    @Override
    public List<Parameter<?>> settings() {
        return List.of(SHARE, Whom.SETTING, Spells.LASTS, Spells.CALM);
    }

    @Override
    public Set<Capability> needs(Chosen chosen) {
        return Set.of(Capability.PAUSE);
    }

    @Override
    public List<Action> actions(Chosen chosen, Stage stage, Entropy chance) {
        return Spells.cuttingOff(
                chosen, stage, chance, () -> Regime.paused(Shares.vanishing(chosen, SHARE, stage, chance)));
    }

    @Override
    public Chosen draw(Stage stage, Entropy chance) {
        return Spells.draw(Chosen.NOTHING, stage, chance);
    }
}
