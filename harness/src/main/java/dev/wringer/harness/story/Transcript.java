package dev.wringer.harness.story;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.sim.Sighting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** All that is known of one trial, in the order in which it came. Append only; not thread-safe. */
final class Transcript implements EventSink, Consumer<Sighting> {

    private final List<Note> notes = new ArrayList<>();

    @Override
    public void accept(Event event) {
        notes.add(new Note.Recorded(event));
    }

    @Override
    public void accept(Sighting sighting) {
        notes.add(new Note.Seen(sighting));
    }

    /** What has come so far; a view that grows. */
    List<Note> notes() {
        return Collections.unmodifiableList(notes);
    }
}
