package dev.wringer.harness.nemesis;

import dev.wringer.harness.fault.Disk;
import dev.wringer.harness.fault.Nodes;
import dev.wringer.harness.fault.Regime;
import dev.wringer.harness.fault.Strike;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.setting.Times;
import dev.wringer.node.port.Entropy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Some hosts crash and come back, at once or after a while, again and again. */
record Restarts() implements Recipe {

    private static final Parameter<Double> SHARE = Shares.parameter("which share of the hosts is restarted; "
            + "by default drawn each time, from one host to a third of what the ring survives");
    private static final Parameter<Disk> DISK = new Parameter<>(
            "disk", new Disks(), Optional.empty(), "what they find; by default kept, or lost where there are no disks");
    private static final Parameter<Duration> AWAY =
            new Parameter<>("away", new Times(0, Double.POSITIVE_INFINITY), "0s", "how long they are down");

    @Override
    public String name() {
        return "restarts";
    }

    @Override
    public String help() {
        return "some hosts crash and come back, again and again";
    }

    @Override
    public List<Parameter<?>> settings() {
        return List.of(SHARE, Whom.SETTING, DISK, AWAY, Blows.EVERY);
    }

    @Override
    public Set<Capability> needs(Chosen chosen) {
        return Set.of(Capability.RESTART);
    }

    @Override
    public List<Action> actions(Chosen chosen, Stage stage, Entropy chance) {
        Disk disk = chosen.find(DISK).orElse(stage.disks() ? new Disk.Kept() : new Disk.Lost());
        Duration away = chosen.get(AWAY);
        return new Rhythm(stage, chance)
                .instants(new Blows(chosen, stage, chance).every()).stream()
                        .map(time -> restart(time, Shares.vanishing(chosen, SHARE, stage, chance), disk, away, stage))
                        .toList();
    }

    private static Action restart(Duration time, Nodes whom, Disk disk, Duration away, Stage stage) {
        long end = Math.min(stage.millis(), time.plus(away).toMillis());
        return away.isZero() || end <= time.toMillis()
                ? new Action.Once(time, new Strike.Restart(whom, disk))
                : new Action.While(time, Optional.of(Duration.ofMillis(end)), new Regime.Down(whom, disk));
    }

    @Override
    public Chosen draw(Stage stage, Entropy chance) {
        Chosen drawn = Chosen.NOTHING;
        if (chance.nextInt(2) == 0) {
            drawn = drawn.with(DISK, disk(stage, chance));
        }
        if (chance.nextInt(2) == 0) {
            long longest = new Limits(stage).unreachable().toMillis();
            drawn = drawn.with(AWAY, Duration.ofMillis(chance.between(1, longest)));
        }
        return Blows.draw(drawn, stage, chance);
    }

    private static Disk disk(Stage stage, Entropy chance) {
        if (!stage.disks()) {
            return new Disk.Lost();
        }
        return switch (chance.nextInt(3)) {
            case 0 -> new Disk.Lost();
            case 1 -> new Disk.Full();
            default -> new Disk.Corrupted(chance.between(1, 30) / 100.0);
        };
    }
}
