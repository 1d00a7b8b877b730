package dev.wringer.harness.junit;

import dev.wringer.harness.record.RunDirectory;
import dev.wringer.harness.trial.TrialSink;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * What somebody wants of the scenarios of one run, beyond what they say themselves.
 *
 * @param testbeds where trials can run
 * @param testbed where they shall run; otherwise on the first testbed that can
 * @param seeds how many seeds each swept value is tried with, ≥ 1; otherwise as many as the scenario says
 * @param firstSeed the first of them; the others follow
 * @param shard which part of the trials; otherwise all of them
 * @param overrides values of parameters by name, those of the swept one as a list; the rest keep their defaults
 * @param demands what not every testbed honours
 * @param directory where the records of the trials go; otherwise nothing is recorded
 * @param keepingLogs whether what hosts leave is kept of trials that pass, too
 * @param freshHosts whether each ring starts all of its hosts, and takes over none from the ring before
 * @param shrinking whether a failed trial is made small, and told how
 * @param sink told of each trial's result
 * @param watch told how trials get on
 * @param cancellation ends the run early
 */
public record RunPlan(
        Testbeds testbeds,
        Optional<String> testbed,
        OptionalInt seeds,
        long firstSeed,
        Optional<Shard> shard,
        Map<String, String> overrides,
        List<Demand> demands,
        Optional<RunDirectory> directory,
        boolean keepingLogs,
        boolean freshHosts,
        boolean shrinking,
        TrialSink sink,
        TrialWatch watch,
        Cancellation cancellation) {

    /** Takes copies. */
    public RunPlan {
        overrides = Collections.unmodifiableMap(new LinkedHashMap<>(overrides));
        demands = List.copyOf(demands);
    }

    /** What the scenarios say themselves: seeds from 1, nothing recorded, results only as JUnit's. */
    public static RunPlan on(Testbeds testbeds) {
        return new RunPlan(
                testbeds,
                Optional.empty(),
                OptionalInt.empty(),
                1,
                Optional.empty(),
                Map.of(),
                List.of(),
                Optional.empty(),
                false,
                false,
                false,
                TrialSink.NOWHERE,
                TrialWatch.NOBODY,
                new Cancellation());
    }

    /** This plan on the testbed called {@code name}. */
    public RunPlan withTestbed(String name) {
        return but(draft -> draft.testbed = Optional.of(name));
    }

    /** This plan with {@code number} seeds. */
    public RunPlan withSeeds(int number) {
        return but(draft -> draft.seeds = OptionalInt.of(number));
    }

    /** This plan with seeds from {@code first} on. */
    public RunPlan withFirstSeed(long first) {
        return but(draft -> draft.firstSeed = first);
    }

    /** This plan with that part of its trials alone. */
    public RunPlan withShard(Shard part) {
        return but(draft -> draft.shard = Optional.of(part));
    }

    /** This plan with all of its trials. */
    public RunPlan unsharded() {
        return but(draft -> draft.shard = Optional.empty());
    }

    /** This plan with these values of parameters. */
    public RunPlan withOverrides(Map<String, String> texts) {
        return but(draft -> draft.overrides = texts);
    }

    /** This plan with records in {@code where}. */
    public RunPlan withDirectory(RunDirectory where) {
        return but(draft -> draft.directory = Optional.of(where));
    }

    /** This plan with results told to {@code other}. */
    public RunPlan withSink(TrialSink other) {
        return but(draft -> draft.sink = other);
    }

    /** This plan watched by {@code other}, which it is no longer once it has failed: whoever looks on spoils no trial. */
    public RunPlan withWatch(TrialWatch other) {
        return but(draft -> draft.watch = new HarmlessWatch(other));
    }

    /** This plan with these demands. */
    public RunPlan withDemands(List<Demand> others) {
        return but(draft -> draft.demands = others);
    }

    /** This plan, ended early by {@code other}. */
    public RunPlan withCancellation(Cancellation other) {
        return but(draft -> draft.cancellation = other);
    }

    /** This plan, and what hosts leave is kept of every trial. */
    public RunPlan withAllLogs() {
        return but(draft -> draft.keepingLogs = true);
    }

    /** This plan, and hosts are never handed on from one ring to the next. */
    public RunPlan withFreshHosts() {
        return but(draft -> draft.freshHosts = true);
    }

    /** This plan on these testbeds. */
    public RunPlan withTestbeds(Testbeds others) {
        return but(draft -> draft.testbeds = others);
    }

    /** This plan, and failed trials are made small. */
    public RunPlan withShrinking() {
        return but(draft -> draft.shrinking = true);
    }

    private RunPlan but(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.plan();
    }

    /** A plan of which something is being changed. */
    private static final class Draft {

        private Testbeds testbeds;
        private Optional<String> testbed;
        private OptionalInt seeds;
        private long firstSeed;
        private Optional<Shard> shard;
        private Map<String, String> overrides;
        private List<Demand> demands;
        private Optional<RunDirectory> directory;
        private boolean keepingLogs;
        private boolean freshHosts;
        private boolean shrinking;
        private TrialSink sink;
        private TrialWatch watch;
        private Cancellation cancellation;

        Draft(RunPlan plan) {
            this.testbeds = plan.testbeds;
            this.testbed = plan.testbed;
            this.seeds = plan.seeds;
            this.firstSeed = plan.firstSeed;
            this.shard = plan.shard;
            this.overrides = plan.overrides;
            this.demands = plan.demands;
            this.directory = plan.directory;
            this.keepingLogs = plan.keepingLogs;
            this.freshHosts = plan.freshHosts;
            this.shrinking = plan.shrinking;
            this.sink = plan.sink;
            this.watch = plan.watch;
            this.cancellation = plan.cancellation;
        }

        RunPlan plan() {
            return new RunPlan(
                    testbeds,
                    testbed,
                    seeds,
                    firstSeed,
                    shard,
                    overrides,
                    demands,
                    directory,
                    keepingLogs,
                    freshHosts,
                    shrinking,
                    sink,
                    watch,
                    cancellation);
        }
    }
}
