package dev.wringer.cli;

import dev.wringer.harness.junit.RunPlan;
import dev.wringer.harness.junit.ScenarioDeclaration;
import dev.wringer.harness.junit.Testbeds;
import dev.wringer.harness.junit.Trial;
import dev.wringer.harness.junit.TrialWatch;
import dev.wringer.harness.junit.Trials;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.trial.UsageError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the trials of one sweep twice: with hosts started for each ring, and with hosts handed on from ring to ring. */
@Command(
        name = "reform",
        description = "Measure a sweep with fresh hosts for each value beside one that hands hosts on.",
        synopsisHeading = "Usage: ",
        customSynopsis = "./wringer bench reform [--testbed NAME] [--hosts N] [--virtual-nodes N] [--killed LIST]",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class BenchReformCommand implements Callable<Integer> {

    private static final String SCENARIO = "massive-failure";
    private static final String SWEPT = "killed";

    private final CommandContext context;

    @Option(
            names = "--testbed",
            paramLabel = "NAME",
            description = "containers or processes (default: ${DEFAULT-VALUE}).")
    private String testbed = "containers";

    @Option(
            names = "--hosts",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private int hosts;

    @Option(
            names = "--virtual-nodes",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many each carries (default: ${DEFAULT-VALUE}).")
    private int virtualNodes;

    @Option(
            names = "--killed",
            paramLabel = "LIST",
            description = "The values of the sweep (default: ${DEFAULT-VALUE}).")
    private String killed = "20,30,40";

    BenchReformCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (!List.of("containers", "processes").contains(testbed)) {
            throw new UsageError("hosts are handed on on containers and processes, not on " + testbed);
        }
        if (hosts < 1 || virtualNodes < 1) {
            throw new UsageError("a ring has hosts and nodes, not " + hosts + " x " + virtualNodes);
        }
        ScenarioDeclaration scenario = context.scenarios().named(SCENARIO);
        Testbeds testbeds = context.testbeds();
        RunPlan plan = RunPlan.on(testbeds)
                .withTestbed(testbed)
                .withSeeds(1)
                .withOverrides(Map.of(
                        "nodes",
                        String.valueOf(hosts * virtualNodes),
                        "virtual-nodes",
                        String.valueOf(virtualNodes),
                        SWEPT,
                        killed));
        Trials.of(scenario, plan); // or what is wrong with it would be told as a trial that has failed
        testbeds.named(testbed).requirePresence();
        Laps fresh = measured(scenario, plan.withFreshHosts());
        Laps reformed = measured(scenario, plan);
        print(fresh, reformed);
        return ExitStatus.OK.code();
    }

    private static Laps measured(ScenarioDeclaration scenario, RunPlan plan) {
        Laps laps = new Laps();
        long begunNanos = System.nanoTime();
        new TrialLauncher(scenario, 1).run(plan.withWatch(laps)).ifPresent(failure -> {
            throw new TestbedFailure("a trial has failed, so nothing is compared: " + failure);
        });
        laps.seconds = (System.nanoTime() - begunNanos) / 1e9;
        return laps;
    }

    private void print(Laps fresh, Laps reformed) {
        var out = context.terminal().out();
        out.println(SCENARIO + " on " + testbed + ", " + hosts + " hosts with " + virtualNodes
                + " nodes each; seconds until the ring stands / until the trial is over");
        out.printf(
                Locale.ROOT, "%8s  %17s  %17s  %s%n", SWEPT + " %", "fresh hosts", "reformed hosts", "times as long");
        fresh.byValue.forEach((value, lap) -> {
            Lap other = reformed.byValue.getOrDefault(value, new Lap());
            out.printf(
                    Locale.ROOT,
                    "%8s  %7.1f / %7.1f  %7.1f / %7.1f  %.2f / %.2f%n",
                    value,
                    lap.formedSeconds(),
                    lap.seconds(),
                    other.formedSeconds(),
                    other.seconds(),
                    other.formedSeconds() / lap.formedSeconds(),
                    other.seconds() / lap.seconds());
        });
        out.printf(
                Locale.ROOT,
                "%8s  %17.1f  %17.1f  %.2f%n",
                "in all",
                fresh.seconds,
                reformed.seconds,
                reformed.seconds / fresh.seconds);
        out.println("the first ring of either has hosts that were started for it");
    }

    /** When a trial has come how far. */
    private static final class Lap {
        private long begunNanos;
        private long formedNanos;
        private long endedNanos;

        double formedSeconds() {
            return (formedNanos - begunNanos) / 1e9;
        }

        double seconds() {
            return (endedNanos - begunNanos) / 1e9;
        }
    }

    /** Trials run one after the other here. */
    private static final class Laps implements TrialWatch {

        private final Map<String, Lap> byValue = new LinkedHashMap<>();
        private double seconds; // the whole sweep, with what lies between trials

        private Lap of(Trial trial) {
            return byValue.computeIfAbsent(trial.settings().text(SWEPT), value -> new Lap());
        }

        @Override
        public void begun(Trial trial) {
            of(trial).begunNanos = System.nanoTime();
        }

        @Override
        public void recorded(Trial trial, Event event) {
            if (event instanceof Event.Formed) {
                of(trial).formedNanos = System.nanoTime();
            }
        }

        @Override
        public void ended(Trial trial) {
            of(trial).endedNanos = System.nanoTime();
        }
    }
}
