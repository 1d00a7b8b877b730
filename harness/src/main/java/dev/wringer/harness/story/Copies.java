package dev.wringer.harness.story;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.sim.Sighting.Drops;
import dev.wringer.harness.sim.Sighting.Holds;
import dev.wringer.node.block.Version;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who holds which version of the blocks that a story is about: moves on note by note. Not thread-safe. */
final class Copies {

    private final SortedMap<RingId, Map<Peer, Version>> held = new TreeMap<>();

    /** Of the blocks under these keys. */
    Copies(Set<RingId> keys) {
        keys.forEach(key -> held.put(key, new TreeMap<>((one, other) -> one.id().compareTo(other.id()))));
    }

    /** Takes in what happens. */
    void moveOn(Note note) {
        if (note instanceof Note.Seen seen && seen.sighting() instanceof Holds holds) {
            of(holds.block().key())
                    .ifPresent(
                            holders -> holders.put(holds.whom(), holds.block().version()));
        } else if (note instanceof Note.Seen seen && seen.sighting() instanceof Drops drops) {
            of(drops.key()).ifPresent(holders -> holders.remove(drops.whom()));
        } else if (note instanceof Note.Recorded recorded && recorded.event() instanceof Event.Crashed crashed) {
            crashed.victims().forEach(this::goes);
        } else if (note instanceof Note.Recorded recorded && recorded.event() instanceof Event.Left left) {
            left.leavers().forEach(this::goes);
        }
    }

    private void goes(Peer holder) {
        held.values().forEach(holders -> holders.remove(holder));
    }

    /** Whether this block is one of those that the story is about. */
    boolean isAbout(RingId key) {
        return held.containsKey(key);
    }

    /** Who holds a block, in whatever version, by id. */
    List<Peer> holders(RingId key) {
        return of(key).map(holders -> List.copyOf(holders.keySet())).orElse(List.of());
    }

    /** Which version somebody holds. */
    Optional<Version> version(RingId key, Peer holder) {
        return of(key).flatMap(holders -> Optional.ofNullable(holders.get(holder)));
    }

    /** The keys of the blocks of which one of these holds a copy. */
    List<RingId> heldBy(Collection<Peer> holders) {
        List<RingId> keys = new ArrayList<>();
        held.forEach((key, byHolder) -> {
            if (holders.stream().anyMatch(byHolder::containsKey)) {
                keys.add(key);
            }
        });
        return keys;
    }

    private Optional<Map<Peer, Version>> of(RingId key) {
        return Optional.ofNullable(held.get(key));
    }
}
