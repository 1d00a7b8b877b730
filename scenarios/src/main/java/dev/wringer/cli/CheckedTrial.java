package dev.wringer.cli;

import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.oracle.Verdict.Outcome;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What has come of judging a trial again.
 *
 * @param kind what it is, in short
 * @param outcome that of the trial if it is as recorded; otherwise ERROR
 * @param text what there is to say, with the name of the file
 */
record CheckedTrial(Kind kind, Outcome outcome, String text) {

    /** What can come of it. */
    enum Kind {
        /** The verdict is the one that was recorded, byte for byte. */
        AS_RECORDED,
        /** It is another, or has another reason. */
        DIFFERS,
        /** The harness has spoilt the trial, so that it has no verdict. */
        SPOILT,
        /** The record cannot be trusted, or cannot be read. */
        REFUSED
    }

    static CheckedTrial asRecorded(Path file, Verdict verdict) {
        return new CheckedTrial(
                Kind.AS_RECORDED,
                verdict.outcome(),
                file + ": as recorded" + (verdict.reason().isEmpty() ? "" : ": " + verdict.reason()));
    }

    static CheckedTrial differs(Path file, String recorded, Verdict again) {
        String judged = told(again.outcome().name(), again.reason());
        return new CheckedTrial(
                Kind.DIFFERS, Outcome.ERROR, file + ": recorded " + recorded + "; judged again " + judged);
    }

    static CheckedTrial spoilt(Path file, String reason) {
        return new CheckedTrial(
                Kind.SPOILT, Outcome.ERROR, file + ": the harness failed: " + reason + "; cannot be judged");
    }

    /** @param text names the file, the cause and the remedy */
    static CheckedTrial refused(String text) {
        return new CheckedTrial(Kind.REFUSED, Outcome.ERROR, text);
    }

    /** How a verdict reads in such a text. */
    static String told(String outcome, String reason) {
        return outcome + (reason.isEmpty() ? "" : ": " + reason);
    }

    /** All of it in one line. */
    String line() {
        String word = kind == Kind.AS_RECORDED || kind == Kind.SPOILT ? outcome.name() : kind.name();
        return String.format(Locale.ROOT, "%-7s  %s", word, text.lines().collect(Collectors.joining(" ")));
    }
}
