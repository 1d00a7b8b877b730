package dev.wringer.harness.record;

import dev.wringer.node.block.Version;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which live members hold an authentic copy of which block in their primary store, at one moment. Cached copies and
 * copies that fail verification are not among them.
 *
 * @param atNanos when it was taken, by the testbed's clock
 * @param holders for each key held by anybody, who holds it, in whatever version
 * @param versions for each key whose block can change, which version each holder has; other blocks have but one
 */
public record Holdings(long atNanos, Map<RingId, List<Peer>> holders, Map<RingId, Map<Peer, Version>> versions) {

    /** Holders of blocks that never change. */
    public Holdings(long atNanos, Map<RingId, List<Peer>> holders) {
        this(atNanos, holders, Map.of());
    }

    /** Nothing, held by nobody. */
    public static final Holdings NONE = new Holdings(0, Map.of());

    /** The live members that hold an authentic copy of the block under {@code key}, in whatever version. */
    public List<Peer> holdersOf(RingId key) {
        return holders.getOrDefault(key, List.of());
    }

    /** Those of them that hold {@code version} or one that wins over it. */
    public List<Peer> holdersOf(RingId key, Version version) {
        Map<Peer, Version> known = versions.get(key);
        return known == null
                ? holdersOf(key)
                : holdersOf(key).stream()
                        .filter(peer -> !version.supersedes(known.getOrDefault(peer, version)))
                        .toList();
    }

    /** The same, and in whatever version if none is named. */
    public List<Peer> holdersOf(RingId key, Optional<Version> version) {
        return version.map(named -> holdersOf(key, named)).orElseGet(() -> holdersOf(key));
    }

    /** The version that {@code holder} has; empty if it holds none of this block, or if that never changes. */
    public Optional<Version> versionAt(Peer holder, RingId key) {
        return Optional.ofNullable(versions.getOrDefault(key, Map.of()).get(holder));
    }

    /** The version that wins among those that are held; empty if nobody holds the block, or if it never changes. */
    public Optional<Version> winner(RingId key) {
        return versions.getOrDefault(key, Map.of()).values().stream().max(Version::compareTo);
    }

    /** How many copies are held by hosts other than these. */
    public long copiesElsewhere(Collection<String> hosts) {
        Set<String> known = Set.copyOf(hosts);
        return holders.values().stream()
                .flatMap(List::stream)
                .filter(holder -> !known.contains(holder.host()))
                .count();
    }

    /** Puts holdings together, copy by copy. Not thread-safe. */
    public static final class Builder {

        private final Map<RingId, List<Peer>> holders = new TreeMap<>();
        private final Map<RingId, Map<Peer, Version>> versions = new TreeMap<>();

        /** {@code holder} has an authentic copy. */
        public Builder held(RingId key, Version version, Peer holder) {
            holders.computeIfAbsent(key, k -> new ArrayList<>()).add(holder);
            if (!version.equals(Version.unchanging(key))) {
                versions.computeIfAbsent(key, k -> new HashMap<>()).put(holder, version);
            }
            return this;
        }

        /** What was put together, which is not to be added to any more. */
        public Holdings at(long nanos) {
            return new Holdings(nanos, holders, versions);
        }
    }
}
