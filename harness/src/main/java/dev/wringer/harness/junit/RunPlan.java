package dev.wringer.harness.junit;

import dev.wringer.harness.record.RunDirectory;
import dev.wringer.harness.trial.TrialSink;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What somebody wants of the scenarios of one run, beyond what they say themselves.
 *
 * @param testbeds where trials can run
 * @param testbed where they shall run; otherwise on the first testbed that can
 * @param seeds how many seeds each swept value is tried with, ≥ 1; otherwise as many as the scenario says
 * @param firstSeed the first of them; the others follow
 * @param overrides values of parameters by name, those of the swept one as a list; the rest keep their defaults
 * @param demands what not every testbed honours
 * @param directory where the records of the trials go; otherwise nothing is recorded
 * @param keepingLogs whether what hosts leave is kept of trials that pass, too
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
        Map<String, String> overrides,
        List<Demand> demands,
        Optional<RunDirectory> directory,
        boolean keepingLogs,
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
                Map.of(),
                List.of(),
                Optional.empty(),
                false,
                false,
                TrialSink.NOWHERE,
                TrialWatch.NOBODY,
                new Cancellation());
    }

    /** This plan on the testbed called {@code name}. */
    public RunPlan withTestbed(String name) {
        return new RunPlan(
                testbeds,
                Optional.of(name),
                seeds,
                firstSeed,
                overrides,
                demands,
                directory,
                keepingLogs,
                shrinking,
                sink,
                watch,
                cancellation);
    }

    /** This plan with {@code number} seeds. */
    public RunPlan withSeeds(int number) {
        return new RunPlan(
                testbeds,
                testbed,
                OptionalInt.of(number),
                firstSeed,
                overrides,
                demands,
                directory,
                keepingLogs,
                shrinking,
                sink,
                watch,
                cancellation);
    }

    /** This plan with seeds from {@code first} on. */
    public RunPlan withFirstSeed(long first) {
        return new RunPlan(
                testbeds,
                testbed,
                seeds,
                first,
                overrides,
                demands,
                directory,
                keepingLogs,
                shrinking,
                sink,
                watch,
                cancellation);
    }

    /** This plan with these values of parameters. */
    public RunPlan withOverrides(Map<String, String> texts) {
        return new RunPlan(
                testbeds,
                testbed,
                seeds,
                firstSeed,
                texts,
                demands,
                directory,
                keepingLogs,
                shrinking,
                sink,
                watch,
                cancellation);
    }

    /** This plan with records in {@code where}. */
    public RunPlan withDirectory(RunDirectory where) {
        return new RunPlan(
                testbeds,
                testbed,
                seeds,
                firstSeed,
                overrides,
                demands,
                Optional.of(where),
                keepingLogs,
                shrinking,
                sink,
                watch,
                cancellation);
    }

    /** This plan with results told to {@code other}. */
    public RunPlan withSink(TrialSink other) {
        return new RunPlan(
                testbeds,
                testbed,
                seeds,
                firstSeed,
                overrides,
                demands,
                directory,
                keepingLogs,
                shrinking,
                other,
                watch,
                cancellation);
    }

    /** This plan watched by {@code other}. */
    public RunPlan withWatch(TrialWatch other) {
        return new RunPlan(
                testbeds,
                testbed,
                seeds,
                firstSeed,
                overrides,
                demands,
                directory,
                keepingLogs,
                shrinking,
                sink,
                other,
                cancellation);
    }

    /** This plan with these demands. */
    public RunPlan withDemands(List<Demand> others) {
        return new RunPlan(
                testbeds,
                testbed,
                seeds,
                firstSeed,
                overrides,
                others,
                directory,
                keepingLogs,
                shrinking,
                sink,
                watch,
                cancellation);
    }

    /** This plan, ended early by {@code other}. */
    public RunPlan withCancellation(Cancellation other) {
        return new RunPlan(
                testbeds,
                testbed,
                seeds,
                firstSeed,
                overrides,
                demands,
                directory,
                keepingLogs,
                shrinking,
                sink,
                watch,
                other);
    }

    /** This plan, and what hosts leave is kept of every trial. */
    public RunPlan withAllLogs() {
        return new RunPlan(
                testbeds,
                testbed,
                seeds,
                firstSeed,
                overrides,
                demands,
                directory,
                true,
                shrinking,
                sink,
                watch,
                cancellation);
    }

    /** This plan, and failed trials are made small. */
    public RunPlan withShrinking() {
        return new RunPlan(
                testbeds,
                testbed,
                seeds,
                firstSeed,
                overrides,
                demands,
                directory,
                keepingLogs,
                true,
                sink,
                watch,
                cancellation);
    }
}
