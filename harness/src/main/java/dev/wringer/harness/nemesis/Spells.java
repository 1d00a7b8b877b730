package dev.wringer.harness.nemesis;

import dev.wringer.harness.fault.Regime;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.setting.Times;
import dev.wringer.node.port.Entropy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The settings of everything that comes for a while, again and again. */
final class Spells {

    private static final double SHORTEST = 0.01;

    /** How long each one lasts, where hosts cannot be reached meanwhile. */
    static final Parameter<Duration> LASTS = lasts("each from half of it up to it: a quarter of successors × round");

    /** How long each one lasts, where hosts can be reached. */
    static final Parameter<Duration> LASTS_LONGER = lasts("each from half of it up to it: successors × round");

    /** How long nothing happens after each. */
    static final Parameter<Duration> CALM = new Parameter<>(
            "calm",
            new Times(0, Double.POSITIVE_INFINITY),
            Optional.empty(),
            "time after each in which nothing happens, on average; by default half of successors × round, and a call");

    private Spells() {}

    private static Parameter<Duration> lasts(String byDefault) {
        return new Parameter<>(
                "lasts",
                new Times(SHORTEST, Double.POSITIVE_INFINITY),
                Optional.empty(),
                "how long each one lasts; by default " + byDefault);
    }

    /** Regimes that cut hosts off, at their times. */
    static List<Action> cuttingOff(Chosen chosen, Stage stage, Entropy chance, Supplier<Regime> regime) {
        return spells(chosen, LASTS, new Limits(stage).unreachable(), stage, chance, regime);
    }

    /** Regimes that cut nobody off, at their times. */
    static List<Action> disturbing(Chosen chosen, Stage stage, Entropy chance, Supplier<Regime> regime) {
        return spells(chosen, LASTS_LONGER, new Limits(stage).disturbed(), stage, chance, regime);
    }

    private static List<Action> spells(
            Chosen chosen,
            Parameter<Duration> lasts,
            Duration usually,
            Stage stage,
            Entropy chance,
            Supplier<Regime> regime) {
        Duration calm = chosen.find(CALM).orElseGet(() -> new Limits(stage).peace());
        List<Action> actions = new ArrayList<>();
        for (Rhythm.Spell spell : new Rhythm(stage, chance).spells(chosen.find(lasts), usually, calm)) {
            actions.add(spell.of(regime.get()));
        }
        return actions;
    }

    /** A calm at random, from half of what is usual to twice as much. */
    static Chosen draw(Chosen chosen, Stage stage, Entropy chance) {
        long usual = new Limits(stage).peace().toMillis();
        return chosen.with(CALM, Duration.ofMillis(chance.between(usual / 2, 2 * usual)));
    }
}
