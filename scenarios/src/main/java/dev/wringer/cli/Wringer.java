package dev.wringer.cli;

import dev.wringer.harness.junit.Testbeds;
import dev.wringer.scenarios.Catalogue;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code wringer} command. */
@Command(
        name = "wringer",
        description = "Puts Chord rings through the wringer.",
        synopsisHeading = "Usage: ",
        customSynopsis =
                "./wringer run SCENARIO | merge RUN | compare SCENARIO | check RUN | report RUN | open | hunt | explore | replay CASE | self-check | conformance NODE | list | doctor | clean | bench | toxiproxy | help",
        descriptionHeading = "%n",
        optionListHeading = "%n",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Exit status: 0 every trial passed, 1 one failed, 2 nothing is proved,",
            "3 bad usage, 4 the harness itself failed, 130 interrupted."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public final class Wringer implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create(); // replaced by the real one

    private Wringer() {}

    /** Runs the command that {@code arguments} spell, and ends the process with its exit status. */
    public static void main(String[] arguments) {
        LogManager.getLogManager().reset(); // JUnit logs there; standard error is for what the user can act on
        Terminal terminal = Terminal.ofProcess(System.getenv());
        Thread.setDefaultUncaughtExceptionHandler(new StrayFailures(terminal));
        int status = execute(Catalogue.classes(), Testbeds.installed(), terminal, System.getenv(), arguments);
        if (status != ExitStatus.INTERRUPTED.code()) { // otherwise the JVM is going down already
            ProcessEnd.with(status);
        }
    }

    /**
     * Runs the command with the scenarios of these classes.
     *
     * @return the exit status
     */
    static int execute(
            List<Class<?>> scenarios,
            Testbeds testbeds,
            Terminal terminal,
            Map<String, String> environment,
            String... arguments) {
        Complaints complaints = new Complaints(terminal);
        int status;
        try {
            status = commandLine(new CommandContext(new Scenarios(scenarios), testbeds, terminal, environment))
                    .execute(arguments);
        } catch (RuntimeException | Error e) { // picocli hands on exceptions of commands, but no errors
            status = complaints.complain(e);
        }
        return terminal.out().checkError() ? complaints.lostOutput() : status;
    }

    /** The command with all its subcommands. */
    static CommandLine commandLine(CommandContext context) {
        Complaints complaints = new Complaints(context.terminal());
        CommandLine run = new CommandLine(new RunCommand(context));
        run.getCommandSpec().usageMessage().footer(FaultsHelp.lines().toArray(String[]::new));
        CommandLine compare = new CommandLine(new CompareCommand(context));
        return new CommandLine(new Wringer())
                .addSubcommand(run)
                .addSubcommand(new MergeCommand(context))
                .addSubcommand(compare)
                .addSubcommand(new CheckCommand(context))
                .addSubcommand(new ReportCommand(context))
                .addSubcommand(new OpenCommand(context))
                .addSubcommand(new HuntCommand(context))
                .addSubcommand(new ExploreCommand(context))
                .addSubcommand(new CaseReplayCommand(context))
                .addSubcommand(new SelfCheckCommand(context))
                .addSubcommand(new ConformanceCommand(context))
                .addSubcommand(new ListCommand(context))
                .addSubcommand(new DoctorCommand(context))
                .addSubcommand(new CleanCommand(context))
                .addSubcommand(benchmarks(context))
                .addSubcommand(new ToxiproxyCommand(context))
                .addSubcommand(new HelpCommand(context))
                .setOut(new PrintWriter(context.terminal().out(), true, StandardCharsets.UTF_8))
                .setExpandAtFiles(false)
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(context.terminal().colour() ? Ansi.ON : Ansi.OFF))
                .setParameterExceptionHandler(complaints)
                .setExecutionExceptionHandler(complaints);
    }

    private static CommandLine benchmarks(CommandContext context) {
        return new CommandLine(new BenchCommand(context))
                .addSubcommand(new BenchSimulatorCommand(context))
                .addSubcommand(new BenchStartupCommand(context))
                .addSubcommand(new BenchToxiproxyCommand(context))
                .addSubcommand(new BenchLocalCommand(context))
                .addSubcommand(new BenchContainersCommand(context))
                .addSubcommand(new BenchReformCommand(context));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "a command is missing: run, merge, compare, check, report, open, hunt, explore, replay, self-check, conformance, list, doctor, clean, bench, toxiproxy or help; ./wringer help explains them");
    }
}
