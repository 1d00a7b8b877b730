package dev.wringer.cli;

import dev.wringer.harness.hunt.CaseFile;
import dev.wringer.harness.hunt.Finding;
import dev.wringer.harness.hunt.Hunt;
import dev.wringer.harness.hunt.Shrunk;
import dev.wringer.harness.hunt.Tally;
import dev.wringer.harness.junit.Cancellation;
import dev.wringer.harness.record.RecordFailure;
import dev.wringer.harness.record.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tells what was found, and makes case files of it. */
final class FoundCases {

    private final Terminal terminal;
    private final RunDirectory directory;
    private final Cancellation cancellation;

    FoundCases(Terminal terminal, RunDirectory directory, Cancellation cancellation) {
        this.terminal = terminal;
        this.directory = directory;
        this.cancellation = cancellation;
    }

    /**
     * Lists what was found, and shrinks the most frequent findings.
     *
     * @param shrunk how many
     * @param hunt whose findings they could be
     * @param page told of what they were shrunk to
     */
    ExitStatus tell(Tally tally, int shrunk, Hunt hunt, HuntPage page) {
        List<Finding> findings = tally.findings();
        say("");
        findings.forEach(finding -> say(HuntReport.line(finding)));
        for (int i = 0; i < Math.min(shrunk, findings.size()); i++) {
            shrink(findings.get(i), hunt, directory.file("finding-" + (i + 1) + ".case"), page);
            if (cancellation.isRequested()) {
                return ExitStatus.INTERRUPTED;
            }
        }
        return ExitStatus.FAILED;
    }

    private void shrink(Finding finding, Hunt hunt, Path file, HuntPage page) {
        Stopwatch watch = new Stopwatch();
        ShrinkProgress progress = new ShrinkProgress(terminal);
        Shrunk shrunk = hunt.shrink(finding, cancellation::isRequested, progress::show);
        progress.end();
        write(shrunk, file);
        page.add(finding, shrunk, file);
        say("");
        HuntReport.shrunk(finding, shrunk, watch.elapsed()).forEach(this::say);
        say("    ./wringer replay " + file);
    }

    /** Writes a case. */
    static void write(Shrunk shrunk, Path file) {
        try {
            Files.writeString(file, CaseFile.write(shrunk.asCase(Version.text())));
        } catch (IOException e) {
            throw new RecordFailure("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private void say(String line) {
        terminal.out().println(line.stripTrailing());
    }
}
