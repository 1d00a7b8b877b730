package dev.wringer.reports.page;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Operation;
import dev.wringer.node.protocol.Peer;
import dev.wringer.reports.trial.CaughtViolation;
import dev.wringer.reports.trial.DrawnRing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The nodes of a ring that a page puts on the circle: all of them, or those that its operations and violations name and
 * every so-manieth of the rest.
 *
 * @param nodes by id
 * @param index the place of each of them
 * @param total how many were ever members
 */
record ShownNodes(List<Peer> nodes, Map<Peer, Integer> index, int total) {

    static ShownNodes of(DrawnRing ring, ShownOperations operations, int most) {
        Set<Peer> everybody = new LinkedHashSet<>();
        ring.record().all(Event.Formed.class).forEach(formed -> everybody.addAll(formed.members()));
        ring.record().all(Event.Joined.class).forEach(joined -> everybody.add(joined.member()));
        Set<Peer> chosen = new LinkedHashSet<>();
        ring.violations().stream()
                .limit(most / 20)
                .map(CaughtViolation::members)
                .forEach(chosen::addAll);
        operations.shown().forEach(one -> named(one.operation(), chosen::add));
        int room = Math.max(1, most - chosen.size());
        int step = everybody.size() <= most ? 1 : (everybody.size() + room - 1) / room;
        int place = 0;
        for (Peer peer : everybody) {
            if (place++ % step == 0) {
                chosen.add(peer);
            }
        }
        List<Peer> ordered =
                chosen.stream().sorted(Comparator.comparing(Peer::id)).toList();
        Map<Peer, Integer> index = new HashMap<>();
        for (int i = 0; i < ordered.size(); i++) {
            index.put(ordered.get(i), i);
        }
        return new ShownNodes(ordered, index, everybody.size());
    }

    private static void named(Operation operation, Consumer<Peer> each) {
        each.accept(operation.origin());
        operation.answeredBy().ifPresent(each);
        operation.path().forEach(each);
        operation.dead().forEach(each);
    }

    /** The places of those of {@code peers} that are shown. */
    List<Integer> places(Collection<Peer> peers) {
        List<Integer> places = new ArrayList<>();
        for (Peer peer : peers) {
            Integer place = index.get(peer);
            if (place != null) {
                places.add(place);
            }
        }
        return places;
    }

    /** The places of the nodes of these hosts. */
    List<Integer> placesOf(Set<String> hosts) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            if (hosts.contains(nodes.get(i).host())) {
                places.add(i);
            }
        }
        return places;
    }
}
