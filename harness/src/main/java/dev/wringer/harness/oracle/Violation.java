package dev.wringer.harness.oracle;

import dev.wringer.node.protocol.Peer;
import java.util.List;

/**
 * What a check caught.
 *
 * @param invariant the name of what was violated
 * @param witness one line that shows it, with the nodes and lists that matter
 * @param members the members involved, most telling first; may be empty
 */
public record Violation(String invariant, String witness, List<Peer> members) {

    /** In place of an invariant: the scenario's own assertions. */
    public static final String OF_SCENARIO = "scenario";

    /** Takes a copy of the members. */
    public Violation {
        members = List.copyOf(members);
    }

    /** {@code invariant: witness}. */
    @Override
    public String toString() {
        return invariant + ": " + witness;
    }
}
