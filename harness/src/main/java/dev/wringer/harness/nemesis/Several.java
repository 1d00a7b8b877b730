package dev.wringer.harness.nemesis;

import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.schedule.Schedule;
import dev.wringer.node.port.Entropy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** More than one nemesis at the same time, or none. Each draws from randomness of its own. */
record Several(List<Single> parts) implements Nemesis {

    static final String NOBODY = "none";

    Several {
        parts = List.copyOf(parts);
    }

    @Override
    public Schedule schedule(Stage stage, Entropy chance) {
        List<Schedule> schedules = new ArrayList<>();
        for (Single part : parts) {
            schedules.add(part.schedule(stage, new Seed(chance.nextLong()).entropy()));
        }
        return new Numbering(stage.hosts()).together(schedules);
    }

    @Override
    public Set<Capability> needs() {
        Set<Capability> needs = EnumSet.noneOf(Capability.class);
        parts.forEach(part -> needs.addAll(part.needs()));
        return Collections.unmodifiableSet(needs);
    }

    @Override
    public String toString() {
        return parts.isEmpty() ? NOBODY : parts.stream().map(Single::toString).collect(Collectors.joining("+"));
    }
}
