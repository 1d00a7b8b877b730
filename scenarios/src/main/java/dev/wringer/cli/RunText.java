package dev.wringer.cli;

import dev.wringer.reports.GrowthLine;
import dev.wringer.reports.ResultTable;
import dev.wringer.reports.SuccessCurve;
import dev.wringer.reports.SuccessPlot;
import dev.wringer.reports.TerminalStyle;
import dev.wringer.reports.TerminalTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run has come to, for people at a terminal.
 *
 * @param report what it has come to
 * @param terminal where they read
 * @param wide whether the table has all columns even where they do not fit
 * @param pictured whether there is a picture of it as well
 */
record RunText(RunReport report, Terminal terminal, boolean wide, boolean pictured) {

    /** Prints the table, and what is to be said below it. */
    void print() {
        terminal.out().println();
        if (!report.results().isEmpty()) {
            show("the table", () -> terminal.out().println(table()));
            growth().ifPresent(terminal.out()::println);
            if (pictured) {
                show("the picture", () -> picture().forEach(terminal.out()::println));
            }
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

    /** What cannot be shown changes nothing: the results are in their files, and the verdict stands. */
    private void show(String what, Runnable drawing) {
        try {
            drawing.run();
        } catch (RuntimeException e) { // a fault of the drawing
            terminal.err().println("wringer: " + what + " cannot be shown: " + e);
        }
    }

    private TerminalStyle style() {
        Screen screen = terminal.results();
        return new TerminalStyle(screen.width(), screen.ascii(), screen.colour());
    }

    /** A file has room for all columns, whatever its width. */
    private String table() {
        TerminalTable table = new TerminalTable(style());
        ResultTable results = ResultTable.of(report.results());
        return wide || !terminal.results().terminal() ? table.render(results) : table.fit(results);
    }

    /** How much succeeds against what is swept, and an empty line below; nothing if that is no curve. */
    private List<String> picture() {
        return report.scenario()
                .success()
                .map(said -> new SuccessCurve.Source(said.column(), said.failures(), said.among(), said.theory()))
                .flatMap(source -> SuccessCurve.of(report.results(), source))
                .map(curve -> SuccessPlot.of(curve, style()))
                .filter(lines -> !lines.isEmpty())
                .map(lines -> Stream.concat(lines.stream(), Stream.of("")).toList())
                .orElse(List.of());
    }

    private Optional<String> growth() {
        return report.scenario()
                .growth()
                .flatMap(growth -> GrowthLine.of(report.results(), growth.measurement(), growth.perDoubling()));
    }
}
