package dev.wringer.cli;

import dev.wringer.harness.compare.Measure;
import dev.wringer.harness.junit.RunPlan;
import dev.wringer.harness.junit.ScenarioDeclaration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What somebody has ordered with {@code wringer compare}.
 *
 * @param baseline what there is
 * @param baselinePlan its plan, with everything but the place for records, the taker of results and seeds
 * @param candidate what shall take its place
 * @param candidatePlan its plan, likewise
 * @param measures by which they are compared, with their margins
 * @param error the share of comparisons that may be wrong
 * @param seeds how many rings; empty for as many as it takes
 * @param atMost how many rings it may take; empty for the usual bound
 * @param arguments as they were typed
 * @param out where runs are kept
 * @param quiet whether to show no progress
 * @param wide whether the table has all columns even where they do not fit
 * @param reports where else results go
 */
record ComparisonOrder(
        ScenarioDeclaration scenario,
        Side baseline,
        RunPlan baselinePlan,
        Side candidate,
        RunPlan candidatePlan,
        List<Measure> measures,
        double error,
        OptionalInt seeds,
        OptionalInt atMost,
        List<String> arguments,
        Path out,
        boolean quiet,
        boolean wide,
        ReportOptions reports) {

    /** The command that compares the same again, wherever the results go. */
    String command() {
        return new OrderWords(arguments)
                .without(ReportOptions.WITH_VALUE, ReportOptions.WITHOUT_VALUE)
                .command();
    }

    /** The order of one side alone, as {@code wringer run} takes it. */
    RunOrder side(boolean ofTheBaseline, int rings) {
        RunPlan plan = (ofTheBaseline ? baselinePlan : candidatePlan).withSeeds(Math.max(1, rings));
        List<String> words = new ArrayList<>(List.of("run", scenario.name()));
        plan.testbed().ifPresent(name -> words.addAll(List.of("--testbed", name)));
        words.addAll(
                List.of("--seed", String.valueOf(plan.firstSeed()), "--seeds", String.valueOf(Math.max(1, rings))));
        plan.overrides().forEach((name, value) -> words.addAll(List.of("--set", name + "=" + value)));
        plan.demands().forEach(demand -> words.addAll(List.of(demand.option(), demand.value())));
        return new RunOrder(scenario, plan, words, out, quiet, false, false, new ReportOptions());
    }
}
