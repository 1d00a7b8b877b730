package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Holdings;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The blocks all of whose holders crashed at one instant, each in the version that counts in the end. The inventory that was
 * taken last before a crash tells who held what. It does not show whoever was down just then and came back with its disk, which
 * held what it held before; and whoever dies on its way back takes that along. A block that somebody is seen to hold afterwards
 * was no orphan, or is none any more.
 *
 * <p>DHash promises k replicas (CFS'01 §5.1). Once all k holders by membership have the block, whoever held it before may drop
 * its copy on the strength of their answers, which may still be on their way when they crash. So a crash of all k orphans the
 * block, whether or not there is another copy, for as long as it may take until that is dropped or repaired. Whoever leaves
 * drops its copies, too: what k holders have once the leavers are gone, these may take along. And as long as news of a member
 * travels, the k holders without it are taken for the right ones.
 */
final class Orphans {

    private final Promises promises;
    private final GroundTruth truth;
    private final SortedMap<RingId, Long> since = new TreeMap<>(); // when each was orphaned last
    private final Set<RingId> bereft =
            new HashSet<>(); // of those, whose k holders crashed though there was another copy

    private Holdings before = Holdings.NONE; // the latest inventory
    private Map<Peer, Set<RingId>> blocks = Map.of(); // of each holder by then; empty while nobody has asked
    private Set<Peer> victims = Set.of(); // of the latest crash
    private final List<RingId> doomed = new ArrayList<>(); // by it, unless the next inventory shows otherwise
    private final List<RingId> endangered =
            new ArrayList<>(); // by it: all k holders were hit, and there is another copy
    private long doomedNanos; // when that was
    private final Set<Peer> leaving = new HashSet<>(); // looked up only
    private final Map<Peer, Holdings> fallen =
            new HashMap<>(); // where stands what each held that crashed; looked up only
    private final Map<Peer, Holdings> returning =
            new TreeMap<>(PeerOrder.BY_PLACE); // of those that no inventory has shown since
    private final Set<Peer> arrived = new HashSet<>(); // of them, those that are back

    private Orphans(GroundTruth truth, Promises promises) {
        this.truth = truth;
        this.promises = promises;
    }

    /**
     * By this truth.
     *
     * @param promises which versions count
     */
    static Orphans of(GroundTruth truth, Promises promises) {
        Orphans orphans = new Orphans(truth, promises);
        truth.events().forEach(orphans::note);
        orphans.orphan();
        return orphans;
    }

    /** When a crash last took all holders of a block, if one did and it is not seen to be safe since. */
    OptionalLong since(RingId key) {
        Long nanos = since.get(key);
        return nanos == null ? OptionalLong.empty() : OptionalLong.of(nanos);
    }

    private void note(Event event) {
        if (event instanceof Event.Inventory inventory) {
            looked(inventory.holdings());
        } else if (event instanceof Event.Joined joined) {
            arrived.add(joined.member());
        } else if (event instanceof Event.Leaving leave) {
            leaving.addAll(leave.leavers());
        } else if (event instanceof Event.Left left) {
            left.leavers().forEach(leaving::remove);
        } else if (event instanceof Event.Crashed crashed) {
            crashed(crashed);
        } else if (event instanceof Event.Restarted restarted && restarted.kept()) {
            restarted(restarted);
        }
    }

    private void looked(Holdings seen) {
        before = seen;
        blocks = Map.of();
        // Of hosts that came back with damaged disks it shows what is still good.
        doomed.removeIf(key -> !holders(key, seen).isEmpty());
        orphan();
        since.keySet().removeIf(key -> !holders(key, seen).isEmpty() && !mayStillGo(key, seen.atNanos()));
        returning.keySet().removeAll(arrived);
        arrived.clear();
    }

    /** Whether the copy of a block whose k holders crashed may be dropped yet. */
    private boolean mayStillGo(RingId key, long nanos) {
        return bereft.contains(key)
                && nanos - since.getOrDefault(key, 0L) <= truth.rules().settlingNanos();
    }

    private void crashed(Event.Crashed crash) {
        orphan();
        victims = new HashSet<>(crash.victims());
        blocks = blocks.isEmpty() ? byHolder(before) : blocks;
        doomedNanos = crash.atNanos();
        Set<RingId> hit = ofVictims();
        doomed.addAll(ReplicaCensus.orphanedBy(hit, this::holders, victims));
        hit.stream().filter(key -> !doomed.contains(key) && isBereft(key)).forEach(endangered::add);
        for (Peer victim : crash.victims()) {
            Holdings last = returning.remove(victim);
            fallen.put(victim, last == null ? before : last);
            arrived.remove(victim);
        }
    }

    /**
     * Whether all k who were to hold a block just before the latest crash, or a short time before, did so, and are among its
     * victims, since whoever hands a block over may not have heard of others yet; or all who were to hold it in a moment, when
     * those who leave are gone, who may not have heard of others either.
     */
    private boolean isBereft(RingId key) {
        return areBereftWithout(Set.of(), key) || (!leaving.isEmpty() && areBereftWithout(leaving, key));
    }

    private boolean areBereftWithout(Set<Peer> leavers, RingId key) {
        long settling = truth.rules().settlingNanos();
        return truth
                .timeline()
                .holdersBetweenWithout(leavers, key, truth.rules().replicas(), doomedNanos - settling, doomedNanos - 1)
                .stream()
                .anyMatch(holders -> areBereft(holders, key));
    }

    /** A host keeps one copy, at whichever of its nodes was asked to. */
    private boolean areBereft(List<Peer> ideal, RingId key) {
        Set<String> hosts = hosts(ideal);
        return !hosts.isEmpty()
                && hosts(victims).containsAll(hosts)
                && hosts(holders(key)).containsAll(hosts);
    }

    private static Set<String> hosts(Collection<Peer> nodes) {
        return nodes.stream().map(Peer::host).collect(Collectors.toSet());
    }

    private void restarted(Event.Restarted restarted) {
        if (victims.containsAll(restarted.nodes())) {
            doomed.clear();
            endangered.clear();
        }
        restarted.nodes().forEach(node -> returning.put(node, fallen.getOrDefault(node, Holdings.NONE)));
    }

    /** The keys of the blocks that each holder has. */
    private static Map<Peer, Set<RingId>> byHolder(Holdings holdings) {
        Map<Peer, Set<RingId>> blocks = new HashMap<>(); // looked up only
        holdings.holders()
                .forEach((key, holders) -> holders.forEach(holder ->
                        blocks.computeIfAbsent(holder, h -> new HashSet<>()).add(key)));
        return blocks;
    }

    /** The keys of the blocks that one of the victims has, or more than one. */
    private Set<RingId> ofVictims() {
        Set<RingId> keys = new TreeSet<>();
        for (Peer victim : victims) {
            keys.addAll(blocks.getOrDefault(victim, Set.of()));
            if (returning.containsKey(victim)) {
                keys.addAll(byHolder(returning.get(victim)).getOrDefault(victim, Set.of()));
            }
        }
        return keys;
    }

    /** Those that keep what was promised, whether they are seen or on their way back. */
    private List<Peer> holders(RingId key) {
        List<Peer> holders = new ArrayList<>(holders(key, before));
        returning.forEach((node, last) -> {
            if (!holders.contains(node) && holders(key, last).contains(node)) {
                holders.add(node);
            }
        });
        return holders;
    }

    private List<Peer> holders(RingId key, Holdings holdings) {
        return holdings.holdersOf(key, promises.version(key));
    }

    private void orphan() {
        doomed.forEach(key -> since.put(key, doomedNanos));
        endangered.forEach(key -> since.put(key, doomedNanos));
        bereft.removeAll(doomed);
        bereft.addAll(endangered);
        doomed.clear();
        endangered.clear();
    }
}
