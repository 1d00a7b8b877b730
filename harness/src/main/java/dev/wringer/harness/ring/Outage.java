package dev.wringer.harness.ring;

import dev.wringer.node.protocol.Peer;
import java.util.Optional;

/** Hosts that have been crashed at one instant, and may be started again. */
public interface Outage {

    /** Whether they are known to have died. */
    Evidence death();

    /**
     * Starts them again under the same names; their nodes come back by what they remember, or join through {@code contact},
     * and are announced like those of a new host. To be called once at most.
     *
     * @param contact a member that is not among them; empty if there is none, for hosts whose disks are kept
     * @return whether their disks are known to have suffered what they should
     */
    Evidence startAgain(Optional<Peer> contact);
}
