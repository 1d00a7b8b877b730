package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Operation;

/**
 * A lookup and what is to be said about it.
 *
 * @param lookup the operation
 * @param judgement the class in which it falls
 * @param witness one line that shows why; empty if it was correct
 */
public record JudgedLookup(Operation lookup, LookupJudgement judgement, String witness) {}
