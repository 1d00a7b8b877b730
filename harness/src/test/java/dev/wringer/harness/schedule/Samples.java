package dev.wringer.harness.schedule;

import dev.wringer.harness.fault.Disk;
import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.fault.Nodes;
import dev.wringer.harness.fault.Regime;
import dev.wringer.harness.fault.Strike;
import dev.wringer.node.id.RingId;
import dev.wringer.node.port.Entropy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Values at random of everything that a schedule is made of. */
final class Samples {

    private static final int BIG = 100_000;

    private final Entropy chance;

    Samples(Entropy chance) {
        this.chance = chance;
    }

    List<LinkFault> linkFaults() {
        Duration latency = time();
        Duration jitter = Duration.ofNanos(chance.between(0, latency.toNanos()));
        return List.of(
                new LinkFault.BlackHole(),
                new LinkFault.Refusal(),
                new LinkFault.Loss(share()),
                new LinkFault.Delay(latency, jitter),
                new LinkFault.Delay(latency, Duration.ZERO),
                new LinkFault.Bandwidth(1 + (chance.nextLong() >>> 4)),
                new LinkFault.SlowClose(time()),
                new LinkFault.Reset(time()),
                new LinkFault.Slicing(1 + number(), time()),
                new LinkFault.DataLimit(1 + (chance.nextLong() >>> 4)),
                new LinkFault.Duplication(share()),
                new LinkFault.Reordering(share(), time().plusNanos(1)),
                new LinkFault.Corruption(share()));
    }

    List<Nodes> selectors() {
        List<Nodes> simple = List.of(
                Nodes.fraction(share()),
                Nodes.count(number()),
                Nodes.arc(share()),
                Nodes.neighbours(number()),
                Nodes.successorsOf(RingId.ofHighBits(chance.nextLong()), number()),
                Nodes.holdersOf(RingId.ofHighBits(chance.nextLong())),
                Nodes.busiestFingers(number()),
                Nodes.newest(number()),
                new Nodes.Joining(),
                Nodes.named(List.of("host-000001.ring-7:7000", "host-000002.ring-7:7000")),
                new Nodes.Numbered(List.of(number(), number(), number())),
                new Nodes.Numbered(List.of(number())),
                new Nodes.Numbered(List.of(1, 3, 4, 5, 6, 9, 10, 8, 7, 7)),
                new Nodes.Numbered(List.of()),
                new Nodes.SameAs(1 + number()),
                Nodes.all());
        List<Nodes> all = new ArrayList<>(simple);
        simple.forEach(nodes -> all.add(new Nodes.Except(nodes)));
        return all;
    }

    List<Disk> disks() {
        return List.of(new Disk.Kept(), new Disk.Lost(), new Disk.Full(), new Disk.Corrupted(share()));
    }

    /** Every action with every selector, every disk and every link fault. */
    List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        actions.add(new Action.Once(time(), new Strike.Join(1 + number())));
        actions.add(lasting(new Regime.Still()));
        for (Nodes nodes : selectors()) {
            actions.add(new Action.Once(time(), Strike.crash(nodes)));
            actions.add(new Action.Once(time(), Strike.leave(nodes)));
            actions.add(lasting(Regime.partition(nodes)));
            actions.add(lasting(Regime.paused(nodes)));
            for (Disk disk : disks()) {
                actions.add(new Action.Once(time(), new Strike.Restart(nodes, disk)));
                actions.add(lasting(Regime.down(nodes, disk)));
            }
            for (LinkFault fault : linkFaults()) {
                List<Nodes> others = selectors();
                Nodes other = others.get(chance.nextInt(others.size()));
                actions.add(lasting(new Regime.Degraded(nodes, other, chance.nextInt(2) == 0, fault)));
            }
        }
        return actions;
    }

    private Action lasting(Regime regime) {
        Duration begin = time();
        Optional<Duration> end = Optional.of(begin.plus(time()).plusNanos(1));
        return new Action.While(begin, chance.nextInt(4) == 0 ? Optional.empty() : end, regime);
    }

    /** Some in whole seconds, some in milliseconds, some in nanoseconds. */
    private Duration time() {
        return switch (chance.nextInt(4)) {
            case 0 -> Duration.ZERO;
            case 1 -> Duration.ofSeconds(chance.nextInt(BIG));
            case 2 -> Duration.ofMillis(chance.nextInt(BIG));
            default -> Duration.ofNanos(chance.nextInt(Integer.MAX_VALUE));
        };
    }

    private double share() {
        return switch (chance.nextInt(4)) {
            case 0 -> 0;
            case 1 -> 1;
            case 2 -> chance.nextInt(100) / 100.0;
            default -> chance.nextDouble();
        };
    }

    private int number() {
        return chance.nextInt(BIG);
    }
}
