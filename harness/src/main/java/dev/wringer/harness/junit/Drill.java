package dev.wringer.harness.junit;

import dev.wringer.harness.blueprint.DrillParameters;
import dev.wringer.harness.nemesis.Nemesis;
import dev.wringer.harness.nemesis.Stage;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Needs;
import dev.wringer.harness.ring.Played;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Testbed;
import dev.wringer.harness.schedule.Schedule;
import dev.wringer.harness.setting.Settings;
import dev.wringer.harness.workload.Workload;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * Plays faults and clients on rings as the settings say: a scenario that asks for a drill has the parameters for it, and
 * whoever runs it may put other faults in the place of its own, and other clients. One thread.
 */
public final class Drill {

    private final Testbed testbed;
    private final Settings settings;
    private final Seed seed;

    Drill(Testbed testbed, Settings settings, Seed seed) {
        this.testbed = testbed;
        this.settings = settings;
        this.seed = seed;
    }

    /** What a testbed must be able to do for the faults that these settings name; nothing if there is no drill. */
    static Set<Capability> needs(Settings settings) {
        Set<Capability> needs = EnumSet.noneOf(Capability.class);
        if (settings.texts().containsKey(DrillParameters.FAULTS.name())) {
            needs.addAll(Needs.of(settings.get(DrillParameters.FAULTS)));
            needs.addAll(settings.get(DrillParameters.NEMESIS).needs());
        }
        return needs;
    }

    /** What clients do. */
    public Workload workload() {
        return DrillParameters.workload(settings);
    }

    /** For how long faults strike. */
    public Duration duration() {
        return settings.get(DrillParameters.DURATION);
    }

    /** Plays on a ring the faults that the settings name, which are none unless a default of the scenario says otherwise. */
    public Played run(Ring ring) {
        return run(ring, Schedule.NONE);
    }

    /** Plays what this nemesis draws, unless the settings name other faults. */
    public Played run(Ring ring, Nemesis own) {
        return run(ring, drawn(ring, own));
    }

    /** Plays this schedule, unless the settings name other faults. */
    public Played run(Ring ring, Schedule own) {
        Schedule wanted = settings.get(DrillParameters.FAULTS).and(drawn(ring, settings.get(DrillParameters.NEMESIS)));
        return ring.run(
                wanted.actions().isEmpty() ? own : wanted,
                workload(),
                settings.get(DrillParameters.BUDGET),
                settings.get(DrillParameters.HEAL));
    }

    private Schedule drawn(Ring ring, Nemesis nemesis) {
        Stage stage = Stage.of(ring.spec(), duration(), testbed.offered());
        return nemesis.schedule(stage, seed.fork("nemesis").entropy());
    }
}
