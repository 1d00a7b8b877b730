package dev.wringer.cli;

import dev.wringer.harness.junit.RunPlan;
import dev.wringer.harness.junit.ScenarioDeclaration;
import dev.wringer.harness.junit.ShellWord;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What somebody has ordered with {@code wringer run}.
 *
 * @param plan with everything but the place for records and the taker of results
 * @param arguments as they were typed
 * @param out where runs are kept
 * @param quiet whether to show no progress
 * @param shrink whether to make the first failure small
 */
record RunOrder(
        ScenarioDeclaration scenario, RunPlan plan, List<String> arguments, Path out, boolean quiet, boolean shrink) {

    /** The command that orders the same again. */
    String command() {
        return "./wringer " + arguments.stream().map(ShellWord::quote).collect(Collectors.joining(" "));
    }
}
