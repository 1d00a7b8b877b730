package dev.wringer.cli;

import dev.wringer.harness.junit.Testbeds;

/** What every subcommand works with. */
record CommandContext(Scenarios scenarios, Testbeds testbeds, Terminal terminal) {}
