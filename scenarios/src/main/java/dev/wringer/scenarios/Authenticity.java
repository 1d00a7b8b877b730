package dev.wringer.scenarios;

import dev.wringer.harness.record.Operation;
import dev.wringer.harness.ring.Operations;
import dev.wringer.harness.trial.Findings;

/** What forgery came to, as columns of the table: what was met and passed over, and what a client was given. */
final class Authenticity {

    private Authenticity() {}

    /** How many forged copies these operations have met, and how many of their results are forged. */
    static void report(Operations operations, Findings findings) {
        findings.count(
                "forged copies met",
                operations.all().stream().mapToLong(Operation::corrupt).sum());
        findings.count(
                "forged accepted",
                operations.all().stream()
                        .filter(fetch ->
                                fetch.authentic().filter(genuine -> !genuine).isPresent())
                        .count());
    }
}
