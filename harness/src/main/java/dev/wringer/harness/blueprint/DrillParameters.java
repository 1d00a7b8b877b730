package dev.wringer.harness.blueprint;

import dev.wringer.harness.nemesis.Nemesis;
import dev.wringer.harness.nemesis.NemesisKind;
import dev.wringer.harness.schedule.Budget;
import dev.wringer.harness.schedule.Schedule;
import dev.wringer.harness.schedule.ScheduleKind;
import dev.wringer.harness.setting.Choices;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.setting.Settings;
import dev.wringer.harness.setting.Times;
import dev.wringer.harness.setting.WholeNumbers;
import dev.wringer.harness.workload.Arrival;
import dev.wringer.harness.workload.Arrivals;
import dev.wringer.harness.workload.KeyChoice;
import dev.wringer.harness.workload.KeyChoices;
import dev.wringer.harness.workload.Mix;
import dev.wringer.harness.workload.Mixes;
import dev.wringer.harness.workload.Workload;
import dev.wringer.harness.workload.Workload.Timetable;
import java.time.Duration;
import java.util.List;

/** The parameters that every scenario with a drill has: they describe what is played. */
public final class DrillParameters {

    private static final Times TIMES = new Times(0, Double.POSITIVE_INFINITY);

    /** What strikes. */
    public static final Parameter<Schedule> FAULTS =
            new Parameter<>("faults", new ScheduleKind(), "none", "faults in place of the scenario's own");

    /** Who draws what strikes. */
    public static final Parameter<Nemesis> NEMESIS =
            new Parameter<>("nemesis", new NemesisKind(), "none", "who draws faults in place of the scenario's own");

    /** Whether faults keep inside what the protocol promises. */
    public static final Parameter<Budget> BUDGET = new Parameter<>(
            "budget", Choices.of(Budget.class), "kept", "whether faults keep inside what the protocol promises");

    /** Whether what is in force after the faults is healed while clients still work. */
    public static final Parameter<Boolean> HEAL = new Parameter<>(
            "heal", Choices.trueOrFalse(), "true", "whether what is in force after the faults is healed under load");

    /** What clients do. */
    public static final Parameter<Mix> MIX =
            new Parameter<>("mix", new Mixes(), "lookup:2,poll:1,fetch:4,newest:1,store:1,update:1", "what clients do");

    /** When they ask. */
    public static final Parameter<Arrival> ARRIVAL =
            new Parameter<>("arrival", new Arrivals(), "open:10/s", "when clients ask");

    /** Which blocks they ask for. */
    public static final Parameter<KeyChoice> KEYS =
            new Parameter<>("keys", new KeyChoices(), "uniform", "which blocks they ask for");

    /** How large a block is, in bytes. */
    public static final Parameter<Long> BLOCK_SIZE =
            new Parameter<>("block-size", new WholeNumbers(8, 1 << 20), "64", "bytes of a block");

    /** How many blocks there are before clients begin. */
    public static final Parameter<Long> BLOCKS =
            new Parameter<>("blocks", new WholeNumbers(1, 10_000_000), "200", "blocks stored before, to be fetched");

    /** How many write signed blocks. */
    public static final Parameter<Long> AUTHORS =
            new Parameter<>("authors", new WholeNumbers(1, 100_000), "20", "who write signed blocks, one each");

    /** How long clients work before figures count. */
    public static final Parameter<Duration> WARM_UP =
            new Parameter<>("warm-up", TIMES, "5s", "how long clients work before figures count");

    /** How long faults strike, at least. */
    public static final Parameter<Duration> DURATION =
            new Parameter<>("duration", Times.POSITIVE, "60s", "how long faults strike, at least");

    /** How long clients work on once everything is healed. */
    public static final Parameter<Duration> AFTER =
            new Parameter<>("after", TIMES, "20s", "how long clients work on once everything is healed");

    private DrillParameters() {}

    /** All of them, in the order in which they are listed. */
    public static List<Parameter<?>> all() {
        return List.of(
                FAULTS,
                NEMESIS,
                BUDGET,
                HEAL,
                MIX,
                ARRIVAL,
                KEYS,
                BLOCK_SIZE,
                BLOCKS,
                AUTHORS,
                WARM_UP,
                DURATION,
                AFTER);
    }

    /** What clients do by these settings, which have all of these parameters. */
    public static Workload workload(Settings settings) {
        return new Workload(
                settings.get(MIX),
                settings.get(ARRIVAL),
                settings.get(KEYS),
                Math.toIntExact(settings.get(BLOCK_SIZE)),
                Math.toIntExact(settings.get(BLOCKS)),
                Math.toIntExact(settings.get(AUTHORS)),
                new Timetable(settings.get(WARM_UP), settings.get(DURATION), settings.get(AFTER)));
    }
}
