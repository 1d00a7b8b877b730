package dev.wringer.harness.nemesis;

import dev.wringer.harness.fault.Nodes;
import dev.wringer.harness.fault.Regime;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.setting.Choices;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.node.port.Entropy;
import java.util.List;
import java.util.Set;

/** Some hosts are cut off in one direction for a while, again and again. */
record OneWay() implements Recipe {

    private static final double HALF = 0.5;

    private enum Direction {
        OUT,
        IN,
        EITHER
    }

    private static final Parameter<Double> SHARE =
            Shares.parameter("which share of the hosts is cut off; by default drawn each time, from one host to half");
    private static final Parameter<Direction> DIRECTION = new Parameter<>(
            "direction",
            Choices.of(Direction.class),
            "either",
            "whether what they send gets lost, or what is sent to them, or a coin decides each time");

    @Override
    public String name() {
        return "one-way";
    }

    @Override
    public String help() {
        return "some hosts are cut off in one direction for a while, again and again";
    }

    @Override
    public List<Parameter<?>> settings() {
        return List.of(SHARE, DIRECTION, Spells.LASTS, Spells.CALM);
    }

    @Override
    public Set<Capability> needs(Chosen chosen) {
        return Set.of(Capability.CUT);
    }

    @Override
    public List<Action> actions(Chosen chosen, Stage stage, Entropy chance) {
        int half = new Limits(stage).hosts(HALF);
        return Spells.cuttingOff(chosen, stage, chance, () -> {
            Nodes some = Shares.scattered(chosen, SHARE, half, chance);
            return isOut(chosen.get(DIRECTION), chance)
                    ? Regime.oneWayCut(some, Nodes.all())
                    : Regime.oneWayCut(Nodes.all(), some);
        });
    }

    private static boolean isOut(Direction direction, Entropy chance) {
        return direction == Direction.OUT || (direction == Direction.EITHER && chance.nextInt(2) == 0);
    }

    @Override
    public Chosen draw(Stage stage, Entropy chance) {
        return Spells.draw(Chosen.NOTHING, stage, chance);
    }
}
