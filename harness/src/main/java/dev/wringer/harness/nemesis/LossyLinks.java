package dev.wringer.harness.nemesis;

import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.setting.Percentages;
import dev.wringer.node.port.Entropy;
import java.util.List;
import java.util.Set;

/** Some links lose messages for a while, again and again. */
record LossyLinks() implements Recipe {

    private static final Parameter<Double> LOSE =
            new Parameter<>("lose", Percentages.ALL, "5%", "which share of the messages gets lost");

    @Override
    public String name() {
        return "loss";
    }

    @Override
    public String help() {
        return "some links lose messages for a while, again and again";
    }

    @Override
    public List<Parameter<?>> settings() {
        return List.of(Links.SHARE, LOSE, Spells.LASTS_LONGER, Spells.CALM);
    }

    @Override
    public Set<Capability> needs(Chosen chosen) {
        return Set.of(Capability.LOSS);
    }

    @Override
    public List<Action> actions(Chosen chosen, Stage stage, Entropy chance) {
        double lost = chosen.get(LOSE);
        return Links.faulty(chosen, stage, chance, () -> new LinkFault.Loss(lost));
    }

    @Override
    public Chosen draw(Stage stage, Entropy chance) {
        double lost = chance.between(1, 20) / 100.0;
        return Spells.draw(Chosen.NOTHING.with(LOSE, lost), stage, chance);
    }
}
