package dev.wringer.cli;

import dev.wringer.harness.junit.ReplayCommand;
import dev.wringer.harness.junit.ScenarioDeclaration;
import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.harness.trial.TrialResult.SweepPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a run comes to, in a few lines below its table. */
final class VerdictLines {

    private static final int WITNESSES_AT_MOST = 3;
    private static final int REASON_AT_MOST = 300; // the whole of it is in trials.csv and in the record
    private static final String RESET = "\u001b[0m";

    private final ScenarioDeclaration scenario;
    private final boolean colour;

    VerdictLines(ScenarioDeclaration scenario, boolean colour) {
        this.scenario = scenario;
        this.colour = colour;
    }

    /** A line for each outcome that there is, worst first, those that are no pass with witnesses. */
    List<String> of(List<TrialResult> results) {
        List<String> lines = new ArrayList<>();
        add(lines, Outcome.FAIL, ": a promise of the protocol was broken", results);
        add(lines, Outcome.ERROR, ": the harness itself failed, which says nothing about the protocol", results);
        add(lines, Outcome.UNKNOWN, ": nothing is proved", results);
        add(lines, Outcome.PASS, "", results);
        return lines;
    }

    private void add(List<String> lines, Outcome outcome, String meaning, List<TrialResult> results) {
        List<TrialResult> those = results.stream()
                .filter(result -> result.verdict().outcome() == outcome)
                .toList();
        if (those.isEmpty()) {
            return;
        }
        lines.add(painted(outcome) + "  " + those.size() + " of " + results.size() + " trials" + meaning);
        if (outcome != Outcome.PASS) {
            int witnesses = outcome == Outcome.UNKNOWN ? 1 : WITNESSES_AT_MOST;
            those.stream().limit(witnesses).forEach(witness -> {
                lines.add("  " + where(witness) + ": "
                        + shortened(witness.verdict().reason()));
                lines.add("    " + ReplayCommand.of(scenario, witness));
            });
            if (those.size() > witnesses) {
                lines.add("  and " + (those.size() - witnesses) + " more");
            }
        }
    }

    private static String shortened(String reason) {
        return reason.length() <= REASON_AT_MOST ? reason : reason.substring(0, REASON_AT_MOST - 1) + "…";
    }

    private static String where(TrialResult result) {
        return result.sweep()
                        .map(SweepPoint::parameter)
                        .map(name -> name + "=" + result.settings().get(name) + " ")
                        .orElse("")
                + "seed=" + result.seed();
    }

    private String painted(Outcome outcome) {
        if (!colour) {
            return outcome.name();
        }
        int code =
                switch (outcome) {
                    case PASS -> 32;
                    case FAIL -> 31;
                    case UNKNOWN -> 33;
                    case ERROR -> 35;
                };
        return String.format(Locale.ROOT, "\u001b[1;%dm%s%s", code, outcome, RESET);
    }
}
