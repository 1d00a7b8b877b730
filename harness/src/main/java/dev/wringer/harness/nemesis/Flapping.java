package dev.wringer.harness.nemesis;

import dev.wringer.harness.fault.Nodes;
import dev.wringer.harness.fault.Regime;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.setting.Times;
import dev.wringer.harness.setting.WholeNumbers;
import dev.wringer.node.port.Entropy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A few links between founders, always the same, are cut and healed again and again. */
record Flapping() implements Recipe {

    private static final int MOST = 8;
    private static final double SHORTEST = 0.01;

    private static final Parameter<Long> LINKS = new Parameter<>(
            "links",
            new WholeNumbers(0, 1_000),
            Optional.empty(),
            "how many pairs of founders have such a link; by default one for each 8 hosts, 1 … 8");
    private static final Parameter<Long> UPLINKS = new Parameter<>(
            "uplinks", new WholeNumbers(0, 1_000), "0", "how many founders have such links to everybody");
    private static final Parameter<Duration> OFF = new Parameter<>(
            "off",
            new Times(SHORTEST, Double.POSITIVE_INFINITY),
            Optional.empty(),
            "how long each cut lasts; by default each from half of it up to it: the longest call, at most as in partitions");
    private static final Parameter<Duration> ON = new Parameter<>(
            "on",
            new Times(SHORTEST, Double.POSITIVE_INFINITY),
            Optional.empty(),
            "how long all is well in between, on average; by default a round");

    @Override
    public String name() {
        return "flapping";
    }

    @Override
    public String help() {
        return "a few links are cut and healed quickly, always the same ones";
    }

    @Override
    public List<Parameter<?>> settings() {
        return List.of(LINKS, UPLINKS, OFF, ON);
    }

    @Override
    public Set<Capability> needs(Chosen chosen) {
        return Set.of(Capability.CUT);
    }

    @Override
    public List<Action> actions(Chosen chosen, Stage stage, Entropy chance) {
        List<Action> actions = new ArrayList<>();
        if (stage.hosts() > 1) {
            int links =
                    chosen.find(LINKS).map(Math::toIntExact).orElse(Math.max(1, Math.min(MOST, stage.hosts() / MOST)));
            for (int i = 0; i < links; i++) {
                int one = chance.nextInt(stage.hosts());
                int other = (one + 1 + chance.nextInt(stage.hosts() - 1)) % stage.hosts();
                flap(Regime.cut(host(one), host(other)), chosen, stage, chance, actions);
            }
            for (int i = 0; i < chosen.get(UPLINKS); i++) {
                Nodes host = host(chance.nextInt(stage.hosts()));
                flap(Regime.cut(host, new Nodes.Except(host)), chosen, stage, chance, actions);
            }
        }
        return actions;
    }

    private static Nodes host(int number) {
        return new Nodes.Numbered(List.of(number));
    }

    private static void flap(Regime cut, Chosen chosen, Stage stage, Entropy chance, List<Action> actions) {
        Duration longest = new Limits(stage).unreachable();
        Duration usually = stage.longestCall().compareTo(longest) < 0 ? stage.longestCall() : longest;
        Duration calm = chosen.find(ON).orElse(stage.round());
        for (Rhythm.Spell spell : new Rhythm(stage, chance).spells(chosen.find(OFF), usually, calm)) {
            actions.add(spell.of(cut));
        }
    }

    @Override
    public Chosen draw(Stage stage, Entropy chance) {
        int most = Math.max(1, Math.min(MOST, stage.hosts() / 2));
        return Chosen.NOTHING.with(LINKS, 1L + chance.nextInt(most)).with(UPLINKS, (long) chance.nextInt(2));
    }
}
