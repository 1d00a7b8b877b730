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
    private static final int FAULTS_AT_MOST = 300; // characters
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
        List<TrialResult> told = outcome == Outcome.PASS ? withCaveats(those) : those;
        int witnesses = outcome == Outcome.FAIL || outcome == Outcome.ERROR ? WITNESSES_AT_MOST : 1;
        told.stream().limit(witnesses).forEach(witness -> {
            lines.add("  " + where(witness) + ": " + witness.verdict().reason());
            lines.add("    " + ReplayCommand.of(scenario, witness));
            if (outcome != Outcome.PASS && !witness.faults().isEmpty()) {
                lines.add("    faults: " + shortened(witness.faults()));
            }
        });
        if (told.size() > witnesses) {
            lines.add("  and " + (told.size() - witnesses) + " more"
                    + (outcome == Outcome.PASS ? " with something to be said beside the pass" : ""));
        }
    }

    /** The record has all of them. */
    private static String shortened(String faults) {
        return faults.length() <= FAULTS_AT_MOST ? faults : faults.substring(0, FAULTS_AT_MOST) + " …";
    }

    /** Those of which something has to be said although they passed. */
    private static List<TrialResult> withCaveats(List<TrialResult> passed) {
        return passed.stream()
                .filter(result -> !result.verdict().reason().isEmpty())
                .toList();
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
