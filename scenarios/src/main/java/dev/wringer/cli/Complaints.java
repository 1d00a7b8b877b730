package dev.wringer.cli;

import dev.wringer.harness.record.RecordFailure;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.setting.Nearest;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.reports.ReportFailure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells in one line what went wrong, perhaps with a mark under the place of it: no usage, no stack trace. */
final class Complaints implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private final Terminal terminal;

    Complaints(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        return complain(
                e instanceof UnmatchedArgumentException unmatched ? unknown(unmatched) : String.valueOf(e.getMessage()),
                ExitStatus.USAGE);
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        return complain(e);
    }

    /** Tells of whatever has ended the command early, and says what exit status that is. */
    int complain(Throwable e) {
        if (e instanceof UsageError || e instanceof ParameterException) {
            String message = String.valueOf(e.getMessage());
            return pointsAtAPlace(message) ? told(message, ExitStatus.USAGE) : complain(message, ExitStatus.USAGE);
        }
        if (e instanceof RecordFailure || e instanceof ReportFailure || e instanceof TestbedFailure) {
            return complain(String.valueOf(e.getMessage()), ExitStatus.HARNESS);
        }
        String where = Stream.of(e.getStackTrace())
                .findFirst()
                .map(frame -> " at " + frame)
                .orElse("");
        return complain("unexpected " + e + where, ExitStatus.HARNESS);
    }

    /** Tells that nobody has got the results. */
    int lostOutput() {
        return complain(
                "standard output cannot be written: its disk is full, or its reader is gone", ExitStatus.HARNESS);
    }

    private int complain(String message, ExitStatus status) {
        return told(message.lines().collect(Collectors.joining(" ")), status);
    }

    private int told(String message, ExitStatus status) {
        terminal.err().println("wringer: " + message);
        return status.code();
    }

    /** Whether below the line that says what is wrong the place is shown, with a mark under it. */
    private static boolean pointsAtAPlace(String message) {
        return message.endsWith(" ^");
    }

    private static String unknown(UnmatchedArgumentException e) {
        CommandLine command = e.getCommandLine();
        String typed = e.getUnmatched().get(0);
        if (typed.startsWith("-")) {
            String name = typed.replaceFirst("=.*", "");
            List<String> options = command.getCommandSpec().options().stream()
                    .flatMap(option -> Stream.of(option.names()))
                    .toList();
            return "there is no option " + name + didYouMean(Nearest.to(name, options));
        }
        if (command.getSubcommands().isEmpty()) {
            return "one argument too many: " + typed;
        }
        return "there is no command " + typed
                + didYouMean(Nearest.to(typed, command.getSubcommands().keySet()));
    }

    private static String didYouMean(Optional<String> near) {
        return near.map(name -> ": did you mean " + name + "?").orElse(": ./wringer help shows what there is");
    }
}
