package dev.wringer.harness.conformance;

import java.util.List;

/**
 * One thing that the contract asks of a node, and how it is seen whether the node does it.
 *
 * @param <H> which hosts it has to be given
 */
interface Check<H extends Hosts> {

    /** What it is called in a report: like the clause of the contract, where it is one. */
    String name();

    /**
     * Looks, and leaves the hosts as they were but for what its class says.
     *
     * @return what was seen, one line, if it is as it should be
     * @throws dev.wringer.harness.ring.ContractBreach if a clause is broken, this one or another
     * @throws Broken if what this check is about is broken
     * @throws NotChecked if that could not be seen
     * @throws NoAnswer if a host owes an answer
     */
    String examine(H hosts);

    /** Whether nothing else can be looked at if this is not as it should be. */
    default boolean isPrecondition() {
        return false;
    }

    /** The word for so many things. */
    static String count(long number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }

    /** So many hosts. */
    static String hosts(List<Examined> hosts) {
        return count(hosts.size(), "host", "hosts");
    }
}
