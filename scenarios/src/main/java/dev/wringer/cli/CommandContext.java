package dev.wringer.cli;

import dev.wringer.harness.junit.Testbeds;
import java.util.Map;

/**
 * What every subcommand works with.
 *
 * @param environment the environment variables
 */
record CommandContext(Scenarios scenarios, Testbeds testbeds, Terminal terminal, Map<String, String> environment) {}
