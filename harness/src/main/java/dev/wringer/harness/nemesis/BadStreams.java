package dev.wringer.harness.nemesis;

import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.node.port.Entropy;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Some links treat connections badly for a while, again and again, each time in another way. */
record BadStreams() implements Recipe {

    @Override
    public String name() {
        return "bad-streams";
    }

    @Override
    public String help() {
        return "some links reset, slice, throttle or limit connections, close them late or refuse them, for a while";
    }

    @Override
    public List<Parameter<?>> settings() {
        return List.of(Links.SHARE, Spells.LASTS, Spells.CALM);
    }

    @Override
    public Set<Capability> needs(Chosen chosen) {
        return Set.of(Capability.STREAM_FAULTS);
    }

    /** With the spells of what cuts hosts off: a link that refuses does. */
    @Override
    public List<Action> actions(Chosen chosen, Stage stage, Entropy chance) {
        return Links.hostile(chosen, stage, chance, () -> fault(stage, chance));
    }

    private static LinkFault fault(Stage stage, Entropy chance) {
        return switch (chance.nextInt(6)) {
            case 0 -> new LinkFault.Refusal();
            case 1 -> new LinkFault.Bandwidth(chance.between(5, 100));
            case 2 -> new LinkFault.SlowClose(partOfCall(stage, chance));
            case 3 -> new LinkFault.Reset(partOfCall(stage, chance));
            case 4 -> new LinkFault.Slicing((int) chance.between(10, 1_000), Duration.ofMillis(chance.between(0, 5)));
            default -> new LinkFault.DataLimit(chance.between(1_000, 100_000));
        };
    }

    private static Duration partOfCall(Stage stage, Entropy chance) {
        return Duration.ofMillis(chance.between(0, stage.longestCall().toMillis() / 2));
    }

    @Override
    public Chosen draw(Stage stage, Entropy chance) {
        return Spells.draw(Chosen.NOTHING, stage, chance);
    }
}
