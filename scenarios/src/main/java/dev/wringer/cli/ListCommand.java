package dev.wringer.cli;

import dev.wringer.harness.record.RecordFailure;
import dev.wringer.harness.trial.UsageError;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the scenarios, the parameters of one of them, or what testbeds can do; or writes that into documents. */
@Command(
        name = "list",
        description = "List the scenarios, or the parameters of one.",
        synopsisHeading = "Usage: ",
        customSynopsis = "./wringer list [SCENARIO] | --capabilities [--markdown FILE]")
final class ListCommand implements Callable<Integer> {

    /** Where docs/FAULTS.md has the table of capabilities. */
    static final MarkedSection CAPABILITIES =
            new MarkedSection("capabilities", "./wringer list --capabilities --markdown docs/FAULTS.md");

    private final CommandContext context;

    @Parameters(paramLabel = "SCENARIO", arity = "0..1", description = "The scenario whose parameters to list.")
    private Optional<String> scenario = Optional.empty();

    @Option(names = "--capabilities", description = "List what each testbed can do, and for which faults.")
    private boolean capabilities;

    @Option(
            names = "--markdown",
            paramLabel = "FILE",
            description = "Write all about the scenarios, or the capabilities, into a document.")
    private Optional<Path> markdown = Optional.empty();

    ListCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        PrintStream out = context.terminal().out();
        if (scenario.isPresent()) {
            if (capabilities || markdown.isPresent()) {
                throw new UsageError("list SCENARIO goes without --capabilities and --markdown");
            }
            out.print(new ScenarioManual(context.scenarios().named(scenario.get()), context.testbeds()).text());
        } else if (markdown.isPresent()) {
            write(markdown.get());
        } else if (capabilities) {
            new Capabilities(context.testbeds()).markdown().forEach(out::println);
        } else {
            int width = context.terminal().width();
            new ScenarioList(context.scenarios().all(), context.testbeds())
                    .lines(width)
                    .forEach(out::println);
        }
        return ExitStatus.OK.code();
    }

    private void write(Path file) {
        try {
            Files.write(file, capabilities ? withCapabilities(file) : document());
        } catch (IOException e) {
            throw new RecordFailure("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private List<String> document() {
        return new ScenarioDocument(context.scenarios().all(), context.testbeds()).lines();
    }

    private List<String> withCapabilities(Path file) throws IOException {
        try {
            return CAPABILITIES.replaced(Files.readAllLines(file), new Capabilities(context.testbeds()).markdown());
        } catch (IllegalArgumentException e) {
            throw new UsageError("--markdown " + file + ": " + e.getMessage());
        }
    }
}
