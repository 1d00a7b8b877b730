package dev.wringer.cli;

import dev.wringer.harness.oracle.Verdict.Outcome;
import java.util.Collection;

/** What the command tells its caller. */
enum ExitStatus {
    /** Every trial passed, or what was asked for has been printed. */
    OK(0),
    /** A trial caught the protocol breaking a promise. */
    FAILED(1),
    /** None did, but in some of them nothing is proved. */
    UNPROVED(2),
    /** What was asked for cannot be run. */
    USAGE(3),
    /** The harness itself failed. */
    HARNESS(4),
    /** Somebody pressed Ctrl-C; a JVM that a signal ends says so by itself. */
    INTERRUPTED(130);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** What these outcomes come to: a violation that was caught outweighs trials that broke down. */
    static ExitStatus of(Collection<Outcome> outcomes) {
        if (outcomes.contains(Outcome.FAIL)) {
            return FAILED;
        }
        if (outcomes.contains(Outcome.ERROR)) {
            return HARNESS;
        }
        return outcomes.contains(Outcome.UNKNOWN) ? UNPROVED : OK;
    }
}
