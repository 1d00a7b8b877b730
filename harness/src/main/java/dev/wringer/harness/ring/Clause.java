package dev.wringer.harness.ring;

import java.util.Locale;

/**
 * The clauses of the contract with a node under test ({@code docs/TESTEE.md}) that the harness holds nodes to. The document
 * has a line for each, under the same name.
 */
public enum Clause {
    /** Who a host says it is. */
    ADDRESSES(
            "a host carries the virtual nodes that it was told to, and shows just these; the id of number i is the SHA-1 of"
                    + " name:port/i, and nobody is named otherwise"),
    /** How a host becomes part of a ring. */
    FOUNDING("a host that is told to found or join a ring becomes a member, or says why not"),
    /** The standard health service. */
    HEALTH("grpc.health.v1.Health is served, and says SERVING while all virtual nodes are members"),
    /** A host goes on. */
    RUNNING("a host runs until it is told to leave, or is killed"),
    /** Calls are answered. */
    ANSWERS("every call is answered in time, by the messages of testee.proto"),
    /** What Status says of the variant. */
    VARIANT("Status names the protocol variant that the host was told to run"),
    /** What Status says of the settings of its nodes. */
    SETTINGS(
            "Status tells no other settings than the host was told; those that it does not tell are held against nobody"),
    /** Stored is stored. */
    ACKNOWLEDGEMENTS("whoever is named as having acknowledged a block holds it"),
    /** Maintenance stops and resumes. */
    MAINTENANCE(
            "SwitchMaintenance stops and resumes all maintenance, Status says so, and while it is stopped tables and replicas"
                    + " stay"),
    /** Leaving hands over. */
    LEAVING(
            "a host that leaves hands all blocks over to hosts that stay, and then ends with status 0; if it cannot, with status"
                    + " 2, and says of how many blocks"),
    /** Being another host forgets. */
    REFORMING(
            "a host that says it has reformed is as if newly started: nothing of the ring before is in its answers, or on its disk");

    private final String text;

    Clause(String text) {
        this.text = text;
    }

    /** Its name in the document. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it says, in one line. */
    public String text() {
        return text;
    }
}
