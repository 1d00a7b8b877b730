package dev.wringer.cli;

import dev.wringer.harness.junit.RunPlan;
import dev.wringer.harness.junit.ScenarioDeclaration;
import java.nio.file.Path;
import java.util.List;

/**
 * What somebody has ordered with {@code wringer run}.
 *
 * @param plan with everything but the place for records and the taker of results
 * @param arguments as they were typed
 * @param out where runs are kept
 * @param quiet whether to show no progress, and no picture
 * @param wide whether the table has all columns on any terminal
 * @param shrink whether to make the first failure small
 * @param reports where else results go
 */
record RunOrder(
        ScenarioDeclaration scenario,
        RunPlan plan,
        List<String> arguments,
        Path out,
        boolean quiet,
        boolean wide,
        boolean shrink,
        ReportOptions reports) {

    /** The command that runs the same trials again, wherever their results go. */
    String command() {
        String words = new OrderWords(arguments)
                .without(ReportOptions.WITH_VALUE, ReportOptions.WITHOUT_VALUE)
                .command();
        return words + plan.shard().map(shard -> " --shard " + shard).orElse("");
    }
}
