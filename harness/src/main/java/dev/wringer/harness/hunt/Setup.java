package dev.wringer.harness.hunt;

import dev.wringer.harness.blueprint.DrillParameters;
import dev.wringer.harness.blueprint.RingBlueprint;
import dev.wringer.harness.blueprint.RingParameters;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.schedule.Schedule;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.setting.Parameters;
import dev.wringer.harness.setting.Settings;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.harness.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All that decides how a trial in virtual time goes: a ring, what strikes it and what clients do meanwhile, and the seed of
 * everything random.
 *
 * @param settings of {@link #parameters}, or of a scenario, which has parameters of its own besides and may not play any faults
 * @param seed names the hosts, and everything random is drawn from forks of it
 */
public record Setup(Settings settings, long seed) {

    private static final Parameters PARAMETERS = new Parameters(all());

    /** What a setup says: the parameters of a ring and of a drill, whose faults are written out and drawn by no nemesis. */
    public static Parameters parameters() {
        return PARAMETERS;
    }

    private static List<Parameter<?>> all() {
        List<Parameter<?>> all = new ArrayList<>(RingParameters.all());
        all.addAll(DrillParameters.all());
        all.remove(DrillParameters.NEMESIS);
        return all;
    }

    /**
     * The setup that these texts describe; what they do not say has its default.
     *
     * @throws UsageError if a name is unknown or a value does not fit
     */
    public static Setup of(Map<String, String> texts, long seed) {
        return new Setup(PARAMETERS.settings(texts), seed);
    }

    /**
     * The ring.
     *
     * @throws UsageError if the settings, each in its own range, do not fit together
     */
    public RingSpec spec() {
        return new RingBlueprint(settings).spec();
    }

    /** Whether it says what strikes, and what clients do: otherwise that is up to whoever tries it. */
    boolean plays() {
        return settings.has(DrillParameters.FAULTS);
    }

    /** What strikes; nothing if it does not say. */
    public Schedule faults() {
        return plays() ? settings.get(DrillParameters.FAULTS) : Schedule.NONE;
    }

    /** This setup with these faults in the place of its own, if it has any. */
    Setup withFaults(Schedule faults) {
        return plays() ? with(DrillParameters.FAULTS, faults) : this;
    }

    /** What clients do. */
    public Workload workload() {
        return DrillParameters.workload(settings);
    }

    /**
     * This setup with the value that {@code text} stands for.
     *
     * @throws UsageError if there is none
     */
    public Setup reading(Parameter<?> parameter, String text) {
        return new Setup(settings.with(parameter.read(text)), seed);
    }

    /** This setup with another value of one parameter. */
    public <T> Setup with(Parameter<T> parameter, T value) {
        return new Setup(settings.with(new Parameter.Value<>(parameter, value)), seed);
    }

    /** This setup with another seed. */
    public Setup withSeed(long other) {
        return new Setup(settings, other);
    }

    /**
     * How many replicas there can be at most if they are always to find as many hosts: they are asked for as far as a successor
     * list reaches, in which all nodes of a host may stand.
     */
    static int mostReplicas(int successors, int virtualNodes) {
        return (successors + virtualNodes - 1) / virtualNodes;
    }

    /** Whether the replicas of a block always find enough hosts. */
    boolean hasRoomForReplicas() {
        return get(RingParameters.REPLICAS)
                <= mostReplicas(
                        Math.toIntExact(get(RingParameters.SUCCESSORS)),
                        Math.toIntExact(get(RingParameters.VIRTUAL_NODES)));
    }

    /** The value of one parameter. */
    <T> T get(Parameter<T> parameter) {
        return settings.get(parameter);
    }
}
