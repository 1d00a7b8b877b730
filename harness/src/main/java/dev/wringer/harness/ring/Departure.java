package dev.wringer.harness.ring;

import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.node.protocol.Peer;
import java.util.Optional;

/**
 * A member that was told to leave has said goodbye, and is a member no more; its host may be there still.
 *
 * @param before the ring just before, with the goodbye on its way
 * @param undone what it has not done that leaving demands, one line; empty if it has done all
 */
public record Departure(Peer leaver, RingSnapshot before, Optional<String> undone) {}
