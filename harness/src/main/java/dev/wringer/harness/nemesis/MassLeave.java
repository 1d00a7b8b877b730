package dev.wringer.harness.nemesis;

import dev.wringer.harness.fault.Strike;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.node.port.Entropy;
import java.util.List;
import java.util.Set;

/** Many hosts leave at the same time, again and again. */
record MassLeave() implements Recipe {

    private static final double MANY = 0.2;

    @Override
    public String name() {
        return "mass-leave";
    }

    @Override
    public String help() {
        return "many hosts leave at the same time, again and again";
    }

    @Override
    public List<Parameter<?>> settings() {
        return List.of(Shares.GONE, Whom.SETTING, Blows.EVERY, Blows.REPLACE);
    }

    @Override
    public Set<Capability> needs(Chosen chosen) {
        return Blows.needs(Capability.LEAVE, chosen);
    }

    @Override
    public List<Action> actions(Chosen chosen, Stage stage, Entropy chance) {
        int many = new Limits(stage).hosts(MANY);
        int halfOfAList = Math.max(1, stage.successors() / 2);
        return new Blows(chosen, stage, chance).departures(Math.min(many, halfOfAList), many, Strike::leave);
    }

    @Override
    public Chosen draw(Stage stage, Entropy chance) {
        return Blows.draw(Chosen.NOTHING, stage, chance);
    }
}
