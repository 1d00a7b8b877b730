package dev.wringer.harness.ring;

import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.node.protocol.Peer;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiPredicate;

/** What Chord promises that a ring survives: each method says why it might not, if it might not. */
interface Survival {

    /** These members depart. */
    Optional<String> objectionToDeparture(RingSnapshot before, Collection<Peer> victims);

    /** Hosts are kept apart for a short time. */
    Optional<String> objectionToCut(RingSnapshot before, BiPredicate<String, String> apart);

    /**
     * Hosts die and come back at once with all that they knew.
     *
     * @param apart whether the second of two hosts is away for the first one
     */
    Optional<String> objectionToRestart(RingSnapshot before, BiPredicate<String, String> apart);
}
