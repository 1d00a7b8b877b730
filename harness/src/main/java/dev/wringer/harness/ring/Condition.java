package dev.wringer.harness.ring;

import dev.wringer.node.id.RingId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Something that a ring reaches sooner or later, to be awaited with {@link Ring#await}. */
public interface Condition {

    /** What is awaited, as in "the ring is …". */
    String name();

    /** Why the ring has not reached it; empty once it has. By ground truth, unless what is awaited is what nodes answer. */
    Optional<String> missing(Ring ring);

    /**
     * How the ring's progress towards it can be seen; empty if it cannot, and the whole bound has to be waited for.
     *
     * @param spec the ring
     */
    default Optional<Progress> progress(RingSpec spec) {
        return Optional.empty();
    }

    /** What can be said of a ring that is not going to reach it, beside what is missing first; for people. */
    default Optional<String> diagnosis(Ring ring) {
        return Optional.empty();
    }

    /**
     * How to see whether a ring gets on. As long as it does, something changes within each round: when nothing has for
     * several rounds, nothing will.
     *
     * @param round the longest time that a round of what brings it about takes
     * @param rounds what a round is of, for people
     * @param view what changes
     */
    record Progress(Duration round, String rounds, View view) {}

    /** A look at a ring; looks are compared by {@code equals}. */
    @FunctionalInterface
    interface View {
        /** What is to be seen now. */
        Object of(Ring ring);
    }

    /** All members stand in one ring, and every predecessor and every entry of every successor list is right. */
    static Condition ideal() {
        return new AwaitedIdeal();
    }

    /** Each of these blocks is held by each of the k members that should hold it. */
    static Condition fullyReplicated(Collection<RingId> keys) {
        return new AwaitedReplication(List.copyOf(keys));
    }

    /**
     * The ring is ideal and stays so: no fault is in force, nor does one that is over still have effects. Where time is real, a ring that is ideal at
     * the instant of healing need not be settled: calls that were under way are still given up, over the connections that they
     * used no peer can be reached for a moment, and whoever cannot be reached is dropped from tables that were right.
     */
    static Condition settled() {
        return new AwaitedCalm();
    }
}
