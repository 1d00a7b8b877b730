package dev.wringer.harness.testee;

import dev.wringer.harness.ring.Clause;

/** An answer breaks the contract; whose it is, is known where it was asked for. The message is one line. */
final class BrokenClause extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Clause clause;

    BrokenClause(Clause clause, String seen) {
        super(seen);
        this.clause = clause;
    }

    Clause clause() {
        return clause;
    }
}
