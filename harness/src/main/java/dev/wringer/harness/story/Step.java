package dev.wringer.harness.story;

import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One step of a story.
 *
 * @param atNanos when, by the testbed's clock
 * @param whom the node to which it happened; empty for what was done to the ring
 * @param text a sentence that may begin with the node's name
 * @param note what it comes to, in a few words; empty if the messages say it all
 * @param messages by which it came about, in order
 */
record Step(long atNanos, Optional<Peer> whom, String text, String note, List<Message> messages) {

    Step {
        messages = List.copyOf(messages);
    }

    /** A space at which no line is broken. */
    static final char FIXED_SPACE = '\u00a0';

    /** What begins the note of a step that has changed nothing. */
    static final String KEEPS = "keeps ";

    /** Whether something was done to the ring, or the state of a node has changed; neither where nothing has come of it. */
    boolean isTransition() {
        return !note.isEmpty() && !isUnmoved();
    }

    /** Whether nothing has come of it, which is why it is told. */
    boolean isUnmoved() {
        return note.startsWith(KEEPS);
    }

    /** Everybody from whom the node had what it acts on. */
    List<Peer> sources() {
        List<Peer> sources = new ArrayList<>();
        messages.forEach(message -> {
            sources.add(message.from());
            sources.add(message.to());
        });
        return sources;
    }
}
