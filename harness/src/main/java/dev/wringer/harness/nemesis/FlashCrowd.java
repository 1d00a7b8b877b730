package dev.wringer.harness.nemesis;

import dev.wringer.harness.fault.Strike;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.setting.Percentages;
import dev.wringer.harness.setting.Times;
import dev.wringer.node.port.Entropy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Many hosts join at once. */
record FlashCrowd() implements Recipe {

    private static final Parameter<Double> SHARE = new Parameter<>(
            "share", new Percentages(0.1, 100), "25%", "how many hosts join at once, as a share of the founders");
    private static final Parameter<Duration> EVERY = new Parameter<>(
            "every",
            new Times(0.01, Double.POSITIVE_INFINITY),
            Optional.empty(),
            "time between two crowds, on average; by default half of the time for which faults go on");

    @Override
    public String name() {
        return "flash-crowd";
    }

    @Override
    public String help() {
        return "many hosts join at once";
    }

    @Override
    public List<Parameter<?>> settings() {
        return List.of(SHARE, EVERY);
    }

    @Override
    public Set<Capability> needs(Chosen chosen) {
        return Set.of(Capability.JOIN);
    }

    @Override
    public List<Action> actions(Chosen chosen, Stage stage, Entropy chance) {
        int hosts = new Limits(stage).hosts(chosen.get(SHARE));
        Duration every = chosen.find(EVERY).orElseGet(() -> stage.duration().dividedBy(2));
        return new Rhythm(stage, chance)
                .instants(every).stream()
                        .<Action>map(time -> new Action.Once(time, new Strike.Join(hosts)))
                        .toList();
    }

    @Override
    public Chosen draw(Stage stage, Entropy chance) {
        return Chosen.NOTHING.with(SHARE, chance.between(1, 50) / 100.0);
    }
}
