package dev.wringer.harness.junit;

import dev.wringer.harness.oracle.Caught;
import dev.wringer.harness.oracle.IdealRing;
import dev.wringer.harness.oracle.Judgement;
import dev.wringer.harness.oracle.WitnessNames;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.ring.Ring;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Notes what nodes believe whenever something is recorded that may turn out to break a promise: that it does is known only when all is
 * over, and what nodes believed is gone by then. Those are looked at that it names, and their neighbours.
 *
 * <p>Where time is virtual, that costs nothing and spoils nothing, and each operation that goes wrong is worth a look. Where it is
 * real, nodes are asked only once a violation is noted, and what they say is what they believe a moment later. One thread.
 */
final class BeliefNotes {

    private static final int MOST_NOTES = 5_000;
    private static final int MOST_NODES = 24; // of a note
    private static final int MOST_TOLD = 20;

    private final boolean seesEverything;
    private final Map<Integer, Event.Believed> notes = new HashMap<>(); // by line; looked up only
    private Optional<Ring> watched = Optional.empty();
    private Optional<IdealRing> truth = Optional.empty(); // about the ring watched, once somebody has asked
    private int lines; // of the record so far

    /** @param seesEverything whether nodes can be looked at without being asked */
    BeliefNotes(boolean seesEverything) {
        this.seesEverything = seesEverything;
    }

    /** What is recorded from here on is of this ring; of none if it is not there yet. */
    void watch(Optional<Ring> ring) {
        watched = ring;
        truth = Optional.empty();
    }

    /** This was recorded. */
    void recorded(Event event) {
        lines++;
        truth = truth.map(ring -> after(event, ring));
        if (watched.isPresent() && notes.size() < MOST_NOTES) {
            look(event, watched.get());
        }
    }

    private static IdealRing after(Event event, IdealRing ring) {
        if (event instanceof Event.Joined joined) {
            return ring.with(List.of(joined.member()));
        } else if (event instanceof Event.Crashed crashed) {
            return ring.without(crashed.victims());
        }
        return event instanceof Event.Left left ? ring.without(left.leavers()) : ring;
    }

    private void look(Event event, Ring ring) {
        try {
            Collection<Peer> concerned = concerned(event, ring);
            if (!concerned.isEmpty()) {
                List<NodeSnapshot> seen = withNeighbours(concerned, ring).stream()
                        .limit(MOST_NODES)
                        .flatMap(node -> ring.snapshotOf(node).stream())
                        .sorted(Comparator.comparing(node -> node.self().id()))
                        .toList();
                notes.put(lines, new Event.Believed(event.atNanos(), lines, seen));
            }
        } catch (RuntimeException
                | AssertionError e) { // whoever breaks its contract when it is asked does so again when that counts
            watched = Optional.empty();
        }
    }

    // ---- whom it concerns

    private Collection<Peer> concerned(Event event, Ring ring) {
        if (event instanceof Event.Violated violated) {
            return WitnessNames.in(violated.witness(), ring.members().stream());
        } else if (seesEverything && event instanceof Event.Completed completed) {
            return concerned(completed.operation(), ring);
        } else if (seesEverything && event instanceof Event.Inventory inventory) {
            return formerHolders(inventory.holdings(), ring);
        }
        return List.of();
    }

    private Collection<Peer> concerned(Operation operation, Ring ring) {
        IdealRing now = truth(ring);
        if (now.size() == 0) {
            return List.of();
        }
        Peer owner = now.ownerOf(operation.key());
        boolean misled = operation.kind() == Operation.Kind.LOOKUP
                && !operation.answeredBy().filter(owner::equals).isPresent();
        if (operation.succeeded() && !misled) {
            return List.of();
        }
        List<Peer> concerned = new ArrayList<>(List.of(owner));
        operation.answeredBy().ifPresent(concerned::add);
        concerned.add(operation.origin());
        return concerned;
    }

    /** Who should hold the blocks that nobody holds any more. */
    private static Collection<Peer> formerHolders(Holdings holdings, Ring ring) {
        Set<Peer> concerned = new LinkedHashSet<>();
        for (RingId key : ring.acknowledged()) {
            if (concerned.size() < MOST_NODES && holdings.holdersOf(key).isEmpty()) {
                concerned.addAll(ring.idealRing().holdersOf(key, ring.spec().replicas()));
            }
        }
        return concerned;
    }

    private Set<Peer> withNeighbours(Collection<Peer> concerned, Ring ring) {
        Set<Peer> all = new LinkedHashSet<>(concerned);
        IdealRing now = truth(ring);
        for (Peer node : now.size() == 0 ? List.<Peer>of() : concerned) {
            all.add(now.predecessorOf(node));
            now.successorsOf(node).stream().limit(1).forEach(all::add);
        }
        return all;
    }

    private IdealRing truth(Ring ring) {
        if (truth.isEmpty()) {
            truth = Optional.of(IdealRing.of(ring.members(), ring.spec().successors()));
        }
        return truth.get();
    }

    // ---- what came of it

    /** What nodes believed at the first of the moments at which this record proves something. */
    List<Event.Believed> around(History record) {
        return notes.isEmpty()
                ? List.of()
                : Judgement.of(record).inOrderOfProof().stream()
                        .map(Caught::position)
                        .distinct()
                        .limit(MOST_TOLD)
                        .flatMap(position -> Optional.ofNullable(notes.get(position + 1)).stream())
                        .toList();
    }
}
