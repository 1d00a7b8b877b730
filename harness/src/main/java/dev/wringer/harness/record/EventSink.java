package dev.wringer.harness.record;

/** Takes the events of one trial, in order. */
@FunctionalInterface
public interface EventSink {

    /** Keeps nothing: for trials whose history in memory is enough. */
    EventSink NOWHERE = event -> {};

    /**
     * Takes the next event.
     *
     * @throws RecordFailure if it cannot be kept
     */
    void accept(Event event);
}
