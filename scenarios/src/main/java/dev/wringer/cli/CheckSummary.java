package dev.wringer.cli;

import dev.wringer.cli.CheckedTrial.Kind;
import dev.wringer.harness.oracle.Verdict.Outcome;
import java.util.ArrayList;
import java.util.List;

/** What judging trials again comes to. Not thread-safe. */
final class CheckSummary {

    private final List<CheckedTrial> trials = new ArrayList<>();

    void add(CheckedTrial trial) {
        trials.add(new CheckedTrial(trial.kind(), trial.outcome(), "")); // texts have been printed and may be long
    }

    /** What cannot be relied on outweighs a violation, whose verdict is known. */
    ExitStatus status() {
        List<Outcome> outcomes = trials.stream().map(CheckedTrial::outcome).toList();
        return outcomes.contains(Outcome.ERROR) ? ExitStatus.HARNESS : ExitStatus.of(outcomes);
    }

    /** One line. */
    String text() {
        List<String> parts = new ArrayList<>();
        long same = count(Kind.AS_RECORDED);
        parts.add(same + " of " + trials.size() + " verdicts as recorded" + (same == 0 ? "" : " (" + outcomes() + ")"));
        add(parts, Kind.DIFFERS, " judged otherwise");
        add(parts, Kind.SPOILT, " without a verdict");
        add(parts, Kind.REFUSED, " refused");
        return String.join(", ", parts);
    }

    private void add(List<String> parts, Kind kind, String words) {
        if (count(kind) > 0) {
            parts.add(count(kind) + words);
        }
    }

    private long count(Kind kind) {
        return trials.stream().filter(trial -> trial.kind() == kind).count();
    }

    private String outcomes() {
        List<String> counts = new ArrayList<>();
        for (Outcome outcome : List.of(Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN)) {
            long count = trials.stream()
                    .filter(trial -> trial.kind() == Kind.AS_RECORDED && trial.outcome() == outcome)
                    .count();
            if (count > 0) {
                counts.add(count + " " + outcome);
            }
        }
        return String.join(", ", counts);
    }
}
