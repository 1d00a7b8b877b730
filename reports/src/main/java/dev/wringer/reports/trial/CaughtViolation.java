package dev.wringer.reports.trial;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.node.protocol.Peer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something that a check caught and that nothing excuses.
 *
 * @param atNanos when it was proved
 * @param check its name
 * @param witness one line that shows it
 * @param members those involved
 * @param operation the number of the operation by which it was proved, if it was one
 * @param beliefs of the nodes around it at that moment, if they were noted
 * @param place in its ring's part of the record, counted from 0, of the event that proved it
 */
public record CaughtViolation(
        long atNanos,
        String check,
        String witness,
        List<Peer> members,
        OptionalInt operation,
        Optional<List<NodeSnapshot>> beliefs,
        int place) {

    /** The operation that this event tells of, if it tells of one. */
    static OptionalInt operationOf(Event event) {
        return event instanceof Event.Completed completed
                ? OptionalInt.of(completed.operation().number())
                : OptionalInt.empty();
    }
}
