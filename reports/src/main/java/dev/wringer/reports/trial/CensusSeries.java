package dev.wringer.reports.trial;

import dev.wringer.harness.oracle.BlockReplicas.State;
import dev.wringer.harness.oracle.FullDisks;
import dev.wringer.harness.oracle.IdealRing;
import dev.wringer.harness.oracle.Promises;
import dev.wringer.harness.oracle.ReplicaCensus;
import dev.wringer.harness.record.Event;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Counts replicas whenever it was recorded who holds what: as the events in front of that one have left the ring. */
final class CensusSeries {

    private final RingRecord ring;
    private final Promises promises = new Promises();
    private final FullDisks full = new FullDisks();
    private final FrozenHosts frozen = new FrozenHosts();
    private IdealRing members;
    private final List<Census> series = new ArrayList<>();

    private CensusSeries(RingRecord ring) {
        this.ring = ring;
        this.members = IdealRing.of(List.of(), ring.rules().successors());
    }

    /** The censuses of one ring, in the order of recording. */
    static List<Census> of(RingRecord ring) {
        CensusSeries census = new CensusSeries(ring);
        ring.events().forEach(census::add);
        return List.copyOf(census.series);
    }

    private void add(Event event) {
        frozen.note(event);
        if (event instanceof Event.Formed formed) {
            members = members.with(formed.members());
        } else if (event instanceof Event.Joined joined) {
            members = members.with(List.of(joined.member()));
        } else if (event instanceof Event.Left left) {
            members = members.without(left.leavers());
        } else if (event instanceof Event.Crashed crashed) {
            members = members.without(crashed.victims());
        } else if (event instanceof Event.Restarted restarted) {
            full.note(restarted);
        } else if (event instanceof Event.Completed completed) {
            promises.note(completed.operation());
        } else if (event instanceof Event.Inventory inventory) {
            series.add(count(inventory));
        } else if (event instanceof Event.Recovering recovering) {
            series.add(of(recovering));
        }
    }

    /** How many copies there were was not counted then. */
    private static Census of(Event.Recovering recovering) {
        return new Census(
                recovering.atNanos(),
                "recovering",
                recovering.blocks(),
                recovering.replicated(),
                recovering.blocks() - recovering.replicated() - recovering.lost(),
                recovering.lost(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalInt.empty());
    }

    private Census count(Event.Inventory inventory) {
        ReplicaCensus census = ReplicaCensus.of(
                promises.keys(), awake(), ring.rules().replicas(), inventory.holdings(), promises, full);
        return new Census(
                inventory.atNanos(),
                inventory.label(),
                census.blocks().size(),
                (int) census.count(State.FULLY_REPLICATED),
                (int) census.count(State.UNDER_REPLICATED),
                (int) census.count(State.LOST),
                OptionalLong.of(census.missing()),
                OptionalLong.of(census.copiesElsewhere()),
                OptionalInt.of(census.blocks().stream()
                        .mapToInt(block ->
                                block.inPlace().size() + block.elsewhere().size())
                        .min()
                        .orElse(0)));
    }

    /** To everybody else hosts that stand still are dead, and nobody could ask them what they hold. */
    private IdealRing awake() {
        Set<String> asleep = frozen.hosts();
        if (asleep.isEmpty()) {
            return members;
        }
        List<Peer> out = members.members().stream()
                .filter(peer -> asleep.contains(peer.host()))
                .toList();
        return members.without(out);
    }
}
