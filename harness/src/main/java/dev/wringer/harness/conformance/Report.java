package dev.wringer.harness.conformance;

import dev.wringer.harness.conformance.Finding.Outcome;
import java.util.List;

/**
 * What was found out about a node.
 *
 * @param subject what was looked at, one line
 * @param findings in the order in which they are to be read; one for each name
 */
public record Report(String subject, List<Finding> findings) {

    /** Takes a copy. */
    public Report {
        findings = List.copyOf(findings);
    }

    /** How many findings are of this kind. */
    public long count(Outcome outcome) {
        return findings.stream().filter(finding -> finding.outcome() == outcome).count();
    }

    /** Whether nothing is broken, and all that can be looked at in this way was. */
    public boolean isComplete() {
        return count(Outcome.BROKEN) == 0 && count(Outcome.UNDECIDED) == 0;
    }
}
