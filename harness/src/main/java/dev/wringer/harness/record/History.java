package dev.wringer.harness.record;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * The events of a trial in the order in which they were recorded, and somebody who is told of each as it comes. Append
 * only. Not thread-safe: a trial has one thread that records.
 */
public final class History {

    private final List<Event> events = new ArrayList<>();
    private final EventSink sink;
    private final Attachments attachments;

    /** An empty history whose events also go to {@code sink}, at once. */
    public History(EventSink sink) {
        this(sink, Attachments.NOWHERE);
    }

    /** An empty history whose events and attachments also go elsewhere, at once. */
    public History(EventSink sink, Attachments attachments) {
        this.sink = sink;
        this.attachments = attachments;
    }

    /** Appends {@code event}. */
    public void record(Event event) {
        events.add(event);
        sink.accept(event);
    }

    /** Keeps a text beside the events. Unlike them it may come from any thread. */
    public void attach(String name, String text) {
        attachments.attach(name, text);
    }

    /** Keeps nothing beside the events after all. */
    public void discardAttachments() {
        attachments.discard();
    }

    /** All events so far; a view that grows. */
    public List<Event> events() {
        return Collections.unmodifiableList(events);
    }

    /** The events of one type. */
    public <E extends Event> Stream<E> all(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }
}
