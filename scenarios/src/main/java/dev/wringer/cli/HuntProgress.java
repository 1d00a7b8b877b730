package dev.wringer.cli;

import dev.wringer.harness.hunt.Finding;
import dev.wringer.harness.hunt.Tally;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Shows how far a hunt has come. Not thread-safe. */
final class HuntProgress {

    private final LiveLine line;
    private final Stopwatch watch;

    HuntProgress(Terminal terminal, Stopwatch watch) {
        this.line = new LiveLine(terminal);
        this.watch = watch;
    }

    void show(Tally tally) {
        line.show(() -> String.format(
                Locale.ROOT,
                "%,d runs, %.1f a second; %,d combinations of events; premise broken in %.1f%%; %s",
                tally.runs(),
                tally.runs() / Math.max(0.001, watch.elapsed().toMillis() / 1000.0),
                tally.combinations(),
                100.0 * tally.premiseBroken() / tally.runs(),
                failures(tally)));
    }

    private static String failures(Tally tally) {
        Map<String, Integer> byCheck = new TreeMap<>();
        for (Finding finding : tally.findings()) {
            byCheck.merge(finding.signature().check(), finding.count(), Integer::sum);
        }
        return byCheck.isEmpty()
                ? "no failure"
                : byCheck.entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue())
                        .collect(Collectors.joining(", "));
    }

    void end() {
        line.end();
    }
}
