package dev.wringer.node.dhash;

import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.RpcFailure;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Whom a leaving node passes over when it looks for heirs, for all of its blocks: those that leave themselves, did not answer, or
 * have no room. Asking each of them again for every arc would cost a time-out each, while the ring goes on changing.
 */
final class PassedOver {

    private final Set<Peer> leaving = new LinkedHashSet<>(); // that have said so: for good
    private final Set<Peer> others = new LinkedHashSet<>(); // that may have been silent by chance

    /** Notes why {@code heir} did not take what it was offered. */
    void add(Peer heir, RpcFailure why) {
        switch (why.kind()) {
            case BUSY -> {} // it cannot tell yet whether it is to have it: later
            case LEAVING -> leaving.add(heir);
            default -> others.add(heir);
        }
    }

    /** Whether this one is to be passed over. */
    boolean contains(Peer heir) {
        return leaving.contains(heir) || others.contains(heir);
    }

    /** Asks again whoever has not said that it leaves: going round the others leads nowhere. */
    void giveAnotherChance() {
        others.clear();
    }
}
