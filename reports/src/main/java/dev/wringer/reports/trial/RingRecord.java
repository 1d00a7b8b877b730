package dev.wringer.reports.trial;

import dev.wringer.harness.oracle.GroundTruth;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.RingRules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the record of a trial says of one of its rings.
 *
 * @param number counts the rings of a trial from 1
 * @param position of its first event in the record, counted from 0
 * @param events in the order of recording, from the one by which it was formed
 * @param truth what really happened to it
 */
public record RingRecord(int number, int position, List<Event> events, GroundTruth truth) {

    /** All rings of a trial, in the order in which they were formed. */
    public static List<RingRecord> of(History history) {
        List<Event> all = history.events();
        List<Integer> beginnings = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof Event.Formed) {
                beginnings.add(i);
            }
        }
        List<GroundTruth> truths = GroundTruth.ofEachRing(history);
        List<RingRecord> rings = new ArrayList<>();
        for (int i = 0; i < beginnings.size(); i++) {
            int from = beginnings.get(i);
            int until = i + 1 < beginnings.size() ? beginnings.get(i + 1) : all.size();
            rings.add(new RingRecord(i + 1, from, all.subList(from, until), truths.get(i)));
        }
        return rings;
    }

    /** By what it is judged. */
    public RingRules rules() {
        return truth.rules();
    }

    /** When it was formed. */
    public long fromNanos() {
        return events.get(0).atNanos();
    }

    /** When the last thing happened that is recorded of it. */
    public long untilNanos() {
        return events.stream().mapToLong(Event::atNanos).max().orElseThrow();
    }

    /** The events of one type. */
    public <E extends Event> Stream<E> all(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }

    /** What clients asked, in the order of completion. */
    public Stream<Operation> operations() {
        return all(Event.Completed.class).map(Event.Completed::operation);
    }

    /** Whether the event with this position in the record is of this ring. */
    public boolean contains(int place) {
        return place >= position && place < position + events.size();
    }
}
