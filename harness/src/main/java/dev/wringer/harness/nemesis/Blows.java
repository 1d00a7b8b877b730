package dev.wringer.harness.nemesis;

import dev.wringer.harness.fault.Nodes;
import dev.wringer.harness.fault.Strike;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.setting.Choices;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.setting.Times;
import dev.wringer.node.port.Entropy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The settings of what hits many hosts at once, again and again, and how the ring is kept from dying out. */
final class Blows {

    /** How far blows are apart. */
    static final Parameter<Duration> EVERY = new Parameter<>(
            "every",
            new Times(0.01, Double.POSITIVE_INFINITY),
            Optional.empty(),
            "time between two of them, on average; by default successors × round, and two calls");

    /** Whether others come. */
    static final Parameter<Boolean> REPLACE = new Parameter<>(
            "replace",
            Choices.trueOrFalse(),
            Optional.empty(),
            "whether as many hosts join halfway to the next time; by default true, where hosts can join");

    private final Chosen chosen;
    private final Stage stage;
    private final Entropy chance;

    Blows(Chosen chosen, Stage stage, Entropy chance) {
        this.chosen = chosen;
        this.stage = stage;
        this.chance = chance;
    }

    /** How far blows are apart, on average. */
    Duration every() {
        return chosen.find(EVERY).orElseGet(() -> usually(stage));
    }

    /** How far they are apart if nothing is said. */
    static Duration usually(Stage stage) {
        return new Limits(stage).peace().multipliedBy(2);
    }

    /** What it takes. */
    static Set<Capability> needs(Capability departure, Chosen chosen) {
        Set<Capability> needs = EnumSet.of(departure);
        if (chosen.find(REPLACE).orElse(false)) {
            needs.add(Capability.JOIN);
        }
        return Collections.unmodifiableSet(needs);
    }

    /**
     * Departures that are made good by joins, or that come to an end before too few hosts are left.
     *
     * @param neighbours how many of them go at most, if no share was chosen
     * @param scattered how many hosts anywhere go at most, if no share was chosen
     */
    List<Action> departures(int neighbours, int scattered, Function<Nodes, Strike> strike) {
        boolean replaced = chosen.find(REPLACE).orElse(stage.offers(Capability.JOIN));
        Limits limits = new Limits(stage);
        List<Action> actions = new ArrayList<>();
        int left = replaced ? Integer.MAX_VALUE : stage.hosts() - limits.floor();
        for (Duration time : new Rhythm(stage, chance).instants(every())) {
            boolean together = chosen.get(Whom.SETTING).neighbours(chance);
            int drawn = 1 + chance.nextInt(together ? neighbours : scattered);
            int hosts =
                    Math.min(left, chosen.find(Shares.GONE).map(limits::hosts).orElse(drawn));
            if (hosts > 0) {
                actions.add(
                        new Action.Once(time, strike.apply(together ? Nodes.neighbours(hosts) : Nodes.count(hosts))));
                left -= replaced ? 0 : hosts;
                if (replaced) {
                    actions.add(joined(time, hosts));
                }
            }
        }
        return actions;
    }

    private Action joined(Duration time, int hosts) {
        long later = time.plus(every().dividedBy(2)).toMillis();
        return new Action.Once(Duration.ofMillis(Math.min(stage.millis(), later)), new Strike.Join(hosts));
    }

    /** A distance at random, from half of what is usual to twice as much. */
    static Chosen draw(Chosen chosen, Stage stage, Entropy chance) {
        long usual = usually(stage).toMillis();
        return chosen.with(EVERY, Duration.ofMillis(Math.max(10, chance.between(usual / 2, 2 * usual))));
    }
}
