package dev.wringer.cli;

import dev.wringer.harness.junit.ShellWord;
import dev.wringer.node.host.Variant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a self-check reads, on a terminal and as a document. */
final class SelfCheckReport {

    private final SelfCheckPlan plan;

    SelfCheckReport(SelfCheckPlan plan) {
        this.plan = plan;
    }

    /** What stands above the lines. */
    String head() {
        return row("variant", "exercise", "scenario", "check", "seed", "trials", "events", "time");
    }

    /** A finding in one line. */
    String line(SelfCheckFinding finding) {
        String name = finding.variant().commandLineName();
        String trials = String.valueOf(finding.trials());
        String time = Stopwatch.text(finding.time());
        return finding.caught()
                .map(found -> row(
                        name,
                        found.trial().exercise().name(),
                        found.trial().exercise().scenario(),
                        found.proof().check(),
                        String.valueOf(found.trial().seed()),
                        trials,
                        String.valueOf(found.proof().events()),
                        time))
                .orElseGet(() -> row(name, "NOTHING", "", "", "", trials, "", time));
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%-26s %-10s %-22s %-16s %6s %7s %7s  %s", cells);
    }

    /** What is wrong with the harness; empty if nothing is. */
    List<String> holes(List<SelfCheckFinding> findings, SelfCheckControl control) {
        List<String> holes = new ArrayList<>();
        for (SelfCheckFinding finding : findings) {
            if (finding.caught().isEmpty()) {
                holes.add("nothing catches " + finding.variant().commandLineName() + " ("
                        + finding.variant().description() + "): "
                        + plan.exercisesFor(finding.variant()).stream()
                                .map(Exercise::name)
                                .collect(Collectors.joining(", "))
                        + ", " + finding.trials() + " trials");
            }
        }
        holes.addAll(control.holes());
        return holes;
    }

    /**
     * The document.
     *
     * @param command that makes it
     */
    String markdown(String command, List<SelfCheckFinding> findings, SelfCheckControl control, Duration time) {
        StringBuilder text = new StringBuilder()
                .append("# Self-check\n\nThis document is made by a command; do not edit it:\n\n    ")
                .append(command)
                .append(
                        "\n\nEach known-bad variant of the protocol goes through an exercise, which is a scenario with settings"
                                + " at which its mistake\nshows, seed by seed until a trial fails, and through the other exercises"
                                + " if none does. The correct protocol then goes through\nthe same trials and must pass them.\n\n")
                .append("The correct protocol: ")
                .append(control.text(time))
                .append(".\n\n");
        for (String hole : holes(findings, control)) {
            text.append("**Hole:** ").append(hole.replace("\n", " ")).append("\n\n");
        }
        text.append("## Variants\n\n")
                .append(
                        "*Check* is the one that proved it first: a check of [VERDICTS.md](VERDICTS.md), or `scenario`, what the"
                                + " scenario demands. *Events*: how many\nof the record it took. *Time* is that of all *trials* until then,"
                                + " by the clock of the machine that made this document.\n\n")
                .append("| variant | what is wrong | exercise | check | seed | trials | events | time |\n")
                .append("|---|---|---|---|---|---|---|---|\n");
        findings.forEach(finding -> text.append(markdownRow(finding)));
        text.append("\n## Exercises\n\n| exercise | purpose | command | seeds at most |\n|---|---|---|---|\n");
        for (Exercise exercise : plan.exercises()) {
            text.append("| `%s` | %s | `%s` | %d |\n"
                    .formatted(exercise.name(), exercise.purpose(), command(exercise), exercise.seeds()));
        }
        text.append(
                "\nWith `--set variant=NAME --seed SEED --seeds 1` behind it the command plays the trial of a row above.\n");
        return text.toString();
    }

    private static String markdownRow(SelfCheckFinding finding) {
        Variant variant = finding.variant();
        String begin = "| `" + variant.commandLineName() + "` | " + variant.description() + " | ";
        String time = Stopwatch.text(finding.time());
        return begin
                + finding.caught()
                        .map(found -> String.format(
                                Locale.ROOT,
                                "`%s` | `%s` | %d | %d | %,d | %s |\n",
                                found.trial().exercise().name(),
                                found.proof().check(),
                                found.trial().seed(),
                                finding.trials(),
                                found.proof().events(),
                                time))
                        .orElseGet(() -> "**nothing** | | | %d | | %s |\n".formatted(finding.trials(), time));
    }

    private static String command(Exercise exercise) {
        return "./wringer run " + exercise.scenario() + " --testbed sim"
                + exercise.settings().entrySet().stream()
                        .map(setting -> " --set " + ShellWord.quote(setting.getKey() + "=" + setting.getValue()))
                        .collect(Collectors.joining());
    }
}
