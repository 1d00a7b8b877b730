package dev.wringer.harness.nemesis;

import dev.wringer.harness.fault.Strike;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.node.port.Entropy;
import java.util.List;
import java.util.Set;

/** Some hosts crash at the same instant, again and again. */
record Crashes() implements Recipe {

    @Override
    public String name() {
        return "crashes";
    }

    @Override
    public String help() {
        return "some hosts crash at the same instant, again and again";
    }

    @Override
    public List<Parameter<?>> settings() {
        return List.of(Shares.GONE, Whom.SETTING, Blows.EVERY, Blows.REPLACE);
    }

    @Override
    public Set<Capability> needs(Chosen chosen) {
        return Blows.needs(Capability.CRASH, chosen);
    }

    @Override
    public List<Action> actions(Chosen chosen, Stage stage, Entropy chance) {
        Limits limits = new Limits(stage);
        return new Blows(chosen, stage, chance).departures(limits.neighbours(), limits.scattered(), Strike::crash);
    }

    @Override
    public Chosen draw(Stage stage, Entropy chance) {
        return Blows.draw(Chosen.NOTHING, stage, chance);
    }
}
