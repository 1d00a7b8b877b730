package dev.wringer.harness.nemesis;

import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.node.port.Entropy;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Some links duplicate, reorder or corrupt packets for a while, again and again, each time in another way. */
record BadPackets() implements Recipe {

    @Override
    public String name() {
        return "bad-packets";
    }

    @Override
    public String help() {
        return "some links duplicate, reorder or corrupt packets for a while, again and again";
    }

    @Override
    public List<Parameter<?>> settings() {
        return List.of(Links.SHARE, Spells.LASTS_LONGER, Spells.CALM);
    }

    @Override
    public Set<Capability> needs(Chosen chosen) {
        return Set.of(Capability.PACKET_FAULTS);
    }

    @Override
    public List<Action> actions(Chosen chosen, Stage stage, Entropy chance) {
        return Links.faulty(chosen, stage, chance, () -> fault(chance));
    }

    private static LinkFault fault(Entropy chance) {
        double share = chance.between(1, 20) / 100.0;
        return switch (chance.nextInt(3)) {
            case 0 -> new LinkFault.Duplication(share);
            case 1 -> new LinkFault.Reordering(share, Duration.ofMillis(chance.between(1, 50)));
            default -> new LinkFault.Corruption(share / 4);
        };
    }

    @Override
    public Chosen draw(Stage stage, Entropy chance) {
        return Spells.draw(Chosen.NOTHING, stage, chance);
    }
}
