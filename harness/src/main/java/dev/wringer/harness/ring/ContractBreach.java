package dev.wringer.harness.ring;

import org.jspecify.annotations.Nullable;

/**
 * A node broke the contract with the harness: a check that failed, and the fault of that node, whatever else has happened to
 * the ring. No broken premise excuses it.
 */
public final class ContractBreach extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final Clause clause;
    private final String host;
    private final String seen;

    /**
     * A breach.
     *
     * @param clause what was broken
     * @param host who broke it
     * @param seen what shows it, one line
     */
    public ContractBreach(Clause clause, String host, String seen) {
        this(clause, host, seen, null);
    }

    /** A breach that showed itself in a failure. */
    public ContractBreach(Clause clause, String host, String seen, @Nullable Throwable cause) {
        super(
                host + " breaks the contract of docs/TESTEE.md, clause " + clause.title() + " (" + clause.text() + "): "
                        + seen,
                cause);
        this.clause = clause;
        this.host = host;
        this.seen = seen;
    }

    private ContractBreach(ContractBreach same) {
        super(same.getMessage(), same);
        this.clause = same.clause;
        this.host = same.host;
        this.seen = same.seen;
    }

    /** The same breach, to be thrown once more: who closes something after a breach must not throw the very same object. */
    public ContractBreach again() {
        return new ContractBreach(this);
    }

    /** What was broken. */
    public Clause clause() {
        return clause;
    }

    /** Who broke it: the logical address of a host. */
    public String host() {
        return host;
    }

    /** What shows it, one line. */
    public String seen() {
        return seen;
    }
}
