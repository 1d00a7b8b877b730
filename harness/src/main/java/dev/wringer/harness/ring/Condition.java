package dev.wringer.harness.ring;

import dev.wringer.node.id.RingId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Something that a ring reaches sooner or later, to be awaited with {@link Ring#await}. */
public interface Condition {

    /** What is awaited, as in "the ring is …". */
    String name();

    /** Why the ring has not reached it; empty once it has. By ground truth, unless what is awaited is what nodes answer. */
    Optional<String> missing(Ring ring);

    /** All members stand in one ring, and every predecessor and every entry of every successor list is right. */
    static Condition ideal() {
        return new AwaitedIdeal();
    }

    /** Each of these blocks is held by each of the k members that should hold it. */
    static Condition fullyReplicated(Collection<RingId> keys) {
        return new AwaitedReplication(List.copyOf(keys));
    }
}
