package dev.wringer.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains the command, one of its subcommands, or a scenario. */
@Command(
        name = "help",
        description = "Explain a command, or a scenario.",
        synopsisHeading = "Usage: ",
        customSynopsis = "./wringer help [COMMAND|SCENARIO]")
final class HelpCommand implements Callable<Integer> {

    private final CommandContext context;

    @Spec
    private CommandSpec spec = CommandSpec.create(); // replaced by the real one

    @Parameters(paramLabel = "COMMAND|SCENARIO", arity = "0..1", description = "What to explain.")
    private Optional<String> topic = Optional.empty();

    HelpCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        CommandLine wringer = spec.parent().commandLine();
        if (topic.isEmpty()) {
            print(wringer);
        } else if (wringer.getSubcommands().containsKey(topic.get())) {
            print(wringer.getSubcommands().get(topic.get()));
        } else {
            context.terminal()
                    .out()
                    .print(new ScenarioManual(context.scenarios().named(topic.get()), context.testbeds()).text());
        }
        return ExitStatus.OK.code();
    }

    private void print(CommandLine command) {
        context.terminal().out().print(command.getUsageMessage());
    }
}
