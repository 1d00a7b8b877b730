package dev.wringer.harness.oracle;

import dev.wringer.harness.oracle.MembershipTimeline.Departure;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.RingRules;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What really happened to one ring so far, as the harness recorded it: who was a member when, who could reach whom, who held
 * what, and who could be taken for dead although it was alive. Immutable; later events of the history are not seen.
 */
public final class GroundTruth {

    private final List<Event> events; // of this ring, from its Formed on
    private final int position; // of the first of them in the record
    private final RingRules rules;
    private final MembershipTimeline timeline;
    private final Reachability reachability;
    private final Doubts doubts;
    private final Inventories inventories;
    private final Stores stores;
    private final Duration lag;

    private GroundTruth(List<Event> events, int position, RingRules rules) {
        this.events = events;
        this.position = position;
        this.rules = rules;
        this.timeline = MembershipTimeline.of(events, rules.successors());
        this.reachability = Reachability.of(events);
        this.doubts = Doubts.of(events, rules, reachability);
        this.inventories = Inventories.of(events, reachability);
        this.stores = Stores.of(events);
        this.lag = all(Event.Concluded.class)
                .map(Event.Concluded::lagNanos)
                .map(Duration::ofNanos)
                .reduce(Duration.ZERO, (one, other) -> other);
    }

    /**
     * The truth about the ring that was formed last.
     *
     * @throws IllegalArgumentException if no ring was formed
     */
    public static GroundTruth of(History history) {
        List<GroundTruth> rings = ofEachRing(history);
        if (rings.isEmpty()) {
            throw new IllegalArgumentException("no ring was formed yet");
        }
        return rings.get(rings.size() - 1);
    }

    /** The truth about each ring of a trial, in the order in which they were formed. */
    public static List<GroundTruth> ofEachRing(History history) {
        List<GroundTruth> rings = new ArrayList<>();
        List<Event> all = history.events();
        int end = all.size();
        for (int i = end - 1; i >= 0; i--) {
            if (all.get(i) instanceof Event.Formed formed) {
                rings.add(0, new GroundTruth(List.copyOf(all.subList(i, end)), i, formed.rules()));
                end = i;
            }
        }
        return rings;
    }

    /** By what the ring is judged. */
    public RingRules rules() {
        return rules;
    }

    /** Who was a member when. */
    public MembershipTimeline timeline() {
        return timeline;
    }

    /** How far the harness may have lagged behind what happened; zero until that is recorded. */
    public Duration lag() {
        return lag;
    }

    Reachability reachability() {
        return reachability;
    }

    Doubts doubts() {
        return doubts;
    }

    Inventories inventories() {
        return inventories;
    }

    Stores stores() {
        return stores;
    }

    /** The events of this ring, in the order of recording. */
    List<Event> events() {
        return events;
    }

    /** The place in the record of the event with this index. */
    int position(int index) {
        return position + index;
    }

    /** The event at this place in the record. */
    Event at(int place) {
        return events.get(place - position);
    }

    /** The events of one type. */
    <E extends Event> Stream<E> all(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }

    /** All operations, in the order of completion. */
    List<Operation> operations() {
        return all(Event.Completed.class).map(Event.Completed::operation).toList();
    }

    /** What became of a member after {@code nanos}, for people: that it crashed, left, came back, or is still there. */
    String fateOf(Peer member, long nanos) {
        Optional<Departure> departure = timeline.departureFrom(member, nanos);
        if (departure.isEmpty()) {
            return "is still there";
        }
        OptionalLong back = timeline.arrivalAfter(member, departure.get().atNanos());
        return departure.get() + (back.isPresent() ? " and came back at " + Seconds.text(back.getAsLong()) : "");
    }
}
