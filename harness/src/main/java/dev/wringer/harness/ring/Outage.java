package dev.wringer.harness.ring;

import dev.wringer.node.protocol.Peer;
import java.util.List;

/** Hosts that have been crashed at one instant, and may be started again. */
public interface Outage {

    /** Whether they are known to have died. */
    Evidence death();

    /**
     * Starts them again under the same names; their nodes come back by what they remember, or join through one of {@code
     * contacts}, and are announced like those of a new host. To be called once at most.
     *
     * @param contacts members that are not among them; empty if there are none, for hosts whose disks are kept
     * @return whether their disks are known to have suffered what they should
     */
    Evidence startAgain(List<Peer> contacts);
}
