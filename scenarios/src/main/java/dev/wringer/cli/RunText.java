package dev.wringer.cli;

import dev.wringer.reports.GrowthLine;
import dev.wringer.reports.ResultTable;
import dev.wringer.reports.TerminalStyle;
import dev.wringer.reports.TerminalTable;
import java.util.Optional;

/**
 * What a run has come to, for people at a terminal.
 *
 * @param report what it has come to
 * @param terminal where they read
 */
record RunText(RunReport report, Terminal terminal) {

    /** Prints the table, and what is to be said below it. */
    void print() {
        terminal.out().println();
        if (!report.results().isEmpty()) {
            TerminalStyle style = new TerminalStyle(terminal.width(), false, terminal.colour());
            terminal.out().println(new TerminalTable(style).render(ResultTable.of(report.results())));
            growth().ifPresent(terminal.out()::println);
        }
        RunDocument document = report.document();
        if (document.interrupted()) {
            terminal.out()
                    .println("interrupted after " + document.finished() + " of " + document.trials()
                            + " trials: partial results");
        }
        new VerdictLines(report.scenario(), terminal.colour())
                .of(report.results())
                .forEach(terminal.out()::println);
    }

    private Optional<String> growth() {
        return report.scenario()
                .growth()
                .flatMap(growth -> GrowthLine.of(report.results(), growth.measurement(), growth.perDoubling()));
    }
}
